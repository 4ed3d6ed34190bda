import { sql } from 'kysely'
import type { Db } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import type { PersonShape } from '../domain/index.ts'

/** A post and the officer in it, by id. */
export interface PersonIds {
  readonly postId: string | null
  readonly officerId: string | null
}

/** Names for posts and officers; read once for a page. */
export interface People {
  person(ids: PersonIds): PersonShape
  name(officerId: string | null): string | null
  post(postId: string | null): string | null
}

/** Reads the names of everybody a page mentions. */
export async function readPeople(db: Db, mentioned: readonly PersonIds[]): Promise<People> {
  const names = await officerNames(
    db,
    mentioned.map(({ officerId }) => officerId),
  )
  const titles = await postTitles(
    db,
    mentioned.flatMap(({ postId }) => postId ?? []),
  )
  const name = (officerId: string | null) => (officerId === null ? null : (names.get(officerId) ?? null))
  const post = (postId: string | null) => (postId === null ? null : (titles.get(postId) ?? null))
  return {
    name,
    post,
    person: ({ postId, officerId }) => ({ postId, officerId, postTitle: post(postId), name: name(officerId) }),
  }
}

async function postTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from posts where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}
