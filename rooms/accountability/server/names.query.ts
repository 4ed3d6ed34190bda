import { sql } from 'kysely'
import type { Words } from '#kit'
import type { Db, Trx } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { officerNames } from '#rooms/bodies/server'

/** Names of areas, posts, bodies and people, looked up once for a page. */
export interface Names {
  area(areaId: number): Words
  title(id: string | null): string
  person(id: string | null): string | null
}

interface Named {
  readonly areaId: number
  readonly postId?: string | null
  readonly bodyId?: string | null
  readonly people: readonly (string | null)[]
}

/** Looks up what rows need. */
export async function readNames(db: Db | Trx, rows: readonly Named[]): Promise<Names> {
  const { rows: areas } = await sql<{ id: number; kind: AreaKind; name: string }>`
    select id, kind, name from areas where id = any(${rows.map(({ areaId }) => areaId)}::int[])`.execute(db)
  const { rows: titles } = await sql<{ id: string; title: string }>`
    select id::text, title from posts where id = any(${rows.flatMap(({ postId }) => postId ?? [])}::uuid[])
    union all
    select id::text, name from bodies where id = any(${rows.flatMap(({ bodyId }) => bodyId ?? [])}::uuid[])`.execute(db)
  const people = await officerNames(
    db,
    rows.flatMap((row) => row.people),
  )
  const areaById = new Map(areas.map((area) => [area.id, areaTitle(area)]))
  const titleById = new Map(titles.map(({ id, title }) => [id, title]))
  return {
    area: (areaId) => areaById.get(areaId) ?? { vi: '', en: '' },
    title: (id) => titleById.get(id ?? '') ?? '',
    person: (id) => (id === null ? null : (people.get(id) ?? null)),
  }
}
