import { sql } from 'kysely'
import { type Day, dayOf, type Instant, type Paper } from '#kit'
import { type Asking, defineRead, notFound, visiblePlace } from '#platform/server'
import { areaTitle, levelOf } from '#rooms/areas/domain'
import { type AreaBook, areasAbove } from '#rooms/areas/server'
import { headPostsOf, officerNames } from '#rooms/bodies/server'
import { type Level, layOutNotice, levelNotice, type NoticeFacts, type NoticeLine } from '../domain/index.ts'
import { levelsCatalogue } from './catalogue.ts'
import { showArea } from './show-levels.ts'
import { bookOf, unitOf, type Where } from './units.query.ts'
import { competenceOf, type DecisionScope } from './who-decides.ts'

/** Whose notice: of which round, in which area, signed by which unit's post. */
export interface NoticeOf {
  readonly roundId: string
  readonly areaId: number
  readonly unitId: number
  readonly signed: {
    readonly officerId: string
    readonly postId: string | null
    readonly number: string
    readonly note: string
  } | null
}

/** A round as notices need it. */
export interface NoticeRound {
  readonly areaId: number
  readonly setKey: string
  readonly dataOn: Day
}

interface Row {
  readonly areaId: number
  readonly decided: Level | null
  readonly before: Level | null
  readonly band: Level | null
  readonly from: Instant | null
  readonly reviewAt: Instant | null
}

/** The round of a notice; undefined: there is none. */
export async function noticeRound({ db }: Pick<Where, 'db'>, roundId: string): Promise<NoticeRound | undefined> {
  const { rows } = await sql<NoticeRound>`
    select area_id as "areaId", set_key as "setKey", data_on as "dataOn" from level_rounds where id = ${roundId}`.execute(
    db,
  )
  return rows[0]
}

/** Both papers of a notice, and how many units of it nobody has decided. */
export async function noticePapers(
  scope: DecisionScope,
  round: NoticeRound,
  of: NoticeOf,
): Promise<{ readonly papers: Readonly<Record<'vi' | 'en', Paper>>; readonly undecided: number }> {
  const rows = await rowsOf(scope, of)
  const facts = await factsOf(scope, { round, of, rows })
  return { papers: { vi: layOutNotice(facts, 'vi'), en: layOutNotice(facts, 'en') }, undecided: facts.undecided }
}

async function rowsOf({ db, tree }: DecisionScope, { roundId, areaId }: NoticeOf): Promise<Row[]> {
  const place = tree.get(areaId)
  const { rows } = await sql<Omit<Row, 'band'> & { computed: string | null }>`
    select level_proposals.area_id as "areaId", decided_level as decided, before,
           content->'computed'->'judged'->>'row' as computed, from_at as "from", review_at as "reviewAt"
    from level_proposals join areas on areas.id = level_proposals.area_id
    where round_id = ${roundId} and (superseded_at is null or decided_at is not null)
      and areas.first between ${place.first} and ${place.last}
    order by areas.first`.execute(db)
  return rows.map(({ computed, ...row }) => ({ ...row, band: computed === null ? null : (Number(computed) as Level) }))
}

async function factsOf(
  scope: DecisionScope,
  { round, of, rows }: { readonly round: NoticeRound; readonly of: NoticeOf; readonly rows: readonly Row[] },
): Promise<NoticeFacts> {
  const { profile, now } = scope
  const book = await bookOf(scope)
  const { sets, rules } = await levelsCatalogue(profile)
  const decided = rows.filter(({ decided: level }) => level !== null)
  const at = (level: string) =>
    decided.filter(({ areaId }) => levelNameOf(book, areaId) === level).map((row) => toLine(book, row))
  const own = decided.find(({ areaId }) => areaId === of.areaId)
  const dates = decided.flatMap(({ from }) => from ?? []).toSorted()
  const reviews = decided.flatMap(({ reviewAt }) => reviewAt ?? []).toSorted()
  const day = (moment: Instant | undefined) => (moment ? dayOf(moment, profile.utcOffsetMinutes) : null)
  return {
    area: showArea(book, of.areaId).title,
    place: placeOf(book, of.unitId),
    on: dayOf(now, profile.utcOffsetMinutes),
    dataOn: round.dataOn,
    setNumber: sets.find(({ key }) => key === round.setKey)?.number ?? round.setKey,
    levelTitles: rules.levelTitles,
    legalBasis: rules.legalBasis,
    own: own ? toLine(book, own) : null,
    districts: levelNameOf(book, of.areaId) === 'district' ? [] : at('district'),
    groups: groupsOf(book, of.areaId, decided),
    undecided: rows.length - decided.length,
    from: day(dates.at(-1)),
    reviewOn: day(reviews[0]),
    ...(await headAndFoot(scope, of)),
  }
}

/** Communes under the district they lie in, the notice's own area left out. */
function groupsOf(book: AreaBook, areaId: number, decided: readonly Row[]): NoticeFacts['groups'] {
  const communes = decided.filter((row) => row.areaId !== areaId && levelNameOf(book, row.areaId) === 'commune')
  const byDistrict = Map.groupBy(communes, (row) => {
    const area = book.byId.get(row.areaId)
    return area ? areasAbove(book, area).find(({ kind }) => levelOf(kind) === 'district')?.id : undefined
  })
  return [...byDistrict].map(([districtId, rows]) => ({
    heading: districtId === undefined || districtId === areaId ? null : showArea(book, districtId).title,
    lines: rows.map((row) => toLine(book, row)),
  }))
}

function toLine(book: AreaBook, { areaId, decided, before, band }: Row): NoticeLine {
  return { title: showArea(book, areaId).title, level: decided as Level, before, band }
}

function levelNameOf(book: AreaBook, areaId: number): string {
  const area = book.byId.get(areaId)
  return area ? levelOf(area.kind) : 'commune'
}

/** The place that stands before the day: the name of the unit that signs. */
function placeOf(book: AreaBook, unitId: number): string {
  return book.byId.get(unitId)?.name ?? ''
}

async function headAndFoot(scope: DecisionScope, { unitId, signed }: NoticeOf) {
  const { notice } = (await levelsCatalogue(scope.profile)).rules
  const unit = await unitOf(scope, unitId)
  const look = notice.byLevel[unit?.level ?? 'top'] ?? { issuer: ['{AREA}'], signers: {}, recipients: [] }
  const title = unit ? areaTitle(unit).vi : ''
  const named = (line: string) => line.replaceAll('{AREA}', title.toUpperCase()).replaceAll('{Area}', lowered(title))
  return {
    issuer: look.issuer.map(named),
    symbol: notice.symbol,
    number: signed?.number ?? null,
    recipients: look.recipients.map(named),
    signature: await signatureOf(scope, { unitId, signed, lines: look.signers }),
  }
}

/** Who signed, or whoever would: the head of the unit, with room for the signature. */
async function signatureOf(
  scope: DecisionScope,
  of: Pick<NoticeOf, 'unitId' | 'signed'> & { readonly lines: Readonly<Record<string, readonly string[]>> },
) {
  const signer = of.signed ?? (await headPostsOf(scope.db, [of.unitId], scope.now)).get(of.unitId)
  const post = signer?.postId ? await postOf(scope, signer.postId) : undefined
  const officerId = signer?.officerId ?? null
  const name = officerId === null ? undefined : (await officerNames(scope.db, [officerId])).get(officerId)
  const lines = post ? (of.lines[post.kind] ?? [post.title.toUpperCase()]) : (of.lines.chairman ?? [])
  return { lines, note: of.signed?.note ?? null, name: name ?? '' }
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1)
}

async function postOf({ db }: DecisionScope, id: string) {
  const { rows } = await sql<{ kind: string; title: string }>`select kind, title from posts where id = ${id}`.execute(
    db,
  )
  return rows[0]
}

/** A notice as it was signed. */
export interface SignedNotice {
  readonly number: string
  readonly issuedAt: Instant
  readonly papers: Readonly<Record<'vi' | 'en', Paper>>
}

/** The signed notice of a round in an area; undefined: none was. */
export async function signedNotice(
  { db }: Pick<Where, 'db'>,
  roundId: string,
  areaId: number,
): Promise<SignedNotice | undefined> {
  const { rows } = await sql<SignedNotice>`
    select number, issued_at as "issuedAt", papers from level_notices
    where round_id = ${roundId} and area_id = ${areaId}`.execute(db)
  return rows[0]
}

/** The notice as the reader may see it: signed, or as it would be. */
export async function noticeFor(asking: Asking, query: { readonly id: string; readonly areaId?: number | undefined }) {
  const round = await noticeRound(asking, query.id)
  const areaId = query.areaId ?? round?.areaId
  if (!round || areaId === undefined || !visiblePlace(asking, areaId, 'levels.read')) return undefined
  const { db, tree, now, profile, actor } = asking
  const scope = { db, tree, now, profile }
  const competent = (await competenceOf(scope, actor, 'epidemic-level'))(areaId)
  const signed = await signedNotice(asking, query.id, areaId)
  if (signed) return { ...signed, areaId, undecided: 0, mayIssue: false }
  // A place too small to have a committee of its own is told of by the unit around it.
  const unitId = competent?.unit.id ?? tree.root?.id ?? areaId
  const draft = await noticePapers(scope, round, { roundId: query.id, areaId, unitId, signed: null })
  return {
    papers: draft.papers,
    number: null,
    issuedAt: null,
    areaId,
    undecided: draft.undecided,
    mayIssue: draft.undecided === 0 && competent !== undefined,
  }
}

/** `GET /levels/rounds/:id/notice` */
export const levelNoticeRead = defineRead(levelNotice, async (asking, { id, areaId, language }) => {
  const notice = await noticeFor(asking, { id, areaId })
  if (!notice) return notFound('id')
  const { papers, ...rest } = notice
  return { ...rest, paper: papers[language] }
})
