import { sql } from 'kysely'
import { addDays, dayOf } from '#kit'
import {
  accept,
  defineIntent,
  defineRead,
  fromCursor,
  notFound,
  oneByOne,
  reject,
  toCursor,
  visiblePlace,
  type Work,
} from '#platform/server'
import { FORCES, type RecordSupport, recordSupport, supportList } from '../domain/index.ts'
import { forceBookAt } from './force-book.query.ts'
import { workableUnit } from './register-unit.ts'

/** A unit that was given nothing for so many days is told of. */
const lookBackDays = 30

/** `forces.record-support`: once it was given. */
export const recordSupportIntent = defineIntent({
  contract: recordSupport,
  area: 'handler',
  handle: oneByOne(async (work: Work<RecordSupport>, step) => {
    const { unitId, day, kind, people, amount = null, note = null } = work.payload
    const found = await workableUnit(work, step, { unitId, permission: recordSupport.permission })
    if ('refused' in found) return found.refused
    if (day > dayOf(step.now, step.profile.utcOffsetMinutes)) return reject(FORCES.SUPPORT_TO_COME, { field: 'day' })
    const { support } = await forceBookAt(step.profile, step.now)
    if (!support.some(({ key }) => key === kind)) return reject(FORCES.NO_SUCH_SUPPORT, { field: 'kind' })
    const { zoneId, areaId } = found.unit
    await sql`
      insert into force_supports (zone_id, id, unit_id, area_id, on_day, kind, people, amount, note, given_at, given_by)
      values (${zoneId}, ${work.id}, ${unitId}, ${areaId}, ${day}, ${kind}, ${people}, ${amount}, ${note}, ${step.now},
              ${work.actor.officerId})`.execute(step.trx)
    const data = { kind, people, day, ...(amount === null ? {} : { amount: Number(amount) }) }
    return accept([{ type: 'force-supported', areaId, subjectId: unitId, data, live: ['forces'] }])
  }),
})

interface SupportRow {
  readonly id: string
  readonly unitId: string
  readonly unitName: string
  readonly day: string
  readonly kind: string
  readonly people: number
  readonly amount: string | null
  readonly note: string | null
}

/** `GET /forces/areas/:areaId/support` */
export const supportListRead = defineRead(supportList, async (asking, { areaId, cursor, limit }) => {
  const place = visiblePlace(asking, areaId, supportList.permission)
  if (!place) return notFound('areaId')
  const { db, tree, now, profile } = asking
  const zones = tree.zonesIn([place])
  const after = fromCursor(cursor)
  const { rows } = await sql<SupportRow>`
    select force_supports.id, unit_id as "unitId", force_units.name as "unitName", on_day::text as day, kind, people,
           amount::text as amount, note
    from force_supports join force_units on force_units.id = unit_id and force_units.zone_id = force_supports.zone_id
    where force_supports.zone_id = any(${zones}::int[])
      ${after === undefined ? sql`` : sql`and (on_day, force_supports.id) < (${after[0]}::date, ${after[1]}::uuid)`}
    order by on_day desc, force_supports.id desc limit ${limit + 1}`.execute(db)
  const since = addDays(dayOf(now, profile.utcOffsetMinutes), -lookBackDays)
  const units = await sql<{ units: number; without: number }>`
    select count(*)::int as units, (count(*) filter (where not exists (
      select 1 from force_supports where unit_id = force_units.id and force_supports.zone_id = force_units.zone_id
        and on_day > ${since}::date)))::int as without
    from force_units where closed_at is null and zone_id = any(${zones}::int[])`.execute(db)
  const { support } = await forceBookAt(profile, now)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ unitId, unitName, kind, ...row }) => ({
      ...row,
      unit: { id: unitId, name: unitName },
      kind: support.find(({ key }) => key === kind)?.title ?? { vi: kind, en: kind },
    })),
    next: rows.length > limit && last ? toCursor([last.day, last.id]) : null,
    kinds: support,
    units: units.rows[0]?.units ?? 0,
    without: units.rows[0]?.without ?? 0,
  }
})
