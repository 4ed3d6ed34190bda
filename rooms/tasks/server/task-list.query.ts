import { sql } from 'kysely'
import type { Interval } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, type Refused, toCursor, visiblePlace } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { isOverdue, type TaskLine, type TaskListQuery, taskListContract } from '../domain/index.ts'
import { readPeople } from './people.query.ts'
import { type TaskRow, taskFields } from './task-rows.ts'
import { waitsForMe } from './waits-for-me.query.ts'
import { allOf, asAsked, type Condition, inside, isMine, onShelf } from './where-tasks.ts'

/** Drafts may have no deadline yet; they come last. */
const never = '9999-12-31T00:00:00.000Z'

/** `GET /tasks`: one page by keyset, whatever the number of tasks. */
export const taskListRead = defineRead(taskListContract, async (asking, query) => {
  const where = placesAsked(asking, query)
  if (!Array.isArray(where)) return where
  const asked = await asAsked(asking, query)
  const rows = await readPage(asking, query, [onShelf(query.shelf, asking.now), ...where, ...asked])
  const items = await toLines(asking, rows.slice(0, query.limit))
  const last = items.at(-1)
  return { items, next: rows.length > query.limit && last ? toCursor([last.dueAt ?? never, last.id]) : null }
})

/** Where the asker wants to look and may; "mine" reaches everywhere, for one's own work is always one's to see. */
function placesAsked(asking: Asking, query: TaskListQuery): Condition[] | Refused {
  if (query.waits) return [waitsForMe(asking, query.waits)]
  if (query.areaId === undefined) return [query.mine ? isMine(asking.actor) : inside(asking.intervals, asking.tree)]
  const place: Interval | undefined = visiblePlace(asking, query.areaId, 'tasks.read')
  if (!place) return notFound('areaId')
  return [inside([place], asking.tree), ...(query.mine ? [isMine(asking.actor)] : [])]
}

async function readPage(asking: Asking, query: TaskListQuery, conditions: readonly Condition[]): Promise<TaskRow[]> {
  const latestFirst = query.shelf === 'closed'
  const mayLackDue = query.shelf === 'draft' || query.shelf === 'given'
  const due = mayLackDue ? sql`coalesce(due_at, ${never}::timestamptz)` : sql`due_at`
  const cursor = fromCursor(query.cursor)
  const after =
    cursor === undefined
      ? []
      : [sql`(${due}, id) ${latestFirst ? sql`<` : sql`>`} (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`]
  const order = latestFirst ? sql`${due} desc, id desc` : sql`${due}, id`
  const { rows } = await sql<TaskRow>`
    select ${taskFields} from tasks where ${allOf([...conditions, ...after])}
    order by ${order} limit ${query.limit + 1}`.execute(asking.db)
  return rows
}

/** Rows as lines, with the names that people read. */
export async function toLines(asking: Pick<Asking, 'db' | 'now'>, rows: readonly TaskRow[]): Promise<TaskLine[]> {
  const areas = await areaNames(
    asking.db,
    rows.map(({ areaId }) => areaId),
  )
  const people = await readPeople(
    asking.db,
    rows.map((row) => ({ postId: row.ownerPostId, officerId: row.ownerOfficerId })),
  )
  return rows.map((row) => ({
    id: row.id,
    areaId: row.areaId,
    areaName: areas.get(row.areaId) ?? '',
    title: row.title,
    product: row.product,
    state: row.state,
    part: row.part,
    priority: row.priority,
    percent: row.percent,
    startAt: row.startAt,
    dueAt: row.dueAt,
    isOverdue: isOverdue(row, asking.now),
    owner: people.person({ postId: row.ownerPostId, officerId: row.ownerOfficerId }),
    documentId: row.documentId,
    parentId: row.parentId,
    reminders: row.reminders,
    deadlineChanges: row.deadlineChanges,
  }))
}
