import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Actor, type Db, intervalsOf, type Tree, type Trx } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import type { FindingState } from '../domain/index.ts'
import { readEyes } from './eyes.ts'
import { type FindingRow, findingColumns, fromFindings } from './findings.store.ts'
import { isVisible } from './where-visible.ts'

/** A finding as later rooms (violations, accountability) refer to it. */
export interface KnownFinding {
  readonly id: string
  readonly inspectionId: string
  readonly areaId: number
  readonly siteId: string | null
  readonly bodyId: string | null
  readonly title: string
  readonly severity: 1 | 2 | 3
  readonly template: string | null
  /** The inspector who stated it. */
  readonly statedBy: string | null
  readonly statedAt: Instant
  readonly recordedAt: Instant
  readonly dueAt: Instant | null
  readonly state: FindingState
  /** Of the inspected unit: the body inspected, else the head post of the area on the government line first. */
  readonly unitHead: { readonly postId: string; readonly officerId: string | null } | null
}

/**
 * Findings by id; an unknown one is absent. A finding exists only once the inspection has begun, so nothing here is
 * hidden. Says nothing of who may see them: ask {@link seesFindings}.
 */
export async function findingsByIds(
  db: Db | Trx,
  ids: readonly string[],
  now: Instant,
): Promise<Map<string, KnownFinding>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<FindingRow>`
    select ${findingColumns} from ${fromFindings} where inspection_findings.id = any(${[...new Set(ids)]}::uuid[])`.execute(
    db,
  )
  const heads = await headPostsOf(
    db,
    rows.map(({ areaId }) => areaId),
    now,
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        inspectionId: row.inspectionId,
        areaId: row.areaId,
        siteId: row.siteId,
        bodyId: row.bodyId,
        title: row.title,
        severity: row.severity,
        template: row.template,
        statedBy: row.statedBy,
        statedAt: row.statedAt,
        recordedAt: row.recordedAt,
        dueAt: row.dueAt,
        state: row.state,
        unitHead: row.ownerPostId
          ? { postId: row.ownerPostId, officerId: row.ownerOfficerId }
          : (heads.get(row.areaId) ?? null),
      },
    ]),
  )
}

/** Which of these findings the actor may see. */
export async function seesFindings(
  db: Db | Trx,
  ids: readonly string[],
  asker: { readonly actor: Actor; readonly tree: Tree },
): Promise<Set<string>> {
  if (ids.length === 0 || intervalsOf(asker.actor, 'inspections.read', asker.tree).length === 0) return new Set()
  const eyes = await readEyes(db, asker)
  const { rows } = await sql<{ id: string }>`
    select inspection_findings.id from ${fromFindings}
    where inspection_findings.id = any(${[...new Set(ids)]}::uuid[]) and ${isVisible(eyes, asker.tree)}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Titles of findings by id, plain text, for pages that name them; an unknown id is absent. */
export async function findingTitles(db: Db | Trx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from inspection_findings where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** The title of one finding; undefined when there is none. */
export async function findingTitle(db: Db | Trx, id: string): Promise<string | undefined> {
  return (await findingTitles(db, [id])).get(id)
}
