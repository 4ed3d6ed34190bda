import { type FieldRoom, lazyScreen } from '#platform/field'
import { siteCountsContract } from '#rooms/sites/domain'
import { fieldKitContract, inspectionCatalogueContract, recordInspection } from '../domain/index.ts'
import { sayRecord } from './say-record.ts'

/** The field face of the room: an inspector records a whole inspection with photos, with or without signal. */
export const fieldRoom: FieldRoom = {
  name: 'inspections',
  actions: [
    {
      key: 'inspect',
      title: { vi: 'Kiểm tra', en: 'Inspect' },
      icon: 'inspect',
      to: '/field/inspections/new',
      permission: recordInspection.permission,
    },
  ],
  screens: [
    {
      path: '/field/inspections/new',
      title: { vi: 'Chọn nơi kiểm tra', en: 'Choose a place' },
      permission: recordInspection.permission,
      Screen: lazyScreen(async () => (await import('./choose-place.screen.tsx')).ChoosePlaceScreen),
    },
    {
      path: '/field/inspections/record/$id',
      title: recordInspection.title,
      permission: recordInspection.permission,
      Screen: lazyScreen(async () => (await import('./record-inspection.screen.tsx')).RecordInspectionScreen),
    },
  ],
  bring: [
    { name: 'inspections.kit', address: fieldKitContract.path, permission: fieldKitContract.permission },
    {
      name: 'inspections.catalogue',
      address: inspectionCatalogueContract.path,
      permission: inspectionCatalogueContract.permission,
    },
    { name: 'sites.kinds', address: siteCountsContract.path, permission: siteCountsContract.permission },
  ],
  intents: { [recordInspection.type]: { say: sayRecord, mendAt: (id) => `/field/inspections/record/${id}` } },
}
