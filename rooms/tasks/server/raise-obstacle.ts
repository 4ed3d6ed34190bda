import { addMinutes } from '#kit'
import { ACCESS, accept, defineIntent, notify, oneByOne, reject } from '#platform/server'
import { raiseObstacleContract, refuseState, refuseStep, TASKS } from '../domain/index.ts'
import { lockTasks } from './change-tasks.store.ts'
import { insertObstacle } from './obstacles.store.ts'
import { findPersonAbove } from './person-above.query.ts'
import { readStandings, sees } from './standing.query.ts'
import { clocksOf } from './task-clocks.ts'

/** `tasks.raise-obstacle` [TSK-05]: goes to the person above the owner, whose clock starts. */
export const raiseObstacleIntent = defineIntent<{ taskId: string; text: string }>({
  contract: raiseObstacleContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const locked = (await lockTasks(step.trx, [work.payload.taskId])).get(work.payload.taskId)
    if (!locked) return reject(ACCESS.NOT_FOUND, { field: 'taskId' })
    const { task } = locked
    const standing = (await readStandings(step.trx, step, [locked]))(work.actor, locked)
    if (!sees(work.actor, standing, task, step.tree)) return reject(ACCESS.NOT_FOUND, { field: 'taskId' })
    const no = refuseStep('worker', standing, task) ?? refuseState(task)
    if (no || work.actor.officerId === null) return reject(no ?? TASKS.NOT_AT_WORK)
    const responder = await findPersonAbove(step, { areaId: task.areaId, postId: task.ownerPostId, steps: 1 })
    if (!responder) return reject(TASKS.NOBODY_ABOVE)
    const clocks = await clocksOf(step.profile, step.now)
    const answerBy = addMinutes(step.now, clocks.obstacleAnswerMinutes)
    await insertObstacle(step.trx, {
      zoneId: task.zoneId,
      id: work.id,
      taskId: task.id,
      areaId: task.areaId,
      text: work.payload.text,
      raisedBy: work.actor.officerId,
      raisedAt: work.occurredAt,
      responderPostId: responder.postId,
      responderOfficerId: responder.officerId,
      answerBy,
      forwarded: 0,
      answer: null,
      answeredBy: null,
      answeredAt: null,
    })
    const told = { areaId: task.areaId, subjectId: task.id, data: { obstacleId: work.id, answerBy } }
    await notify(
      step.trx,
      [{ officerId: responder.officerId, kind: 'obstacle-raised', reason: `obstacle-raised:${work.id}`, ...told }],
      step.now,
    )
    const data = { obstacleId: work.id, responderPostId: responder.postId, answerBy }
    return accept([
      {
        type: 'obstacle-raised',
        areaId: task.areaId,
        subjectId: task.id,
        documentId: task.documentId,
        data,
        live: ['tasks', 'notices'],
      },
    ])
  }),
})
