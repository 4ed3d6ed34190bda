import { sql } from 'kysely'
import type { z } from 'zod'
import { contains } from '#kit'
import {
  ACCESS,
  accept,
  actingPost,
  allowed,
  defineIntent,
  enqueueJob,
  oneByOne,
  reject,
  type Step,
  type Trx,
  type Work,
} from '#platform/server'
import { COUPONS, issueCoupons, stopIssue } from '../domain/index.ts'
import { householdsWithout } from './households-without.query.ts'
import { issueJobKind } from './run-issue.ts'
import { lockScheme } from './schemes.store.ts'

type Issue = z.infer<typeof issueCoupons.payload>
type Stop = z.infer<typeof stopIssue.payload>

/** Orders a print run: who has no coupon yet gets one, phone or not. The cards are made by a job of the same id. */
export const issueCouponsIntent = defineIntent<Issue>({
  contract: issueCoupons,
  area: 'handler',
  handle: oneByOne(async (work: Work<Issue>, step: Step) => {
    const { trx, tree, now } = step
    const { schemeId } = work.payload
    const unknown = reject(COUPONS.SCHEME_UNKNOWN, { field: 'schemeId' })
    const scheme = await lockScheme(trx, schemeId)
    if (!scheme) return unknown
    const areaId = work.payload.areaId ?? scheme.areaId
    const refusal = allowed(work, step, 'coupons.issue', areaId, 'coupons.read')
    if (refusal) return refusal.status === 404 ? unknown : reject(refusal)
    if (!contains(tree.get(scheme.areaId), tree.get(areaId)))
      return reject(COUPONS.NOT_A_PLACE_OF_SCHEME, { field: 'areaId' })
    if (scheme.to <= now) return reject(COUPONS.SCHEME_OVER, { field: 'schemeId' })
    if (await isRunning(trx, schemeId)) return reject(COUPONS.ISSUE_RUNNING)
    const total = (await householdsWithout(trx, step, { schemeId, areaId })).length
    if (total === 0) return reject(COUPONS.NO_HOUSEHOLDS, { field: 'areaId' })
    const { accountId, officerId } = work.actor
    const row = { id: work.id, scheme_id: schemeId, area_id: areaId, total, at: now, account_id: accountId }
    const post_id = actingPost(work, step, 'coupons.issue', areaId)
    await trx
      .insertInto('coupon_issues')
      .values({ ...row, zone_id: tree.get(areaId).zoneId, officer_id: officerId, post_id })
      .execute()
    const input = { issueId: work.id }
    await enqueueJob(trx, { id: work.id, kind: issueJobKind, areaId, accountId, total, input, now })
    const data = { schemeId, total }
    const fact = { type: 'coupon-issue-ordered', areaId, subjectId: work.id, data, live: ['coupons', 'jobs'] }
    return accept([fact], { issueId: work.id, total })
  }),
})

async function isRunning(trx: Trx, schemeId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from coupon_issues join job_runs on job_runs.id = coupon_issues.id
    where coupon_issues.scheme_id = ${schemeId} and job_runs.state in ('waiting', 'running') limit 1`.execute(trx)
  return rows.length > 0
}

/** Stops a print run at its next step. */
export const stopIssueIntent = defineIntent<Stop>({
  contract: stopIssue,
  area: 'handler',
  handle: oneByOne(async (work: Work<Stop>, step: Step) => {
    const { issueId } = work.payload
    const { rows } = await sql<{ areaId: number }>`
      select area_id as "areaId" from coupon_issues where id = ${issueId}`.execute(step.trx)
    const issue = rows[0]
    if (!issue) return reject(ACCESS.NOT_FOUND, { field: 'issueId' })
    const refusal = allowed(work, step, 'coupons.issue', issue.areaId, 'coupons.read')
    if (refusal) return reject(refusal)
    const stopped = await sql<{ id: string }>`
      update job_runs set cancel_asked = true where id = ${issueId} and state in ('waiting', 'running')
      returning id`.execute(step.trx)
    if (stopped.rows.length === 0) return reject(COUPONS.ISSUE_ENDED)
    const { areaId } = issue
    return accept([{ type: 'coupon-issue-stopped', areaId, subjectId: issueId, live: ['coupons', 'jobs'] }])
  }),
})
