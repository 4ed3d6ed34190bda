import type { WebRoom } from '#platform/web'

export { PersonName } from './person-name.tsx'
export { PersonPicker } from './person-picker.tsx'

/** The web face of the room of people. Its pages are reached from the page of teams and from the board of a group. */
export const webRoom: WebRoom = {
  name: 'people',
  pages: [
    {
      path: '/households',
      title: { vi: 'Sổ hộ', en: 'Households' },
      permission: 'people.read',
      load: () => import('./households.page.tsx').then((file) => file.HouseholdsPage),
    },
    {
      path: '/households/$householdId',
      title: { vi: 'Một hộ', en: 'A household' },
      permission: 'people.read',
      load: () => import('./household.page.tsx').then((file) => file.HouseholdPage),
    },
  ],
  facts: {
    'household-registered': { vi: 'Ghi hộ vào sổ', en: 'Household registered' },
    'household-changed': { vi: 'Sửa hộ', en: 'Household changed' },
    'household-left': { vi: 'Hộ rời sổ', en: 'Household left the register' },
    'household-carried': { vi: 'Hộ chuyển sang đơn vị mới', en: 'Household goes on in the new area' },
    'household-forgotten': { vi: 'Xóa tên, địa chỉ hộ theo thời hạn', en: 'Names of a household erased in time' },
  },
}
