import { sql } from 'kysely'
import type { Fact, Trx } from '#platform/server'
import { type Handover, type HandoverAt, nothingLeft, type RoomHandover } from '#rooms/areas/server'
import { headPostsOf } from '#rooms/bodies/server'
import './documents.tables.ts'

/**
 * Documents when areas end. A document, its readings and its reports stay as they are; only what is still owed moves:
 * the days to come of a directive are owed by a new unit when every piece it was made of owed them, and by nobody else.
 */
export const documentsHandover: RoomHandover = {
  kind: 'document-day',
  title: { vi: 'Ngày phải báo cáo theo văn bản', en: 'Days to report for directives' },
  async count(db, { ended, startsAt }) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from compliance_days
      where area_id = any(${ended}::int[]) and report is null and from_at >= ${startsAt}`.execute(db)
    return { carried: 0, ended: rows[0]?.count ?? 0, waiting: 0 }
  },
  async carry(trx, handover, at) {
    await followTasks(trx)
    const heirs = await unitsThatOwe(trx, handover)
    const owed = await oweDays(trx, heirs, { handover, at })
    await takeUp(trx, heirs, at)
    const struck = await strikeDays(trx, handover)
    return { ...nothingLeft, facts: [...owed, ...struck.facts], carried: owed.length, ended: struck.days }
  },
}

/** A sentence of a meeting knows its task by zone and id; the task may have gone to another zone. */
async function followTasks(trx: Trx): Promise<void> {
  await sql`
    with gone as (
      delete from conclusion_tasks using tasks
      where tasks.id = conclusion_tasks.task_id and tasks.zone_id <> conclusion_tasks.zone_id
      returning tasks.zone_id, conclusion_id, task_id)
    insert into conclusion_tasks (zone_id, conclusion_id, task_id) select * from gone`.execute(trx)
}

/** A new unit that a directive binds, and one of the units it was made of. */
interface Heir {
  readonly documentId: string
  readonly areaId: number
  readonly oldId: number
}

/** New areas all of whose pieces were units of a directive that still holds. */
async function unitsThatOwe(trx: Trx, { ended, on, startsAt }: Handover): Promise<Heir[]> {
  const { rows } = await sql<Heir>`
    select document_units.document_id as "documentId", piece.new_id as "areaId", min(piece.old_id) as "oldId"
    from area_successions as piece
    join document_units on document_units.area_id = piece.old_id
    join documents on documents.id = document_units.document_id
    where piece.on_day = ${on} and piece.old_id = any(${ended}::int[]) and documents.state = 'issued'
      and (documents.effective_to is null or documents.effective_to > ${startsAt})
      and (documents.ended_at is null or documents.ended_at > ${startsAt})
    group by document_units.document_id, piece.new_id
    having count(distinct piece.old_id) = (
      select count(*) from area_successions as every where every.new_id = piece.new_id and every.on_day = ${on})`.execute(
    trx,
  )
  return rows
}

async function oweDays(
  trx: Trx,
  heirs: readonly Heir[],
  { handover, at }: { handover: Handover; at: HandoverAt },
): Promise<Fact[]> {
  const { rows } = await sql<{ documentId: string; areaId: number }>`
    insert into compliance_days (zone_id, document_id, area_id, day, on_day, from_at, to_at, late)
    select given.zone_id, given.document_id, given.area_id, day, on_day, from_at, to_at, false
    from unnest(${heirs.map((heir) => at.tree.get(heir.areaId).zoneId)}::int[],
                ${heirs.map((heir) => heir.documentId)}::uuid[], ${heirs.map((heir) => heir.areaId)}::int[],
                ${heirs.map((heir) => heir.oldId)}::int[]) as given (zone_id, document_id, area_id, old_id)
    join compliance_days as old on old.document_id = given.document_id and old.area_id = given.old_id
      and old.report is null and old.from_at >= ${handover.startsAt}
    on conflict do nothing
    returning document_id as "documentId", area_id as "areaId"`.execute(trx)
  const units = Map.groupBy(rows, (row) => `${row.documentId} ${row.areaId}`)
  return [...units.values()].flatMap((days) => {
    const [first] = days
    if (!first) return []
    const { areaId, documentId } = first
    return [{ type: 'days-owed', areaId, documentId, data: { days: days.length }, live: ['documents'] }]
  })
}

/** The new unit is one of the directive's; without somebody who heads it, it waits for that (ORG-06). */
async function takeUp(trx: Trx, heirs: readonly Heir[], { now, tree }: HandoverAt): Promise<void> {
  const heads = await headPostsOf(
    trx,
    heirs.map((heir) => heir.areaId),
    now,
  )
  const officers = heirs.map((heir) => heads.get(heir.areaId)?.officerId ?? null)
  await sql`
    insert into document_units (zone_id, document_id, area_id, activated_at, head_officer_id)
    select * from unnest(${heirs.map((heir) => tree.get(heir.areaId).zoneId)}::int[],
      ${heirs.map((heir) => heir.documentId)}::uuid[], ${heirs.map((heir) => heir.areaId)}::int[],
      ${officers.map((officer) => (officer === null ? null : now))}::timestamptz[], ${officers}::uuid[])
    on conflict do nothing`.execute(trx)
}

/** Days after the end of a unit are owed by nobody. */
async function strikeDays(trx: Trx, { ended, startsAt }: Handover): Promise<{ facts: Fact[]; days: number }> {
  const { rows } = await sql<{ areaId: number; documentId: string }>`
    delete from compliance_days where area_id = any(${ended}::int[]) and report is null and from_at >= ${startsAt}
    returning area_id as "areaId", document_id as "documentId"`.execute(trx)
  const units = Map.groupBy(rows, (row) => `${row.documentId} ${row.areaId}`)
  const facts = [...units.values()].flatMap((days): Fact[] => {
    const [first] = days
    if (!first) return []
    const { areaId, documentId } = first
    return [{ type: 'days-struck', areaId, documentId, data: { days: days.length }, live: ['documents'] }]
  })
  return { facts, days: rows.length }
}
