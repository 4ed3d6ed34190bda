import { sql } from 'kysely'
import { addDays, dayOf } from '#kit'
import type { Db, Fact, Trx } from '#platform/server'
import { type GoingThing, moveRows, nothingLeft, type RoomHandover, type Settling } from '#rooms/areas/server'
import type {} from './people.tables.ts'
import { peopleRules } from './people-rules.query.ts'
import { movePersons } from './person.handover.ts'
import { lockBooks } from './register-households.ts'

/** Households in one step. */
const householdsPerStep = 1_000

interface Going extends GoingThing {
  readonly fromAreaId: number
  readonly size: number
  readonly hasPhone: boolean
  readonly boarding: boolean
}

/**
 * Households when areas end: where one group took all of another, its households are in the heir's book, with a new number
 * where theirs is taken. Where a group was cut up no source says which household went where, so a person says.
 */
export const peopleHandover: RoomHandover = {
  kind: 'household',
  title: { vi: 'Hộ', en: 'Households' },
  async count(db, { ended, heirOf }) {
    const heirs = [...heirOf.keys()]
    const { rows } = await sql<{ carried: number; waiting: number }>`
      select (count(*) filter (where area_id = any(${heirs}::int[])))::int as carried,
             (count(*) filter (where area_id <> all(${heirs}::int[])))::int as waiting
      from households where left_on is null and area_id = any(${[...ended]}::int[])`.execute(db)
    return { carried: rows[0]?.carried ?? 0, waiting: rows[0]?.waiting ?? 0, ended: 0 }
  },
  async carry(trx, { heirOf, documentId }, { tree }) {
    const heirs = [...heirOf.keys()]
    const going = await goingFrom(trx, sql`area_id = any(${heirs}::int[])`)
    const placed = going.map((one) => toPlace(one, heirOf.get(one.fromAreaId) as number, tree))
    const facts = await moveHouseholds(trx, placed, documentId)
    return { ...nothingLeft, facts, carried: going.length, more: going.length === householdsPerStep }
  },
  async waits(trx, { ended, heirOf }) {
    const areas = ended.filter((areaId) => !heirOf.has(areaId))
    const { rows } = await sql<{ subjectId: string; areaId: number }>`
      select id as "subjectId", area_id as "areaId" from households
      where left_on is null and area_id = any(${areas}::int[]) order by area_id, number`.execute(trx)
    return rows
  },
  settle,
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string; number: number }>`
      select id, number from households where id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(rows.map((row) => [row.id, `Hộ số ${row.number}`]))
  },
}

async function goingFrom(trx: Trx, where: ReturnType<typeof sql>): Promise<Going[]> {
  const { rows } = await sql<Going>`
    select id, zone_id as "fromZone", zone_id as "toZone", area_id as "toAreaId", area_id as "fromAreaId", size,
           has_phone as "hasPhone", boarding
    from households where left_on is null and ${where} order by area_id, number limit ${householdsPerStep} for update`.execute(
    trx,
  )
  return rows
}

function toPlace(going: Going, toAreaId: number, tree: { get(areaId: number): { zoneId: number } }): Going {
  return { ...going, toAreaId, toZone: tree.get(toAreaId).zoneId }
}

/** All that hangs on a household goes along; a fact in the area it leaves and one where it comes, so that carriers of both hear. */
async function moveHouseholds(trx: Trx, going: readonly Going[], documentId: string | null): Promise<Fact[]> {
  if (going.length === 0) return []
  await lockBooks(trx, [...new Set(going.map(({ toAreaId }) => toAreaId))])
  await renumber(trx, going)
  const { rows } = await sql<{ id: string; householdId: string }>`
    select id, household_id as "householdId" from persons
    where household_id = any(${going.map(({ id }) => id)}::uuid[])`.execute(trx)
  const ofHousehold = new Map(going.map((one) => [one.id, one]))
  const people = rows.map(({ id, householdId }) => ({ ...(ofHousehold.get(householdId) as Going), id }))
  await moveRows(trx, going, { table: 'households', by: 'id', hasArea: true })
  await moveRows(trx, going, { table: 'residents', by: 'household_id', hasArea: false })
  await moveRows(trx, going, { table: 'identity_marks', by: 'household_id', hasArea: false })
  for (const table of ['identity_keys', 'identities']) await moveRows(trx, going, { table, by: 'id', hasArea: false })
  await movePersons(trx, people)
  return going.flatMap((one) => factsOf(one, documentId))
}

/** A number that the heir's book, or another household that comes, has already is given anew, after the last. */
async function renumber(trx: Trx, going: readonly Going[]): Promise<void> {
  const heirs = going.map(({ toAreaId }) => toAreaId)
  await sql`
    with given as (
      select given.id, given.to_area, mine.number,
             row_number() over (partition by given.to_area, mine.number order by given.id) as nth
      from unnest(${going.map(({ id }) => id)}::uuid[], ${heirs}::int[]) as given (id, to_area)
      join households mine on mine.id = given.id),
    taken as (
      select id, to_area, row_number() over (partition by to_area order by number, id) as turn from given
      where nth > 1 or exists (
        select 1 from households other
        where other.area_id = given.to_area and other.number = given.number and other.id <> given.id)),
    last as (
      select to_area, max(number) as number from (
        select to_area, number from given
        union all select area_id, number from households where area_id = any(${heirs}::int[])) as standing
      group by to_area)
    update households set number = last.number + taken.turn
    from taken join last on last.to_area = taken.to_area where households.id = taken.id`.execute(trx)
}

function factsOf({ id, fromAreaId, toAreaId, size, hasPhone, boarding }: Going, documentId: string | null): Fact[] {
  const counts = { households: 1, people: size, noPhone: hasPhone ? 0 : 1, boarding: boarding ? 1 : 0 }
  const away = Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, -value]))
  const fact = { type: 'household-carried', subjectId: id, documentId, live: ['households'] }
  return [
    { ...fact, areaId: fromAreaId, data: { toAreaId, ...away } },
    { ...fact, areaId: toAreaId, data: { fromAreaId, ...counts } },
  ]
}

/** A person says in which group the household lives now, or (in none) that it left. */
async function settle(trx: Trx, { subjectId, to, reason }: Settling, at: Parameters<RoomHandover['carry']>[2]) {
  const [going] = await goingFrom(trx, sql`id = ${subjectId}::uuid`)
  if (!going) return []
  const [areaId] = to
  if (areaId !== undefined) return moveHouseholds(trx, [toPlace(going, areaId, at.tree)], null)
  const today = dayOf(at.now, at.profile.utcOffsetMinutes)
  const { erase } = await peopleRules(at.profile)
  await sql`
    update households set left_on = greatest(${today}::date, since_on), left_reason = 'moved', version = version + 1,
      forget_on = ${addDays(today, erase.daysAfterLeaving)}::date
    where id = ${going.id} and zone_id = ${going.fromZone}`.execute(trx)
  const [away] = factsOf(going, null)
  return away
    ? [{ ...away, type: 'household-left', data: { ...away.data, reason: 'moved', settled: reason.length } }]
    : []
}
