import { sql } from 'kysely'
import { type Instant, minutesBetween } from '#kit'
import type { Fact } from '#platform/server'
import { nothingLeft, type RoomHandover } from '#rooms/areas/server'
import type {} from './patrols.tables.ts'

/**
 * Patrols when areas end: what was checked stays where it was checked. A patrol that has not begun by then is called off,
 * for the people in charge of it hold posts that end with the area; the new area plans its own.
 */
export const patrolsHandover: RoomHandover = {
  kind: 'patrol',
  title: { vi: 'Lượt tuần tra chưa bắt đầu', en: 'Patrols not begun' },
  async count(db, { ended, startsAt }) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from patrols
      where cancelled_at is null and from_at >= ${startsAt} and area_id = any(${[...ended]}::int[])`.execute(db)
    return { carried: 0, ended: rows[0]?.count ?? 0, waiting: 0 }
  },
  async carry(trx, { ended, startsAt, documentId }, { now }) {
    const { rows } = await sql<{ id: string; areaId: number; people: number; fromAt: Instant; toAt: Instant }>`
      update patrols set cancelled_at = ${now}, cancel_reason = 'Địa bàn kết thúc khi sắp xếp đơn vị hành chính'
      where cancelled_at is null and from_at >= ${startsAt} and area_id = any(${[...ended]}::int[])
      returning id, area_id as "areaId", people, from_at as "fromAt", to_at as "toAt"`.execute(trx)
    const facts = rows.map(
      ({ id, areaId, people, fromAt, toAt }): Fact => ({
        type: 'patrol-cancelled',
        areaId,
        subjectId: id,
        documentId,
        data: { people, fromAt, minutes: minutesBetween(fromAt, toAt) },
        live: ['patrols'],
      }),
    )
    return { ...nothingLeft, facts, ended: rows.length }
  },
}
