import { addMinutes } from '#kit'
import { actingPost, type Fact, type Step, type Work } from '#platform/server'
import { headPostsOf, ownersOf } from '#rooms/bodies/server'
import { createTasks } from '#rooms/tasks/server'
import { type StoredOrder, signOf } from './orders.store.ts'

/** A task for somebody in isolation; its title tells nothing of anybody's health (SG-02). */
export interface CareTask {
  readonly id: string
  readonly order: StoredOrder
  readonly title: string
  readonly minutes: number
  readonly priority: 0 | 1 | 2 | 3
  readonly owner: 'health' | 'commune'
}

/**
 * Gives the task to the head of the commune's health station or of the commune; where nobody holds that post, to the next
 * person above who is there, else to whoever recorded it: it is never nobody's.
 */
export async function giveCareTask(
  work: Work<unknown>,
  step: Step,
  { id, order, title, minutes, priority, owner }: CareTask,
): Promise<readonly Fact[]> {
  const { trx, tree, now, profile } = step
  const { zoneId } = tree.get(order.areaId)
  const station = owner === 'health' ? (await headPostsOf(trx, [zoneId], now, 'health')).get(zoneId) : undefined
  const [head] = await ownersOf(trx, [{ areaId: zoneId, postId: station?.postId ?? null, raised: 0 }], { now, tree })
  const by = { postId: actingPost(work, step, 'quarantine.follow', order.areaId), officerId: work.actor.officerId }
  const found = [head, by].find((one) => one?.postId != null && one.officerId != null)
  const task = {
    id,
    areaId: order.areaId,
    title: `Hồ sơ cách ly ${signOf(order.id)}: ${title}`,
    ownerPostId: found?.postId ?? null,
    ownerOfficerId: found?.officerId ?? null,
    startAt: work.occurredAt,
    dueAt: addMinutes(work.occurredAt, minutes),
    priority,
    selfClose: true,
    draft: found === undefined,
  }
  return (await createTasks(trx, { tasks: [task], by, now, tree, profile })).facts
}
