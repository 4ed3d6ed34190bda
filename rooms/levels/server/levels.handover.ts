import { sql } from 'kysely'
import type { Fact } from '#platform/server'
import { type Handover, nothingLeft, type RoomHandover } from '#rooms/areas/server'

/** Rows in one step. */
const perStep = 500

interface Going {
  readonly id: string
  readonly areaId: number
  readonly kind: 'proposal' | 'delegation'
}

const endedAreas = ({ ended }: Handover) => sql`${[...ended]}::int[]`

/** Proposals that nobody decided, and powers handed to (or by) an area that ends. */
const standing = (handover: Handover) => sql`(
  select id, area_id as "areaId", 'proposal' as kind from level_proposals
  where decided_at is null and superseded_at is null and area_id = any(${endedAreas(handover)})
  union all
  select id, coalesce(to_area_id, from_area_id), 'delegation' from level_delegations
  where revoked_at is null and to_at > ${handover.startsAt}
    and (to_area_id = any(${endedAreas(handover)}) or from_area_id = any(${endedAreas(handover)})))`

/**
 * Levels when areas end. The level in force goes on as every order does (the room of areas). A proposal was computed for a unit
 * that is no more: it is laid aside, and the new unit's is computed from the new unit's own figures, which nobody guesses from
 * the old ones. A power that was handed to a unit ends with it: whoever gave it hands it down anew (LVL-02, SG-08).
 */
export const levelsHandover: RoomHandover = {
  kind: 'level',
  title: { vi: 'Đề xuất cấp độ dịch, phân cấp', en: 'Proposed levels and handed-down powers' },
  async count(db, handover) {
    const { rows } = await sql<{ ended: number }>`
      select count(*)::int as ended from ${standing(handover)} as one`.execute(db)
    return { carried: 0, waiting: 0, ended: rows[0]?.ended ?? 0 }
  },
  async carry(trx, handover, { tree }) {
    const { startsAt, documentId } = handover
    const { rows } = await sql<Going>`
      select * from ${standing(handover)} as one order by kind, id limit ${perStep}`.execute(trx)
    const idsOf = (kind: Going['kind']) => rows.filter((one) => one.kind === kind).map(({ id }) => id)
    await sql`update level_proposals set superseded_at = ${startsAt} where id = any(${idsOf('proposal')}::uuid[])`.execute(
      trx,
    )
    await sql`
      update level_delegations set revoked_at = greatest(${startsAt}::timestamptz, from_at), revoked_reason = ${why}
      where id = any(${idsOf('delegation')}::uuid[])`.execute(trx)
    const facts = rows.map((one): Fact => {
      // An area that is no more has no reader: its facts stand with its heir, else with the whole city.
      const here = handover.heirOf.get(one.areaId) ?? tree.root?.id ?? one.areaId
      const type = one.kind === 'proposal' ? 'level-proposal-laid-aside' : 'level-delegation-ended'
      return { type, areaId: here, subjectId: one.id, documentId, data: { fromAreaId: one.areaId }, live: ['levels'] }
    })
    return { ...nothingLeft, facts, ended: rows.length, more: rows.length === perStep }
  },
}

const why = 'Đơn vị được giao quyền đã kết thúc khi sắp xếp đơn vị hành chính'
