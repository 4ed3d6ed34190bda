import { sql } from 'kysely'
import { dayOf, type Refusal, refuse } from '#kit'
import { allowed, type Step, type Work } from '#platform/server'
import { SITES } from '../domain/index.ts'
import { type SiteRow, siteColumns } from './sites.store.ts'

/** Holds a place for a change by somebody who may do it there; the refusal tells no more than what they may see. */
export async function lockSite(
  work: Work<{ siteId: string }>,
  step: Step,
  permission: string,
): Promise<SiteRow | Refusal> {
  const { rows } = await sql<SiteRow>`
    select ${siteColumns} from sites where sites.id = ${work.payload.siteId} for update`.execute(step.trx)
  const site = rows[0]
  const unknown = refuse(SITES.UNKNOWN, { field: 'siteId' })
  if (!site) return unknown
  const notAllowed = allowed(work, step, permission, site.areaId, 'sites.read')
  if (notAllowed) return notAllowed.status === 404 ? unknown : notAllowed
  const today = dayOf(step.now, step.profile.utcOffsetMinutes)
  if (site.closedOn !== null && site.closedOn <= today) {
    return refuse(SITES.CLOSED, { field: 'siteId', params: { day: site.closedOn } })
  }
  return site
}

/** Whether {@link lockSite} said no. */
export function isRefusal(found: SiteRow | Refusal): found is Refusal {
  return 'words' in found
}
