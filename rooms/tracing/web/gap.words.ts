import type { Words } from '#kit'
import type { GapFacts, GapWords } from '#platform/web'

const countOf = ({ data }: GapFacts): number => (typeof data.count === 'number' ? data.count : 1)

/** How the room speaks of its gaps. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'tracing-list-late': {
    say: (gap) => ({
      vi: `${countOf(gap)} ca bệnh chưa có danh sách F1 đúng hạn`,
      en: `${countOf(gap)} cases without a list of F1 in time`,
    }),
    closes: { vi: 'người tiếp xúc được lập danh sách', en: 'contacts are listed' },
    to: ({ areaId }) => `/tracing?areaId=${areaId}&state=late`,
  },
  'tracing-isolation-late': {
    say: (gap) => ({
      vi: `${countOf(gap)} ca bệnh có F1 chưa được cách ly đúng hạn`,
      en: `${countOf(gap)} cases with F1 not isolated in time`,
    }),
    closes: { vi: 'mọi F1 được cách ly', en: 'all F1 are isolated' },
    to: ({ areaId }) => `/tracing?areaId=${areaId}&state=late`,
  },
  'tracing-stale': {
    say: () => ({ vi: 'Truy vết đã giao việc mà kết quả đã cũ', en: 'A trace with tasks is stale' }),
    closes: { vi: 'truy vết lại', en: 'it is traced again' },
    to: ({ subject }) => `/tracing/traces/${subject}`,
  },
}

/** What journal entries of the room say. */
export const factWords: Readonly<Record<string, Words>> = {
  'interview-started': { vi: 'Bắt đầu phỏng vấn ca bệnh', en: 'Interview started' },
  'interview-saved': { vi: 'Lưu phiếu phỏng vấn', en: 'Interview saved' },
  'interview-finished': { vi: 'Hoàn thành phỏng vấn ca bệnh', en: 'Interview finished' },
  'visits-changed': { vi: 'Ghi, sửa lượt đến địa điểm', en: 'Visits recorded or corrected' },
  'check-ins-borrowed': { vi: 'Lấy lượt quét mã để truy vết', en: 'Check-ins used for tracing' },
  'cases-traced': { vi: 'Truy vết từ ca bệnh', en: 'Traced from cases' },
  'trace-tasks-given': { vi: 'Giao việc theo truy vết', en: 'Tasks of a trace given out' },
  'trace-went-stale': { vi: 'Kết quả truy vết đã cũ', en: 'A trace went stale' },
  'trace-closed': { vi: 'Khép lại truy vết', en: 'Trace closed' },
  'trace-forgotten': { vi: 'Xóa danh tính trong truy vết', en: 'Identities of a trace erased' },
  'trace-carried': { vi: 'Chuyển truy vết khi sắp xếp đơn vị', en: 'Trace carried over in a reform' },
  'contacts-followed': { vi: 'Ghi gọi, cách ly, xét nghiệm người tiếp xúc', en: 'Contacts called, isolated or tested' },
}
