import { sql } from 'kysely'
import type { Db, Fact, Tree, Trx } from '#platform/server'
import { type GoingThing, moveRows, nothingLeft, type RoomHandover, type Settling } from '#rooms/areas/server'
import type {} from './tracing.tables.ts'

/** Traces in one step. */
const perStep = 200

const isOpen = sql`closed_at is null and replaced_by is null`

/**
 * Open traces when areas end: with a whole heir they go over, with their people and orders; where an area was cut up a person says. Clocks
 * follow their case by themselves. Where contacts live follows the room of people: those who stand on the list of an ended ward are on
 * the list of its heir.
 */
export const tracingHandover: RoomHandover = {
  kind: 'trace',
  title: { vi: 'Truy vết đang mở', en: 'Open traces' },
  async count(db, { ended, heirOf }) {
    const heirs = [...heirOf.keys()]
    const { rows } = await sql<{ carried: number; waiting: number }>`
      select (count(*) filter (where area_id = any(${heirs}::int[])))::int as carried,
             (count(*) filter (where area_id <> all(${heirs}::int[])))::int as waiting
      from traces where ${isOpen} and area_id = any(${[...ended]}::int[])`.execute(db)
    return { carried: rows[0]?.carried ?? 0, waiting: rows[0]?.waiting ?? 0, ended: 0 }
  },
  async carry(trx, { heirOf, documentId }, { tree }) {
    const going = await goingFrom(trx, [...heirOf.keys()])
    const facts = await moveTraces(trx, going, {
      toOf: (one) => heirOf.get(one.fromAreaId) as number,
      tree,
      documentId,
    })
    if (going.length === perStep) return { facts, carried: going.length, ended: 0, more: true }
    await moveLists(trx, heirOf, tree)
    return { ...nothingLeft, facts, carried: going.length }
  },
  async waits(trx, { ended, heirOf }) {
    const areas = ended.filter((areaId) => !heirOf.has(areaId))
    const { rows } = await sql<{ subjectId: string; areaId: number }>`
      select id as "subjectId", area_id as "areaId" from traces where ${isOpen} and area_id = any(${areas}::int[]) order by id`.execute(
      trx,
    )
    return rows
  },
  settle,
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string }>`select id from traces where id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(rows.map(({ id }) => [id, `TV-${id.slice(-5).toUpperCase()}`]))
  },
}

type Going = GoingThing & { readonly fromAreaId: number }

async function goingFrom(trx: Trx, areaIds: readonly number[]): Promise<Going[]> {
  const { rows } = await sql<Going>`
    select id, zone_id as "fromZone", zone_id as "toZone", area_id as "toAreaId", area_id as "fromAreaId" from traces
    where ${isOpen} and area_id = any(${[...areaIds]}::int[]) order by id limit ${perStep} for update`.execute(trx)
  return rows
}

async function moveTraces(
  trx: Trx,
  going: readonly Going[],
  {
    toOf,
    tree,
    documentId,
  }: { readonly toOf: (one: Going) => number; readonly tree: Tree; readonly documentId: string | null },
): Promise<Fact[]> {
  const placed = going.map((one) => ({ ...one, toAreaId: toOf(one), toZone: tree.get(toOf(one)).zoneId }))
  await moveRows(trx, placed, { table: 'traces', by: 'id', hasArea: true })
  for (const table of ['trace_seeds', 'traced_people', 'traced_places'])
    await moveRows(trx, placed, { table, by: 'trace_id', hasArea: false })
  return placed.map(({ id, toAreaId, fromAreaId }) => ({
    type: 'trace-carried',
    areaId: toAreaId,
    subjectId: id,
    documentId,
    data: { fromAreaId },
    live: ['tracing'],
  }))
}

/** Lists and orders of ended wards are those of their heirs. */
async function moveLists(trx: Trx, heirOf: ReadonlyMap<number, number>, tree: Tree): Promise<void> {
  const [from, to] = [[...heirOf.keys()], [...heirOf.values()]]
  const zones = to.map((areaId) => tree.get(areaId).zoneId)
  const heirs = sql`unnest(${from}::int[], ${to}::int[], ${zones}::int[]) as heir (from_area, to_area, to_zone)`
  await sql`update traced_people set area_id = to_area, ward_id = to_zone from ${heirs} where area_id = from_area`.execute(
    trx,
  )
  await sql`update traced_people set ward_id = to_zone from ${heirs} where ward_id = from_area`.execute(trx)
  await sql`
    with gone as (delete from trace_orders using ${heirs} where ward_id = from_area and finished_at is null
                  returning trace_orders.*, to_zone)
    insert into trace_orders (zone_id, id, trace_id, ward_id, kind, people, done, owner_post_id, due_at, task_id, issued_at, finished_at)
    select to_zone, id, trace_id, to_zone, kind, people, done, owner_post_id, due_at, task_id, issued_at, finished_at from gone`.execute(
    trx,
  )
  for (const [table, by] of [
    ['interviews', 'id'],
    ['case_clocks', 'case_id'],
  ] as const) {
    const name = sql.table(table)
    const { rows } = await sql<GoingThing>`
      select ${sql.ref(`${table}.${by}`)} as id, ${name}.zone_id as "fromZone", to_zone as "toZone", to_area as "toAreaId"
      from ${name} join ${heirs} on ${name}.area_id = from_area`.execute(trx)
    await moveRows(trx, rows, { table, by, hasArea: true })
  }
}

/** A person says in which area the trace goes on, or (in none) that it is over. */
async function settle(trx: Trx, { subjectId, to, reason }: Settling, at: Parameters<RoomHandover['carry']>[2]) {
  const { rows } = await sql<Going>`
    select id, zone_id as "fromZone", zone_id as "toZone", area_id as "toAreaId", area_id as "fromAreaId" from traces
    where id = ${subjectId} and ${isOpen} for update`.execute(trx)
  const [going] = rows
  const [areaId] = to
  if (!going) return []
  if (areaId !== undefined) return moveTraces(trx, [going], { toOf: () => areaId, tree: at.tree, documentId: null })
  await sql`update traces set closed_at = ${at.now}, close_reason = ${reason} where id = ${going.id}`.execute(trx)
  return [{ type: 'trace-closed', areaId: going.fromAreaId, subjectId: going.id, data: {}, live: ['tracing'] }]
}
