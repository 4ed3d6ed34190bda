import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Tree, Trx } from '#platform/server'
import type { DailySlot } from '../domain/index.ts'

/** A unit of a directive with its head, who is a person, or null: then it cannot be activated (ORG-06). */
export interface UnitToActivate {
  readonly areaId: number
  readonly headOfficerId: string | null
}

/** Writes the units of a directive; one that is there without a head may get one. */
export async function saveUnits(
  trx: Trx,
  documentId: string,
  units: readonly UnitToActivate[],
  at: { now: Instant; tree: Tree },
): Promise<void> {
  if (units.length === 0) return
  await sql`
    insert into document_units (zone_id, document_id, area_id, activated_at, head_officer_id)
    select zone_id, ${documentId}, area_id, case when head_officer_id is null then null else ${at.now}::timestamptz end,
           head_officer_id
    from unnest(${units.map(({ areaId }) => at.tree.get(areaId).zoneId)}::int[],
                ${units.map(({ areaId }) => areaId)}::int[],
                ${units.map(({ headOfficerId }) => headOfficerId)}::uuid[]) as given (zone_id, area_id, head_officer_id)
    on conflict (document_id, area_id, zone_id) do update
      set activated_at = excluded.activated_at, head_officer_id = excluded.head_officer_id`.execute(trx)
}

/** Every unit's row for each day of the directive, in one statement; days already there stay. Gives how many are new. */
export async function saveSlots(
  trx: Trx,
  documentId: string,
  { areaIds, slots, tree }: { areaIds: readonly number[]; slots: readonly DailySlot[]; tree: Tree },
): Promise<number> {
  if (areaIds.length === 0 || slots.length === 0) return 0
  const { rows } = await sql<{ count: number }>`
    with made as (
      insert into compliance_days (zone_id, document_id, area_id, day, on_day, from_at, to_at, late)
      select unit.zone_id, ${documentId}, unit.area_id, slot.day, slot.on_day, slot.from_at, slot.to_at, false
      from unnest(${areaIds.map((id) => tree.get(id).zoneId)}::int[], ${[...areaIds]}::int[]) as unit (zone_id, area_id)
      cross join unnest(${slots.map(({ day }) => day)}::int[], ${slots.map(({ on }) => on)}::date[],
                        ${slots.map(({ from }) => from)}::timestamptz[], ${slots.map(({ to }) => to)}::timestamptz[])
        as slot (day, on_day, from_at, to_at)
      on conflict do nothing returning 1)
    select count(*)::int as count from made`.execute(trx)
  return rows[0]?.count ?? 0
}

/** Units of a document that wait for a head. */
export async function waitingUnits(trx: Trx, documentId: string): Promise<number[]> {
  const { rows } = await sql<{ areaId: number }>`
    select area_id as "areaId" from document_units where document_id = ${documentId} and activated_at is null
    order by area_id`.execute(trx)
  return rows.map(({ areaId }) => areaId)
}

/** A slot as it stands, taken for this transaction. */
export async function lockSlot(
  trx: Trx,
  slot: { documentId: string; areaId: number; day: number },
): Promise<{ from: Instant; to: Instant; report: string | null; late: boolean } | undefined> {
  const { rows } = await sql<{ from: Instant; to: Instant; report: string | null; late: boolean }>`
    select from_at as "from", to_at as "to", report, late from compliance_days
    where document_id = ${slot.documentId} and area_id = ${slot.areaId} and day = ${slot.day} for update`.execute(trx)
  return rows[0]
}

/** Writes a unit's report of a day. */
export async function saveReport(
  trx: Trx,
  slot: { documentId: string; areaId: number; day: number },
  said: {
    report: string
    note: string | null
    at: Instant
    late: boolean
    officerId: string | null
    postId: string | null
  },
): Promise<void> {
  await sql`
    update compliance_days set report = ${said.report}, note = ${said.note}, late = ${said.late},
      reported_at = ${said.at}, officer_id = ${said.officerId}, post_id = ${said.postId}
    where document_id = ${slot.documentId} and area_id = ${slot.areaId} and day = ${slot.day}`.execute(trx)
}
