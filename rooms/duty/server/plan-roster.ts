import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, type Refusal } from '#kit'
import {
  accept,
  childId,
  defineIntent,
  type Fact,
  notify,
  type Outcome,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { planRoster, type WantedShift } from '../domain/index.ts'
import type { CommandPost } from './command-posts.query.ts'
import { type Desk, judgeOnDesk, judgePost, openDesk, putOnDesk, takeOffDesk, toShiftRow } from './desk.ts'
import type { DutyShiftsTable } from './duty.tables.ts'
import { cancelRows, readShifts, type Shift, saveShifts } from './shifts.store.ts'

type Payload = z.infer<typeof planRoster.payload>
type Plan = Work<Payload>

/**
 * Puts shifts on rosters: many plans of many posts cost one desk and a handful of statements. A plan stands whole or not at
 * all. Its single shift bears the intent's id; of several the `n`-th bears the intent's child id `n`.
 */
export const planRosterIntent = defineIntent<Payload>({
  contract: planRoster,
  area: 'handler',
  handle: async (plans, step) => {
    const shifts = plans.flatMap((plan) => plan.payload.shifts)
    const bodyIds = plans.map((plan) => plan.payload.bodyId)
    const replaced = await readReplaced(plans, step)
    const officerIds = [...shifts, ...replaced.flat()].map((shift) => shift.officerId)
    const desk = await openDesk(step, { bodyIds, officerIds, spans: shifts }, true)
    const rows: DutyShiftsTable[] = []
    const gone: string[] = []
    const outcomes = plans.map((plan, index): Outcome => {
      // What an earlier plan of this very batch replaced is off the desk already.
      const standing = (replaced[index] ?? []).filter((shift) => !gone.includes(shift.id))
      const placed = place(desk, plan, standing)
      if ('refusal' in placed) return reject(placed.refusal)
      rows.push(...placed.rows)
      gone.push(...standing.map((shift) => shift.id))
      return accept([toFact(plan, placed, standing)], { shiftIds: placed.rows.map((row) => row.id) })
    })
    await cancelRows(step.trx, gone, { now: step.now })
    await saveShifts(step.trx, rows)
    await tellPeople(step, plans, rows)
    return outcomes
  },
})

interface Placed {
  readonly post: CommandPost
  readonly rows: readonly DutyShiftsTable[]
}

/** Lays one plan on the desk; on the first shift that may not stand the desk is as it was. */
function place(desk: Desk, plan: Plan, standing: readonly Shift[]): Placed | { readonly refusal: Refusal } {
  const { bodyId, shifts, restReason } = plan.payload
  const post = judgePost(desk, bodyId, plan)
  if ('status' in post) return { refusal: post }
  const taken = standing.flatMap((shift) => {
    const off = takeOffDesk(desk, shift.officerId, shift.id)
    return off ? [{ officerId: shift.officerId, off }] : []
  })
  const laid: { officerId: string; id: string }[] = []
  for (const [index, wanted] of shifts.entries()) {
    const refusal = judgeOnDesk(desk, post, wanted, restReason)
    if (refusal) {
      for (const { officerId, id } of laid) takeOffDesk(desk, officerId, id)
      for (const { officerId, off } of taken) putOnDesk(desk, officerId, off)
      return { refusal: atShift(refusal, index) }
    }
    const id = shiftIdOf(plan, index)
    putOnDesk(desk, wanted.officerId, { id, fromAt: wanted.fromAt, toAt: wanted.toAt })
    laid.push({ officerId: wanted.officerId, id })
  }
  const rows = shifts.map((wanted: WantedShift, index: number) =>
    toShiftRow(desk, post, { ...wanted, id: shiftIdOf(plan, index), planId: plan.id, restReason }),
  )
  return { post, rows }
}

function shiftIdOf(plan: Plan, index: number): string {
  return plan.payload.shifts.length === 1 ? plan.id : childId(plan, index)
}

function atShift(refusal: Refusal, index: number): Refusal {
  const { field } = refusal
  if (field === undefined || field === 'bodyId' || field === 'restReason') return refusal
  return { ...refusal, field: `shifts.${index}.${field}` }
}

/** Shifts that give way: those of the post that begin in the stretch and have not begun yet. */
async function readReplaced(plans: readonly Plan[], { trx, now }: Step): Promise<Shift[][]> {
  const asking = plans.flatMap(({ payload: { bodyId, replace } }, index) =>
    replace ? [{ bodyId, replace, index }] : [],
  )
  if (asking.length === 0) return []
  const found = await readShifts(
    trx,
    sql`exists (select 1 from unnest(${asking.map((one) => one.bodyId)}::uuid[],
          ${asking.map((one) => one.replace.fromAt)}::timestamptz[], ${asking.map((one) => one.replace.toAt)}::timestamptz[])
          as given (body_id, from_at, to_at)
        where given.body_id = duty_shifts.body_id and duty_shifts.from_at >= given.from_at
          and duty_shifts.from_at < given.to_at) and from_at > ${now}`,
  )
  const replaced: Shift[][] = plans.map(() => [])
  for (const { bodyId, replace, index } of asking) {
    replaced[index] = found.filter(
      (shift) => shift.bodyId === bodyId && shift.fromAt >= replace.fromAt && shift.fromAt < replace.toAt,
    )
  }
  return replaced
}

function toFact(plan: Plan, { post, rows }: Placed, replaced: readonly Shift[]): Fact {
  return {
    type: 'roster-planned',
    areaId: post.areaId,
    subjectId: post.bodyId,
    data: {
      bodyId: post.bodyId,
      planId: plan.id,
      officerIds: [...new Set(rows.map((row) => row.officer_id))],
      shifts: rows.map(({ id, officer_id, role, from_at, to_at }) => [id, officer_id, role, from_at, to_at]),
      replaced: replaced.map((shift) => shift.id),
    },
    live: ['duty'],
  }
}

/** Everybody with coming shifts in a plan is told once; who planned it knows. */
async function tellPeople(
  { trx, now, profile }: Step,
  plans: readonly Plan[],
  rows: readonly DutyShiftsTable[],
): Promise<void> {
  const planners = new Map(plans.map((plan) => [plan.id as string, plan.actor.officerId]))
  const coming = rows.filter((row) => row.to_at > now && planners.get(row.plan_id) !== row.officer_id)
  const groups = Map.groupBy(coming, (row) => `${row.plan_id} ${row.officer_id}`)
  await notify(
    trx,
    [...groups.values()].flatMap((group) => {
      const [first] = group
      if (!first) return []
      const data = {
        bodyId: first.body_id,
        count: group.length,
        day: dayOf(first.from_at as never, profile.utcOffsetMinutes),
      }
      return [
        {
          officerId: first.officer_id,
          kind: 'duty-rostered',
          reason: `plan ${first.plan_id}`,
          areaId: first.area_id,
          subjectId: first.body_id,
          data,
        },
      ]
    }),
    now,
  )
}
