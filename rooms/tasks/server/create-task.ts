import type { z } from 'zod'
import {
  accept,
  actingPost,
  defineIntent,
  type Fact,
  may,
  type Outcome,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import {
  createTaskContract,
  type NewParent,
  type PlannedTask,
  refuseCreation,
  type WantedTask,
} from '../domain/index.ts'
import { readNewParents } from './chain.query.ts'
import { createTasks } from './create-tasks.store.ts'
import { type NewOwners, readNewOwners } from './new-owners.query.ts'

type CreateTask = z.infer<typeof createTaskContract.payload>

/** `tasks.create`: a thousand in one array cost a handful of statements; each is judged by itself. */
export const createTaskIntent = defineIntent<CreateTask>({
  contract: createTaskContract,
  area: (payload) => payload.areaId,
  beginsInArea: true,
  handle: async (works, step) => {
    const owners = await readNewOwners(
      step,
      works.flatMap(({ payload }) => ownerPosts(payload)),
    )
    const parents = await readNewParents(
      step.trx,
      works.flatMap(({ payload }) => payload.parentId ?? []),
    )
    const judged = works.map((work) => judge(work, { step, owners, parents }))
    const facts = await makePlanned(
      judged.flatMap((one) => ('planned' in one ? [one] : [])),
      step,
    )
    return judged.map((one): Outcome => ('planned' in one ? accept(facts.get(one.work.id) ?? []) : one.outcome))
  },
})

/** A task that was judged and may be made. */
export interface Judged {
  readonly work: Work<unknown>
  readonly planned: PlannedTask
}

type Found = {
  readonly step: Step
  readonly owners: NewOwners
  readonly parents: ReadonlyMap<string, NewParent & { readonly areaId: number }>
}

/** Posts a payload names: they must be known, and the owner's held. */
export function ownerPosts(payload: {
  ownerPostId?: string | undefined
  coordinatorPostIds: readonly string[]
}): string[] {
  return [...(payload.ownerPostId === undefined ? [] : [payload.ownerPostId]), ...payload.coordinatorPostIds]
}

function judge(work: Work<CreateTask>, { step, owners, parents }: Found): Judged | { readonly outcome: Outcome } {
  const { payload, actor } = work
  const parent = visibleParent(work, { step, parents })
  const owner = payload.ownerPostId === undefined ? undefined : owners(actor, payload.ownerPostId)
  const wanted = toWanted(work, step)
  const refusal = refuseCreation(wanted, { owner, parent })
  if (refusal) return { outcome: reject(refusal) }
  const { parentId: _, ...rest } = payload
  const planned: PlannedTask = {
    ...rest,
    ...wanted,
    product: payload.product ?? null,
    measure: payload.measure ?? null,
    ownerOfficerId: owner?.officerId ?? null,
    parent: parent ? { zoneId: parent.task.zoneId, id: parent.task.id } : null,
    coordinatorPostIds: payload.coordinatorPostIds.filter((postId) => owners(actor, postId) !== undefined),
  }
  return { work: work as Work<unknown>, planned }
}

/** A parent that the asker may not see is not there. */
function visibleParent(
  { payload, actor }: Work<CreateTask>,
  { step, parents }: Omit<Found, 'owners'>,
): NewParent | undefined {
  const parent = parents.get(payload.parentId ?? '')
  return parent && may(actor, 'tasks.read', parent.areaId, step.tree) ? parent : undefined
}

function toWanted({ id, payload }: Work<CreateTask>, { now }: Step): WantedTask {
  return {
    id,
    documentId: payload.documentId ?? null,
    draft: payload.draft,
    ownerPostId: payload.ownerPostId ?? null,
    startAt: payload.startAt ?? now,
    dueAt: payload.dueAt ?? null,
    parentId: payload.parentId ?? null,
  }
}

/** Makes judged tasks, those of one assigner together; gives the facts by the intent that asked. */
export async function makePlanned(judged: readonly Judged[], step: Step): Promise<Map<string, Fact[]>> {
  const workOf = new Map(judged.map(({ work, planned }) => [planned.id, work.id]))
  const byAssigner = Map.groupBy(judged, ({ work, planned }) => {
    const postId = actingPost(work, step, 'tasks.assign', planned.areaId)
    return `${work.actor.officerId ?? ''}|${postId ?? ''}`
  })
  const facts = new Map<string, Fact[]>()
  for (const [key, group] of byAssigner) {
    const [officerId, postId] = key.split('|') as [string, string]
    const by = { officerId: officerId || null, postId: postId || null }
    const made = await createTasks(step.trx, {
      tasks: group.map(({ planned }) => planned),
      by,
      now: step.now,
      tree: step.tree,
      profile: step.profile,
    })
    for (const fact of made.facts) {
      const workId = workOf.get(fact.subjectId as string) as string
      facts.set(workId, [...(facts.get(workId) ?? []), fact])
    }
  }
  return facts
}
