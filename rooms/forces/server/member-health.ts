import { sql } from 'kysely'
import { type Day, dayOf } from '#kit'
import {
  accept,
  type Db,
  defineIntent,
  defineRead,
  may,
  notFound,
  oneByOne,
  reject,
  type Step,
  type Trx,
  type Vault,
  type Work,
} from '#platform/server'
import { logReads } from '#rooms/access/server'
import {
  dueOn,
  FORCES,
  type KeepMemberHealth,
  keepMemberHealth,
  type MemberHealth,
  sumHealth,
  testsDue,
} from '../domain/index.ts'
import { forceBookAt } from './force-book.query.ts'
import { workableUnit } from './register-unit.ts'
import { unitById } from './units.store.ts'

const aboutOf = (unitId: string, memberId: string) => `force member ${unitId} ${memberId}`

/** `forces.keep-member-health`: sealed; only the unit's sums are told on. */
export const keepMemberHealthIntent = defineIntent({
  contract: keepMemberHealth,
  area: 'handler',
  handle: oneByOne(async (work: Work<KeepMemberHealth>, step) => {
    const { unitId, memberId, label, doses, lastDoseOn = null, lastTestOn = null } = work.payload
    const found = await workableUnit(work, step, { unitId, permission: keepMemberHealth.permission })
    if ('refused' in found) return found.refused
    const { zoneId, areaId, force } = found.unit
    const book = await forceBookAt(step.profile, step.now)
    if (!book.forces.some(({ key, frontline }) => key === force && frontline)) return reject(FORCES.NOT_FRONTLINE)
    const today = dayOf(step.now, step.profile.utcOffsetMinutes)
    const late = [lastDoseOn, lastTestOn].find((day) => day !== null && day > today)
    if (late) return reject(FORCES.TEST_TO_COME, { field: late === lastDoseOn ? 'lastDoseOn' : 'lastTestOn' })
    const sealed = step.vault.seal(JSON.stringify({ label, doses, lastDoseOn, lastTestOn }), aboutOf(unitId, memberId))
    await sql`
      insert into force_member_health (zone_id, unit_id, member_id, sealed, kept_at)
      values (${zoneId}, ${unitId}, ${memberId}, ${sealed}, ${step.now})
      on conflict (unit_id, member_id, zone_id) do update set sealed = ${sealed}, kept_at = ${step.now}`.execute(
      step.trx,
    )
    await sumUnit(unitId, step, today)
    return accept([{ type: 'force-health-kept', areaId, subjectId: unitId, data: { force }, live: ['forces'] }])
  }),
})

/** The unit's sums anew: nobody can be told from them. */
async function sumUnit(unitId: string, { trx, vault, profile, now }: Step, today: Day): Promise<void> {
  const { health } = await forceBookAt(profile, now)
  const members = [...(await openMembers(trx, vault, unitId)).values()]
  const everyDays = health.testEveryDays.value
  const sums = sumHealth(members, { fullDoses: health.fullDoses.value, everyDays, today })
  await sql`
    update force_units set health_known = ${sums.known}, health_full = ${sums.vaccinated},
                           tests_due_on = ${sums.dueDays}::date[] where id = ${unitId}`.execute(trx)
}

/** Members of a unit, opened. A read that shows them writes the look down first (SG-09). */
async function openMembers(db: Db | Trx, vault: Vault, unitId: string): Promise<Map<string, MemberHealth>> {
  const { rows } = await sql<{ memberId: string; sealed: string }>`
    select member_id as "memberId", sealed from force_member_health where unit_id = ${unitId} order by member_id`.execute(
    db,
  )
  return new Map(
    rows.map(({ memberId, sealed }) => [
      memberId,
      JSON.parse(vault.open(sealed, aboutOf(unitId, memberId))) as MemberHealth,
    ]),
  )
}

/** `GET /forces/units/:unitId/tests-due` */
export const testsDueRead = defineRead(testsDue, async (asking, { unitId, reason }) => {
  const { db, actor, tree, now, requestId, vault, profile } = asking
  const unit = await unitById(db, unitId)
  if (!unit || !may(actor, testsDue.permission, unit.areaId, tree)) return notFound('unitId')
  const subjectKind = `GET /api${testsDue.path}`
  const look = { actor, tree, now, requestId, permission: testsDue.permission, subjectKind, reason }
  await logReads(db, look, [{ areaId: unit.areaId, subjectId: unitId }])
  const { testEveryDays } = (await forceBookAt(profile, now)).health
  const today = dayOf(now, profile.utcOffsetMinutes)
  const members = [...(await openMembers(db, vault, unitId))].map(([memberId, member]) => {
    const due = dueOn(member, testEveryDays.value, today)
    return { memberId, ...member, dueOn: due, isDue: due !== null && due <= today }
  })
  members.sort((left, right) => ((left.dueOn ?? '') < (right.dueOn ?? '') ? -1 : 1))
  return { everyDays: testEveryDays.value, source: testEveryDays.source, members }
})
