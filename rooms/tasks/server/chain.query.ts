import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import type { NewParent, Task } from '../domain/index.ts'

/** Deeper than any chain of command; a longer one would be a ring. */
const deepest = 16

type Link = Pick<Task, 'id' | 'zoneId' | 'documentId' | 'state' | 'areaId'> & { readonly parentId: string | null }

async function readLinks(db: Db | Trx, ids: readonly string[]): Promise<Link[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Link>`
    select id, zone_id as "zoneId", document_id as "documentId", state, parent_id as "parentId", area_id as "areaId"
    from tasks where id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/** The tasks above each of these, nearest first, themselves excluded: level by level, whatever their number (rule R11). */
export async function readAncestors(db: Db | Trx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const links = new Map<string, Link>()
  let wanted = [...new Set(ids)]
  for (let level = 0; level < deepest && wanted.length > 0; level++) {
    const found = await readLinks(db, wanted)
    for (const link of found) links.set(link.id, link)
    wanted = [...new Set(found.flatMap(({ parentId }) => (parentId === null || links.has(parentId) ? [] : [parentId])))]
  }
  return new Map(ids.map((id) => [id, climb(id, links)]))
}

function climb(id: string, links: ReadonlyMap<string, Link>): string[] {
  const above: string[] = []
  for (let at = links.get(id)?.parentId; at && !above.includes(at); at = links.get(at)?.parentId) above.push(at)
  return above
}

/** Tasks that others shall stand under, with all above them; an unknown id is absent. */
export async function readNewParents(
  trx: Trx,
  ids: readonly string[],
): Promise<Map<string, NewParent & { readonly areaId: number }>> {
  const links = await readLinks(trx, ids)
  const above = await readAncestors(
    trx,
    links.map(({ id }) => id),
  )
  return new Map(
    links.map((link) => [link.id, { task: link, areaId: link.areaId, ancestorIds: above.get(link.id) ?? [] }]),
  )
}

/** How much of what hangs under a task is done: all below it, at any depth, by the states of the leaves' own facts. */
export interface Below {
  readonly total: number
  readonly done: number
  readonly cancelled: number
  readonly overdue: number
}

/**
 * Counts everything below each of these tasks, level by level (rule R11): the database counts, only ids come over, for
 * the next level to be asked with.
 */
export async function countBelow(db: Db, ids: readonly string[], now: string): Promise<Map<string, Below>> {
  const rootOf = new Map(ids.map((id) => [id, id]))
  const sums = new Map(ids.map((id) => [id, { total: 0, done: 0, cancelled: 0, overdue: 0 }]))
  let level: readonly string[] = ids
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const families = await readFamilies(db, level, now)
    level = families.flatMap((family) => {
      const root = rootOf.get(family.parentId) as string
      addTo(sums.get(root), family)
      const children = family.ids.filter((id) => !rootOf.has(id))
      for (const id of children) rootOf.set(id, root)
      return children
    })
  }
  return sums
}

/** The children of one task: who they are, and how many stand how. */
interface Family extends Below {
  readonly parentId: string
  readonly ids: readonly string[]
}

async function readFamilies(db: Db, parentIds: readonly string[], now: string): Promise<Family[]> {
  const { rows } = await sql<Omit<Family, 'ids'> & { readonly ids: string }>`
    select parent_id as "parentId", string_agg(id::text, ' ') as ids,
           count(*) filter (where state <> 'cancelled')::int as total, count(*) filter (where state = 'done')::int as done,
           count(*) filter (where state = 'cancelled')::int as cancelled,
           count(*) filter (where state in ('active', 'acknowledged', 'in-progress') and due_at <= ${now})::int as overdue
    from tasks where parent_id = any(${parentIds}::uuid[]) group by parent_id`.execute(db)
  return rows.map((row) => ({ ...row, ids: row.ids.split(' ') }))
}

function addTo(
  sum: { total: number; done: number; cancelled: number; overdue: number } | undefined,
  family: Below,
): void {
  if (!sum) return
  sum.total += family.total
  sum.done += family.done
  sum.cancelled += family.cancelled
  sum.overdue += family.overdue
}
