import { defineRoom } from '#platform/server'
import { INSPECTIONS, inspectionsPermissions } from '../domain/index.ts'
import { closeCampaignIntent, openCampaignIntent } from './campaigns.ts'
import { inspectionCatalogueRead } from './catalogue.query.ts'
import { assignAreasIntent, endTeamIntent, setMembersIntent } from './change-team.ts'
import { callOffIntent, checkInIntent } from './check-in.ts'
import { findingCountsRead, findingListRead } from './finding-list.query.ts'
import {
  addPhotosIntent,
  answerChecklistIntent,
  finishInspectionIntent,
  stateFindingIntent,
} from './finish-inspection.ts'
import { inspectionCountsRead, inspectionListRead } from './inspection-list.query.ts'
import { planInspectionIntent } from './plan-inspection.ts'
import { recordInspectionIntent } from './record-inspection.ts'
import { registerTeamIntent } from './register-team.ts'
import { recheckFindingIntent, reportRemedyIntent, withdrawFindingIntent } from './remedy-findings.ts'
import { noteVisitIntent, recordVisitIntent } from './visits.ts'

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
  reads: [inspectionCatalogueRead, inspectionListRead, inspectionCountsRead, findingListRead, findingCountsRead],
})
