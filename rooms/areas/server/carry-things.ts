import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Fact, Trx } from '#platform/server'
import { type HandoverAt, nothingLeft, type RoomHandover, type Settling } from './handover.ts'
import { type GoingThing, type MovedTable, moveRows } from './move-rows.ts'

/** Things moved in one step. */
const perStep = 500

/** A thing on its way: where it lay, and where it goes. */
export interface Going extends GoingThing {
  readonly fromAreaId: number
}

/** What a room says of a kind of thing that goes on in the heir as it is, with all that hangs on it. */
export interface CarriedThings {
  readonly kind: string
  readonly title: RoomHandover['title']
  /** The table of the things; it has `zone_id` and `area_id`. */
  readonly table: string
  /** The column of that table that names a thing. */
  readonly by: string
  /** Tables whose rows go along. */
  readonly along: readonly MovedTable[]
  /** Type and live keys of the fact that one was carried. */
  readonly fact: Pick<Fact, 'type' | 'live'>
  /** Which things are still open at a moment, in terms of the table; what is over stays where it was. */
  isOpen(at: Instant): RawBuilder<unknown>
  /** Makes room in the heirs before the rows come: a name that is taken there. */
  makeRoom?(trx: Trx, going: readonly Going[]): Promise<void>
  /** Ends a thing that a person sends nowhere, for their reason. */
  end(trx: Trx, going: Going, settling: Settling & { readonly at: HandoverAt }): Promise<Fact>
  nameOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/**
 * The handover of things that simply lie in another area afterwards: in the whole heir at once, of an area that was cut up
 * where a person says.
 */
export function carryThings(things: CarriedThings): RoomHandover {
  const { kind, title, table, by, isOpen } = things
  const name = sql.table(table)
  return {
    kind,
    title,
    nameOf: things.nameOf,
    async count(db, { ended, heirOf, startsAt }) {
      const heirs = [...heirOf.keys()]
      const { rows } = await sql<{ carried: number; waiting: number }>`
        select (count(*) filter (where area_id = any(${heirs}::int[])))::int as carried,
               (count(*) filter (where area_id <> all(${heirs}::int[])))::int as waiting
        from ${name} where ${isOpen(startsAt)} and area_id = any(${[...ended]}::int[])`.execute(db)
      return { carried: rows[0]?.carried ?? 0, waiting: rows[0]?.waiting ?? 0, ended: 0 }
    },
    async carry(trx, { heirOf, startsAt, documentId }, { tree }) {
      const found = await findGoing(
        trx,
        things,
        sql`${isOpen(startsAt)} and area_id = any(${[...heirOf.keys()]}::int[])`,
      )
      const going = found.map((one) => {
        const toAreaId = heirOf.get(one.fromAreaId) as number
        return { ...one, toAreaId, toZone: tree.get(toAreaId).zoneId }
      })
      const facts = await move(trx, things, { going, documentId })
      return { ...nothingLeft, facts, carried: going.length, more: going.length === perStep }
    },
    async waits(trx, { ended, heirOf, startsAt }) {
      const areas = ended.filter((areaId) => !heirOf.has(areaId))
      const { rows } = await sql<{ subjectId: string; areaId: number }>`
        select ${sql.ref(by)} as "subjectId", area_id as "areaId" from ${name}
        where ${isOpen(startsAt)} and area_id = any(${areas}::int[]) order by ${sql.ref(by)}`.execute(trx)
      return rows
    },
    async settle(trx, settling, at) {
      const [going] = await findGoing(
        trx,
        things,
        sql`${isOpen(at.now)} and ${sql.ref(by)} = ${settling.subjectId}::uuid`,
      )
      if (!going) return []
      const [toAreaId] = settling.to
      if (toAreaId === undefined) return [await things.end(trx, going, { ...settling, at })]
      const placed = { ...going, toAreaId, toZone: at.tree.get(toAreaId).zoneId }
      return move(trx, things, { going: [placed], documentId: null })
    },
  }
}

async function findGoing(trx: Trx, { table, by }: CarriedThings, where: RawBuilder<unknown>): Promise<Going[]> {
  const { rows } = await sql<Going>`
    select ${sql.ref(by)} as id, zone_id as "fromZone", zone_id as "toZone", area_id as "toAreaId", area_id as "fromAreaId"
    from ${sql.table(table)} where ${where} order by ${sql.ref(by)} limit ${perStep} for update`.execute(trx)
  return rows
}

async function move(
  trx: Trx,
  { table, by, along, fact, makeRoom }: CarriedThings,
  { going, documentId }: { going: readonly Going[]; documentId: string | null },
): Promise<Fact[]> {
  if (going.length === 0) return []
  await makeRoom?.(trx, going)
  await moveRows(trx, going, { table, by, hasArea: true })
  for (const rows of along) await moveRows(trx, going, rows)
  return going.map(({ id, fromAreaId, toAreaId }) => {
    return { ...fact, areaId: toAreaId, subjectId: id, documentId, data: { fromAreaId } }
  })
}
