import { ACCESS, accept, allowed, defineIntent, oneByOne, reject } from '#platform/server'
import { closeAssignmentContract, TASKS } from '../domain/index.ts'
import { coverageOf, findBody, listMemberTasks } from './member-tasks.query.ts'

/** `tasks.close-assignment` [TSK-02]: "phân công cụ thể từng đồng chí" is closed only at full coverage. */
export const closeAssignmentIntent = defineIntent<{ bodyId: string; documentId?: string | undefined }>({
  contract: closeAssignmentContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { bodyId, documentId = null } = work.payload
    const body = await findBody(step.trx, bodyId)
    if (!body) return reject(ACCESS.NOT_FOUND, { field: 'bodyId' })
    const no = allowed(work, step, 'tasks.assign', body.areaId, 'tasks.read')
    if (no) return reject(no)
    const members = await listMemberTasks(step.trx, { bodyId, documentId, now: step.now })
    if (members.length === 0) return reject(TASKS.BODY_WITHOUT_MEMBERS, { field: 'bodyId' })
    const { withoutTask } = coverageOf(members)
    if (withoutTask > 0) {
      const params = { count: withoutTask, covered: members.length - withoutTask, members: members.length }
      return reject(TASKS.MEMBERS_WITHOUT_TASK, { field: 'bodyId', params })
    }
    await step.trx
      .insertInto('assignment_closures')
      .values({
        zone_id: step.tree.get(body.areaId).zoneId,
        id: work.id,
        body_id: bodyId,
        document_id: documentId,
        area_id: body.areaId,
        members: members.length,
        closed_by: work.actor.officerId,
        closed_at: step.now,
      })
      .execute()
    const data = { bodyId, members: members.length }
    return accept([
      { type: 'assignment-closed', areaId: body.areaId, subjectId: work.id, documentId, data, live: ['tasks'] },
    ])
  }),
})
