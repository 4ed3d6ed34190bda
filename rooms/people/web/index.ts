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
    {
      path: '/persons',
      title: { vi: 'Người', en: 'People' },
      permission: 'people.register',
      load: () => import('./persons.page.tsx').then((file) => file.PersonsPage),
    },
    {
      path: '/persons/$personId',
      title: { vi: 'Một người', en: 'A person' },
      permission: 'people.read',
      load: () => import('./person.page.tsx').then((file) => file.PersonPage),
    },
    {
      path: '/persons/$personId/sheet',
      title: { vi: 'Phiếu thông tin', en: 'Sheet of a person' },
      permission: 'people.receive-requests',
      load: () => import('./person-sheet.page.tsx').then((file) => file.PersonSheetPage),
    },
    {
      path: '/person-requests/$requestId',
      title: { vi: 'Yêu cầu của người dân', en: 'A resident’s request' },
      permission: 'people.receive-requests',
      load: () => import('./request.page.tsx').then((file) => file.RequestPage),
    },
  ],
  navigation: [
    { to: '/persons', label: { vi: 'Người', en: 'People' }, icon: 'people', order: 78, permission: 'people.register' },
  ],
  gaps: {
    'person-request-late': {
      say: ({ data }) =>
        data.what === 'answer'
          ? {
              vi: 'Chưa trả lời yêu cầu của người dân về thông tin của họ',
              en: 'A resident has had no answer about their data',
            }
          : { vi: 'Quá hạn giải quyết yêu cầu của người dân', en: 'A resident’s request about their data is overdue' },
      closes: {
        vi: 'người dân được trả lời, yêu cầu được giải quyết',
        en: 'the resident is answered and the request decided',
      },
      to: ({ subject }) => `/person-requests/${subject}`,
    },
  },
  notices: {
    'person-request': {
      say: () => ({ vi: 'Người dân có yêu cầu về thông tin của mình', en: 'A resident asks about their own data' }),
      to: ({ subjectId }) => (subjectId === null ? undefined : `/person-requests/${subjectId}`),
      tone: 'soon',
    },
  },
  facts: {
    'person-kept': { vi: 'Ghi một người vào hệ thống', en: 'A person put on file' },
    'person-filled-in': { vi: 'Bổ sung thông tin một người', en: 'More known of a person' },
    'person-carried': { vi: 'Người chuyển sang đơn vị mới', en: 'A person goes on in the new area' },
    'person-corrected': { vi: 'Sửa thông tin một người theo yêu cầu', en: 'A person’s entry corrected on request' },
    'person-forgotten': { vi: 'Xóa thông tin một người', en: 'A person’s data erased' },
    'persons-merged': { vi: 'Gộp hai mục là một người', en: 'Two entries merged' },
    'persons-unmerged': { vi: 'Tách lại hai người', en: 'Two persons unmerged' },
    'persons-told-apart': { vi: 'Xác định là hai người khác nhau', en: 'Two persons told apart' },
    'person-request-recorded': { vi: 'Ghi yêu cầu của người dân', en: 'A resident’s request written down' },
    'person-request-answered': { vi: 'Trả lời người dân', en: 'A resident answered' },
    'person-request-extended': { vi: 'Gia hạn yêu cầu', en: 'A request extended' },
    'person-request-decided': { vi: 'Giải quyết yêu cầu của người dân', en: 'A request decided' },
    'household-registered': { vi: 'Ghi hộ vào sổ', en: 'Household registered' },
    'household-changed': { vi: 'Sửa hộ', en: 'Household changed' },
    'household-left': { vi: 'Hộ rời sổ', en: 'Household left the register' },
    'household-carried': { vi: 'Hộ chuyển sang đơn vị mới', en: 'Household goes on in the new area' },
    'household-forgotten': { vi: 'Xóa tên, địa chỉ hộ theo thời hạn', en: 'Names of a household erased in time' },
  },
}
