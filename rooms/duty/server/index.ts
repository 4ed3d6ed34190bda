import { defineRoom } from '#platform/server'
import { DUTY, dutyPermissions } from '../domain/index.ts'
import { answerSwapIntent, decideSwapIntent } from './answer-swap.ts'
import { askSwapIntent } from './ask-swap.ts'
import { registerCalendars } from './calendars.routes.ts'
import { cancelShiftsIntent, changeShiftIntent } from './change-shift.ts'
import { dutyCoverageRead, dutyPostsRead } from './coverage.query.ts'
import { dutyGaps } from './duty.gaps.ts'
import { closeFeedIntent, openFeedIntent } from './feeds.ts'
import { handOverIntent, takeOverIntent } from './hand-over.ts'
import { hotlineListRead, publicHotlinesRead } from './hotlines.query.ts'
import { checkHotlineIntent, publishHotlineIntent, retireHotlineIntent } from './hotlines.ts'
import { dutyHolidaysRead, dutyHoursRead } from './hours.query.ts'
import { myDutyRead } from './my-duty.query.ts'
import { onDutyNowRead } from './on-duty.query.ts'
import { planRosterIntent } from './plan-roster.ts'
import { rosterSheet } from './roster.sheet.ts'
import { dutyCandidatesRead, rosterPlanRead } from './roster-plan.query.ts'
import { rosterWeekRead } from './roster-week.query.ts'
import { setHolidayIntent } from './set-holiday.ts'
import { dutyShiftListRead } from './shift-list.query.ts'

export { dutyHandover } from './duty.handover.ts'
export { type DutyMoment, onDutyFor } from './on-duty.query.ts'
export { type WatchEvidence, watchEvidence } from './score-evidence.query.ts'
export { workingDays } from './working-days.query.ts'

/** The room of duty: who stands watch at the command posts, when, and which numbers everybody may call. */
export const dutyRoom = defineRoom({
  name: 'duty',
  permissions: dutyPermissions,
  refusals: [DUTY],
  intents: [
    planRosterIntent,
    changeShiftIntent,
    cancelShiftsIntent,
    handOverIntent,
    takeOverIntent,
    askSwapIntent,
    answerSwapIntent,
    decideSwapIntent,
    publishHotlineIntent,
    retireHotlineIntent,
    checkHotlineIntent,
    setHolidayIntent,
    openFeedIntent,
    closeFeedIntent,
  ],
  reads: [
    myDutyRead,
    rosterWeekRead,
    rosterPlanRead,
    dutyCandidatesRead,
    dutyPostsRead,
    dutyCoverageRead,
    onDutyNowRead,
    dutyHoursRead,
    dutyHolidaysRead,
    dutyShiftListRead,
    hotlineListRead,
    publicHotlinesRead,
  ],
  gaps: dutyGaps,
  sheets: [rosterSheet],
  plugin: registerCalendars,
})
