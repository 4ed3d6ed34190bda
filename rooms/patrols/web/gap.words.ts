import type { Words } from '#kit'
import type { GapFacts, GapWords } from '#platform/web'

const day = (value: unknown) => {
  const [, month, date] = String(value).split('-').map(Number)
  return `${date}/${month}`
}
const counts = ({ data }: GapFacts) => ({
  now: Number(data.checks),
  before: Number(data.dayBefore),
  day: day(data.day),
})

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'patrols-density-falls': {
    say: (gap) => {
      const { now, before, day: on } = counts(gap)
      return {
        vi: `${gap.areaTitle.vi}: ngày ${on} kiểm tra ${now} lượt, hôm trước ${before}, trong khi chỉ thị đang hiệu lực`,
        en: `${gap.areaTitle.en}: ${now} checks on ${on}, ${before} the day before, while a directive is in force`,
      }
    },
    closes: {
      vi: 'số liệu được bổ sung cho đúng, hoặc hôm sau mật độ tăng lại',
      en: 'the figures are completed, or density rises again',
    },
    to: (gap) => `/patrols?areaId=${gap.areaId}`,
  },
  'patrols-not-recorded': {
    say: (gap) => ({
      vi: `${gap.areaTitle.vi}: lượt tuần tra đã xong, chưa ghi kết quả`,
      en: `${gap.areaTitle.en}: a patrol is over and nobody recorded what it did`,
    }),
    closes: { vi: 'kết quả được ghi', en: 'its result is recorded' },
    to: (gap) => `/patrols?areaId=${gap.areaId}&tab=patrols&state=unrecorded`,
  },
}

/** What the facts of this room say in a history. */
export const factWords: Readonly<Record<string, Words>> = {
  'patrol-planned': { vi: 'Lập lượt tuần tra', en: 'Patrol planned' },
  'patrol-cancelled': { vi: 'Hủy lượt tuần tra', en: 'Patrol cancelled' },
  'checks-recorded': { vi: 'Ghi kết quả tuần tra', en: 'Checks recorded' },
  'checks-corrected': { vi: 'Sửa số liệu tuần tra', en: 'Checks corrected' },
}
