import type { z } from 'zod'
import type { Refusal } from '#kit'
import {
  ACCESS,
  accept,
  allowed,
  childId,
  defineIntent,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import {
  delegateTaskContract,
  type PlannedTask,
  refuseCreation,
  refuseState,
  refuseStep,
  type Task,
} from '../domain/index.ts'
import { type LockedTask, lockTasks } from './change-tasks.store.ts'
import { type Judged, makePlanned, ownerPosts } from './create-task.ts'
import { type NewOwners, readNewOwners } from './new-owners.query.ts'
import { readStandings, sees } from './standing.query.ts'

type Delegate = z.infer<typeof delegateTaskContract.payload>
type Child = Delegate['children'][number]

/**
 * `tasks.delegate` [TSK-04]: the accountable person (or who may move the task) passes parts of it on, chủ trì or phối
 * hợp. All children or none: a half-delegated task would have a part without an owner.
 */
export const delegateTaskIntent = defineIntent<Delegate>({
  contract: delegateTaskContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const parent = (await lockTasks(step.trx, [work.payload.taskId])).get(work.payload.taskId)
    if (!parent) return reject(ACCESS.NOT_FOUND, { field: 'taskId' })
    const no = await refuseDelegation(work, step, parent)
    if (no) return no
    const owners = await readNewOwners(step, work.payload.children.flatMap(ownerPosts))
    const judged: Judged[] = []
    for (const [index, child] of work.payload.children.entries()) {
      const one = judgeChild(work, step, { child, index, parent: parent.task, owners })
      if ('refusal' in one) return reject(atChild(one.refusal, index))
      judged.push({ work: work as Work<unknown>, planned: one.planned })
    }
    const facts = await makePlanned(judged, step)
    return accept(facts.get(work.id) ?? [], { taskIds: judged.map(({ planned }) => planned.id) })
  }),
})

async function refuseDelegation(work: Work<Delegate>, step: Step, parent: LockedTask): Promise<Outcome | undefined> {
  const standing = (await readStandings(step.trx, step, [parent]))(work.actor, parent)
  if (!sees(work.actor, standing, parent.task, step.tree)) return reject(ACCESS.NOT_FOUND, { field: 'taskId' })
  const no = (standing.isOwner ? undefined : refuseStep('manager', standing, parent.task)) ?? refuseState(parent.task)
  return no && reject(no)
}

function judgeChild(
  work: Work<Delegate>,
  step: Step,
  { child, index, parent, owners }: { child: Child; index: number; parent: Task; owners: NewOwners },
): { readonly planned: PlannedTask } | { readonly refusal: Refusal } {
  const outside = allowed(work, step, 'tasks.assign', child.areaId)
  if (outside) return { refusal: { ...outside, field: 'areaId' } }
  const owner = child.ownerPostId === undefined ? undefined : owners(work.actor, child.ownerPostId)
  const wanted = {
    id: childId(work, index),
    documentId: parent.documentId,
    draft: false,
    ownerPostId: child.ownerPostId ?? null,
    startAt: child.startAt ?? step.now,
    dueAt: child.dueAt ?? null,
    parentId: parent.id,
  }
  const refusal = refuseCreation(wanted, { owner, parent: { task: parent, ancestorIds: [] } })
  if (refusal) return { refusal }
  const { parentId: _, ...rest } = wanted
  return {
    planned: {
      ...child,
      ...rest,
      product: child.product ?? null,
      measure: child.measure ?? null,
      ownerOfficerId: owner?.officerId ?? null,
      parent: { zoneId: parent.zoneId, id: parent.id },
    },
  }
}

function atChild(refusal: Refusal, index: number): Refusal {
  return { ...refusal, field: refusal.field === undefined ? `children.${index}` : `children.${index}.${refusal.field}` }
}
