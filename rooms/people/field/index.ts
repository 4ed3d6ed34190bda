import { type FieldRoom, lazyScreen } from '#platform/field'
import { workingSetContract } from '../domain/index.ts'
import { broughtHouseholds } from './brought-households.ts'

const { permission } = workingSetContract

/** The field face of the room: the book of households of one's own area, found with no signal. */
export const fieldRoom: FieldRoom = {
  name: 'people',
  actions: [
    { key: 'book', title: { vi: 'Sổ hộ', en: 'Household book' }, icon: 'people', to: '/field/people', permission },
  ],
  screens: [
    {
      path: '/field/people',
      title: { vi: 'Sổ hộ', en: 'Household book' },
      permission,
      Screen: lazyScreen(async () => (await import('./book.screen.tsx')).BookScreen),
    },
  ],
  bring: [{ name: broughtHouseholds, address: workingSetContract.path, changes: true, permission }],
  intents: {},
}
