import { sql } from 'kysely'
import type { Interval } from '#kit'
import { type Asking, type Db, defineRead, notFound, visiblePlace } from '#platform/server'
import { ownerlessTasksContract, type TaskShelf, taskCountsContract } from '../domain/index.ts'
import { allOf, type Condition, inside, isMine, isOpenTask, onShelf } from './where-tasks.ts'

/** Past this a number says "many": counting on would cost and tell nothing. */
const enough = 1000

/** `GET /tasks/counts`: seven numbers, none of which reads more than a thousand index entries that fit. */
export const taskCountsRead = defineRead(taskCountsContract, async (asking, query) => {
  const intervals = intervalsAsked(asking, query.areaId)
  if (!intervals) return notFound('areaId')
  const here = inside(intervals, asking.tree)
  const mine = query.areaId === undefined ? isMine(asking.actor) : allOf([here, isMine(asking.actor)])
  const count = (where: Condition, shelf: TaskShelf) => countUpTo(asking.db, allOf([onShelf(shelf, asking.now), where]))
  return {
    mine: await count(mine, 'open'),
    mineOverdue: await count(mine, 'overdue'),
    mineDueSoon: await count(mine, 'due-soon'),
    open: await count(here, 'open'),
    overdue: await count(here, 'overdue'),
    dueSoon: await count(here, 'due-soon'),
    reported: await count(here, 'reported'),
  }
})

/** `GET /tasks/without-owner` [TSK-01]: proves that the rule of the table holds. */
export const ownerlessTasksRead = defineRead(ownerlessTasksContract, async (asking, query) => {
  const intervals = intervalsAsked(asking, query.areaId)
  if (!intervals) return notFound('areaId')
  const here = inside(intervals, asking.tree)
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from tasks where ${isOpenTask} and owner_officer_id is null and ${here})::int
         + (select count(*) from tasks where ${isOpenTask} and due_at is null and owner_officer_id is not null and ${here})::int
      as count`.execute(asking.db)
  return { count: rows[0]?.count ?? 0 }
})

function intervalsAsked(asking: Asking, areaId: number | undefined): readonly Interval[] | undefined {
  if (areaId === undefined) return asking.intervals
  const place = visiblePlace(asking, areaId, 'tasks.read')
  return place && [place]
}

async function countUpTo(db: Db, where: Condition): Promise<{ count: number; isAtLeast: boolean }> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from tasks where ${where} limit ${enough + 1}) as few`.execute(db)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, enough), isAtLeast: count > enough }
}
