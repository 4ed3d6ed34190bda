import { defineRoom } from '#platform/server'
import { AREAS } from '../domain/index.ts'
import { importSuccessionIntent } from './import-succession.ts'
import { importUnitsIntent } from './import-units.ts'

export { areaNames, readRegister } from './areas.store.ts'
export { profileAreaIntents, sampleAreaIntents } from './profile-areas.ts'
export { endInForce, type InForceRow, inForceIn, type PutInForce, putInForce } from './in-force.store.ts'

/** The room of areas: the tree, its codes in time, what is in force where. */
export const areasRoom = defineRoom({
  name: 'areas',
  permissions: {
    'areas.edit': { vi: 'Sửa cây đơn vị hành chính', en: 'Edit the tree of areas' },
    'areas.read': { vi: 'Xem đơn vị hành chính và những gì đang hiệu lực', en: 'See areas and what is in force' },
  },
  refusals: [AREAS],
  intents: [importUnitsIntent, importSuccessionIntent],
})
