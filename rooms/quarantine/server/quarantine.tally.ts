import type { Entry, Increment, Tally } from '#platform/server'

/** Counters of isolation by area and day; nothing in them tells of anybody's health. */
export const quarantineTally: Tally = {
  types: [
    'isolation-proposed',
    'home-isolation-asked',
    'home-isolation-refused',
    'isolation-ordered',
    'isolation-lapsed',
    'isolation-released',
    'isolation-checked',
    'isolation-need-asked',
    'isolation-need-met',
    'isolation-appeal-filed',
  ],
  indicators: [
    { key: 'quarantine.proposed', vi: 'Đề nghị cách ly', en: 'Isolations proposed' },
    { key: 'quarantine.home-asked', vi: 'Đơn cách ly tại nhà', en: 'Requests for home isolation' },
    { key: 'quarantine.home-refused', vi: 'Đơn cách ly tại nhà bị từ chối', en: 'Home isolation refused' },
    { key: 'quarantine.ordered-home', vi: 'Quyết định cách ly tại nhà', en: 'Home isolations ordered' },
    {
      key: 'quarantine.ordered-concentrated',
      vi: 'Quyết định cách ly tập trung',
      en: 'Concentrated isolations ordered',
    },
    { key: 'quarantine.lapsed', vi: 'Hết thời hạn cách ly', en: 'Isolations that ended on their last day' },
    { key: 'quarantine.released', vi: 'Kết thúc cách ly trước thời hạn', en: 'Released before the last day' },
    { key: 'quarantine.checked', vi: 'Lượt hỏi thăm người cách ly', en: 'Checks on people in isolation' },
    { key: 'quarantine.needs', vi: 'Nhu cầu của người cách ly', en: 'Needs asked' },
    { key: 'quarantine.needs-met', vi: 'Nhu cầu đã đáp ứng', en: 'Needs met' },
    { key: 'quarantine.appeals', vi: 'Khiếu nại về cách ly', en: 'Complaints' },
  ],
  count: (entry, dayOf): Increment[] => [
    { indicator: `quarantine.${countedAs(entry)}`, areaId: entry.areaId, day: dayOf(entry.occurredAt), by: 1 },
  ],
}

const plain: Readonly<Record<string, string>> = {
  'isolation-proposed': 'proposed',
  'home-isolation-asked': 'home-asked',
  'home-isolation-refused': 'home-refused',
  'isolation-lapsed': 'lapsed',
  'isolation-released': 'released',
  'isolation-checked': 'checked',
  'isolation-need-asked': 'needs',
  'isolation-need-met': 'needs-met',
  'isolation-appeal-filed': 'appeals',
}

function countedAs({ type, data }: Entry): string {
  return plain[type] ?? (data.setting === 'home' ? 'ordered-home' : 'ordered-concentrated')
}
