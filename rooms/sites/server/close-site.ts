import type { z } from 'zod'
import { dayOf } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { closeSite, SITES } from '../domain/index.ts'
import { isRefusal, lockSite } from './lock-site.ts'

type Close = z.infer<typeof closeSite.payload>

/** Takes a place off the register from a day on; what happened there stays. */
export const closeSiteIntent = defineIntent<Close>({
  contract: closeSite,
  area: 'handler',
  handle: oneByOne(async (work: Work<Close>, step: Step) => {
    const site = await lockSite(work, step, 'sites.keep')
    if (isRefusal(site)) return reject(site)
    const onDay = work.payload.onDay ?? dayOf(step.now, step.profile.utcOffsetMinutes)
    if (onDay < site.openedOn) {
      return reject(SITES.CLOSED_BEFORE_OPEN, { field: 'onDay', params: { day: site.openedOn } })
    }
    await step.trx
      .updateTable('sites')
      .set({ closed_on: onDay, close_reason: work.payload.reason })
      .where('id', '=', site.id)
      .where('zone_id', '=', site.zoneId)
      .execute()
    const data = { onDay, kind: site.kind }
    return accept([{ type: 'site-closed', areaId: site.areaId, subjectId: site.id, data, live: ['sites'] }])
  }),
})
