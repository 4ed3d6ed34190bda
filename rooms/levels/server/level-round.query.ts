import { sql } from 'kysely'
import type { Day, Words } from '#kit'
import { type Asking, defineRead, notFound } from '#platform/server'
import { areaTitle, levelOf } from '#rooms/areas/domain'
import { type AreaBook, areasAbove } from '#rooms/areas/server'
import { officerNames } from '#rooms/bodies/server'
import {
  type ComputedLevel,
  criteriaOn,
  levelProposal,
  levelRound,
  type ProposalLine,
  unconfirmed,
} from '../domain/index.ts'
import { levelsCatalogue } from './catalogue.ts'
import { type ProposalRow, proposalColumns, roundsIn, showDecision, type WholeProposal } from './proposals.query.ts'
import { showArea, showComputed, showInputs } from './show-levels.ts'
import { bookOf } from './units.query.ts'
import { competenceOf, competentUnitOf } from './who-decides.ts'

type Head = {
  readonly areaId: number
  readonly note: string | null
  readonly by: string | null
  readonly activated: boolean
  readonly setKey: string
  readonly dataOn: string
}

/** `GET /levels/rounds/:id` */
export const levelRoundRead = defineRead(levelRound, async (asking, { id }) => {
  const { db, tree, now, profile, actor } = asking
  const book = await bookOf(asking)
  const [round] = await roundsIn(asking, { book, id })
  const head = await headOf(asking, id)
  if (!round || !head) return notFound('id')
  const rows = await visibleRows(asking, id)
  const names = await officerNames(db, [head.by, ...rows.map(({ decidedBy }) => decidedBy)])
  const scope = { db, tree, now, profile }
  const competent = await competenceOf(scope, actor, 'epidemic-level')
  const { sets, rules } = await levelsCatalogue(profile)
  const set = sets.find(({ key }) => key === head.setKey)
  const open = rows.find((row) => row.decidedAt === null && row.supersededAt === null)
  const mayAny = rows.some(({ areaId }) => competent(areaId) !== undefined)
  const unitFor = open && !mayAny ? (await competentUnitOf(scope, 'epidemic-level'))(open.areaId) : undefined
  return {
    ...round,
    note: head.note,
    byName: head.by === null ? null : (names.get(head.by) ?? null),
    activated: head.activated,
    counts: [1, 2, 3, 4].map((level) => rows.filter((row) => (row.decided ?? row.level) === level).length),
    lines: rows.map((row) => toLine(row, { book, names, mayDecide: competent(row.areaId) !== undefined })),
    waitsFor: unitFor === undefined ? null : showArea(book, unitFor).title,
    guide: [...rules.guide],
    unconfirmed: set ? unconfirmed(set, head.dataOn).length : 0,
    noticeDraft: rows.some(({ decidedAt }) => decidedAt !== null),
  }
})

async function headOf({ db }: Asking, id: string): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select area_id as "areaId", note, proposed_by as by, set_key as "setKey", data_on as "dataOn",
           exists (select 1 from level_activations where level_activations.set_key = level_rounds.set_key) as activated
    from level_rounds where id = ${id}`.execute(db)
  return rows[0]
}

interface RoundRow extends ProposalRow {
  readonly why: Words | null
}

/** Lines of the reader's own areas. The rule that fired last says why; where nothing was computed, what was lacking. */
async function visibleRows({ db, intervals }: Asking, roundId: string): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`
    select ${proposalColumns},
           coalesce(
             (select step->'words' from jsonb_array_elements(content->'computed'->'steps') with ordinality as made (step, place)
              where (step->>'fired')::boolean and step->>'level' is not null order by place desc limit 1),
             content->'computed'->'lacks'->0->'words') as why
    from level_proposals join areas on areas.id = level_proposals.area_id
    where round_id = ${roundId}
      and exists (select 1 from unnest(${intervals.map(({ first }) => first)}::int[], ${intervals.map(({ last }) => last)}::int[])
                    as seen (first, last) where areas.first between seen.first and seen.last)
    order by areas.first`.execute(db)
  return rows
}

function toLine(
  row: RoundRow,
  of: { readonly book: AreaBook; readonly names: ReadonlyMap<string, string>; readonly mayDecide: boolean },
): ProposalLine {
  const area = of.book.byId.get(row.areaId)
  const above = area ? areasAbove(of.book, area)[0] : undefined
  return {
    proposalId: row.id,
    area: showArea(of.book, row.areaId),
    above: above ? areaTitle(above) : null,
    unitLevel: area ? levelOf(area.kind) : 'commune',
    level: row.level,
    before: row.before,
    why: row.why ?? { vi: '', en: '' },
    decided: row.decided,
    decidedAt: row.decidedAt,
    byName: row.decidedBy === null ? null : (of.names.get(row.decidedBy) ?? null),
    reason: row.reason,
    superseded: row.supersededAt !== null,
    mayDecide: of.mayDecide && row.decidedAt === null && row.supersededAt === null,
  }
}

/** `GET /levels/proposals/:id` */
export const levelProposalRead = defineRead(levelProposal, async (asking, { id }) => {
  const { db, tree, now, profile, actor, intervals } = asking
  const whole = await wholeProposal(asking, id)
  const place = whole && tree.find(whole.areaId)
  if (!whole || !place || !intervals.some(({ first, last }) => first <= place.first && place.last <= last))
    return notFound('id')
  const book = await bookOf(asking)
  const names = await officerNames(db, [whole.decidedBy])
  const scope = { db, tree, now, profile }
  const [levels, measures] = [
    await competenceOf(scope, actor, 'epidemic-level'),
    await competenceOf(scope, actor, 'area-measures'),
  ]
  const catalogue = await levelsCatalogue(profile)
  const set = catalogue.sets.find(({ key }) => key === whole.setKey) ?? criteriaOn(catalogue.sets, whole.dataOn)
  const { computed, inputs } = whole.content
  const of = {
    on: whole.dataOn,
    areaId: whole.areaId,
    book,
    dataOn: whole.dataOn,
    reviewDays: catalogue.rules.reviewDays,
  }
  return {
    ...toLine({ ...whole, why: lastWhy(computed) }, { book, names, mayDecide: levels(whole.areaId) !== undefined }),
    roundId: whole.roundId,
    computed: showComputed(computed),
    inputs: set ? showInputs(inputs, { ...of, set }) : [],
    decision: showDecision(whole, { book, names }) ?? null,
    measures: catalogue.measures.map(({ key, title, byLevel }) => ({ key, title, byLevel: [...byLevel] })),
    measuresSource: catalogue.measuresSource,
    chosen: await chosenOf(asking, id),
    measuresAt: whole.measuresAt,
    measuresReason: whole.measuresReason,
    mayDecideMeasures: whole.decided !== null && whole.measuresAt === null && measures(whole.areaId) !== undefined,
  }
})

function lastWhy(computed: ComputedLevel): Words | null {
  if (!computed.ok) return computed.lacks[0]?.words ?? null
  return computed.steps.findLast(({ fired, level }) => fired && level !== null)?.words ?? null
}

async function wholeProposal({ db }: Asking, id: string) {
  const { rows } = await sql<WholeProposal & { setKey: string; dataOn: Day }>`
    select ${proposalColumns}, content, set_key as "setKey", data_on as "dataOn"
    from level_proposals join level_rounds on level_rounds.id = round_id where level_proposals.id = ${id}`.execute(db)
  return rows[0]
}

async function chosenOf({ db }: Asking, proposalId: string) {
  const { rows } = await sql<{ key: string; level: 1 | 2 | 3 | 4 }>`
    select data->>'levelMeasure' as key, (data->>'form')::int as level from in_force
    where kind = 'measure' and data->>'proposalId' = ${proposalId} and data ? 'levelMeasure'
      and area_id = (select area_id from level_proposals where id = ${proposalId})`.execute(db)
  return rows
}
