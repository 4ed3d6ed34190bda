import { defineRoom } from '#platform/server'
import { ACCOUNTABILITY, accountabilityPermissions, tipRoutes } from '../domain/index.ts'
import { accountabilityGaps } from './accountability.gaps.ts'
import { accountabilitySheets } from './accountability.sheets.ts'
import { accountabilityTally } from './accountability.tally.ts'
import { caseListRead, casePageRead } from './cases.query.ts'
import { answerCorrectionIntent, askCorrectionIntent } from './correct-note.ts'
import { decideCaseIntent, explainCaseIntent } from './decide-case.ts'
import { answerProposalIntent, proposeDisciplineIntent } from './discipline.ts'
import { draftNoteIntent, explainNoteIntent } from './draft-note.ts'
import { noteListRead, notePageRead } from './notes.query.ts'
import { openCaseIntent } from './open-case.ts'
import { publicNotesRead } from './public-notes.query.ts'
import { publishNoteIntent, withdrawNoteIntent } from './publish-note.ts'
import { tipListRead, tipPageRead, tipReporterRead, tipStandingRead } from './tips.query.ts'
import { registerTips } from './tips.routes.ts'
import { assignTipIntent, closeTipIntent, keepTipIntent } from './tips.ts'

export { accountabilityHandover } from './accountability.handover.ts'
export { type AccountabilityEvidence, accountabilityEvidence } from './evidence.query.ts'
export { publishedNotes } from './public-notes.query.ts'

/** The room of answering for it: cases, praise and criticism, protected tips. It judges nobody by itself. */
export const accountabilityRoom = defineRoom({
  name: 'accountability',
  permissions: accountabilityPermissions,
  refusals: [ACCOUNTABILITY],
  intents: [
    openCaseIntent,
    explainCaseIntent,
    decideCaseIntent,
    proposeDisciplineIntent,
    answerProposalIntent,
    draftNoteIntent,
    explainNoteIntent,
    publishNoteIntent,
    withdrawNoteIntent,
    askCorrectionIntent,
    answerCorrectionIntent,
    keepTipIntent,
    assignTipIntent,
    closeTipIntent,
  ],
  reads: [
    caseListRead,
    casePageRead,
    noteListRead,
    notePageRead,
    publicNotesRead,
    tipListRead,
    tipPageRead,
    tipReporterRead,
    tipStandingRead,
  ],
  gaps: accountabilityGaps,
  tallies: [accountabilityTally],
  sheets: accountabilitySheets,
  routes: tipRoutes,
  plugin: registerTips,
})
