import { sql } from 'kysely'
import { addMinutes, type Words } from '#kit'
import { childId, type Db, type Fact, type Step, type Trx, type Work } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import { createTasks, stepTasks } from '#rooms/tasks/server'
import type { Playbook } from '../domain/index.ts'

interface TasksToGive {
  readonly areaId: number
  /** The plan or playbook that the tasks belong to. */
  readonly ownerId: string
  readonly playbook: Playbook
  readonly by: { readonly officerId: string | null; readonly postId: string | null }
  /** Where, at the end of the title; null: the area says it. */
  readonly where: string | null
  readonly documentId: string | null
}

/**
 * Gives the tasks of a playbook, each to the head of its line in the area, or above where nobody heads it there; owned by a
 * post always [TSK-01].
 */
export async function giveTasks(work: Work<unknown>, step: Step, order: TasksToGive): Promise<readonly Fact[]> {
  const owners = await ownersByLine(
    step,
    order.areaId,
    order.playbook.tasks.map(({ line }) => line),
  )
  const tasks = order.playbook.tasks.flatMap(({ code, title, line, dueHours }) => {
    const owner = owners.get(line)
    if (!owner) return []
    return [
      {
        id: childId(work, `task-${code}`),
        areaId: order.areaId,
        title: titleOf(title, order.where),
        ownerPostId: owner.postId,
        ownerOfficerId: owner.officerId,
        dueAt: addMinutes(step.now, dueHours * 60),
        documentId: order.documentId,
      },
    ]
  })
  const { trx, now, tree, profile } = step
  const { facts } = await createTasks(trx, { tasks, by: order.by, now, tree, profile })
  const zoneId = tree.get(order.areaId).zoneId
  await sql`
    insert into zone_tasks (zone_id, owner_id, task_id)
    select ${zoneId}::int, ${order.ownerId}::uuid, given.id from unnest(${tasks.map(({ id }) => id)}::uuid[]) as given (id)
    on conflict do nothing`.execute(trx)
  return facts
}

function titleOf(title: Words, where: string | null): string {
  return where === null ? title.vi : `${title.vi} (${where})`
}

/** For each line the nearest head who is in office, from the area upward; the government's where the line has none at all. */
async function ownersByLine({ trx, tree, now }: Step, areaId: number, lines: readonly string[]) {
  const path = tree.upward(areaId).map(({ id }) => id)
  const owners = new Map<string, { readonly postId: string; readonly officerId: string }>()
  for (const line of new Set([...lines, 'government'])) {
    const heads = await headPostsOf(trx, path, now, line)
    for (const id of path) {
      const { postId, officerId } = heads.get(id) ?? {}
      if (!postId || !officerId) continue
      owners.set(line, { postId, officerId })
      break
    }
  }
  const fallback = owners.get('government')
  return new Map(
    lines.flatMap((line) => {
      const owner = owners.get(line) ?? fallback
      return owner ? [[line, owner] as const] : []
    }),
  )
}

/** Tasks of an owner with how they stand. */
export async function tasksOf(db: Db | Trx, ownerIds: readonly string[]) {
  const { rows } = await sql<{ ownerId: string; id: string; title: string; state: string }>`
    select z.owner_id as "ownerId", tasks.id, tasks.title, tasks.state from zone_tasks z join tasks on tasks.id = z.task_id
    where z.owner_id = any(${[...ownerIds]}::uuid[]) order by tasks.due_at, tasks.id`.execute(db)
  return rows.map(({ state, ...row }) => ({ ...row, isDone: state === 'done' || state === 'cancelled' }))
}

/** Cancels what is still open of an owner's tasks: the unit works by another playbook now. */
export async function cancelTasks(
  step: Step,
  ownerId: string,
  about: { readonly by: TasksToGive['by']; readonly reason: string },
) {
  const open = (await tasksOf(step.trx, [ownerId])).filter(({ isDone }) => !isDone)
  const steps = open.map(({ id }) => ({
    taskId: id,
    step: 'cancel' as const,
    by: about.by,
    at: step.now,
    note: about.reason,
  }))
  return stepTasks(step.trx, steps, step)
}
