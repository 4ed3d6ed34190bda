import type { z } from 'zod'
import { dayOf } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { judgeRisk, setSiteRisk } from '../domain/index.ts'
import { isRefusal, lockSite } from './lock-site.ts'

type SetRisk = z.infer<typeof setSiteRisk.payload>

/** Judges the risk of a place: the latest judgement stands, the earlier ones stay to be read. */
export const setSiteRiskIntent = defineIntent<SetRisk>({
  contract: setSiteRisk,
  area: 'handler',
  handle: oneByOne(async (work: Work<SetRisk>, step: Step) => {
    const site = await lockSite(work, step, 'sites.set-risk')
    if (isRefusal(site)) return reject(site)
    const { level, reason, reviewOn } = work.payload
    const refusal = judgeRisk(work.payload, dayOf(step.now, step.profile.utcOffsetMinutes))
    if (refusal) return reject(refusal)
    await step.trx
      .updateTable('sites')
      .set({ risk: level, risk_review_on: reviewOn ?? null })
      .where('id', '=', site.id)
      .where('zone_id', '=', site.zoneId)
      .execute()
    await step.trx
      .insertInto('site_risks')
      .values({
        zone_id: site.zoneId,
        id: work.id,
        site_id: site.id,
        level,
        reason,
        review_on: reviewOn ?? null,
        set_at: step.now,
        set_by: work.actor.officerId,
      })
      .execute()
    const data = { level, before: site.risk, reviewOn: reviewOn ?? null }
    return accept([{ type: 'site-risk-set', areaId: site.areaId, subjectId: site.id, data, live: ['sites'] }])
  }),
})
