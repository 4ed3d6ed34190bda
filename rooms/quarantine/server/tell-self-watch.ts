import { accept, childId, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { QUARANTINE, selfWatchOf, type TellSelfWatch, tellSelfWatch } from '../domain/index.ts'
import { giveCareTask } from './care-owners.ts'
import { keepCheck } from './keep-check.ts'
import type { StoredOrder } from './orders.store.ts'
import { policyOf } from './policy-of-house.ts'
import { lockWatched, watchKeyOf } from './self-watch.store.ts'

/** Takes in what somebody tells of themselves after isolation; a wrong code and one whose time is over read alike. */
export const tellSelfWatchIntent = defineIntent<TellSelfWatch>({
  contract: tellSelfWatch,
  area: 'handler',
  handle: oneByOne(async (work: Work<TellSelfWatch>, step: Step) => {
    const { code, outcome } = work.payload
    const order = await lockWatched(step.trx, watchKeyOf(step, code), step.now)
    if (!order) return reject(QUARANTINE.WATCH_CODE_UNKNOWN, { field: 'code' })
    const { checks } = await policyOf(step.profile)
    const taskId = outcome === 'symptoms' ? childId(work, 'task') : null
    const told = { by: 'app', outcome } as const
    await keepCheck(step, order, { id: work.id, at: work.occurredAt, taskId, officerId: null, told })
    const facts: Fact[] = [selfWatchTold(order, 'app')]
    if (taskId !== null) {
      const title = 'trạm y tế liên hệ, người tự theo dõi báo tin'
      const owner = 'health'
      const task = { id: taskId, order, title, minutes: checks.escalateMinutes, priority: 2, owner } as const
      facts.push(...(await giveCareTask(work, step, task)))
    }
    const left = selfWatchOf(order, step.now, step.profile.utcOffsetMinutes)?.left ?? 0
    return accept(facts, { left, call: taskId === null ? [] : checks.call })
  }),
})

/** That somebody was heard of, never how they are (SG-02). */
export function selfWatchTold({ areaId, id }: StoredOrder, by: string): Fact {
  return { type: 'self-watch-told', areaId, subjectId: id, data: { by }, live: ['quarantine'] }
}
