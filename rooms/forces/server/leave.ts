import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Instant, startOfDay } from '#kit'
import {
  accept,
  allowed,
  type Db,
  defineIntent,
  type Fact,
  type FoundGap,
  type GapRule,
  oneByOne,
  reject,
  type Trx,
  type Work,
} from '#platform/server'
import {
  FORCES,
  type GiveLeave,
  giveLeave,
  type leaveKinds,
  type WithdrawLeave,
  withdrawLeave,
} from '../domain/index.ts'

/** Most days of one leave: longer is another matter than rest. */
const mostDays = 31

/** Somebody's days off. */
export interface Leave {
  readonly id: string
  readonly officerId: string
  readonly from: Day
  readonly to: Day
  readonly kind: (typeof leaveKinds)[number]
}

const leaveColumns = sql`id, officer_id as "officerId", from_on::text as "from", to_on::text as "to", kind`

/** `forces.give-leave`: two leaves of one person never overlap. */
export const giveLeaveIntent = defineIntent({
  contract: giveLeave,
  area: (payload) => payload.areaId,
  handle: oneByOne(async (work: Work<GiveLeave>, { trx, now, tree }) => {
    const { areaId, officerId, from, to, kind } = work.payload
    if (to < from) return reject(FORCES.LEAVE_ENDS_FIRST, { field: 'to' })
    if (to >= addDays(from as Day, mostDays)) {
      return reject(FORCES.LEAVE_TOO_LONG, { field: 'to', params: { days: mostDays } })
    }
    const officer = await sql`select 1 from officers where id = ${officerId} for update`.execute(trx)
    if (officer.rows.length === 0) return reject(FORCES.NO_SUCH_OFFICER, { field: 'officerId' })
    const given = await sql`
      select 1 from force_leaves
      where officer_id = ${officerId} and withdrawn_at is null and to_on >= ${from}::date and from_on <= ${to}::date`.execute(
      trx,
    )
    if (given.rows.length > 0) return reject(FORCES.ON_LEAVE_ALREADY, { field: 'from' })
    await sql`
      insert into force_leaves (zone_id, id, area_id, officer_id, from_on, to_on, kind, given_at, given_by)
      values (${tree.get(areaId).zoneId}, ${work.id}, ${areaId}, ${officerId}, ${from}, ${to}, ${kind}, ${now},
              ${work.actor.officerId})`.execute(trx)
    return accept([leaveFact('force-leave-given', areaId, officerId, { from, to })], { leaveId: work.id })
  }),
})

/** `forces.withdraw-leave` */
export const withdrawLeaveIntent = defineIntent({
  contract: withdrawLeave,
  area: 'handler',
  handle: oneByOne(async (work: Work<WithdrawLeave>, step) => {
    const { rows } = await sql<{ areaId: number; officerId: string }>`
      select area_id as "areaId", officer_id as "officerId" from force_leaves
      where id = ${work.payload.leaveId} and withdrawn_at is null for update`.execute(step.trx)
    const [leave] = rows
    if (!leave) return reject(FORCES.NO_SUCH_LEAVE, { field: 'leaveId' })
    const refusal = allowed(work, step, withdrawLeave.permission, leave.areaId, 'forces.read')
    if (refusal) return reject(refusal)
    await sql`update force_leaves set withdrawn_at = ${step.now} where id = ${work.payload.leaveId}`.execute(step.trx)
    return accept([leaveFact('force-leave-withdrawn', leave.areaId, leave.officerId, {})])
  }),
})

function leaveFact(type: string, areaId: number, subjectId: string, data: NonNullable<Fact['data']>): Fact {
  return { type, areaId, subjectId, data, live: ['forces'] }
}

/** The nearest leave of each officer that has not ended before a day. */
export async function leavesFrom(db: Db | Trx, officerIds: readonly string[], day: Day): Promise<Map<string, Leave>> {
  const { rows } = await sql<Leave>`
    select distinct on (officer_id) ${leaveColumns} from force_leaves
    where officer_id = any(${[...officerIds]}::uuid[]) and to_on >= ${day}::date and withdrawn_at is null
    order by officer_id, from_on`.execute(db)
  return new Map(rows.map((leave) => [leave.officerId, leave]))
}

/** Somebody stands on a roster in days that were given them off: whoever leads the area puts another there, or takes it back. */
export const rosteredOnLeave: GapRule = {
  key: 'forces-rostered-on-leave',
  title: { vi: 'Người đang được nghỉ vẫn bị xếp trực', en: 'Somebody on leave stands on a roster' },
  source: 'FOR-05',
  raiseAfterMinutes: [720],
  wakesOn: ['forces', 'duty'],
  find: async (trx, { now, profile }) => {
    const today = dayOf(now, profile.utcOffsetMinutes)
    const minutes = profile.utcOffsetMinutes
    const { rows } = await sql<{ officerId: string; areaId: number; from: Day; givenAt: Instant; shifts: number }>`
      select force_leaves.officer_id as "officerId", duty_shifts.area_id as "areaId", min(from_on)::text as "from",
             min(given_at) as "givenAt", count(*)::int as shifts
      from force_leaves join duty_shifts on duty_shifts.officer_id = force_leaves.officer_id
        and duty_shifts.cancelled_at is null and duty_shifts.to_at > ${now}
        and ((duty_shifts.from_at + make_interval(mins => ${minutes})) at time zone 'UTC')::date between from_on and to_on
      where withdrawn_at is null and to_on >= ${today}::date
      group by force_leaves.officer_id, duty_shifts.area_id`.execute(trx)
    return rows.map(({ officerId, areaId, from, givenAt, shifts }): FoundGap => {
      const dueAt = startOfDay(from, minutes)
      const data = { officerId, shifts }
      return { subject: officerId, areaId, ownerPostId: null, severity: 2, since: givenAt, dueAt, data }
    })
  },
}
