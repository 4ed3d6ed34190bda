import type { Instant } from '#kit'
import { dayOf } from '#kit'
import type { Asking, Profile, Step } from '#platform/server'
import { openBook } from '#rooms/areas/server'
import { policyFile, type QuarantinePolicy } from '../domain/index.ts'

const known = new WeakMap<Profile, Promise<QuarantinePolicy>>()

/** The policy of the running profile; read once. */
export function policyOf(profile: Profile): Promise<QuarantinePolicy> {
  const before = known.get(profile)
  if (before) return before
  const reading = profile.json('quarantine/policy.json', policyFile)
  known.set(profile, reading)
  return reading
}

/** The city's day of a moment. */
export function dayIn(profile: Pick<Profile, 'utcOffsetMinutes'>, at: Instant) {
  return dayOf(at, profile.utcOffsetMinutes)
}

/** Codes of an area and of all above it: policy is written for codes. */
export async function codesAbove(at: Pick<Asking, 'db' | 'tree'>, areaId: number): Promise<string[]> {
  const { byId } = await openBook(at)
  const codes: string[] = []
  for (let area = byId.get(areaId); area; area = area.parentId === null ? undefined : byId.get(area.parentId)) {
    codes.push(area.code)
  }
  return codes
}

/** A step as the book of areas is asked. */
export function bookOf({ trx, tree }: Pick<Step, 'trx' | 'tree'>): Pick<Asking, 'db' | 'tree'> {
  return { db: trx, tree }
}
