import type { Words } from '#kit'

/** The doors of the house by what one goes there for, in the order of the menu; rooms that stand in none come first. */
const wings: readonly { readonly title: Words; readonly rooms: readonly string[] }[] = [
  {
    title: { vi: 'Dịch bệnh', en: 'The epidemic' },
    rooms: ['cases', 'tracing', 'quarantine', 'zones', 'levels', 'forecast'],
  },
  {
    title: { vi: 'Hiện trường', en: 'In the field' },
    rooms: ['duty', 'checkpoints', 'declarations', 'teams', 'coupons', 'forces', 'inspections'],
  },
  {
    title: { vi: 'Kỷ cương, đánh giá', en: 'Discipline and results' },
    rooms: ['violations', 'scorecards', 'accountability', 'models'],
  },
  {
    title: { vi: 'Bộ máy, dữ liệu', en: 'Offices and data' },
    rooms: ['areas', 'bodies', 'people', 'access', 'exchange', 'public', 'audit'],
  },
]

/** The wing that a room's doors stand in; `at` orders wings, 0 being the rooms without one. */
export function wingOf(room: string): { readonly at: number; readonly title?: Words } {
  const index = wings.findIndex(({ rooms }) => rooms.includes(room))
  const wing = wings[index]
  return wing ? { at: index + 1, title: wing.title } : { at: 0 }
}
