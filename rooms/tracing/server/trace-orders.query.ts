import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/server'
import type { TraceOrder } from '../domain/index.ts'

/** Orders of traces with the post that got them. */
export async function ordersWhere(
  db: Db,
  condition: RawBuilder<unknown>,
): Promise<(TraceOrder & { traceId: string })[]> {
  const { rows } = await sql<TraceOrder & { traceId: string }>`
    select trace_orders.id, trace_orders.trace_id as "traceId", trace_orders.ward_id as "wardId", trace_orders.kind,
           trace_orders.people, trace_orders.done, trace_orders.due_at as "dueAt", trace_orders.finished_at as "finishedAt",
           trace_orders.task_id as "taskId", coalesce(posts.title, '') as "ownerTitle"
    from trace_orders left join posts on posts.id = trace_orders.owner_post_id
    where ${condition} order by trace_orders.ward_id, trace_orders.due_at, trace_orders.kind`.execute(db)
  return rows
}
