import { sql } from 'kysely'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { accept, actingPost, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { stepTasks } from '#rooms/tasks/server'
import { DECLARATIONS, recordCall } from '../domain/index.ts'
import './declarations.tables.ts'

interface FlagRow {
  readonly zoneId: number
  readonly areaId: number
  readonly taskId: string | null
  readonly calledAt: Instant | null
  readonly tries: number
}

/** Writes down what a call came to; the task of the call follows. Whoever was not reached is called again. */
export const recordCallIntent = defineIntent({
  contract: recordCall,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof recordCall.payload>>, step: Step) => {
    const { declarationId, outcome } = work.payload
    const { rows } = await sql<FlagRow>`
      select zone_id as "zoneId", area_id as "areaId", task_id as "taskId", called_at as "calledAt", tries
      from declaration_flags where declaration_id = ${declarationId} for update`.execute(step.trx)
    const flag = rows[0]
    if (!flag) return reject(DECLARATIONS.UNKNOWN, { field: 'declarationId' })
    const notAllowed = allowed(work, step, 'declarations.follow', flag.areaId, 'declarations.follow')
    if (notAllowed) return reject(DECLARATIONS.UNKNOWN, { field: 'declarationId' })
    if (flag.calledAt !== null) return reject(DECLARATIONS.ALREADY_CALLED, { field: 'declarationId' })
    const isReached = outcome !== 'not-reached'
    await sql`
      update declaration_flags set outcome = ${outcome}, tries = tries + 1, called_by = ${work.actor.officerId},
        called_at = ${isReached ? work.occurredAt : null}
      where declaration_id = ${declarationId} and zone_id = ${flag.zoneId}`.execute(step.trx)
    const taskFacts = isReached && flag.taskId !== null ? await closeTask(work, step, flag) : []
    const data = { reached: isReached ? 1 : 0 }
    const fact = {
      type: 'declaration-called',
      areaId: flag.areaId,
      subjectId: declarationId,
      data,
      live: ['declarations'],
    }
    return accept([fact, ...taskFacts])
  }),
})

/** What was said on the phone stays in this room: the task only learns that the call was made (SG-02). */
async function closeTask(work: Work<z.infer<typeof recordCall.payload>>, step: Step, { taskId, areaId }: FlagRow) {
  const by = { officerId: work.actor.officerId, postId: actingPost(work, step, 'declarations.follow', areaId) }
  const note = 'Đã gọi; kết quả ghi ở trang Khai báo.'
  const one = { taskId: taskId as string, by, at: work.occurredAt, note }
  const reported = await stepTasks(step.trx, [{ ...one, step: 'report' }], step)
  return [...reported, ...(await stepTasks(step.trx, [{ ...one, step: 'accept' }], step))]
}
