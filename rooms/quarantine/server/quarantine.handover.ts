import { sql } from 'kysely'
import type { Db, Fact, Trx } from '#platform/server'
import { type GoingThing, moveRows, nothingLeft, type RoomHandover } from '#rooms/areas/server'
import { signOf } from './orders.store.ts'
import type {} from './quarantine.tables.ts'

/** Things moved in one step. */
const perStep = 500

interface Going extends GoingThing {
  readonly fromAreaId: number
}

interface Carried {
  readonly kind: string
  readonly title: RoomHandover['title']
  readonly table: string
  /** Rows that go with a thing: which column names it, and whether they say their area. */
  readonly along: readonly { readonly table: string; readonly by: string; readonly hasArea: boolean }[]
  readonly isOpen: ReturnType<typeof sql>
  readonly fact: string
  nameOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/**
 * Isolation when areas end: the rights and the last day stay as they were, only the office in charge changes. Of an area
 * that was cut up a person says where each goes; until then it ends by the clock all the same.
 */
function carrying({ kind, title, table, along, isOpen, fact, nameOf }: Carried): RoomHandover {
  const name = sql.table(table)
  const find = async (trx: Trx, where: ReturnType<typeof sql>): Promise<Going[]> => {
    const { rows } = await sql<Going>`
      select id, zone_id as "fromZone", zone_id as "toZone", area_id as "toAreaId", area_id as "fromAreaId"
      from ${name} where ${isOpen} and ${where} order by id limit ${perStep} for update`.execute(trx)
    return rows
  }
  const move = async (trx: Trx, going: readonly Going[], documentId: string | null): Promise<Fact[]> => {
    await moveRows(trx, going, { table, by: 'id', hasArea: true })
    for (const rows of along) await moveRows(trx, going, rows)
    return going.map(({ id, fromAreaId, toAreaId }) => {
      return { type: fact, areaId: toAreaId, subjectId: id, documentId, data: { fromAreaId }, live: ['quarantine'] }
    })
  }
  return {
    kind,
    title,
    nameOf,
    async count(db, { ended, heirOf }) {
      const heirs = [...heirOf.keys()]
      const { rows } = await sql<{ carried: number; waiting: number }>`
        select (count(*) filter (where area_id = any(${heirs}::int[])))::int as carried,
               (count(*) filter (where area_id <> all(${heirs}::int[])))::int as waiting
        from ${name} where ${isOpen} and area_id = any(${[...ended]}::int[])`.execute(db)
      return { carried: rows[0]?.carried ?? 0, waiting: rows[0]?.waiting ?? 0, ended: 0 }
    },
    async carry(trx, { heirOf, documentId }, { tree }) {
      const going = (await find(trx, sql`area_id = any(${[...heirOf.keys()]}::int[])`)).map((one) => {
        const toAreaId = heirOf.get(one.fromAreaId) as number
        return { ...one, toAreaId, toZone: tree.get(toAreaId).zoneId }
      })
      const facts = await move(trx, going, documentId)
      return { ...nothingLeft, facts, carried: going.length, more: going.length === perStep }
    },
    async waits(trx, { ended, heirOf }) {
      const areas = ended.filter((areaId) => !heirOf.has(areaId))
      const { rows } = await sql<{ subjectId: string; areaId: number }>`
        select id as "subjectId", area_id as "areaId" from ${name}
        where ${isOpen} and area_id = any(${areas}::int[]) order by id`.execute(trx)
      return rows
    },
    async settle(trx, { subjectId, to }, { tree }) {
      const [going] = await find(trx, sql`id = ${subjectId}::uuid`)
      const [toAreaId] = to
      if (!going || toAreaId === undefined) return []
      return move(trx, [{ ...going, toAreaId, toZone: tree.get(toAreaId).zoneId }], null)
    },
  }
}

const along = (by: string, tables: readonly string[], withArea: readonly string[] = []) =>
  tables.map((table) => ({ table, by, hasArea: withArea.includes(table) }))

/** People in isolation and those proposed for it, with everything that belongs to their record. */
export const isolationHandover = carrying({
  kind: 'isolation',
  title: { vi: 'Hồ sơ cách ly đang mở', en: 'Open isolation records' },
  table: 'isolation_orders',
  along: along(
    'order_id',
    ['isolation_decisions', 'isolation_appeals', 'isolation_checks', 'isolation_needs'],
    ['isolation_needs'],
  ),
  isOpen: sql`(state in ('proposed', 'in-force') or self_watch_until is not null)`,
  fact: 'isolation-carried',
  nameOf: async (_, ids) => new Map(ids.map((id) => [id, signOf(id)])),
})

/** Isolation places with their course. */
export const isolationPlaceHandover = carrying({
  kind: 'isolation-place',
  title: { vi: 'Khu cách ly tập trung', en: 'Concentrated isolation places' },
  table: 'isolation_places',
  along: along('place_id', ['isolation_place_steps', 'isolation_milestones']),
  isOpen: sql`state <> 'closed'`,
  fact: 'isolation-place-carried',
  async nameOf(db, ids) {
    const { rows } = await sql<{ id: string; name: string }>`
      select isolation_places.id, sites.name from isolation_places join sites on sites.id = site_id
      where isolation_places.id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(rows.map(({ id, name }) => [id, name]))
  },
})
