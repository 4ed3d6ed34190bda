import { sql } from 'kysely'
import type { Db, Fact, Tree, Trx } from '#platform/server'
import { type GoingThing, moveRows, nothingLeft, type RoomHandover, type Settling } from '#rooms/areas/server'
import type {} from './zones.tables.ts'

/** Points and clusters in one step. */
const perStep = 500

interface Thing {
  readonly id: string
  readonly kind: 'lockdown' | 'cluster'
  readonly areaId: number
  readonly zoneId: number
}

const standing = sql`(
  select id, 'lockdown' as kind, area_id as "areaId", zone_id as "zoneId" from lockdowns
  where dismissed_at is null and lifted_at is null and opened_at is null
  union all
  select id, 'cluster', area_id, zone_id from clusters where state = 'open')`

/**
 * Lockdown points and clusters that stand when areas end. A place does not move: where one other area took all of its area it
 * lies in that one; where an area was cut up a person says. What is in force there goes on by the rule of orders.
 */
export const zonesHandover: RoomHandover = {
  kind: 'zone',
  title: { vi: 'Điểm phong tỏa, chùm ca bệnh', en: 'Lockdown points and clusters' },
  async count(db, { ended, heirOf }) {
    const heirs = [...heirOf.keys()]
    const { rows } = await sql<{ carried: number; waiting: number }>`
      select (count(*) filter (where "areaId" = any(${heirs}::int[])))::int as carried,
             (count(*) filter (where "areaId" <> all(${heirs}::int[])))::int as waiting
      from ${standing} as one where "areaId" = any(${[...ended]}::int[])`.execute(db)
    return { carried: rows[0]?.carried ?? 0, waiting: rows[0]?.waiting ?? 0, ended: 0 }
  },
  async carry(trx, { heirOf, documentId }, { tree }) {
    const { rows } = await sql<Thing>`
      select * from ${standing} as one where "areaId" = any(${[...heirOf.keys()]}::int[]) order by id limit ${perStep}`.execute(
      trx,
    )
    const facts = await move(trx, rows, { areaOf: ({ areaId }) => heirOf.get(areaId) as number, tree, documentId })
    return { ...nothingLeft, facts, carried: rows.length, more: rows.length === perStep }
  },
  async waits(trx, { ended, heirOf }) {
    const areas = ended.filter((areaId) => !heirOf.has(areaId))
    const { rows } = await sql<{ subjectId: string; areaId: number }>`
      select id as "subjectId", "areaId" from ${standing} as one where "areaId" = any(${areas}::int[]) order by id`.execute(
      trx,
    )
    return rows
  },
  settle,
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, place as name from lockdowns where id = any(${[...ids]}::uuid[])
      union all select id, name from clusters where id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(rows.map(({ id, name }) => [id, name]))
  },
}

/** A person says in which of the new areas it lies. In none of them: it stays with the old one and ends by its own dates. */
async function settle(trx: Trx, { subjectId, to }: Settling, { tree }: Parameters<RoomHandover['carry']>[2]) {
  const [areaId] = to
  const { rows } = await sql<Thing>`select * from ${standing} as one where id = ${subjectId}`.execute(trx)
  return areaId === undefined ? [] : move(trx, rows, { areaOf: () => areaId, tree, documentId: null })
}

interface Heirs {
  readonly areaOf: (thing: Thing) => number
  readonly tree: Tree
  readonly documentId: string | null
}

async function move(trx: Trx, things: readonly Thing[], { areaOf, tree, documentId }: Heirs): Promise<Fact[]> {
  const going = (kind: Thing['kind']): GoingThing[] =>
    things
      .filter((one) => one.kind === kind)
      .map((one) => ({ id: one.id, fromZone: one.zoneId, toZone: tree.get(areaOf(one)).zoneId, toAreaId: areaOf(one) }))
  await moveRows(trx, going('lockdown'), { table: 'lockdowns', by: 'id', hasArea: true })
  await moveRows(trx, going('lockdown'), { table: 'lockdown_decisions', by: 'lockdown_id', hasArea: false })
  await moveRows(trx, going('lockdown'), { table: 'lockdown_supplies', by: 'lockdown_id', hasArea: false })
  await moveRows(trx, going('lockdown'), { table: 'outbreak_plans', by: 'lockdown_id', hasArea: true })
  await moveRows(trx, going('cluster'), { table: 'clusters', by: 'id', hasArea: true })
  await moveRows(trx, going('cluster'), { table: 'cluster_cases', by: 'cluster_id', hasArea: false })
  return things.map((one) => ({
    type: `${one.kind}-carried`,
    areaId: areaOf(one),
    subjectId: one.id,
    documentId,
    data: { fromAreaId: one.areaId },
    live: ['zones'],
  }))
}
