import { sql } from 'kysely'
import type { Db, Fact, Trx } from '#platform/server'
import { type CarriedPart, nothingLeft, type RoomHandover } from '#rooms/areas/server'

/**
 * Posts when areas end. A post does not move: where one other area took all of its area, it lies in that one now, with its
 * shifts; where an area was cut up a person says. It remembers the old area, so that what a phone recorded offline under it is
 * still taken. What crossed stays where it crossed.
 */
export const checkpointsHandover: RoomHandover = {
  kind: 'checkpoint',
  title: { vi: 'Chốt kiểm soát', en: 'Checkpoints' },
  async count(db, { ended, heirOf }) {
    const heirs = [...heirOf.keys()]
    const { rows } = await sql<{ carried: number; waiting: number }>`
      select (count(*) filter (where area_id = any(${heirs}::int[])))::int as carried,
             (count(*) filter (where area_id <> all(${heirs}::int[])))::int as waiting
      from checkpoints where closed_at is null and area_id = any(${[...ended]}::int[])`.execute(db)
    return { carried: rows[0]?.carried ?? 0, waiting: rows[0]?.waiting ?? 0, ended: 0 }
  },
  async carry(trx, { heirOf, documentId }): Promise<CarriedPart> {
    const facts = await moveCheckpoints(trx, [...heirOf], documentId)
    await moveWaterways(trx, [...heirOf])
    return { ...nothingLeft, facts, carried: facts.length }
  },
  async waits(trx, { ended, heirOf }) {
    const areas = ended.filter((areaId) => !heirOf.has(areaId))
    const { rows } = await sql<{ subjectId: string; areaId: number }>`
      select id as "subjectId", area_id as "areaId" from checkpoints
      where closed_at is null and area_id = any(${areas}::int[]) order by id`.execute(trx)
    return rows
  },
  async settle(trx, { subjectId, to, reason }, { now }) {
    const { rows } = await sql<{ areaId: number }>`
      select area_id as "areaId" from checkpoints where id = ${subjectId} and closed_at is null for update`.execute(trx)
    const areaId = rows[0]?.areaId
    if (areaId === undefined) return []
    const [heir] = to
    if (heir !== undefined) return moveCheckpoints(trx, [[areaId, heir]], null, subjectId)
    await sql`
      update checkpoints set closed_at = greatest(${now}::timestamptz, opened_at), close_reason = ${reason}
      where id = ${subjectId}`.execute(trx)
    const fact: Fact = {
      type: 'checkpoint-closed',
      areaId,
      subjectId,
      data: { at: now },
      live: ['checkpoints'],
    }
    return [fact]
  },
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from checkpoints where id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(rows.map((row) => [row.id, row.name]))
  },
}

/** Posts of old areas lie in their heirs now; `only` one of them. */
async function moveCheckpoints(
  trx: Trx,
  heirs: readonly (readonly [number, number])[],
  documentId: string | null,
  only?: string,
): Promise<Fact[]> {
  if (heirs.length === 0) return []
  const { rows } = await sql<{ id: string; areaId: number; fromAreaId: number }>`
    update checkpoints set area_id = given.heir, past_area_ids = past_area_ids || given.ended
    from unnest(${heirs.map(([ended]) => ended)}::int[], ${heirs.map(([, heir]) => heir)}::int[]) as given (ended, heir)
    where area_id = given.ended and closed_at is null ${only === undefined ? sql`` : sql`and id = ${only}`}
    returning id, area_id as "areaId", given.ended as "fromAreaId"`.execute(trx)
  return rows.map(({ id, areaId, fromAreaId }) => ({
    type: 'checkpoint-carried',
    areaId,
    subjectId: id,
    documentId,
    data: { fromAreaId },
    live: ['checkpoints'],
  }))
}

async function moveWaterways(trx: Trx, heirs: readonly (readonly [number, number])[]): Promise<void> {
  if (heirs.length === 0) return
  await sql`
    update waterways set area_id = given.heir
    from unnest(${heirs.map(([ended]) => ended)}::int[], ${heirs.map(([, heir]) => heir)}::int[]) as given (ended, heir)
    where area_id = given.ended`.execute(trx)
}
