import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, minutesBetween, type Refusal, refuse } from '#kit'
import {
  accept,
  allowed,
  defineIntent,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Tree,
  type Trx,
  type Work,
} from '#platform/server'
import { cancelPatrol, judgePatrol, PATROLS, patrolRuleOn, planPatrol } from '../domain/index.ts'
import { patrolBook } from './patrol-rules.query.ts'
import type { PatrolsTable } from './patrols.tables.ts'

type Plan = z.infer<typeof planPatrol.payload>
type Cancel = z.infer<typeof cancelPatrol.payload>

/** Plans patrols; many at once cost a handful of statements. */
export const planPatrolIntent = defineIntent<Plan>({
  contract: planPatrol,
  area: (payload) => payload.areaId,
  handle: async (works: readonly Work<Plan>[], step: Step) => {
    const { rules } = await patrolBook(step.profile)
    const { profile, trx, tree } = step
    const areas = await endedAreas(
      trx,
      works.map(({ payload }) => payload.areaId),
    )
    const postAreas = await standingPosts(
      step,
      works.flatMap(({ payload }) => payload.postIds),
    )
    const rows: PatrolsTable[] = []
    const outcomes = works.map((work): Outcome => {
      const { payload } = work
      const day = dayOf(payload.fromAt, profile.utcOffsetMinutes)
      const rule = patrolRuleOn(rules, day)
      if (!rule) return reject(PATROLS.RULE_MISSING, { field: 'fromAt', params: { day } })
      const isNear = (areaId: number) => near(tree, areaId, payload.areaId)
      const around = { longestHours: rule.longestHours, postAreas, isNear }
      const refusal = judgeArea(areas.get(payload.areaId), day) ?? judgePatrol(payload, around)
      if (refusal) return reject(refusal)
      rows.push(toRow(work, step, day))
      const { mode, people, fromAt, toAt, areaId } = payload
      const data = { mode, people, fromAt, toAt, minutes: minutesBetween(fromAt, toAt) }
      return accept([{ type: 'patrol-planned', areaId, subjectId: work.id, data, live: ['patrols'] }], {
        patrolId: work.id,
      })
    })
    if (rows.length > 0) await trx.insertInto('patrols').values(rows).execute()
    return outcomes
  },
})

async function endedAreas(trx: Trx, areaIds: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; validTo: string }>`
    select id, valid_to as "validTo" from areas
    where id = any(${[...new Set(areaIds)]}::int[]) and valid_to is not null`.execute(trx)
  return new Map(rows.map((row) => [row.id, row.validTo]))
}

function judgeArea(endsOn: string | undefined, day: string): Refusal | null {
  if (endsOn === undefined || day < endsOn) return null
  return refuse(PATROLS.AREA_PAST, { field: 'areaId', params: { day: endsOn } })
}

async function standingPosts({ trx, now, profile }: Step, postIds: readonly string[]): Promise<Map<string, number>> {
  const today = dayOf(now, profile.utcOffsetMinutes)
  const { rows } = await sql<{ id: string; areaId: number }>`
    select id, area_id as "areaId" from posts
    where id = any(${[...new Set(postIds)]}::uuid[]) and (valid_to is null or valid_to > ${today}::date)`.execute(trx)
  return new Map(rows.map((row) => [row.id, row.areaId]))
}

/** Somebody of the area patrolled, of one above it, or of one inside it. */
function near(tree: Tree, postAreaId: number, areaId: number): boolean {
  return (
    tree.upward(areaId).some(({ id }) => id === postAreaId) || tree.upward(postAreaId).some(({ id }) => id === areaId)
  )
}

function toRow({ id, payload }: Work<Plan>, { tree }: Step, day: string): PatrolsTable {
  return {
    zone_id: tree.get(payload.areaId).zoneId,
    id,
    area_id: payload.areaId,
    mode: payload.mode,
    route: payload.route,
    from_at: payload.fromAt,
    to_at: payload.toAt,
    day,
    people: payload.people,
    with_whom: payload.withWhom ?? null,
    post_ids: payload.postIds,
    cancelled_at: null,
    cancel_reason: null,
  }
}

/** Calls a patrol off; one that has results stays. */
export const cancelPatrolIntent = defineIntent<Cancel>({
  contract: cancelPatrol,
  area: 'handler',
  handle: oneByOne(async (work: Work<Cancel>, step: Step) => {
    const { patrolId, reason } = work.payload
    const row = await step.trx
      .selectFrom('patrols')
      .selectAll()
      .where('id', '=', patrolId)
      .forUpdate()
      .executeTakeFirst()
    const unknown = reject(PATROLS.UNKNOWN, { field: 'patrolId' })
    if (!row) return unknown
    const notAllowed = allowed(work, step, 'patrols.plan', row.area_id, 'patrols.read')
    if (notAllowed) return notAllowed.status === 404 ? unknown : reject(notAllowed)
    if (row.cancelled_at !== null) return reject(PATROLS.CANCELLED, { field: 'patrolId' })
    const { rows } = await sql`select 1 from patrol_checks where patrol_id = ${patrolId} limit 1`.execute(step.trx)
    if (rows.length > 0) return reject(PATROLS.HAS_CHECKS, { field: 'patrolId' })
    await step.trx
      .updateTable('patrols')
      .set({ cancelled_at: step.now, cancel_reason: reason })
      .where('id', '=', patrolId)
      .where('zone_id', '=', row.zone_id)
      .execute()
    const data = {
      people: row.people,
      fromAt: row.from_at,
      minutes: minutesBetween(row.from_at as never, row.to_at as never),
    }
    return accept([{ type: 'patrol-cancelled', areaId: row.area_id, subjectId: patrolId, data, live: ['patrols'] }])
  }),
})
