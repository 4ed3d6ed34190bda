import { sql } from 'kysely'
import { dayOf, refuse } from '#kit'
import { type Asking, defineRead, fromCursor, may, notFound, toCursor } from '#platform/server'
import { type CaseLine, caseList, casePage, type Ground, measuresOn, wasHeard } from '../domain/index.ts'
import { caseColumns, readStatements, type StoredCase } from './cases.store.ts'
import { judgeCaseDecider, routeLine } from './decide-case.ts'
import { readGrounds, showGrounds } from './grounds.ts'
import { type Names, readNames } from './names.query.ts'
import { isMine } from './people.query.ts'
import { rulesOf } from './rules-of-house.ts'
import { inPlace, saysOf, visibleTo } from './where-visible.ts'

interface Row extends StoredCase {
  readonly mine: boolean
}

const rowFields = (asking: Asking) => sql`${caseColumns}, ${isMine(asking.actor, 'accountability_cases')} as mine`

const peopleOf = (row: Row) => [row.officerId, row.openedBy, row.decidedBy]

function toLine(row: Row, names: Names): CaseLine {
  return {
    id: row.id,
    areaId: row.areaId,
    areaTitle: names.area(row.areaId),
    about: row.about,
    aboutTitle: names.title(row.postId ?? row.bodyId),
    officerName: names.person(row.officerId),
    route: row.route,
    matter: row.matter,
    requestedBy: row.requestedBy,
    requestedOn: row.requestedOn,
    openedAt: row.openedAt,
    explainBy: row.explainBy,
    decideBy: row.decideBy,
    explainedAt: row.explainedAt,
    outcome: row.outcome,
    decidedAt: row.decidedAt,
    isMine: row.mine,
  }
}

/** `GET /accountability/cases`, newest first. */
export const caseListRead = defineRead(caseList, async (asking, { areaId, q, isOpen, mine, limit, cursor }) => {
  const place = areaId === undefined ? undefined : asking.tree.find(areaId)
  if (areaId !== undefined && !place) return notFound('areaId')
  const after = fromCursor(cursor)
  const { rows } = await sql<Row>`
    select ${rowFields(asking)} from accountability_cases join areas on areas.id = accountability_cases.area_id
    where ${visibleTo(asking, 'accountability_cases')} and ${inPlace(place)} and ${saysOf(q, sql`matter`, 'accountability_cases')}
      ${mine ? sql`and ${isMine(asking.actor, 'accountability_cases')}` : sql``}
      ${isOpen === undefined ? sql`` : isOpen ? sql`and outcome is null` : sql`and outcome is not null`}
      ${after === undefined ? sql`` : sql`and (opened_at, accountability_cases.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by opened_at desc, accountability_cases.id desc limit ${limit + 1}`.execute(asking.db)
  const page = rows.slice(0, limit)
  const names = await readNames(
    asking.db,
    page.map((row) => ({ ...row, people: peopleOf(row) })),
  )
  const last = page.at(-1)
  return {
    items: page.map((row) => toLine(row, names)),
    next: rows.length > limit && last ? toCursor([last.openedAt, last.id]) : null,
  }
})

/** `GET /accountability/cases/:id` */
export const casePageRead = defineRead(casePage, async (asking, { id }) => {
  const { db, actor, tree, now } = asking
  const { rows } = await sql<Row>`
    select ${rowFields(asking)} from accountability_cases join areas on areas.id = accountability_cases.area_id
    where accountability_cases.id = ${id} and ${visibleTo(asking, 'accountability_cases')}`.execute(db)
  const row = rows[0]
  if (!row) return notFound('id')
  const names = await readNames(db, [{ ...row, people: peopleOf(row) }])
  const wrong = await judgeCaseDecider({ db, actor, tree, now }, row)
  const isOpen = row.outcome === null
  const isHeard = wasHeard(row, now)
  return {
    ...toLine(row, names),
    postId: row.postId,
    bodyId: row.bodyId,
    grounds: await showGrounds(db, await readGrounds(db, id)),
    statements: await readStatements(db, id),
    openedByName: names.person(row.openedBy),
    outcomeNote: row.outcomeNote,
    decidedByName: names.person(row.decidedBy),
    decidedByPost: await postTitle(asking, row.decidedPostId),
    proposals: await readProposals(asking, id),
    measures: await measuresFor(asking, row),
    isHeard,
    may: {
      explain: isOpen && row.mine,
      decide: isOpen && wrong === null && may(actor, 'accountability.decide', row.areaId, tree),
      propose: isHeard && !row.mine && may(actor, 'accountability.propose', row.areaId, tree),
    },
    whyNotDecide: wrong && refuse(wrong, { params: { line: routeLine[row.route] } }).words,
  }
})

async function postTitle({ db }: Asking, postId: string | null): Promise<string | null> {
  if (postId === null) return null
  return (await readNames(db, [{ areaId: 0, postId, people: [] }])).title(postId)
}

async function measuresFor({ profile, now }: Asking, row: Row) {
  const day = dayOf(now, profile.utcOffsetMinutes)
  const measures = measuresOn(await rulesOf(profile), { route: row.route, of: row.about, day })
  return measures.map(({ key, title, source }) => ({ key, title, source }))
}

interface ProposalRow {
  readonly id: string
  readonly measure: string
  readonly reason: string
  readonly evidence: Ground[]
  readonly proposedByName: string | null
  readonly proposedAt: string
  readonly answer: 'taken-up' | 'declined' | null
  readonly answerNote: string | null
  readonly answeredByName: string | null
  readonly answeredAt: string | null
}

async function readProposals({ db, profile }: Asking, caseId: string) {
  const { rows } = await sql<ProposalRow>`
    select discipline_proposals.id, measure, reason, evidence, proposers.name as "proposedByName",
           proposed_at as "proposedAt", answer, answer_note as "answerNote", answerers.name as "answeredByName",
           answered_at as "answeredAt"
    from discipline_proposals
    left join officers as proposers on proposers.id = proposed_by
    left join officers as answerers on answerers.id = answered_by
    where case_id = ${caseId} order by proposed_at, discipline_proposals.id`.execute(db)
  const { measures } = await rulesOf(profile)
  return Promise.all(
    rows.map(async (row) => {
      const measure = measures.find(({ key }) => key === row.measure)
      return {
        ...row,
        measureTitle: measure?.title ?? { vi: row.measure, en: row.measure },
        measureSource: measure?.source ?? null,
        evidence: await showGrounds(db, row.evidence),
      }
    }),
  )
}
