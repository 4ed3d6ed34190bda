import { addMinutes } from '#kit'
import {
  ACCESS,
  accept,
  defineIntent,
  type Fact,
  may,
  notify,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { answerObstacleContract, forwardObstacleContract, TASKS } from '../domain/index.ts'
import { lockObstacle, type Obstacle, passObstacle, writeAnswer } from './obstacles.store.ts'
import { findPersonAbove, holdsOrCommands } from './person-above.query.ts'
import { postTitle } from './post-title.query.ts'
import { clocksOf } from './task-clocks.ts'

/** `tasks.answer-obstacle`: by the responder or the one above; who raised it is told. */
export const answerObstacleIntent = defineIntent<{ obstacleId: string; answer: string }>({
  contract: answerObstacleContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const found = await findAnswerable(work, step, work.payload.obstacleId)
    if ('outcome' in found) return found.outcome
    const { obstacle } = found
    const { answer } = work.payload
    await writeAnswer(step.trx, obstacle, { answer, by: work.actor.officerId, at: work.occurredAt })
    await tell(step, obstacle, { officerId: obstacle.raisedBy, kind: 'obstacle-answered' })
    const late = work.occurredAt > obstacle.answerBy ? 1 : 0
    return accept([toFact('obstacle-answered', obstacle, { late })])
  }),
})

/** `tasks.forward-obstacle`: to the person above the responder; who raised it is told that it went up. */
export const forwardObstacleIntent = defineIntent<{ obstacleId: string; reason: string }>({
  contract: forwardObstacleContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const found = await findAnswerable(work, step, work.payload.obstacleId)
    if ('outcome' in found) return found.outcome
    const { obstacle } = found
    const above = await findPersonAbove(step, { areaId: obstacle.areaId, postId: obstacle.responderPostId, steps: 1 })
    if (!above) return reject(TASKS.NOBODY_ABOVE)
    const { obstacleAnswerMinutes } = await clocksOf(step.profile, step.now)
    const answerBy = addMinutes(step.now, obstacleAnswerMinutes)
    await passObstacle(step.trx, obstacle, { ...above, answerBy })
    await step.trx
      .insertInto('task_remarks')
      .values({
        zone_id: obstacle.zoneId,
        id: work.id,
        task_id: obstacle.taskId,
        kind: 'obstacle-forwarded',
        text: work.payload.reason,
        percent: null,
        officer_id: work.actor.officerId,
        post_id: obstacle.responderPostId,
        at: work.occurredAt,
      })
      .execute()
    const times = obstacle.forwarded + 1
    await tell(step, obstacle, { officerId: above.officerId, kind: 'obstacle-raised', times })
    await tell(step, obstacle, { officerId: obstacle.raisedBy, kind: 'obstacle-forwarded', times })
    return accept([
      toFact('obstacle-forwarded', obstacle, {
        fromPostId: obstacle.responderPostId,
        toPostId: above.postId,
        answerBy,
      }),
    ])
  }),
})

async function findAnswerable(
  work: Pick<Work<unknown>, 'actor'>,
  step: Step,
  id: string,
): Promise<{ readonly obstacle: Obstacle } | { readonly outcome: Outcome }> {
  const obstacle = await lockObstacle(step.trx, id)
  const notFound = { outcome: reject(ACCESS.NOT_FOUND, { field: 'obstacleId' }) }
  if (!obstacle) return notFound
  if (!(await holdsOrCommands(work.actor, obstacle.responderPostId, step))) {
    if (!may(work.actor, 'tasks.read', obstacle.areaId, step.tree)) return notFound
    const post = await postTitle(step.trx, obstacle.responderPostId)
    return { outcome: reject(TASKS.NOT_RESPONDER, { params: { post } }) }
  }
  return obstacle.answeredAt === null ? { obstacle } : { outcome: reject(TASKS.OBSTACLE_ANSWERED) }
}

function tell(
  step: Step,
  obstacle: Obstacle,
  { officerId, kind, times = 0 }: { officerId: string; kind: string; times?: number },
): Promise<void> {
  const reason = `${kind}:${obstacle.id}:${times}`
  const { areaId, taskId: subjectId } = obstacle
  return notify(step.trx, [{ officerId, kind, reason, areaId, subjectId, data: { obstacleId: obstacle.id } }], step.now)
}

function toFact(type: string, obstacle: Obstacle, data: Record<string, unknown>): Fact {
  const { areaId, taskId: subjectId } = obstacle
  return { type, areaId, subjectId, data: { ...data, obstacleId: obstacle.id }, live: ['tasks', 'notices'] }
}
