import { sql } from 'kysely'
import type { Fact, Trx } from '#platform/server'
import { type GoingThing, moveRows, nothingLeft, type RoomHandover } from '#rooms/areas/server'
import type {} from './persons.tables.ts'

/** Persons in one step. */
const personsPerStep = 1_000

interface Going extends GoingThing {
  readonly fromAreaId: number
}

/**
 * Persons of no household when areas end: where one area took all of another they go with it, with all that names them and
 * what they asked. Those of a household go with the household.
 */
export const personHandover: RoomHandover = {
  kind: 'person',
  title: { vi: 'Người không thuộc hộ nào', en: 'People of no household' },
  async count(db, { ended, heirOf }) {
    const heirs = [...heirOf.keys()]
    const { rows } = await sql<{ carried: number; waiting: number }>`
      select (count(*) filter (where area_id = any(${heirs}::int[])))::int as carried,
             (count(*) filter (where area_id <> all(${heirs}::int[])))::int as waiting
      from persons where household_id is null and forgotten_at is null and area_id = any(${[...ended]}::int[])`.execute(
      db,
    )
    return { carried: rows[0]?.carried ?? 0, waiting: rows[0]?.waiting ?? 0, ended: 0 }
  },
  async carry(trx, { heirOf, documentId }, { tree }) {
    const going = await goingFrom(trx, sql`area_id = any(${[...heirOf.keys()]}::int[])`)
    const placed = going.map((one) => toPlace(one, heirOf.get(one.fromAreaId) as number, tree))
    await movePersons(trx, placed)
    const facts = placed.flatMap((one) => factsOf(one, documentId))
    return { ...nothingLeft, facts, carried: going.length, more: going.length === personsPerStep }
  },
  async waits(trx, { ended, heirOf }) {
    const areas = ended.filter((areaId) => !heirOf.has(areaId))
    const { rows } = await sql<{ subjectId: string; areaId: number }>`
      select id as "subjectId", area_id as "areaId" from persons
      where household_id is null and forgotten_at is null and area_id = any(${areas}::int[]) order by area_id, id`.execute(
      trx,
    )
    return rows
  },
  async settle(trx, { subjectId, to: [areaId] }, { tree }) {
    const [going] = await goingFrom(trx, sql`id = ${subjectId}::uuid`)
    if (!going || areaId === undefined) return []
    const placed = toPlace(going, areaId, tree)
    await movePersons(trx, [placed])
    return factsOf(placed, null)
  },
  async nameOf(_db, ids) {
    // Nobody is named in a list: the end of the id tells two apart.
    return new Map(ids.map((id) => [id, `Người …${id.slice(-6)}`]))
  },
}

/** All that hangs on a person goes along: names under their keys, marks, holds, requests and what was said in them. */
export async function movePersons(trx: Trx, going: readonly GoingThing[]): Promise<void> {
  if (going.length === 0) return
  const { rows } = await sql<{ id: string; personId: string }>`
    select id, person_id as "personId" from person_requests
    where person_id = any(${going.map(({ id }) => id)}::uuid[])`.execute(trx)
  const byId = new Map(going.map((one) => [one.id, one]))
  const requests = rows.map(({ id, personId }) => ({ ...(byId.get(personId) as GoingThing), id }))
  await moveRows(trx, going, { table: 'persons', by: 'id', hasArea: true })
  await moveRows(trx, going, { table: 'person_requests', by: 'person_id', hasArea: true })
  await moveRows(trx, going, { table: 'identity_marks', by: 'subject_id', hasArea: false })
  for (const table of ['person_tokens', 'person_holds', 'person_merges']) {
    await moveRows(trx, going, { table, by: 'person_id', hasArea: false })
  }
  await moveRows(trx, going, { table: 'person_likenesses', by: 'left_id', hasArea: false })
  for (const table of ['identity_keys', 'identities']) {
    await moveRows(trx, [...going, ...requests], { table, by: 'id', hasArea: false })
  }
}

async function goingFrom(trx: Trx, where: ReturnType<typeof sql>): Promise<Going[]> {
  const { rows } = await sql<Going>`
    select id, zone_id as "fromZone", zone_id as "toZone", area_id as "toAreaId", area_id as "fromAreaId"
    from persons where household_id is null and forgotten_at is null and ${where} order by area_id, id
    limit ${personsPerStep} for update`.execute(trx)
  return rows
}

function toPlace(going: Going, toAreaId: number, tree: { get(areaId: number): { zoneId: number } }): Going {
  return { ...going, toAreaId, toZone: tree.get(toAreaId).zoneId }
}

/** A fact in the area somebody leaves and one where they come. */
function factsOf({ id, fromAreaId, toAreaId }: Going, documentId: string | null): Fact[] {
  const fact = { type: 'person-carried', subjectId: id, documentId, live: ['persons'] }
  return [
    { ...fact, areaId: fromAreaId, data: { toAreaId } },
    { ...fact, areaId: toAreaId, data: { fromAreaId } },
  ]
}
