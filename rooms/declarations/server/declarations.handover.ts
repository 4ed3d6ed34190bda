import { sql } from 'kysely'
import type { Db, Fact } from '#platform/server'
import { carryThings, moveRows, type RoomHandover } from '#rooms/areas/server'
import { receiptCodeOf } from '../domain/index.ts'
import './declarations.tables.ts'

const along = [
  { table: 'declarations', by: 'id', hasArea: true },
  { table: 'declaration_sealed', by: 'declaration_id', hasArea: false },
]
const fact = { type: 'declaration-flag-carried', live: ['declarations'] }

/**
 * Declarations that somebody is still to call about, when areas end: the health station of the heir calls, until the same hour.
 * Where an area was cut up a person says whose call it is. Nothing is opened for it, and what has no flag stays and expires
 * where it was made.
 */
export const declarationFlagHandover: RoomHandover = carryThings({
  kind: 'declaration-flag',
  title: { vi: 'Khai báo có nguy cơ chờ gọi hỏi', en: 'Declared risks waiting for a call' },
  table: 'declaration_flags',
  by: 'declaration_id',
  along,
  fact,
  isOpen: () => sql`called_at is null`,
  async end(trx, going, { at: { tree } }): Promise<Fact> {
    // Sent nowhere, it is not forgotten: the city's own health office calls.
    const above = tree.root ?? tree.get(going.fromAreaId)
    const placed = [{ ...going, toAreaId: above.id, toZone: above.zoneId }]
    await moveRows(trx, placed, { table: 'declaration_flags', by: 'declaration_id', hasArea: true })
    for (const rows of along) await moveRows(trx, placed, rows)
    return { ...fact, areaId: above.id, subjectId: going.id, data: { fromAreaId: going.fromAreaId } }
  },
  nameOf: async (_: Db, ids) => new Map(ids.map((id) => [id, receiptCodeOf(id)])),
})
