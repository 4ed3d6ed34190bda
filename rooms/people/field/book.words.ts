import { roomWords } from '#platform/web'

/** Words of the household book on the phone. */
export const bookWords = roomWords('people-field', {
  vi: {
    title: 'Sổ hộ',
    search: 'Số nhà, chủ hộ, người trong hộ',
    coming: 'Đang tải sổ hộ: đã có {count} hộ.',
    none: 'Không có hộ nào khớp.',
    number: 'Hộ số {number}',
    size: '{count} người',
    temporary: 'tạm trú',
  },
  en: {
    title: 'Household book',
    search: 'House, head or resident',
    coming: {
      one: 'The book is coming: {count} household so far.',
      other: 'The book is coming: {count} households so far.',
    },
    none: 'No household matches.',
    number: 'Household {number}',
    size: { one: '{count} person', other: '{count} people' },
    temporary: 'temporary',
  },
})
