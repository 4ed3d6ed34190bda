import { type Day, isDay } from '#kit'
import { addressOf, type GapFacts, type GapWords, showDay, showNumber } from '#platform/web'
import { periodPath, reportPath } from './report-paths.ts'

const numberIn = (gap: GapFacts, name: string) => showNumber(Math.abs(Number(gap.data[name] ?? 0)))
const dayIn = (gap: GapFacts, name = 'day') => {
  const day = String(gap.data[name] ?? '')
  return isDay(day) ? showDay(day) : ''
}
const toReport = ({ data }: GapFacts) => (typeof data.reportId === 'string' ? reportPath(data.reportId) : undefined)

/** Owned by the head of the unit, it no longer presses; it stays until the figures agree. */
const owned = (gap: GapFacts) =>
  gap.data.acknowledged === 1 ? { vi: ' (đã xác nhận)', en: ' (owned)' } : { vi: '', en: '' }

/** How the room speaks of its gaps. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'report-not-footing': {
    say: (gap) => {
      const numbers = `${numberIn(gap, 'stated')} ≠ ${numberIn(gap, 'sum')}`
      const off = numberIn(gap, 'difference')
      return {
        vi: `Báo cáo ${dayIn(gap)} không khớp: ${numbers}, chênh ${off}${owned(gap).vi}`,
        en: `Report of ${dayIn(gap)} does not add up: ${numbers}, off by ${off}${owned(gap).en}`,
      }
    },
    closes: { vi: 'số liệu được đính chính cho khớp', en: 'the figures are corrected and agree' },
    to: toReport,
  },
  'report-average-off': {
    say: (gap) => {
      const [average, total, days] = [numberIn(gap, 'average'), numberIn(gap, 'total'), numberIn(gap, 'days')]
      const implied = numberIn(gap, 'impliedAverage')
      return {
        vi: `Trung bình ${average}/ngày không khớp ${total} trong ${days} ngày (${implied}/ngày)${owned(gap).vi}`,
        en: `${average} a day does not fit ${total} in ${days} days (${implied} a day)${owned(gap).en}`,
      }
    },
    closes: { vi: 'số liệu được đính chính cho khớp', en: 'the figures are corrected and agree' },
    to: toReport,
  },
  'report-missing': {
    say: (gap) => {
      const days = daysOf(gap)
      const shown = days.slice(-3).map(showDay).join(', ')
      const more =
        days.length > 3
          ? { vi: `${days.length} kỳ, gần nhất `, en: `${days.length} periods, last ` }
          : { vi: '', en: '' }
      return { vi: `Chưa gửi báo cáo: ${more.vi}${shown}`, en: `Report missing: ${more.en}${shown}` }
    },
    closes: { vi: 'đơn vị gửi báo cáo', en: 'the unit sends its report' },
    to: (gap) => enterOf(gap, daysOf(gap).at(-1)),
  },
  'report-awaited': {
    say: (gap) => ({
      vi: `Sắp đến hạn, chưa gửi báo cáo ${dayIn(gap)}`,
      en: `Due soon, report of ${dayIn(gap)} not sent`,
    }),
    closes: { vi: 'đơn vị gửi báo cáo', en: 'the unit sends its report' },
    to: (gap) => enterOf(gap, String(gap.data.day)),
  },
  'report-differs-below': {
    say: (gap) => {
      const numbers = `${numberIn(gap, 'own')} ≠ ${numberIn(gap, 'below')}`
      const off = numberIn(gap, 'difference')
      return {
        vi: `Tổng ${dayIn(gap)} lệch với cấp dưới: ${numbers}, chênh ${off}`,
        en: `Total of ${dayIn(gap)} differs from the units below: ${numbers}, off by ${off}`,
      }
    },
    closes: { vi: 'hai số khớp nhau', en: 'the two agree' },
    to: ({ areaId, data }) =>
      addressOf('/reports/consolidated', { form: String(data.form), areaId, period: String(data.day) }),
  },
}

function daysOf(gap: GapFacts): Day[] {
  return Array.isArray(gap.data.days) ? gap.data.days.map(String).filter(isDay) : []
}

/** The board of the period: the unit's own clerk enters it from there, and those above see who is missing. */
function enterOf(gap: GapFacts, period: string | undefined): string {
  return periodPath({ form: String(gap.data.form), areaId: gap.areaId, period })
}
