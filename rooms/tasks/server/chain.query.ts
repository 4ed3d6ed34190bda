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

/** Counts everything below each of these tasks, level by level; children count by themselves and with their own below. */
export async function countBelow(db: Db, ids: readonly string[], now: string): Promise<Map<string, Below>> {
  const rootOf = new Map(ids.map((id) => [id, id]))
  const sums = new Map(ids.map((id) => [id, { total: 0, done: 0, cancelled: 0, overdue: 0 }]))
  let level: readonly string[] = ids
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const children = await readChildren(db, level, now)
    level = children.flatMap((child) => {
      if (rootOf.has(child.id)) return []
      const root = rootOf.get(child.parentId) as string
      rootOf.set(child.id, root)
      addTo(sums.get(root), child)
      return [child.id]
    })
  }
  return sums
}

interface Child {
  readonly id: string
  readonly parentId: string
  readonly state: string
  readonly overdue: boolean
}

async function readChildren(db: Db, parentIds: readonly string[], now: string): Promise<Child[]> {
  const { rows } = await sql<Child>`
    select id, parent_id as "parentId", state,
           coalesce(state in ('active', 'acknowledged', 'in-progress') and due_at <= ${now}, false) as overdue
    from tasks where parent_id = any(${parentIds}::uuid[])`.execute(db)
  return rows
}

function addTo(
  sum: { total: number; done: number; cancelled: number; overdue: number } | undefined,
  child: Child,
): void {
  if (!sum) return
  if (child.state === 'cancelled') sum.cancelled++
  else sum.total++
  if (child.state === 'done') sum.done++
  if (child.overdue) sum.overdue++
}
