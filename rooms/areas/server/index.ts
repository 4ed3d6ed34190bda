import { defineRoom } from '#platform/server'
import { AREAS, BOUNDARIES } from '../domain/index.ts'
import { areaInForceRead } from './area-in-force.query.ts'
import { areaBoundariesRead, areaGridRead } from './area-map.query.ts'
import { areaChildrenRead, areaHeadRead, rootAreaRead } from './area-page.query.ts'
import { areaOfCodeRead, areaSearchRead } from './area-search.query.ts'
import { areaSuccessionRead } from './area-succession.query.ts'
import { closeAreaIntent } from './close-area.ts'
import { importBoundariesIntent, removeBoundariesIntent } from './import-boundaries.ts'
import { importSuccessionIntent } from './import-succession.ts'
import { importUnitsIntent } from './import-units.ts'
import { renameAreaIntent } from './rename-area.ts'

export { type AreaBook, areasAbove, openBook } from './area-book.ts'
export { areaNames, readRegister } from './areas.store.ts'
export { endInForce, type InForceRow, inForceIn, inForceInside, type PutInForce, putInForce } from './in-force.store.ts'
export { profileAreaIntents, sampleAreaIntents } from './profile-areas.ts'

/** The room of areas: the tree, its codes in time, what is in force where. */
export const areasRoom = defineRoom({
  name: 'areas',
  permissions: {
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
    areaSuccessionRead,
  ],
})
