import { sql } from 'kysely'
import type { Words } from '#kit'
import type { Db } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { officerNames } from '#rooms/bodies/server'
import { namedIds } from '../domain/index.ts'

/** Titles of areas by id, in both languages. */
export async function areaTitles(db: Db, ids: readonly number[]): Promise<Map<number, Words & { name: string }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: number; kind: AreaKind; name: string; formerly: string | null }>`
    select id, kind, name, formerly from areas where id = any(${[...new Set(ids)]}::int[])`.execute(db)
  return new Map(rows.map((row) => [row.id, { ...areaTitle(row), name: row.name }]))
}

/**
 * Names of what the ids in these data stand for, by id: each kind of thing asked for once, whatever the number of rows.
 * An id nobody knows is absent.
 */
export async function namesIn(
  db: Db,
  list: readonly Readonly<Record<string, unknown>>[],
): Promise<Map<string, string>> {
  const ids = namedIds(list)
  const [tasks, documents, posts, bodies, incidents, officers, areas] = await Promise.all([
    labels(db, 'tasks', sql`title`, ids.tasks),
    labels(db, 'documents', sql`coalesce(number, title)`, ids.documents),
    labels(db, 'posts', sql`title`, ids.posts),
    labels(db, 'bodies', sql`name`, ids.bodies),
    labels(db, 'incidents', sql`title`, ids.incidents),
    officerNames(db, [...ids.officers]),
    areaTitles(db, [...ids.areas]),
  ])
  const areaLabels = [...areas].map(([id, title]) => [String(id), title.vi] as const)
  return new Map([...tasks, ...documents, ...posts, ...bodies, ...incidents, ...officers, ...areaLabels])
}

/** The part of the names that one row needs. */
export function namesOf(
  data: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string>,
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const value of Object.values(data).flat()) {
    const key = String(value)
    const name = names.get(key)
    if (name !== undefined) found[key] = name
  }
  return found
}

async function labels(
  db: Db,
  table: string,
  label: ReturnType<typeof sql>,
  ids: ReadonlySet<string>,
): Promise<[string, string][]> {
  if (ids.size === 0) return []
  const { rows } = await sql<{ id: string; label: string | null }>`
    select id, ${label} as label from ${sql.table(table)} where id = any(${[...ids]}::uuid[])`.execute(db)
  return rows.flatMap((row) => (row.label === null ? [] : [[row.id, row.label] as [string, string]]))
}
