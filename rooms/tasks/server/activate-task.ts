import { sql } from 'kysely'
import { activateTask, activateTaskContract } from '../domain/index.ts'
import { defineTaskChange } from './change-tasks.ts'
import { type NewOwners, readNewOwners } from './new-owners.query.ts'

/** `tasks.activate`: the draft's owner is looked up anew, for posts change hands while drafts lie. */
export const activateTaskIntent = defineTaskChange<{ taskId: string }, NewOwners>({
  contract: activateTaskContract,
  taskIdOf: (work) => work.payload.taskId,
  lookUp: async (works, step) => {
    const ids = works.map(({ payload }) => payload.taskId)
    const { rows } = await sql<{ postId: string }>`
      select owner_post_id as "postId" from tasks
      where id = any(${ids}::uuid[]) and owner_post_id is not null`.execute(step.trx)
    return readNewOwners(
      step,
      rows.map(({ postId }) => postId),
    )
  },
  decide: (given, { actor }, owners) =>
    activateTask(given, given.task.ownerPostId === null ? undefined : owners(actor, given.task.ownerPostId)),
})
