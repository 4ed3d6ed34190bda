import { defineRoom, type Room } from '#platform/server'
import { AREAS, BOUNDARIES } from '../domain/index.ts'
import { areaInForceHistoryRead, areaInForceRead } from './area-in-force.query.ts'
import { areaBoundariesRead, areaGridRead } from './area-map.query.ts'
import { areaChildrenRead, areaHeadRead, rootAreaRead } from './area-page.query.ts'
import { areaOfCodeRead, areaSearchRead } from './area-search.query.ts'
import { areaSuccessionRead } from './area-succession.query.ts'
import { carryOutReformIntent } from './carry-out-reform.ts'
import { closeAreaIntent } from './close-area.ts'
import type { RoomHandover } from './handover.ts'
import { importBoundariesIntent, removeBoundariesIntent } from './import-boundaries.ts'
import { importSuccessionIntent } from './import-succession.ts'
import { importUnitsIntent } from './import-units.ts'
import { inForceHandover } from './in-force.handover.ts'
import { proposeReformIntent } from './propose-reform.ts'
import { areaGaps } from './reforms.gaps.ts'
import { reformReads } from './reforms.query.ts'
import { renameAreaIntent } from './rename-area.ts'
import { reformJob } from './run-reform.ts'
import { settleWaitingIntent } from './settle-waiting.ts'

export { type AreaBook, areasAbove, openBook } from './area-book.ts'

import { unitsSheet } from './units.sheet.ts'

export { areaNames, readRegister } from './areas.store.ts'
export { type CarriedThings, carryThings, type Going } from './carry-things.ts'
export {
  type CarriedPart,
  type Handover,
  type HandoverAt,
  nothingLeft,
  type RoomHandover,
  type Settling,
  type Share,
  type Waiting,
} from './handover.ts'
export {
  endInForce,
  endRowsInForce,
  type InForceRow,
  inForceIn,
  inForceInside,
  type PutInForce,
  putInForce,
} from './in-force.store.ts'
export { type GoingThing, moveRows } from './move-rows.ts'
export { type PastArea, wholePastOf } from './past-areas.query.ts'
export { profileAreaIntents, sampleAreaIntents } from './profile-areas.ts'

/**
 * The room of areas: the tree, its codes in time, what is in force where. `above`: what rooms above do with their rows
 * when areas end; this room may not know them, so the list of rooms hands it in.
 */
export function areasRoom(above: readonly RoomHandover[] = []): Room {
  const handovers = [inForceHandover, ...above]
  return defineRoom({
    name: 'areas',
    permissions: {
      'areas.reform': { vi: 'Ra lệnh thực hiện sắp xếp đơn vị hành chính', en: 'Order a reform of the units' },
      'areas.settle': { vi: 'Quyết định phần chờ sau sắp xếp', en: 'Decide what waits after a reform' },
      'areas.edit': { vi: 'Sửa cây đơn vị hành chính', en: 'Edit the tree of areas' },
      'areas.read': { vi: 'Xem đơn vị hành chính và những gì đang hiệu lực', en: 'See areas and what is in force' },
    },
    refusals: [AREAS, BOUNDARIES],
    intents: [
      importUnitsIntent,
      importSuccessionIntent,
      importBoundariesIntent,
      removeBoundariesIntent,
      renameAreaIntent,
      closeAreaIntent,
      proposeReformIntent,
      carryOutReformIntent(handovers),
      settleWaitingIntent(handovers),
    ],
    reads: [
      rootAreaRead,
      areaSearchRead,
      areaOfCodeRead,
      areaHeadRead,
      areaChildrenRead,
      areaGridRead,
      areaBoundariesRead,
      areaInForceRead,
      areaInForceHistoryRead,
      areaSuccessionRead,
      ...reformReads(handovers),
    ],
    gaps: areaGaps,
    sheets: [unitsSheet],
    jobs: [reformJob(handovers)],
  })
}
