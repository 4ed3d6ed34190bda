import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Day, type Instant, startOfDay } from '#kit'
import { canonicalJson, type Db, derivedId, type Tree, type Trx } from '#platform/server'
import { isValidOn, type Reform, type ReformPlan, registerByCode } from '../domain/index.ts'
import { readRegister } from './areas.store.ts'
import './areas.tables.ts'
import type { Handover, HolderCarried, Waiting } from './handover.ts'

/** Who goes on in office, by codes and kinds of post. */
interface HolderLine {
  readonly oldCode: string
  readonly oldPost: string
  readonly newCode: string
  readonly newPost: string
}

/** A reform as it was brought in. */
export type StoredPlan = Reform & { readonly holders: readonly HolderLine[] }

/** A reform on file. */
export interface StoredReform {
  readonly id: string
  readonly on: Day
  readonly plan: StoredPlan
  readonly source: string
  readonly documentId: string | null
  readonly state: 'proposed' | 'running' | 'done'
  readonly proposedAt: Instant
  readonly orderedAt: Instant | null
  readonly orderedBy: string | null
  readonly officerId: string | null
  readonly postId: string | null
  readonly grants: 'end' | 'carry' | null
  readonly jobId: string | null
  readonly switchedAt: Instant | null
  readonly finishedAt: Instant | null
  readonly counts: Readonly<Record<string, { carried: number; ended: number }>>
}

const fields = sql`id, on_day as "on", plan, source, document_id as "documentId", state, proposed_at as "proposedAt",
  ordered_at as "orderedAt", ordered_by as "orderedBy", officer_id as "officerId", post_id as "postId", grants,
  job_id as "jobId", switched_at as "switchedAt", finished_at as "finishedAt", counts`

/** Every reform brought in, the latest day first. */
export async function readReforms(db: Db | Trx): Promise<StoredReform[]> {
  const { rows } =
    await sql<StoredReform>`select ${fields} from reforms order by on_day desc, proposed_at desc`.execute(db)
  return rows
}

/** One reform, or undefined. */
export async function findReform(db: Db | Trx, id: string): Promise<StoredReform | undefined> {
  const { rows } = await sql<StoredReform>`select ${fields} from reforms where id = ${id}`.execute(db)
  return rows[0]
}

/** The same reform always has the same digest, whatever the order of its lines. */
export function digestOf(plan: StoredPlan): string {
  const sorted = (lines: readonly unknown[]) => lines.map((line) => canonicalJson(line)).sort()
  const parts = [plan.on, sorted(plan.ends), sorted(plan.units), sorted(plan.edges), sorted(plan.holders)]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** Keeps what became of each unit. */
export async function saveFates(trx: Trx, reformId: string, plan: ReformPlan): Promise<void> {
  const rows = [
    ...plan.ended.map(({ area, heirId, fate }) => ({ old: area.id, heir: heirId, fate })),
    ...plan.carried.map(({ old, area }) => ({ old: old.id, heir: area.id, fate: 'whole' })),
  ]
  await sql`
    insert into reform_areas (reform_id, old_id, heir_id, fate)
    select ${reformId}, * from unnest(${rows.map((r) => r.old)}::int[], ${rows.map((r) => r.heir)}::int[],
                                      ${rows.map((r) => r.fate)}::text[])`.execute(trx)
}

/** The reform as rooms see it, once the tree is switched. */
export async function handoverOf(db: Db | Trx, reform: StoredReform, utcOffsetMinutes: number): Promise<Handover> {
  const { rows } = await sql<{ old: number; heir: number | null }>`
    select old_id as old, heir_id as heir from reform_areas where reform_id = ${reform.id}`.execute(db)
  const known = await readRegister(db)
  const wholeHeirs = new Map(rows.flatMap(({ old, heir }) => (heir === null ? [] : [[old, heir] as const])))
  const founded = known.filter((area) => area.validFrom === reform.on).map((area) => area.id)
  const register = registerByCode(known)
  const holders = reform.plan.holders.flatMap((line): HolderCarried[] => {
    const old = register.get(line.oldCode)?.find((area) => area.validTo === reform.on)
    const heir = register.get(line.newCode)?.find((area) => isValidOn(area, reform.on))
    return old && heir ? [{ oldId: old.id, oldPost: line.oldPost, newId: heir.id, newPost: line.newPost }] : []
  })
  return {
    id: reform.id,
    on: reform.on,
    startsAt: startOfDay(reform.on, utcOffsetMinutes),
    ended: rows.map(({ old }) => old),
    heirOf: wholeHeirs,
    founded,
    grants: reform.grants ?? 'end',
    holders,
    documentId: reform.documentId,
  }
}

/** The reform as rooms would see it, for counting before anything is done. */
export function handoverOfPlan(reform: StoredReform, plan: ReformPlan, utcOffsetMinutes: number): Handover {
  return {
    id: reform.id,
    on: plan.on,
    startsAt: startOfDay(plan.on, utcOffsetMinutes),
    ended: [...plan.ended.map(({ area }) => area.id), ...plan.carried.map(({ old }) => old.id)],
    heirOf: new Map([
      ...plan.ended.flatMap(({ area, heirId }) => (heirId === null ? [] : [[area.id, heirId] as const])),
      ...plan.carried.map(({ old, area }) => [old.id, area.id] as const),
    ]),
    founded: plan.founded.map((area) => area.id),
    grants: reform.grants ?? 'end',
    holders: [],
    documentId: reform.documentId,
  }
}

/** Notes what waits, each thing once. */
export async function saveWaits(
  trx: Trx,
  reformId: string,
  given: { kind: string; waits: readonly Waiting[]; tree: Tree; now: Instant },
): Promise<number> {
  const { kind, waits, tree, now } = given
  if (waits.length === 0) return 0
  const { rows } = await sql`
    insert into reform_waits (zone_id, id, reform_id, kind, area_id, subject_id, since)
    select zone_id, id, ${reformId}, ${kind}, area_id, subject_id, ${now}
    from unnest(${waits.map((wait) => tree.get(wait.areaId).zoneId)}::int[],
                ${waits.map((wait) => derivedId(reformId, `wait/${kind}/${wait.subjectId}`))}::uuid[],
                ${waits.map((wait) => wait.areaId)}::int[], ${waits.map((wait) => wait.subjectId)}::text[])
      as given (zone_id, id, area_id, subject_id)
    on conflict do nothing returning id`.execute(trx)
  return rows.length
}
