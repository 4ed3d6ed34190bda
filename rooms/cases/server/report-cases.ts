import { sql } from 'kysely'
import { addDays, dayOf, formatDay, type Instant, type Refusal, refuse } from '#kit'
import { accept, defineIntent, type Fact, type Outcome, reject, type Step, type Trx, type Work } from '#platform/server'
import { idsOfPersons } from '#rooms/people/server'
import { CASES, type CaseFacts, type CaseGround, judgeCase, type ReportCase, reportCase } from '../domain/index.ts'
import { countOf, saidFacts, toTableRow, withDerived } from './case-row.ts'
import { type CaseRow, insertCases } from './cases.store.ts'
import { classifyPersons } from './classify-persons.ts'
import { caseGround } from './rules-of-house.ts'
import { findOrKeep } from './who.store.ts'

type Item = Work<ReportCase>

/** Nothing is known of a case before it is told. */
const nothingTold: Omit<CaseFacts, 'status' | 'setting'> = {
  residenceAreaId: null,
  residenceOutside: null,
  reportPlace: null,
  sampledAt: null,
  confirmedAt: null,
  onsetOn: null,
  symptoms: null,
  variant: null,
  variantSure: null,
  sourceKind: 'unknown',
  sourceCaseId: null,
  sourceClusterId: null,
  sourceNote: null,
  outcome: null,
  outcomeOn: null,
}

/**
 * Reports cases: a thousand rows of a line list cost a handful of statements. What cannot be is refused by itself; who is on
 * file is recognised by the room of people; classes of contacts follow once for the whole batch.
 */
export const reportCaseIntent = defineIntent<ReportCase>({
  contract: reportCase,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: async (items, step) => {
    const ground = await caseGround(step)
    if ('code' in ground) return items.map(() => reject(ground))
    const told = items.map((item) => toFacts(item.payload))
    const refusals = told.map((facts, index) => judgeCase(facts, ground) ?? judgeEntered(items[index]?.payload, step))
    const sound = items.flatMap((item, index) => (refusals[index] ? [] : [{ item, facts: told[index] as CaseFacts }]))
    const rows = await openCases(sound, step, ground)
    const outcomes = new Map(sound.map(({ item }, index) => [item, rows[index] as Opened | Refusal]))
    const opened = [...outcomes.values()].filter((one): one is Opened => 'row' in one)
    await insertCases(
      step.trx,
      opened.map(({ row }) => toTableRow(row)),
    )
    const confirmed = opened.filter(({ row }) => row.status === 'confirmed')
    const classed = await classifyPersons(
      step,
      confirmed.map(({ row }) => row.personId),
      new Set(confirmed.flatMap(({ row, isStranger }) => (isStranger ? [row.personId] : []))),
    )
    return items.map((item, index): Outcome => {
      const refusal = refusals[index]
      if (refusal) return reject(refusal)
      const one = outcomes.get(item)
      if (!one || 'code' in one) return reject(one ?? CASES.UNKNOWN)
      const { row, facts, warnings } = one
      const more = row === confirmed[0]?.row ? classed : []
      return accept([...facts, reportedFact(row), ...more], { caseId: row.id, personId: row.personId, warnings })
    })
  },
})

function judgeEntered(payload: ReportCase | undefined, { now }: Step): Refusal | null {
  const isAhead = payload?.enteredAt !== undefined && payload.enteredAt > now
  return isAhead ? refuse(CASES.IN_THE_FUTURE, { field: 'enteredAt' }) : null
}

function toFacts(payload: ReportCase): CaseFacts {
  const { status, setting, outcome } = payload
  const ended = outcome ? { outcome: outcome.kind, outcomeOn: outcome.on ?? null } : {}
  return { ...nothingTold, ...saidFacts(payload), status, setting, ...ended }
}

interface Opened {
  readonly row: CaseRow
  /** Nobody knew this person before. */
  readonly isStranger: boolean
  readonly facts: readonly Fact[]
  readonly warnings: readonly unknown[]
}

async function openCases(
  sound: readonly { readonly item: Item; readonly facts: CaseFacts }[],
  step: Step,
  ground: CaseGround,
): Promise<(Opened | Refusal)[]> {
  const found = await findOrKeep(
    step,
    sound.map(({ item: work, facts }) => {
      return { work, who: work.payload, areaId: facts.residenceAreaId ?? work.payload.areaId }
    }),
  )
  const personIds = found.flatMap((one) => ('personId' in one && !one.isNew ? [one.personId] : []))
  const lastCase = await lastCases(step.trx, personIds)
  return sound.map(({ item, facts }, index): Opened | Refusal => {
    const who = found[index]
    if (!who || 'code' in who) return who ?? refuse(CASES.PERSON_MISSING)
    const { payload } = item
    const row = toRow({ item, facts, personId: who.personId }, step, ground)
    const last = lastCase.get(who.personId)
    if (last && payload.again !== true && isSameEpisode(last, row.listedAt, ground)) {
      const day = formatDay(dayOf(last, ground.utcOffsetMinutes))
      return refuse(CASES.ALREADY_A_CASE, { field: 'personId', params: { day } })
    }
    lastCase.set(who.personId, row.listedAt)
    return { row, isStranger: who.isNew, facts: who.facts, warnings: who.warnings }
  })
}

function isSameEpisode(last: Instant, listedAt: Instant, { rule, utcOffsetMinutes }: CaseGround): boolean {
  const [first, second] = last < listedAt ? [last, listedAt] : [listedAt, last]
  return addDays(dayOf(first, utcOffsetMinutes), rule.sameEpisodeDays.value) >= dayOf(second, utcOffsetMinutes)
}

/** When each of these persons was a case last, under any id they had. */
async function lastCases(trx: Trx, personIds: readonly string[]): Promise<Map<string, Instant>> {
  if (personIds.length === 0) return new Map()
  const ids = await idsOfPersons(trx, personIds)
  const personOf = new Map([...ids].flatMap(([personId, some]) => some.map((id) => [id, personId] as const)))
  const { rows } = await sql<{ personId: string; listedAt: Instant }>`
    select person_id as "personId", max(listed_at) as "listedAt" from cases
    where person_id = any(${[...personOf.keys()]}::uuid[]) and status <> 'withdrawn' group by person_id`.execute(trx)
  return new Map(rows.map(({ personId, listedAt }) => [personOf.get(personId) ?? personId, listedAt]))
}

function toRow(
  { item, facts, personId }: { item: Item; facts: CaseFacts; personId: string },
  { now, tree }: Step,
  ground: CaseGround,
): CaseRow {
  const { payload, id, occurredAt } = item
  const row = {
    ...facts,
    id,
    personId,
    reportAreaId: payload.areaId,
    reportedAt: occurredAt,
    enteredAt: payload.enteredAt ?? now,
    classifiedAt: null,
    tier: null,
    placedAt: null,
    placedWhere: null,
    withdrawnAt: null,
    listKey: payload.list?.key ?? null,
    listId: payload.list?.id ?? null,
    origin: payload.origin ?? null,
    synthetic: payload.synthetic ?? false,
    disputed: 0,
    version: 1,
    isUndated: payload.undated ?? false,
  }
  return withDerived(row, ground, tree)
}

function reportedFact(row: CaseRow): Fact {
  const count = countOf(row)
  const data = { status: row.status, source: row.sourceKind, ...(count ?? { setting: row.setting }) }
  return {
    type: count ? 'case-confirmed' : 'case-reported',
    areaId: row.areaId,
    subjectId: row.id,
    data: { ...data, ...(count ? { by: 1 } : {}) },
    live: ['cases'],
  }
}
