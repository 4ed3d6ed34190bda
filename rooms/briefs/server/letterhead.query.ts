import { sql } from 'kysely'
import type { Profile } from '#platform/server'
import { headPostsOf, officerNames } from '#rooms/bodies/server'
import { type IssuerRow, issuerCatalogue } from '#rooms/documents/domain'
import { areaTitles } from '#rooms/overview/server'
import { type Brief, type Letterhead, type LetterheadFile, letterheadFile } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'

interface Heads {
  readonly file: LetterheadFile
  readonly issuers: readonly IssuerRow[]
}

const known = new WeakMap<Profile, Promise<Heads | undefined>>()

/** What the profile says of a brief's head and foot; undefined for a city that says nothing. */
function headsOf(profile: Profile): Promise<Heads | undefined> {
  const heads = known.get(profile) ?? readHeads(profile)
  known.set(profile, heads)
  return heads
}

async function readHeads(profile: Profile): Promise<Heads | undefined> {
  if (!(await profile.files('briefs')).includes('letterhead.json')) return undefined
  const [file, issuers] = await Promise.all([
    profile.json('briefs/letterhead.json', letterheadFile),
    profile.json('documents/issuers.json', issuerCatalogue),
  ])
  return { file, issuers }
}

/** Who has signed, and how it was filed. */
export interface Signed {
  readonly postId: string
  readonly officerId: string
  readonly number: string | null
  readonly note: string
  readonly hash: string
}

type Where = Pick<Briefing, 'db' | 'profile' | 'place' | 'knownAt'>

/** The head and the foot of a brief's paper: of the signed one by who signed, else with room for the head's signature. */
export async function letterheadOf(where: Where, { area }: Pick<Brief, 'area'>, signed?: Signed): Promise<Letterhead> {
  const { db, profile, place, knownAt } = where
  const heads = await headsOf(profile)
  const level = heads?.file.levels[area.level]
  const issuer = heads?.issuers.find(({ code }) => code === level?.issuer)
  const signer = signed ?? (await headPostsOf(db, [place.id], knownAt)).get(place.id)
  const around = await namesAround(where)
  const inSentence = area.title.vi.charAt(0).toLowerCase() + area.title.vi.slice(1)
  const look = { lines: level?.signers ?? {}, note: signed?.note ?? null }
  return {
    superior: issuer === undefined ? around.above : null,
    issuer: headLines(issuer, area),
    number: numberLine(heads?.file.symbol, issuer, signed?.number ?? null),
    place: area.level === 'group' ? around.place : area.name,
    recipients: (level?.recipients ?? []).map((line) =>
      line.replaceAll('{area}', area.name).replaceAll('{Area}', inSentence),
    ),
    signature: signer ? await signatureOf(db, signer, look) : null,
    hash: signed?.hash ?? null,
  }
}

/** The area directly above in capitals, and the place that stands before the day: no paper is dated at "group 1". */
async function namesAround({ db, place }: Where): Promise<{ above: string | null; place: string }> {
  const titles = await areaTitles(db, place.parentId === null ? [] : [place.parentId])
  const above = titles.get(place.parentId ?? 0)
  return { above: above?.vi.toUpperCase() ?? null, place: above?.name ?? '' }
}

/** `Số: 12/BC-UBND`; room for the number where it is not given yet; null where nothing is known of the symbols. */
function numberLine(symbol: string | undefined, issuer: IssuerRow | undefined, number: string | null): string | null {
  if (number !== null) return `Số: ${number}`
  return symbol === undefined || issuer === undefined ? null : `Số:         /${symbol}-${issuer.symbols[0]}`
}

function headLines(issuer: IssuerRow | undefined, { name, title }: Brief['area']): string[] {
  const lines = issuer?.header.length ? issuer.header : ['{Area}']
  return lines.map((line) => line.replaceAll('{area}', name).replaceAll('{Area}', title.vi).toUpperCase())
}

async function signatureOf(
  db: Briefing['db'],
  { postId, officerId }: { readonly postId: string; readonly officerId: string | null },
  { lines, note }: { readonly lines: Readonly<Record<string, readonly string[]>>; readonly note: string | null },
): Promise<Letterhead['signature']> {
  const { rows } = await sql<{ kind: string; title: string }>`
    select kind, title from posts where id = ${postId}`.execute(db)
  const post = rows[0]
  if (!post) return null
  const name = officerId === null ? undefined : (await officerNames(db, [officerId])).get(officerId)
  return { lines: lines[post.kind] ?? [post.title.toUpperCase()], note, name: name ?? '' }
}
