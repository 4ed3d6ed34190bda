import { sql } from 'kysely'
import type { Asking } from '#platform/server'
import type { Board } from '../domain/index.ts'

/**
 * What waits for the reader, wherever it lies: tasks they own, results to accept (of the tasks under theirs; without one
 * above, of those they assigned), obstacles they must answer, gaps they must close. Nothing for an account without an officer.
 */
export async function mineOf({ db, actor, now }: Asking): Promise<Board['mine']> {
  if (actor.officerId === null) return { tasks: 0, overdue: 0, toAcknowledge: 0, toAccept: 0, toAnswer: 0, gaps: 0 }
  const posts = actor.scopes.flatMap((scope) => scope.postId ?? [])
  const me = actor.officerId
  const { rows } = await sql<Board['mine']>`
    select own.tasks, own.overdue, own."toAcknowledge",
      (select count(*)::int from tasks
       left join tasks above on above.id = tasks.parent_id and above.zone_id = tasks.parent_zone_id
       where tasks.state = 'done-reported' and tasks.owner_officer_id <> ${me}
         and coalesce(above.owner_post_id, tasks.assigner_post_id) = any(${posts}::uuid[])) as "toAccept",
      (select count(*)::int from obstacles where responder_officer_id = ${me} and answered_at is null) as "toAnswer",
      (select count(*)::int from gaps where owner_officer_id = ${me} and closed_at is null) as gaps
    from (select count(*)::int as tasks,
                 (count(*) filter (where state <> 'done-reported' and due_at <= ${now}))::int as overdue,
                 (count(*) filter (where state = 'active'))::int as "toAcknowledge"
          from tasks where owner_officer_id = ${me}
            and state in ('active', 'acknowledged', 'in-progress', 'done-reported')) as own`.execute(db)
  return rows[0] as Board['mine']
}
