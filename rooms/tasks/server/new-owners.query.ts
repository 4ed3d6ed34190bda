import { sql } from 'kysely'
import { dayOf } from '#kit'
import { type Actor, type Db, may, type Step, type Trx } from '#platform/server'
import { holdersOf } from '#rooms/bodies/server'
import type { NewOwner } from '../domain/index.ts'

/** Posts that somebody wants to own tasks, as they stand now; asked per actor, for each may assign elsewhere. */
export type NewOwners = (actor: Actor, postId: string) => NewOwner | undefined

type Moment = Pick<Step, 'now' | 'tree' | 'profile'> & { readonly trx: Db | Trx }

/** Reads posts and their holders once for a whole batch. */
export async function readNewOwners(step: Moment, postIds: readonly string[]): Promise<NewOwners> {
  const wanted = [...new Set(postIds)]
  if (wanted.length === 0) return () => undefined
  const { rows } = await sql<{ id: string; title: string; areaId: number; validTo: string | null }>`
    select id, title, area_id as "areaId", valid_to as "validTo" from posts where id = any(${wanted}::uuid[])`.execute(
    step.trx,
  )
  const posts = new Map(rows.map((row) => [row.id, row]))
  const holders = await holdersOf(step.trx, wanted, step.now)
  const today = cityDay(step)
  return (actor, postId) => {
    const post = posts.get(postId)
    if (!post) return undefined
    return {
      postId,
      title: post.title,
      endedOn: post.validTo !== null && post.validTo <= today ? post.validTo : null,
      officerId: holders.get(postId)?.officerId ?? null,
      isInside: may(actor, 'tasks.assign', post.areaId, step.tree),
    }
  }
}

function cityDay(step: Moment): string {
  return dayOf(step.now, step.profile.utcOffsetMinutes)
}
