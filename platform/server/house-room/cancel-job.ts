import { sql } from 'kysely'
import { may } from '../access/actor.ts'
import { accept, defineIntent, oneByOne, reject } from '../intents/intent-type.ts'
import { ACCESS } from '../intents/intents.refusals.ts'
import { HOUSE } from './house.refusals.ts'
import { cancelJob } from './jobs.contract.ts'

/** Who asked for a job may stop it; so may who holds `jobs.cancel` in its area. */
export const cancelJobIntent = defineIntent({
  contract: cancelJob,
  area: 'handler',
  handle: oneByOne(async (work, { trx, tree }) => {
    const job = await trx
      .selectFrom('job_runs')
      .select(['id', 'area_id', 'account_id', 'state'])
      .where('id', '=', work.payload.jobId)
      .forUpdate()
      .executeTakeFirst()
    const isMine = job?.account_id !== null && job?.account_id === work.actor.accountId
    if (!job || !(isMine || may(work.actor, 'jobs.cancel', job.area_id, tree))) return reject(ACCESS.NOT_FOUND)
    if (job.state !== 'waiting' && job.state !== 'running') return reject(HOUSE.JOB_ENDED)
    await sql`update job_runs set cancel_asked = true where id = ${job.id}`.execute(trx)
    return accept([{ type: 'job-cancel-asked', areaId: job.area_id, subjectId: job.id, live: ['jobs'] }])
  }),
})
