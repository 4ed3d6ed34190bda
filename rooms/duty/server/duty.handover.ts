import { sql } from 'kysely'
import { derivedId, type Fact, type Trx } from '#platform/server'
import { type Handover, nothingLeft, type RoomHandover } from '#rooms/areas/server'
import './duty.tables.ts'

/**
 * Watches and public numbers when areas end. A watch belongs to a command post, which ends with its area: one that has not
 * begun by then is cancelled, one that runs ends with the area; the new post plans its own. A number goes on in the heir
 * where one other area took all of it, so that people who know it still reach somebody; otherwise it is retired.
 */
export const dutyHandover: RoomHandover = {
  kind: 'duty',
  title: { vi: 'Ca trực, số đường dây nóng', en: 'Watches and hotlines' },
  async count(db, { ended, heirOf, startsAt }) {
    const heirs = [...heirOf.keys()]
    const { rows } = await sql<{ shifts: number; carried: number; retired: number }>`
      select (select count(*)::int from duty_shifts where cancelled_at is null and to_at > ${startsAt}
                and area_id = any(${ended}::int[])) as shifts,
             (select count(*)::int from duty_hotlines where retired_at is null and area_id = any(${heirs}::int[])) as carried,
             (select count(*)::int from duty_hotlines where retired_at is null and area_id = any(${ended}::int[])
                and area_id <> all(${heirs}::int[])) as retired`.execute(db)
    const { shifts = 0, carried = 0, retired = 0 } = rows[0] ?? {}
    return { carried, ended: shifts + retired, waiting: 0 }
  },
  async carry(trx, handover, { now, tree }) {
    const shifts = await endWatches(trx, handover, now)
    const numbers = await moveNumbers(trx, handover, { now, zoneOf: (areaId) => tree.get(areaId).zoneId })
    return {
      ...nothingLeft,
      facts: [...shifts.facts, ...numbers.facts],
      carried: numbers.carried,
      ended: shifts.ended + numbers.ended,
    }
  },
}

async function endWatches(trx: Trx, { ended, startsAt, documentId }: Handover, now: string) {
  const { rows } = await sql<{ areaId: number; bodyId: string }>`
    update duty_shifts set
      to_at = case when from_at < ${startsAt}::timestamptz then ${startsAt}::timestamptz else to_at end,
      cancelled_at = case when from_at < ${startsAt}::timestamptz then null else ${now}::timestamptz end,
      changed_at = ${now}, version = version + 1
    where cancelled_at is null and to_at > ${startsAt} and area_id = any(${ended}::int[])
    returning area_id as "areaId", body_id as "bodyId"`.execute(trx)
  const byArea = Map.groupBy(rows, (row) => row.areaId)
  const facts = [...byArea].map(([areaId, group]): Fact => {
    const data = { bodyId: group[0]?.bodyId, shifts: group.length, startsAt }
    return { type: 'duty-ended-with-area', areaId, subjectId: group[0]?.bodyId ?? '', documentId, data, live: ['duty'] }
  })
  return { facts, ended: rows.length }
}

interface PublicNumber {
  readonly id: string
  readonly areaId: number
  readonly kind: string
  readonly number: string
  readonly label: string | null
}

/** Ends the numbers of ended areas and, where there is one heir, publishes each there, unless it has that number already. */
async function moveNumbers(
  trx: Trx,
  { id, ended, heirOf, startsAt, documentId }: Handover,
  { now, zoneOf }: { now: string; zoneOf: (areaId: number) => number },
) {
  const { rows } = await sql<PublicNumber>`
    update duty_hotlines set retired_at = ${now} where retired_at is null and area_id = any(${ended}::int[])
    returning id, area_id as "areaId", kind, number, label`.execute(trx)
  const going = rows.flatMap((one) => {
    const heirId = heirOf.get(one.areaId)
    return heirId === undefined ? [] : [{ ...one, heirId, newId: derivedId(id, `hotline/${one.id}`) }]
  })
  await sql`
    insert into duty_hotlines (zone_id, id, area_id, kind, number, label, from_at)
    select distinct on (given.area_id, given.number) given.zone_id, given.id, given.area_id, given.kind, given.number,
           given.label, ${startsAt}::timestamptz
    from unnest(${going.map((one) => zoneOf(one.heirId))}::int[], ${going.map((one) => one.newId)}::uuid[],
                ${going.map((one) => one.heirId)}::int[], ${going.map((one) => one.kind)}::text[],
                ${going.map((one) => one.number)}::text[], ${going.map((one) => one.label)}::text[])
      as given (zone_id, id, area_id, kind, number, label)
    where not exists (select 1 from duty_hotlines known where known.retired_at is null
                      and known.area_id = given.area_id and known.number = given.number)
    order by given.area_id, given.number, given.id
    on conflict do nothing`.execute(trx)
  const facts = rows.map((one): Fact => {
    const heirId = heirOf.get(one.areaId)
    return {
      type: heirId === undefined ? 'hotline-retired' : 'hotline-carried',
      areaId: heirId ?? one.areaId,
      subjectId: one.id,
      documentId,
      data: { fromAreaId: one.areaId },
      live: ['duty', 'public'],
    }
  })
  return { facts, carried: going.length, ended: rows.length - going.length }
}
