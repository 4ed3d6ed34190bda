import { sql } from 'kysely'
import { defineRead, fromCursor, toCursor } from '#platform/server'
import { childTasksContract } from '../domain/index.ts'
import { countBelow } from './chain.query.ts'
import { toLines } from './task-list.query.ts'
import { type TaskRow, taskFields } from './task-rows.ts'
import { findVisibleTask } from './visible-task.query.ts'

/** `GET /tasks/:taskId/children` [TSK-04]: who may see a task sees what became of it, all the way down. */
export const childTasksRead = defineRead(childTasksContract, async (asking, query) => {
  const seen = await findVisibleTask(asking, query.taskId)
  if ('refused' in seen) return seen.refused
  const cursor = fromCursor(query.cursor)
  const after = cursor === undefined ? sql`true` : sql`id > ${cursor[0]}::uuid`
  const { rows } = await sql<TaskRow>`
    select ${taskFields} from tasks where parent_id = ${query.taskId} and ${after}
    order by id limit ${query.limit + 1}`.execute(asking.db)
  const shown = rows.slice(0, query.limit)
  const lines = await toLines(asking, shown)
  const below = await countBelow(
    asking.db,
    shown.map(({ id }) => id),
    asking.now,
  )
  const nothing = { total: 0, done: 0, cancelled: 0, overdue: 0 }
  const last = lines.at(-1)
  return {
    items: lines.map((line) => ({ ...line, below: { ...(below.get(line.id) ?? nothing) } })),
    next: rows.length > query.limit && last ? toCursor([last.id]) : null,
  }
})
