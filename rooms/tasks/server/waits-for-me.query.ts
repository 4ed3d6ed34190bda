import { sql } from 'kysely'
import type { Asking } from '#platform/server'
import { type TaskWaits, taskWaits } from '../domain/index.ts'
import { allOf, type Condition, onShelf } from './where-tasks.ts'

/**
 * What waits for the asker, as a condition on open tasks. A result is theirs to accept when the task above is theirs;
 * without one above, when they assigned it; never their own.
 */
export function waitsForMe({ actor, now }: Pick<Asking, 'actor' | 'now'>, waits: TaskWaits): Condition {
  const me = actor.officerId
  const posts = actor.scopes.flatMap(({ postId }) => postId ?? [])
  const isMine = sql`owner_officer_id = ${me}`
  switch (waits) {
    case 'own':
      return allOf([onShelf('open', now), isMine])
    case 'overdue':
      return allOf([onShelf('overdue', now), isMine])
    case 'acknowledge':
      return sql`state = 'active' and ${isMine}`
    case 'accept':
      return sql`state = 'done-reported' and owner_officer_id <> ${me} and coalesce(
        (select above.owner_post_id from tasks above where above.id = tasks.parent_id and above.zone_id = tasks.parent_zone_id),
        assigner_post_id) = any(${posts}::uuid[])`
    case 'answer':
      return sql`(id, zone_id) in (
        select task_id, zone_id from obstacles where responder_officer_id = ${me} and answered_at is null)`
  }
}

/** How many tasks wait for the asker in each way; nothing for an account without an officer. */
export async function countWaiting(asking: Pick<Asking, 'db' | 'actor' | 'now'>): Promise<Record<TaskWaits, number>> {
  const none = { own: 0, overdue: 0, acknowledge: 0, accept: 0, answer: 0 }
  if (asking.actor.officerId === null) return none
  const counts = taskWaits.map(
    (waits) => sql`(select count(*)::int from tasks where ${waitsForMe(asking, waits)}) as ${sql.ref(waits)}`,
  )
  const { rows } = await sql<Record<TaskWaits, number>>`select ${sql.join(counts)}`.execute(asking.db)
  return rows[0] ?? none
}
