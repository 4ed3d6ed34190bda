import { sql } from 'kysely'
import { type Instant, toInstant } from '#kit'
import { type Db, defineRead, notFound, type Trx, visiblePlace } from '#platform/server'
import { memberTasksContract } from '../domain/index.ts'
import './tasks.tables.ts'

/** A member of a body with their tasks; each person once, by their first post there. */
export interface MemberTasks {
  readonly officerId: string
  readonly name: string
  readonly postTitle: string
  readonly tasks: readonly { id: string; title: string; state: string; dueAt: Instant | null }[]
  readonly taskCount: number
}

/** At most this many tasks are named per member; the count is of all. */
const shownPerMember = 20

/**
 * Who holds a post in a body now, and the tasks they own that are not cancelled: those of a document, or the open ones.
 */
export async function listMemberTasks(
  db: Db | Trx,
  question: { bodyId: string; documentId: string | null; now: Instant },
): Promise<MemberTasks[]> {
  const { bodyId, documentId, now } = question
  const wanted =
    documentId === null
      ? sql`tasks.state in ('active', 'acknowledged', 'in-progress', 'done-reported')`
      : sql`tasks.document_id = ${documentId} and tasks.state not in ('cancelled', 'draft')`
  const { rows } = await sql<MemberTasks>`
    with members as materialized (
      select distinct on (holdings.officer_id) holdings.officer_id, officers.name, posts.title, posts.is_head
      from posts join holdings on holdings.post_id = posts.id join officers on officers.id = holdings.officer_id
      where posts.body_id = ${bodyId} and holdings.from_at <= ${now} and (holdings.to_at is null or holdings.to_at > ${now})
      order by holdings.officer_id, posts.is_head desc, posts.id)
    select members.officer_id as "officerId", members.name, members.title as "postTitle",
           coalesce(own.count, 0)::int as "taskCount", coalesce(own.tasks, '[]'::jsonb) as tasks
    from members left join lateral (
      select count(*) as count,
             jsonb_agg(jsonb_build_object('id', id, 'title', title, 'state', state, 'dueAt', due_at) order by due_at)
               filter (where place <= ${shownPerMember}) as tasks
      from (select id, title, state, due_at, row_number() over (order by due_at, id) as place
            from tasks where tasks.owner_officer_id = members.officer_id and ${wanted}) as owned
    ) as own on true
    order by members.is_head desc, members.name`.execute(db)
  return rows.map((row) => ({
    ...row,
    tasks: row.tasks.map((task) => ({ ...task, dueAt: task.dueAt && toInstant(task.dueAt) })),
  }))
}

/** The body's name and area; undefined when there is none. */
export async function findBody(db: Db | Trx, bodyId: string): Promise<{ name: string; areaId: number } | undefined> {
  const { rows } = await sql<{ name: string; areaId: number }>`
    select name, area_id as "areaId" from bodies where id = ${bodyId}`.execute(db)
  return rows[0]
}

async function findClosure(db: Db, bodyId: string, documentId: string | null): Promise<Instant | null> {
  const { rows } = await sql<{ closedAt: Instant }>`
    select closed_at as "closedAt" from assignment_closures
    where body_id = ${bodyId} and document_id is not distinct from ${documentId}::uuid
    order by closed_at desc limit 1`.execute(db)
  return rows[0]?.closedAt ?? null
}

/** How much of a body is covered, in whole percent rounded down: 100 means everybody. */
export function coverageOf(members: readonly MemberTasks[]): { withoutTask: number; coverage: number } {
  const withoutTask = members.filter(({ taskCount }) => taskCount === 0).length
  const coverage = members.length === 0 ? 0 : Math.floor(((members.length - withoutTask) * 100) / members.length)
  return { withoutTask, coverage }
}

/** `GET /tasks/members` [TSK-02]. */
export const memberTasksRead = defineRead(memberTasksContract, async (asking, query) => {
  const body = await findBody(asking.db, query.bodyId)
  if (!body || !visiblePlace(asking, body.areaId, 'tasks.read')) return notFound('bodyId')
  const documentId = query.documentId ?? null
  const members = await listMemberTasks(asking.db, { bodyId: query.bodyId, documentId, now: asking.now })
  const closedAt = await findClosure(asking.db, query.bodyId, documentId)
  const listed = members.map((member) => ({ ...member, tasks: [...member.tasks] }))
  return { bodyId: query.bodyId, bodyName: body.name, members: listed, ...coverageOf(members), closedAt }
})
