import { sql } from 'kysely'
import { type Db, may, type Tree, type Trx } from '#platform/server'
import type { FindingStanding } from '../domain/index.ts'
import { type Eyes, isOfInspected, isOfTeam } from './eyes.ts'
import type { FindingRow } from './findings.store.ts'

/** Whether the actor belongs to the unit that must put it right, and may say that it did. */
export function maySpeakForUnit(eyes: Eyes, row: FindingRow, tree: Tree): boolean {
  if (!may(eyes.actor, 'inspections.remedy', row.areaId, tree)) return false
  if (row.ownerPostId !== null && eyes.postIds.includes(row.ownerPostId)) return true
  if (row.bodyId !== null && eyes.unitBodyIds.includes(row.bodyId)) return true
  return eyes.unitAreaIds.includes(row.areaId)
}

/** How the actor stands to each finding, for re-checks. */
export function standingTo(eyes: Eyes, row: FindingRow, reporters: ReadonlySet<string>, tree: Tree): FindingStanding {
  const { officerId } = eyes.actor
  const answers = row.ownerPostId !== null && eyes.postIds.includes(row.ownerPostId)
  const reported = officerId !== null && reporters.has(officerId)
  return {
    isOfUnit: answers || reported || isOfInspected(eyes, row),
    isFinder: officerId !== null && row.statedBy === officerId,
    isInspector: isOfTeam(eyes, row.teamId) || may(eyes.actor, 'inspections.recheck', row.areaId, tree),
  }
}

/** Officers who ever reported the remedy of each finding: they never check it, wherever they sit by now. */
export async function reportersOf(db: Db | Trx, findingIds: readonly string[]): Promise<Map<string, Set<string>>> {
  if (findingIds.length === 0) return new Map()
  const { rows } = await sql<{ findingId: string; officerId: string }>`
    select distinct finding_id as "findingId", officer_id as "officerId" from inspection_finding_steps
    where finding_id = any(${findingIds}::uuid[]) and kind = 'reported' and officer_id is not null`.execute(db)
  return new Map(
    [...Map.groupBy(rows, ({ findingId }) => findingId)].map(([id, of]) => [
      id,
      new Set(of.map((one) => one.officerId)),
    ]),
  )
}
