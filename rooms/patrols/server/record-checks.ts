import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, type Instant, type Refusal, refuse } from '#kit'
import {
  accept,
  allowed,
  defineIntent,
  type Fact,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Trx,
  type Work,
} from '#platform/server'
import { correctChecks, judgeCounts, PATROLS, recordChecks } from '../domain/index.ts'
import type { PatrolChecksTable } from './patrols.tables.ts'

type Recorded = z.infer<typeof recordChecks.payload>
type Correct = z.infer<typeof correctChecks.payload>

/** Records checks done; many at once cost a handful of statements. */
export const recordChecksIntent = defineIntent<Recorded>({
  contract: recordChecks,
  area: (payload) => payload.areaId,
  handle: async (works: readonly Work<Recorded>[], step: Step) => {
    const patrols = await readPatrols(
      step.trx,
      works.flatMap(({ payload }) => payload.patrolId ?? []),
    )
    const rows: PatrolChecksTable[] = []
    const outcomes = works.map((work): Outcome => {
      const { payload } = work
      const refusal = judgeMoment(work, step) ?? judgeCounts(payload) ?? judgeOfPatrol(work, patrols)
      if (refusal) return reject(refusal)
      const row = toRow(work, step)
      rows.push(row)
      return accept([toFact(row)], { checkId: work.id })
    })
    if (rows.length > 0) await step.trx.insertInto('patrol_checks').values(rows).execute()
    return outcomes
  },
})

interface Patrol {
  readonly id: string
  readonly areaId: number
  readonly fromAt: Instant
  readonly cancelledAt: Instant | null
}

async function readPatrols(trx: Trx, ids: readonly string[]): Promise<Map<string, Patrol>> {
  const { rows } = await sql<Patrol>`
    select id, area_id as "areaId", from_at as "fromAt", cancelled_at as "cancelledAt" from patrols
    where id = any(${[...new Set(ids)]}::uuid[]) order by id for share`.execute(trx)
  return new Map(rows.map((row) => [row.id, row]))
}

const momentOf = ({ payload, occurredAt }: Work<Recorded>): Instant => payload.at ?? occurredAt

function judgeMoment(work: Work<Recorded>, { now }: Step): Refusal | null {
  return momentOf(work) > now ? refuse(PATROLS.NOT_YET, { field: 'at' }) : null
}

function judgeOfPatrol(work: Work<Recorded>, patrols: ReadonlyMap<string, Patrol>): Refusal | null {
  const { patrolId, areaId } = work.payload
  if (patrolId === undefined) return null
  const field = { field: 'patrolId' }
  const patrol = patrols.get(patrolId)
  if (!patrol) return refuse(PATROLS.UNKNOWN, field)
  if (patrol.areaId !== areaId) return refuse(PATROLS.ELSEWHERE, field)
  if (patrol.cancelledAt !== null) return refuse(PATROLS.CANCELLED, field)
  return momentOf(work) < patrol.fromAt ? refuse(PATROLS.NOT_BEGUN, field) : null
}

function toRow(work: Work<Recorded>, { tree, profile }: Step): PatrolChecksTable {
  const { id, payload, actor } = work
  const at = momentOf(work)
  return {
    zone_id: tree.get(payload.areaId).zoneId,
    id,
    area_id: payload.areaId,
    patrol_id: payload.patrolId ?? null,
    at,
    day: dayOf(at, profile.utcOffsetMinutes),
    persons: payload.persons,
    vehicles: payload.vehicles,
    reminders: payload.reminders,
    note: payload.note ?? null,
    recorded_by: actor.officerId,
    correct_reason: null,
  }
}

function toFact({ id, area_id, patrol_id, at, persons, vehicles, reminders }: PatrolChecksTable): Fact {
  const data = { at, persons, vehicles, reminders, patrolId: patrol_id }
  return { type: 'checks-recorded', areaId: area_id, subjectId: id, data, live: ['patrols'] }
}

/** Puts a wrong count right: counters move on the day it happened. */
export const correctChecksIntent = defineIntent<Correct>({
  contract: correctChecks,
  area: 'handler',
  handle: oneByOne(async (work: Work<Correct>, step: Step) => {
    const { checkId, persons, vehicles, reminders, reason } = work.payload
    const row = await step.trx
      .selectFrom('patrol_checks')
      .selectAll()
      .where('id', '=', checkId)
      .forUpdate()
      .executeTakeFirst()
    const unknown = reject(PATROLS.CHECK_UNKNOWN, { field: 'checkId' })
    if (!row) return unknown
    const notAllowed = allowed(work, step, 'patrols.record', row.area_id, 'patrols.read')
    if (notAllowed) return notAllowed.status === 404 ? unknown : reject(notAllowed)
    const by = {
      persons: persons - row.persons,
      vehicles: vehicles - row.vehicles,
      reminders: reminders - row.reminders,
    }
    const refusal = judgeCounts(work.payload)
    if (refusal) return reject(refusal)
    if (Object.values(by).every((difference) => difference === 0)) return reject(PATROLS.NOTHING_TO_CHANGE)
    await step.trx
      .updateTable('patrol_checks')
      .set({ persons, vehicles, reminders, correct_reason: reason })
      .where('id', '=', checkId)
      .where('zone_id', '=', row.zone_id)
      .execute()
    const data = { at: row.at, ...by }
    return accept([{ type: 'checks-corrected', areaId: row.area_id, subjectId: checkId, data, live: ['patrols'] }])
  }),
})
