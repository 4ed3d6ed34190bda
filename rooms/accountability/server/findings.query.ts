import type { Instant } from '#kit'
import type { Actor, Db, Tree, Trx } from '#platform/server'
import { findingsByIds, findingTitles, seesFindings } from '#rooms/inspections/server'

/** What this room needs to know of a finding: where it was made, and who made it, for they do not conclude. */
export interface GroundFinding {
  readonly id: string
  readonly areaId: number
  readonly foundBy: string | null
}

/** Findings by id; what does not exist is absent. */
export async function readFindings(
  db: Db | Trx,
  ids: readonly string[],
  now: Instant,
): Promise<Map<string, GroundFinding>> {
  const known = await findingsByIds(db, ids, now)
  return new Map([...known].map(([id, { areaId, statedBy }]) => [id, { id, areaId, foundBy: statedBy }]))
}

/** Whether the actor may see all of these findings: nobody stands on what they cannot read. */
export async function seesAllFindings(
  db: Db | Trx,
  ids: readonly string[],
  asker: { readonly actor: Actor; readonly tree: Tree },
): Promise<boolean> {
  if (ids.length === 0) return true
  const seen = await seesFindings(db, ids, asker)
  return ids.every((id) => seen.has(id))
}

/** Titles of findings by id: whoever answers for something is told what it stands on. */
export function readFindingTitles(db: Db | Trx, ids: readonly string[]): Promise<Map<string, string>> {
  return findingTitles(db, ids)
}
