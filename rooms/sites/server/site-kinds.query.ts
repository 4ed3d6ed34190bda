import type { Profile } from '#platform/server'
import { type SiteFamily, type SiteKind, siteKindsFile } from '../domain/index.ts'

/** Kinds of place of a profile, of all days, and the families of checklists. */
export interface SiteBook {
  readonly kinds: readonly SiteKind[]
  readonly families: readonly SiteFamily[]
}

const known = new WeakMap<Profile, Promise<SiteBook>>()

/** The kinds and families of the running profile; read once. */
export function siteBook(profile: Profile): Promise<SiteBook> {
  const before = known.get(profile)
  if (before) return before
  const book = profile.json('sites/kinds.json', siteKindsFile)
  known.set(profile, book)
  return book
}

/** Kinds of place the profile knows, of all days; `kindsOn` (domain) picks those of a day. */
export async function siteKinds(profile: Profile): Promise<readonly SiteKind[]> {
  return (await siteBook(profile)).kinds
}
