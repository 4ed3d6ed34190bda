import { defineRoom } from '#platform/server'
import { QUARANTINE, quarantinePermissions } from '../domain/index.ts'
import { appealWordsRead } from './appeal-words.query.ts'
import { fileAppealIntent, resolveAppealIntent } from './appeals.ts'
import { answerChecklistIntent, applyForHomeIntent } from './apply-for-home.ts'
import { extendIsolationIntent, releaseIsolationIntent } from './change-length.ts'
import { decideIsolationIntent } from './decide-isolation.ts'
import { decideHomeIntent } from './home-isolation.ts'
import { isolationHomeRead } from './isolation-home.query.ts'
import { isolationPaperRead, isolationPaperRoutes, registerIsolationPapers } from './isolation-papers.routes.ts'
import { registerPlaceIntent, reportHeadcountIntent, setPlaceCapacityIntent } from './keep-places.ts'
import { lapseAndForget } from './lapse-and-forget.tick.ts'
import { movePlaceIntent, reachMilestoneIntent } from './move-places.ts'
import { orderListRead } from './order-list.query.ts'
import { orderPageRead } from './order-page.query.ts'
import { orderPersonRead } from './order-person.query.ts'
import { outlookRead } from './outlook.query.ts'
import { placeListRead } from './place-list.query.ts'
import { placesForOrderRead } from './places-for-order.query.ts'
import { policyRead } from './policy.query.ts'
import { proposeIsolationIntent } from './propose-isolation.ts'
import { quarantineGaps } from './quarantine.gaps.ts'
import { quarantineTally } from './quarantine.tally.ts'
import { recordCheckIntent } from './record-check.ts'
import { askNeedIntent, meetNeedIntent } from './see-to-needs.ts'
import { tellSelfWatchIntent } from './tell-self-watch.ts'
import { roundRead } from './todays-round.query.ts'
import { waitingRead } from './waiting.query.ts'

export { isolationFile } from './person-file.ts'
export { isolationHandover, isolationPlaceHandover } from './quarantine.handover.ts'

/** The room of quarantine: who is isolated where and until when, decided by people, ended by the clock, never without care. */
export const quarantineRoom = defineRoom({
  name: 'quarantine',
  permissions: quarantinePermissions,
  refusals: [QUARANTINE],
  intents: [
    proposeIsolationIntent,
    decideIsolationIntent,
    applyForHomeIntent,
    answerChecklistIntent,
    decideHomeIntent,
    extendIsolationIntent,
    releaseIsolationIntent,
    fileAppealIntent,
    resolveAppealIntent,
    recordCheckIntent,
    tellSelfWatchIntent,
    askNeedIntent,
    meetNeedIntent,
    registerPlaceIntent,
    setPlaceCapacityIntent,
    movePlaceIntent,
    reachMilestoneIntent,
    reportHeadcountIntent,
  ],
  reads: [
    isolationHomeRead,
    orderListRead,
    outlookRead,
    placeListRead,
    policyRead,
    waitingRead,
    roundRead,
    isolationPaperRead,
    orderPersonRead,
    appealWordsRead,
    placesForOrderRead,
    orderPageRead,
  ],
  routes: isolationPaperRoutes,
  plugin: registerIsolationPapers,
  gaps: quarantineGaps,
  tallies: [quarantineTally],
  ticks: [lapseAndForget],
})
