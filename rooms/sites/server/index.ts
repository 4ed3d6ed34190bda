import { defineRoom } from '#platform/server'
import { SITES, sitesPermissions } from '../domain/index.ts'
import { closeSiteIntent } from './close-site.ts'
import { editSiteIntent } from './edit-site.ts'
import { registerSiteIntent } from './register-sites.ts'
import { setSiteRiskIntent } from './set-site-risk.ts'
import { setStagesIntent } from './set-stages.ts'
import { siteCountsRead, siteListRead } from './site-list.query.ts'
import { sitePageRead } from './site-page.query.ts'
import { sitesGaps } from './sites.gaps.ts'
import { sitesSheet } from './sites.sheet.ts'
import { sitesTally } from './sites.tally.ts'

export { siteKinds } from './site-kinds.query.ts'
export { sitesHandover } from './sites.handover.ts'
export { type SiteRow, siteColumns, siteNames, sitesByIds } from './sites.store.ts'
export { type StageRow, stagesOf } from './stages.query.ts'
export { type SiteFilter, whereSites } from './where-sites.ts'

/** The room of places: what is where, of which kind, who runs it, how risky, and who answers for each stage of an entry point. */
export const sitesRoom = defineRoom({
  name: 'sites',
  permissions: sitesPermissions,
  refusals: [SITES],
  intents: [registerSiteIntent, editSiteIntent, setSiteRiskIntent, closeSiteIntent, setStagesIntent],
  reads: [siteListRead, siteCountsRead, sitePageRead],
  gaps: sitesGaps,
  tallies: [sitesTally],
  sheets: [sitesSheet],
})
