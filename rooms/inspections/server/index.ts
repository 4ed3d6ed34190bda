import { defineRoom } from '#platform/server'
import { INSPECTIONS, inspectionsPermissions } from '../domain/index.ts'
import { adoptReportedTasksTick } from './adopt-reported-tasks.tick.ts'
import { campaignListRead, campaignPageRead } from './campaigns.query.ts'
import { closeCampaignIntent, openCampaignIntent } from './campaigns.ts'
import { inspectionCatalogueRead } from './catalogue.query.ts'
import { assignAreasIntent, endTeamIntent, setMembersIntent } from './change-team.ts'
import { callOffIntent, checkInIntent } from './check-in.ts'
import { fieldKitRead } from './field-kit.query.ts'
import { findingCountsRead, findingListRead } from './finding-list.query.ts'
import { findingPageRead } from './finding-page.query.ts'
import {
  addPhotosIntent,
  answerChecklistIntent,
  finishInspectionIntent,
  stateFindingIntent,
} from './finish-inspection.ts'
import { givesPhoto, namesPhotos } from './gives-file.query.ts'
import { inspectionCountsRead, inspectionListRead } from './inspection-list.query.ts'
import { inspectionPageRead } from './inspection-page.query.ts'
import { inspectionsGaps } from './inspections.gaps.ts'
import { findingsSheet, inspectionsSheet } from './inspections.sheet.ts'
import { inspectionsTally } from './inspections.tally.ts'
import { minutesRoutes, registerMinutes } from './minutes-file.routes.ts'
import { planInspectionIntent } from './plan-inspection.ts'
import { priorityListRead, routeRead } from './priority.query.ts'
import { recordInspectionIntent } from './record-inspection.ts'
import { registerTeamIntent } from './register-team.ts'
import { recheckFindingIntent, reportRemedyIntent, withdrawFindingIntent } from './remedy-findings.ts'
import { teamCoverageRead } from './team-coverage.query.ts'
import { teamListRead, teamPageRead } from './teams.query.ts'
import { visitListRead, visitPageRead } from './visits.query.ts'
import { noteVisitIntent, recordVisitIntent } from './visits.ts'

export {
  findingsByIds,
  findingTitle,
  findingTitles,
  type KnownFinding,
  seesFindings,
} from './inspection-door.query.ts'
export { inspectionsHandover } from './inspections.handover.ts'
export { findingEvidence, type RecheckEvidence, type RemedyEvidence } from './score-evidence.query.ts'

/** The room of inspections: who inspects what, what was found, and whether it was put right. */
export const inspectionsRoom = defineRoom({
  name: 'inspections',
  permissions: inspectionsPermissions,
  refusals: [INSPECTIONS],
  intents: [
    registerTeamIntent,
    assignAreasIntent,
    setMembersIntent,
    endTeamIntent,
    openCampaignIntent,
    closeCampaignIntent,
    planInspectionIntent,
    callOffIntent,
    checkInIntent,
    answerChecklistIntent,
    addPhotosIntent,
    stateFindingIntent,
    finishInspectionIntent,
    recordInspectionIntent,
    reportRemedyIntent,
    recheckFindingIntent,
    withdrawFindingIntent,
    recordVisitIntent,
    noteVisitIntent,
  ],
  reads: [
    inspectionCatalogueRead,
    teamListRead,
    teamPageRead,
    teamCoverageRead,
    campaignListRead,
    campaignPageRead,
    priorityListRead,
    routeRead,
    fieldKitRead,
    visitListRead,
    visitPageRead,
    inspectionListRead,
    inspectionCountsRead,
    findingListRead,
    findingCountsRead,
    findingPageRead,
    inspectionPageRead,
  ],
  routes: minutesRoutes,
  plugin: registerMinutes,
  gaps: inspectionsGaps,
  ticks: [adoptReportedTasksTick],
  tallies: [inspectionsTally],
  sheets: [inspectionsSheet, findingsSheet],
  givesFile: givesPhoto,
  namesFiles: namesPhotos,
})
