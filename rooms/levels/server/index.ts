import { defineRoom } from '#platform/server'
import { LEVELS, levelsPermissions } from '../domain/index.ts'
import { activateSetIntent, holdBriefingIntent } from './activate-set.ts'
import { areaLevelRead, replayLevelsRead } from './area-level.query.ts'
import { decideLevelsIntent } from './decide-levels.ts'
import { decideMeasuresIntent } from './decide-measures.ts'
import { delegatePowerIntent, revokeDelegationIntent } from './delegate-power.ts'
import { inputsSheet } from './inputs.sheet.ts'
import { issueNoticeIntent } from './issue-notice.ts'
import { levelProposalRead, levelRoundRead } from './level-round.query.ts'
import { levelsGaps } from './levels.gaps.ts'
import { levelsTally } from './levels.tally.ts'
import { levelsHomeRead } from './levels-home.query.ts'
import { levelNoticeRead } from './notice.query.ts'
import { noticeRoutes, registerNotice } from './notice-file.routes.ts'
import { proposeLevelsIntent } from './propose-levels.ts'
import { recordInputIntent, withdrawInputIntent } from './record-input.ts'
import { recordPublishedIntent } from './record-published.ts'
import { levelInputsRead, publishedLevelsRead } from './recorded.query.ts'
import { levelBriefingsRead, levelDelegationsRead } from './registers.query.ts'
import { whatIfRead } from './what-if.query.ts'

export { levelsHandover } from './levels.handover.ts'

/** The room of levels (cấp độ dịch): computed and explained, decided by people, told by notices. */
export const levelsRoom = defineRoom({
  name: 'levels',
  permissions: levelsPermissions,
  refusals: [LEVELS],
  intents: [
    recordInputIntent,
    withdrawInputIntent,
    holdBriefingIntent,
    activateSetIntent,
    delegatePowerIntent,
    revokeDelegationIntent,
    proposeLevelsIntent,
    decideLevelsIntent,
    decideMeasuresIntent,
    issueNoticeIntent,
    recordPublishedIntent,
  ],
  reads: [
    levelsHomeRead,
    whatIfRead,
    levelDelegationsRead,
    levelBriefingsRead,
    publishedLevelsRead,
    levelInputsRead,
    areaLevelRead,
    replayLevelsRead,
    levelRoundRead,
    levelProposalRead,
    levelNoticeRead,
  ],
  gaps: levelsGaps,
  tallies: [levelsTally],
  sheets: [inputsSheet],
  routes: noticeRoutes,
  plugin: registerNotice,
})
