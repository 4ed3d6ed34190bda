import type { Words } from '#kit'
import type { GapFacts, GapWords } from '#platform/web'

const countOf = ({ data }: GapFacts) => Number(data.count ?? 0)
const listOf = ({ areaId }: GapFacts, only: string) => `/cases/list?areaId=${areaId}&${only}`

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'cases-not-classified': {
    say: (gap) => ({
      vi: `${countOf(gap)} ca bệnh chưa phân loại, quá giờ`,
      en: `${countOf(gap)} cases not classified in time`,
    }),
    closes: { vi: 'mọi ca đã được phân loại', en: 'every case is classified' },
    to: (gap) => listOf(gap, 'only=classify'),
  },
  'cases-not-placed': {
    say: (gap) => ({
      vi: `${countOf(gap)} ca bệnh chưa bố trí nơi điều trị, quá giờ`,
      en: `${countOf(gap)} cases not placed in time`,
    }),
    closes: { vi: 'mọi ca đã có nơi điều trị, theo dõi', en: 'every case has its place' },
    to: (gap) => listOf(gap, 'only=place'),
  },
  'cases-disputed': {
    say: (gap) => ({
      vi: `${countOf(gap)} ca bệnh có hai nguồn số liệu khác nhau`,
      en: `Two sources disagree about ${countOf(gap)} cases`,
    }),
    closes: { vi: 'có người chốt số nào đúng', en: 'somebody settles which holds' },
    to: (gap) => listOf(gap, 'only=disputed'),
  },
  'cases-unclassified': {
    say: (gap) => ({
      vi: `${countOf(gap)} ca bệnh chưa rõ nơi phát hiện`,
      en: `The setting of ${countOf(gap)} cases is not classified`,
    }),
    closes: { vi: 'ca được ghi là cộng đồng hay cách ly', en: 'the case is classified' },
    to: (gap) => listOf(gap, 'setting=unclassified'),
  },
}

/** What the journal entries of this room say. */
export const factWords: Readonly<Record<string, Words>> = {
  'case-reported': { vi: 'Báo ca bệnh nghi ngờ', en: 'Suspected case reported' },
  'case-confirmed': { vi: 'Xác định ca bệnh', en: 'Case confirmed' },
  'case-amended': { vi: 'Sửa ca bệnh', en: 'Case amended' },
  'case-recounted': { vi: 'Đếm lại ca bệnh sau khi sửa', en: 'Case counted anew after a change' },
  'case-disputed': { vi: 'Nguồn khác ghi khác về ca bệnh', en: 'Another source says otherwise of a case' },
  'case-settled': { vi: 'Chốt số liệu hai nguồn', en: 'Two sources settled' },
  'case-step': { vi: 'Bước xử lý ca bệnh', en: 'Step of a case taken' },
  'case-outcome': { vi: 'Kết quả của ca bệnh', en: 'Outcome of a case' },
  'case-withdrawn': { vi: 'Rút ca bệnh', en: 'Case withdrawn' },
  'case-clustered': { vi: 'Đưa ca bệnh vào chùm', en: 'Case put in a cluster' },
  'case-carried': { vi: 'Ca bệnh chuyển sang đơn vị mới', en: 'Case goes on in the new area' },
  'contact-listed': { vi: 'Ghi người tiếp xúc', en: 'Contact listed' },
  'contact-withdrawn': { vi: 'Rút người tiếp xúc ghi nhầm', en: 'Contact withdrawn' },
  'contact-cleared': { vi: 'Kết thúc theo dõi người tiếp xúc', en: 'Contact cleared' },
  'person-classified': { vi: 'Phân loại lại người tiếp xúc', en: 'Contacts classified anew' },
  'bulletin-issued': { vi: 'Ký thông báo số ca bệnh', en: 'Bulletin of cases signed' },
}
