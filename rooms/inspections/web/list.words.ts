import { roomWords } from '#platform/web'

/** Words of the list of inspections. */
export const listWords = roomWords('inspections.list', {
  vi: {
    'title.mine': 'Các cuộc kiểm tra của tôi',
    'state.all': 'Tất cả',
    none: 'Không có cuộc kiểm tra nào khớp.',
  },
  en: {
    'title.mine': 'My inspections',
    'state.all': 'All',
    none: 'No inspection matches.',
  },
})
