import { defineRoom } from '#platform/server'
import { VIOLATIONS, violationsPermissions } from '../domain/index.ts'
import { acceptAppealIntent, fileAppealIntent, resolveAppealIntent } from './appeal-decision.ts'
import {
  closeViolationIntent,
  enforceDecisionIntent,
  serveDecisionIntent,
  takePaymentIntent,
} from './carry-out-decision.ts'
import { decideViolationIntent, referViolationIntent } from './decide-sanction.ts'
import { detectViolationIntent } from './detect-violation.ts'
import { proposeSanctionIntent, transferViolationIntent } from './propose-sanction.ts'
import {
  explainViolationIntent,
  identifySubjectIntent,
  recordViolationIntent,
  waiveExplanationIntent,
  withdrawViolationIntent,
} from './record-violation.ts'
import { askReliefIntent, grantReliefIntent } from './relieve.ts'
import { violationsTally } from './violations.tally.ts'

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
  tallies: [violationsTally],
})
