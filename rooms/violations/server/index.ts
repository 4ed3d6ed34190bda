import { defineRoom } from '#platform/server'
import { VIOLATIONS, violationsPermissions } from '../domain/index.ts'
import { acceptAppealIntent, fileAppealIntent, resolveAppealIntent } from './appeal-decision.ts'
import { violationBulletinRead, violationDaysRead } from './bulletin.query.ts'
import {
  closeViolationIntent,
  enforceDecisionIntent,
  serveDecisionIntent,
  takePaymentIntent,
} from './carry-out-decision.ts'
import { assessViolationRead, behaviourListRead } from './catalogue.query.ts'
import { decideViolationIntent, referViolationIntent } from './decide-sanction.ts'
import { detectViolationIntent } from './detect-violation.ts'
import { forgetPersons } from './forget-persons.tick.ts'
import { violationHeatRead } from './heat.query.ts'
import { registerViolationPapers, violationPaperReads, violationPaperRoutes } from './papers/index.ts'
import { proposeSanctionIntent, transferViolationIntent } from './propose-sanction.ts'
import {
  explainViolationIntent,
  identifySubjectIntent,
  recordViolationIntent,
  waiveExplanationIntent,
  withdrawViolationIntent,
} from './record-violation.ts'
import { askReliefIntent, grantReliefIntent } from './relieve.ts'
import { violationHistoryRead } from './violation-history.query.ts'
import { violationListRead } from './violation-list.query.ts'
import { violationByIdRead } from './violation-page.query.ts'
import { violationPersonRead } from './violation-person.query.ts'
import { violationsGaps } from './violations.gaps.ts'
import { violationsSheet } from './violations.sheet.ts'
import { violationsTally } from './violations.tally.ts'

export { violationCounts } from './bulletin.query.ts'
export { violationsHandover } from './violations.handover.ts'

/** The room of violations: from the act to the fine, its payment or its appeal, fair to who is fined. */
export const violationsRoom = defineRoom({
  name: 'violations',
  permissions: violationsPermissions,
  refusals: [VIOLATIONS],
  intents: [
    detectViolationIntent,
    recordViolationIntent,
    identifySubjectIntent,
    explainViolationIntent,
    waiveExplanationIntent,
    proposeSanctionIntent,
    transferViolationIntent,
    referViolationIntent,
    decideViolationIntent,
    withdrawViolationIntent,
    serveDecisionIntent,
    takePaymentIntent,
    askReliefIntent,
    grantReliefIntent,
    enforceDecisionIntent,
    closeViolationIntent,
    fileAppealIntent,
    acceptAppealIntent,
    resolveAppealIntent,
  ],
  reads: [
    violationListRead,
    behaviourListRead,
    assessViolationRead,
    violationBulletinRead,
    violationDaysRead,
    violationHeatRead,
    violationByIdRead,
    violationPersonRead,
    violationHistoryRead,
    ...violationPaperReads,
  ],
  routes: violationPaperRoutes,
  plugin: registerViolationPapers,
  gaps: violationsGaps,
  tallies: [violationsTally],
  ticks: [forgetPersons],
  sheets: [violationsSheet],
})
