import { sql } from 'kysely'
import type { z } from 'zod'
import { accept, allowed, defineIntent, defineRead, enqueueJob, oneByOne, reject } from '#platform/server'
import { AUDIT, verificationsContract, verifyContract } from '../domain/index.ts'
import { verifyKind } from './verify.ts'

/** Asks for a verification: a job with progress, one at a time. */
export const askVerification = defineIntent({
  contract: verifyContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { trx, now, tree } = step
    const { root } = tree
    if (!root) throw new Error('a house without areas has no journal to verify')
    const refusal = allowed(work, step, 'audit.verify', root.id)
    if (refusal) return reject(refusal)
    await sql`select pg_advisory_xact_lock(7305)`.execute(trx)
    const running = await trx
      .selectFrom('job_runs')
      .select('id')
      .where('kind', '=', verifyKind)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirst()
    if (running) return reject(AUDIT.ALREADY_RUNNING)
    const last = await trx.selectFrom('seals').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst()
    const { accountId } = work.actor
    const job = {
      id: work.id,
      kind: verifyKind,
      areaId: root.id,
      accountId,
      total: (last?.number ?? 0) + 1,
      input: work.payload,
      now,
    }
    await enqueueJob(trx, job)
    return accept([{ type: 'verification-asked', areaId: root.id, subjectId: work.id, live: ['jobs'] }], {
      runId: work.id,
    })
  }),
})

type Run = z.infer<typeof verificationsContract.answer>['items'][number]

/** The latest verifications. */
export const readVerifications = defineRead(verificationsContract, async ({ db }) => {
  const { rows } = await sql<Run>`
    select job_runs.id, state, done, total, job_runs.created_at as "askedAt", updated_at as "updatedAt",
           coalesce(officers.name, accounts.name) as by, outcome as verdict
    from job_runs
    left join accounts on accounts.id = job_runs.account_id
    left join officers on officers.id = accounts.officer_id
    where kind = ${verifyKind} order by job_runs.created_at desc, job_runs.id desc limit 20`.execute(db)
  return { items: rows.map((row) => ({ ...row, verdict: row.state === 'done' ? row.verdict : null })) }
})
