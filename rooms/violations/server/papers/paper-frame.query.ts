import { sql } from 'kysely'
import { type Day, dayOf, type Instant } from '#kit'
import type { Asking, Profile } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { headPostsOf, officerNames } from '#rooms/bodies/server'
import { type IssuerRow, issuerCatalogue } from '#rooms/documents/domain'
import { clocksOn } from '../../domain/index.ts'
import type { PaperFrame, PaperSigner } from '../../domain/papers/case-on-paper.ts'
import { inSentence } from '../../domain/papers/in-sentence.ts'
import { type PapersFile, paperRulesOn, papersFile, type ViolationPaperKind } from '../../domain/papers/papers-file.ts'
import { levelOfArea } from '../signer.query.ts'
import { rulesOf } from '../violation-rules.query.ts'

interface Heads {
  readonly file: PapersFile
  readonly issuers: readonly IssuerRow[]
}

const known = new WeakMap<Profile, Promise<Heads>>()

function headsOf(profile: Profile): Promise<Heads> {
  const heads = known.get(profile) ?? readHeads(profile)
  known.set(profile, heads)
  return heads
}

async function readHeads(profile: Profile): Promise<Heads> {
  const [file, issuers] = await Promise.all([
    profile.json('violations/papers.json', papersFile),
    profile.json('documents/issuers.json', issuerCatalogue),
  ])
  return { file, issuers }
}

/** In whose name a paper is made, about which dossier, and who put their name to it. */
export interface FrameOrder {
  readonly paper: ViolationPaperKind
  readonly areaId: number
  readonly number: string | null
  /** Day on the paper and of the rules on it. */
  readonly on: Instant
  /** Sign of the dossier, `12/2021`. */
  readonly dossier: string
  /** Who signed in the house and when; absent: a draft, with room for the head of the area. */
  readonly signed?:
    | { readonly postId: string | null; readonly officerId: string | null; readonly at: Instant }
    | undefined
}

/** The head, the foot and the rules of a paper of an area's committee. */
export async function paperFrameOf(asking: Asking, order: FrameOrder): Promise<PaperFrame> {
  const { profile, db } = asking
  const [{ file, issuers }, rules, book] = await Promise.all([headsOf(profile), rulesOf(profile), openBook(asking)])
  const area = book.byId.get(order.areaId)
  const level = (await levelOfArea(asking, order.areaId)) ?? 'commune'
  const words = file.levels[level]
  const title = area === undefined ? '' : areaTitle(area).vi
  const fill = (line: string) => line.replaceAll('{area}', area?.name ?? '').replaceAll('{Area}', title)
  const issuer = issuers.find(({ code }) => code === words?.issuer)
  const day: Day = dayOf(order.on, profile.utcOffsetMinutes)
  return {
    superior: null,
    issuer: (issuer?.header ?? ['{Area}']).map((line) => fill(line).toUpperCase()),
    number: order.number,
    symbol: file.symbols[order.paper],
    place: area?.name ?? '',
    day,
    utcOffsetMinutes: profile.utcOffsetMinutes,
    authority: fill(words?.authority ?? '{Area}').toUpperCase(),
    office: committeeOf(title),
    signer: await signerOf(db, order, words?.signers ?? {}),
    rules: paperRulesOn({ file, clocks: clocksOn(rules.clocks, day) }, order.paper, day),
    payment: file.payment.lines,
    complaint: file.complaint.lines,
    dossier: order.dossier,
  }
}

/** `Ủy ban nhân dân phường Mai Động` */
export function committeeOf(title: string): string {
  return `Ủy ban nhân dân ${inSentence(title)}`
}

async function signerOf(
  db: Asking['db'],
  { areaId, signed, on }: FrameOrder,
  lines: Readonly<Record<string, readonly string[]>>,
): Promise<PaperSigner> {
  const head = signed ?? (await headPostsOf(db, [areaId], on, 'government')).get(areaId)
  const { rows } = await sql<{ kind: string; title: string }>`
    select kind, title from posts where id = ${head?.postId ?? null}::uuid`.execute(db)
  const post = rows[0]
  const officerId = head?.officerId ?? null
  const names = officerId === null ? undefined : await officerNames(db, [officerId])
  return {
    lines: post === undefined ? ['CHỦ TỊCH'] : (lines[post.kind] ?? [post.title.toUpperCase()]),
    name: (officerId !== null && names?.get(officerId)) || '',
    at: signed?.at ?? null,
  }
}
