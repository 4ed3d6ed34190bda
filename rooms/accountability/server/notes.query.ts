import { sql } from 'kysely'
import { dayOf, type Instant, refuse } from '#kit'
import { type Asking, defineRead, fromCursor, may, notFound, toCursor } from '#platform/server'
import { ACCOUNTABILITY, type NoteLine, noteList, notePage, wasHeard } from '../domain/index.ts'
import { readStatements } from './cases.store.ts'
import { isPublic } from './correct-note.ts'
import { showGrounds } from './grounds.ts'
import { momentWords } from './moment-words.ts'
import { type Names, readNames } from './names.query.ts'
import { noteColumns, type StoredNote } from './notes.store.ts'
import { isMine } from './people.query.ts'
import { anyLine, judgeApprover, latestDay } from './publish-note.ts'
import { rulesOf } from './rules-of-house.ts'
import { inMyAreas, inPlace, saysOf } from './where-visible.ts'

interface Row extends StoredNote {
  readonly mine: boolean
}

const peopleOf = (row: Row) => [row.officerId, row.draftedBy, row.publishedBy]

function stateOf(note: StoredNote, now: Instant, offset: number): NoteLine['state'] {
  if (note.withdrawnAt !== null) return 'withdrawn'
  if (note.publishedAt === null) return 'draft'
  return isPublic(note, now, offset) ? 'published' : 'ended'
}

/** What a note is about, by name: the post, the body, the unit, or the name of the team or force. */
export function targetTitle(
  note: Pick<StoredNote, 'target' | 'postId' | 'bodyId' | 'targetName' | 'areaId'>,
  names: Names,
): string {
  if (note.target === 'unit') return names.area(note.areaId).vi
  return note.targetName ?? names.title(note.postId ?? note.bodyId)
}

function toLine(row: Row, names: Names, { now, profile }: Asking): NoteLine {
  const state = stateOf(row, now, profile.utcOffsetMinutes)
  return {
    id: row.id,
    areaId: row.areaId,
    areaTitle: names.area(row.areaId),
    kind: row.kind,
    target: row.target,
    targetTitle: targetTitle(row, names),
    officerName: names.person(row.officerId),
    title: row.title,
    said: row.said,
    source: row.source,
    state,
    draftedByName: names.person(row.draftedBy),
    draftedAt: row.draftedAt,
    explainBy: row.explainBy,
    explainedAt: row.explainedAt,
    publishedByName: names.person(row.publishedBy),
    publishedAt: row.publishedAt,
    publishedUntil: row.publishedUntil,
    correctionAsked: row.correctionAsked,
    correctionAnswer: row.correctionAnswer,
    correctedAt: row.correctedAt,
    isMine: row.mine,
  }
}

/** Published ones are everybody's to read; drafts and ended ones are for those of the area and for their target. */
function visible(asking: Asking) {
  const today = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const isShown = sql`published_at is not null and withdrawn_at is null and published_until >= ${today}`
  return sql<boolean>`((${isShown}) or ${inMyAreas(asking)} or ${isMine(asking.actor, 'accountability_notes')}
    or drafted_by = ${asking.actor.officerId}::uuid)`
}

function inState(state: NoteLine['state'] | undefined, today: string) {
  if (state === undefined) return sql`true`
  if (state === 'withdrawn') return sql`withdrawn_at is not null`
  if (state === 'draft') return sql`withdrawn_at is null and published_at is null`
  const side = state === 'published' ? sql`>=` : sql`<`
  return sql`withdrawn_at is null and published_at is not null and published_until ${side} ${today}`
}

/** `GET /accountability/notes`, newest first. */
export const noteListRead = defineRead(noteList, async (asking, { areaId, q, kind, state, mine, limit, cursor }) => {
  const place = areaId === undefined ? undefined : asking.tree.find(areaId)
  if (areaId !== undefined && !place) return notFound('areaId')
  const after = fromCursor(cursor)
  const today = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const own = isMine(asking.actor, 'accountability_notes')
  const { rows } = await sql<Row>`
    select ${noteColumns}, ${own} as mine
    from accountability_notes join areas on areas.id = accountability_notes.area_id
    where ${visible(asking)} and ${inPlace(place)} and ${inState(state, today)}
      and ${saysOf(q, sql`accountability_notes.title`, 'accountability_notes')}
      ${mine ? sql`and ${own}` : sql``} ${kind === undefined ? sql`` : sql`and accountability_notes.kind = ${kind}`}
      ${after === undefined ? sql`` : sql`and (drafted_at, accountability_notes.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by drafted_at desc, accountability_notes.id desc limit ${limit + 1}`.execute(asking.db)
  const page = rows.slice(0, limit)
  const names = await readNames(
    asking.db,
    page.map((row) => ({ ...row, people: peopleOf(row) })),
  )
  const last = page.at(-1)
  return {
    items: page.map((row) => toLine(row, names, asking)),
    next: rows.length > limit && last ? toCursor([last.draftedAt, last.id]) : null,
  }
})

/** `GET /accountability/notes/:id` */
export const notePageRead = defineRead(notePage, async (asking, { id }) => {
  const { db, actor, tree, now, profile } = asking
  const { rows } = await sql<Row>`
    select ${noteColumns}, ${isMine(actor, 'accountability_notes')} as mine
    from accountability_notes join areas on areas.id = accountability_notes.area_id
    where accountability_notes.id = ${id} and ${visible(asking)}`.execute(db)
  const row = rows[0]
  if (!row) return notFound('id')
  const line = toLine(row, await readNames(db, [{ ...row, people: peopleOf(row) }]), asking)
  const wrong = await judgeApprover({ db, actor, tree, now }, row)
  const mayRead = row.mine || may(actor, 'accountability.read', row.areaId, tree)
  const isHeard = wasHeard(row, now)
  const until = momentWords(asking, row.explainBy)
  const notHeard = isHeard ? null : refuse(ACCOUNTABILITY.NOT_HEARD, { params: { until } }).words
  const { longestPublicationDays: days } = await rulesOf(profile)
  return {
    ...line,
    evidence: mayRead ? await showGrounds(db, row.evidence) : [],
    statements: mayRead ? await readStatements(db, id) : [],
    withdrawnReason: row.withdrawnReason,
    correctionAskedAt: row.correctionAskedAt,
    correctionNote: row.correctionNote,
    isHeard,
    latestUntil: latestDay(now, { offset: profile.utcOffsetMinutes, days }),
    may: whatMay(asking, { row, line, isApprover: wrong === null, isHeard }),
    whyNotPublish: wrong ? refuse(wrong, { params: anyLine }).words : notHeard,
  }
})

function whatMay(
  { actor, tree }: Asking,
  { row, line, isApprover, isHeard }: { row: Row; line: NoteLine; isApprover: boolean; isHeard: boolean },
) {
  const isShown = line.state === 'published'
  const isDraft = line.state === 'draft'
  const waitsForCorrection = row.correctionAsked !== null && row.correctionAnswer === null
  const mayPublish = may(actor, 'accountability.publish', row.areaId, tree)
  const isDrafter = row.draftedBy === actor.officerId
  return {
    explain: isDraft && row.kind === 'criticism' && row.mine,
    publish: isDraft && isHeard && isApprover && mayPublish,
    withdraw: (isDraft || isShown) && mayPublish && (isApprover || isDrafter),
    askCorrection: isShown && row.mine && !waitsForCorrection,
    answerCorrection: waitsForCorrection && isApprover && mayPublish,
  }
}
