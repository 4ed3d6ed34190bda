import { defineRoom } from '#platform/server'
import { CHECKPOINTS, checkpointsPermissions } from '../domain/index.ts'
import { checkpointBoardRead, checkpointOutagesRead } from './board.query.ts'
import { checkpointBookRead } from './book.query.ts'
import { closeCheckpointIntent, editCheckpointIntent, empowerCheckpointIntent } from './change-checkpoint.ts'
import { cancelShiftIntent, changeMembersIntent } from './change-shift.ts'
import { checkInIntent } from './check-in.ts'
import { checkpointCountsRead, checkpointListRead } from './checkpoint-list.query.ts'
import { checkpointPageRead } from './checkpoint-page.query.ts'
import { checkpointsSheet, crossingsSheet } from './checkpoints.sheet.ts'
import { checkpointsTally } from './checkpoints.tally.ts'
import { completeTestIntent, countFlowIntent, voidCrossingIntent } from './crossing-aftermath.ts'
import { crossingListRead, crossingPlateRead, testOrderListRead } from './crossing-list.query.ts'
import { checkpointDayRead } from './day.query.ts'
import { flowGaps } from './flow.gaps.ts'
import { crossingFlowRead } from './flow.query.ts'
import { forceGaps } from './force.gaps.ts'
import { forgetCrossers } from './forget-crossers.tick.ts'
import { acknowledgeHandoverIntent, endShiftIntent, handOverShiftIntent } from './hand-over.ts'
import { joinShiftIntent } from './join-shift.ts'
import { openCheckpointIntent } from './open-checkpoints.ts'
import { planShiftIntent } from './plan-shifts.ts'
import { recordCrossingIntent } from './record-crossings.ts'
import { checkpointShiftsRead, myCheckpointShiftsRead } from './roster.query.ts'
import { boundaryCoverageRead, waterwayListRead } from './route-lists.query.ts'
import { justifyBoundaryIntent, registerWaterwayIntent, reviewWaterwayIntent } from './routes.ts'
import { standingGaps } from './standing.gaps.ts'
import { waterwayGaps } from './waterway.gaps.ts'

export { type BoardOfKind, checkpointBoard } from './board.query.ts'
export { checkpointsHandover } from './checkpoints.handover.ts'
export { type CheckpointRow, checkpointNames, checkpointsByIds } from './checkpoints.store.ts'
export { type LayerCount, layerCounts } from './layer-counts.query.ts'

/** The room of checkpoints: posts of all kinds, who stands them, and what crosses. */
export const checkpointsRoom = defineRoom({
  name: 'checkpoints',
  permissions: checkpointsPermissions,
  refusals: [CHECKPOINTS],
  intents: [
    openCheckpointIntent,
    editCheckpointIntent,
    empowerCheckpointIntent,
    closeCheckpointIntent,
    planShiftIntent,
    changeMembersIntent,
    cancelShiftIntent,
    checkInIntent,
    joinShiftIntent,
    handOverShiftIntent,
    acknowledgeHandoverIntent,
    endShiftIntent,
    recordCrossingIntent,
    voidCrossingIntent,
    countFlowIntent,
    completeTestIntent,
    registerWaterwayIntent,
    reviewWaterwayIntent,
    justifyBoundaryIntent,
  ],
  reads: [
    checkpointListRead,
    checkpointCountsRead,
    checkpointBoardRead,
    checkpointOutagesRead,
    checkpointDayRead,
    checkpointBookRead,
    myCheckpointShiftsRead,
    waterwayListRead,
    boundaryCoverageRead,
    testOrderListRead,
    crossingPlateRead,
    checkpointPageRead,
    checkpointShiftsRead,
    crossingListRead,
    crossingFlowRead,
  ],
  gaps: [...standingGaps, ...forceGaps, ...flowGaps, ...waterwayGaps],
  tallies: [checkpointsTally],
  ticks: [forgetCrossers],
  sheets: [checkpointsSheet, crossingsSheet],
})
