import { type FieldRoom, lazyScreen } from '#platform/field'
import { editHousehold, workingSetContract } from '../domain/index.ts'
import { broughtHouseholds } from './brought-households.ts'
import { householdConflict } from './household-edit.ts'
import { sayEdit } from './say-household.ts'

const { permission } = workingSetContract

/** The field face of the room: the book of households of one's own area, found and mended with no signal. */
export const fieldRoom: FieldRoom = {
  name: 'people',
  actions: [
    { key: 'book', title: { vi: 'Sổ hộ', en: 'Household book' }, icon: 'document', to: '/field/people', permission },
  ],
  screens: [
    {
      path: '/field/people',
      title: { vi: 'Sổ hộ', en: 'Household book' },
      permission,
      Screen: lazyScreen(async () => (await import('./book.screen.tsx')).BookScreen),
    },
    {
      path: '/field/people/edit/$id',
      title: editHousehold.title,
      permission: editHousehold.permission,
      Screen: lazyScreen(async () => (await import('./edit-household.screen.tsx')).EditHouseholdScreen),
    },
    {
      path: '/field/people/mend/$id',
      title: editHousehold.title,
      permission: editHousehold.permission,
      Screen: lazyScreen(async () => (await import('./edit-household.screen.tsx')).MendHouseholdScreen),
    },
  ],
  bring: [{ name: broughtHouseholds, address: workingSetContract.path, changes: true, permission }],
  intents: {
    [editHousehold.type]: {
      say: sayEdit,
      mendAt: (id) => `/field/people/mend/${id}`,
      conflict: householdConflict,
    },
  },
}
