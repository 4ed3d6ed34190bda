import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Fact, type Notice, notify, type Profile, type Tree, type Trx } from '#platform/server'
import { type PlannedTask, planTask, type Task } from '../domain/index.ts'
import { clocksOf } from './task-clocks.ts'
import { givenTasks, namesOf, taskColumns } from './task-rows.ts'
import { keepWords } from './task-words.store.ts'
import './tasks.tables.ts'

/** Tasks to be made together: by whom (the post that assigns them), when, where. */
export interface TasksToCreate {
  readonly tasks: readonly PlannedTask[]
  readonly by: { readonly postId: string | null; readonly officerId: string | null }
  readonly now: Instant
  readonly tree: Tree
  readonly profile: Profile
}

/**
 * Makes tasks, thousands in a handful of statements; used by `tasks.create` and by a directive's cascade. The caller
 * gives each its id: a task that is already there is left alone and states no fact, so a job that was cut off may
 * simply do its step again. Each owner gets one notice per call, however many tasks are theirs.
 *
 * DANGER: it asks no permission and trusts that owners hold their posts; the caller has judged both.
 */
export async function createTasks(trx: Trx, order: TasksToCreate): Promise<{ facts: Fact[] }> {
  if (order.tasks.length === 0) return { facts: [] }
  const clocks = await clocksOf(order.profile, order.now)
  const tasks = order.tasks.map((planned) =>
    planTask(planned, { zoneId: order.tree.get(planned.areaId).zoneId, by: order.by, now: order.now, clocks }),
  )
  const made = await insertTasks(trx, tasks)
  await insertCoordinators(
    trx,
    order.tasks.filter(({ id }) => made.has(id)),
    order.tree,
  )
  const born = tasks.filter(({ id }) => made.has(id))
  await notify(trx, tellOwners(born, order.by.officerId), order.now)
  return { facts: born.map(toFact) }
}

async function insertTasks(trx: Trx, tasks: readonly Task[]): Promise<Set<string>> {
  const names = namesOf(taskColumns)
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into tasks (${names})
      select ${names} from ${givenTasks(tasks, taskColumns)}
      on conflict (id, zone_id) do nothing returning id, folded),
    words as (${keepWords(sql`made`)})
    select id from made`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}

async function insertCoordinators(trx: Trx, tasks: readonly PlannedTask[], tree: Tree): Promise<void> {
  const rows = tasks.flatMap((task) =>
    (task.coordinatorPostIds ?? []).map((postId) => ({
      zoneId: tree.get(task.areaId).zoneId,
      taskId: task.id,
      postId,
    })),
  )
  if (rows.length === 0) return
  await sql`
    insert into task_coordinators (zone_id, task_id, post_id)
    select * from unnest(${rows.map((row) => row.zoneId)}::int[], ${rows.map((row) => row.taskId)}::uuid[],
                         ${rows.map((row) => row.postId)}::uuid[])
    on conflict do nothing`.execute(trx)
}

/** One notice per owner; who gives a task to themselves need not be told. */
function tellOwners(tasks: readonly Task[], assigner: string | null): Notice[] {
  const told = tasks.filter((task) => task.state === 'active' && task.ownerOfficerId !== assigner)
  return [...Map.groupBy(told, (task) => task.ownerOfficerId as string)].map(([officerId, own]) => {
    const first = own[0] as Task
    return {
      officerId,
      kind: 'tasks-assigned',
      reason: `tasks-assigned:${first.id}`,
      areaId: first.areaId,
      subjectId: first.id,
      data: { count: own.length, documentId: first.documentId, dueAt: earliest(own) },
    }
  })
}

function earliest(tasks: readonly Task[]): Instant | null {
  return tasks.reduce<Instant | null>(
    (least, { dueAt }) => (least === null || (dueAt ?? least) < least ? dueAt : least),
    null,
  )
}

function toFact(task: Task): Fact {
  return {
    type: 'task-created',
    areaId: task.areaId,
    subjectId: task.id,
    documentId: task.documentId,
    data: {
      draft: task.state === 'draft' ? 1 : 0,
      dueAt: task.dueAt,
      ownerPostId: task.ownerPostId,
      ownerOfficerId: task.ownerOfficerId,
      parentId: task.parent?.id ?? null,
    },
    live: ['tasks', 'notices'],
  }
}
