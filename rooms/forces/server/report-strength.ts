import { sql } from 'kysely'
import { dayOf } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Work } from '#platform/server'
import { FORCES, type ReportStrength, reportStrength } from '../domain/index.ts'
import { workableUnit } from './register-unit.ts'

/** `forces.report-strength`: a later report of the same day replaces the one before; the counters take the difference. */
export const reportStrengthIntent = defineIntent({
  contract: reportStrength,
  area: 'handler',
  handle: oneByOne(async (work: Work<ReportStrength>, step) => {
    const { unitId, day, present, standby } = work.payload
    const found = await workableUnit(work, step, { unitId, permission: reportStrength.permission })
    if ('refused' in found) return found.refused
    if (day > dayOf(step.now, step.profile.utcOffsetMinutes)) return reject(FORCES.DAY_TO_COME, { field: 'day' })
    const { zoneId, areaId, force } = found.unit
    const { rows } = await sql<{ present: number }>`
      select present from force_strengths where unit_id = ${unitId} and on_day = ${day} for update`.execute(step.trx)
    await sql`
      insert into force_strengths (zone_id, unit_id, on_day, present, standby, reported_at, reported_by)
      values (${zoneId}, ${unitId}, ${day}, ${present}, ${standby}, ${step.now}, ${work.actor.officerId})
      on conflict (unit_id, on_day, zone_id) do update
      set present = ${present}, standby = ${standby}, reported_at = ${step.now}, reported_by = ${work.actor.officerId}`.execute(
      step.trx,
    )
    const data = { force, day, present, more: present - (rows[0]?.present ?? 0) }
    return accept([{ type: 'force-strength-reported', areaId, subjectId: unitId, data, live: ['forces'] }])
  }),
})
