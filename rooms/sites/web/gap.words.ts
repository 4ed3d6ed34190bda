import type { Words } from '#kit'
import type { GapFacts, GapWords } from '#platform/web'

const toSite = (gap: GapFacts) => (typeof gap.data.siteId === 'string' ? `/sites/${gap.data.siteId}` : undefined)
const day = (value: unknown) => {
  const [year, month, date] = String(value).split('-').map(Number)
  return `${date}/${month}/${year}`
}

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'sites-stage-unheld': {
    say: (gap) => ({
      vi: `${gap.areaTitle.vi}: khâu ${Number(gap.data.stage)} ở cửa ngõ không có người phụ trách`,
      en: `${gap.areaTitle.en}: nobody is in charge of stage ${Number(gap.data.stage)} of an entry point`,
    }),
    closes: {
      vi: 'chức vụ có người giữ, hoặc khâu được giao cho người khác',
      en: 'somebody holds the post, or another post takes the stage',
    },
    to: toSite,
  },
  'sites-not-staged': {
    say: (gap) => ({
      vi: `${gap.areaTitle.vi}: cửa ngõ chưa phân khâu, chưa rõ ai phụ trách`,
      en: `${gap.areaTitle.en}: an entry point has no stages, nobody answers for any of it`,
    }),
    closes: { vi: 'từng khâu được giao cho một chức vụ', en: 'each stage is given to a post' },
    to: toSite,
  },
  'sites-risk-review-due': {
    say: (gap) => ({
      vi: `${gap.areaTitle.vi}: địa điểm nguy cơ cao đến ngày xem lại ${day(gap.data.reviewOn)}`,
      en: `${gap.areaTitle.en}: a place at high risk was due for review on ${day(gap.data.reviewOn)}`,
    }),
    closes: {
      vi: 'nguy cơ được đánh giá lại, hoặc địa điểm đóng',
      en: 'the risk is judged again, or the place closes',
    },
    to: toSite,
  },
}

/** What the facts of this room say in a history. */
export const factWords: Readonly<Record<string, Words>> = {
  'site-registered': { vi: 'Ghi địa điểm vào danh bạ', en: 'Place registered' },
  'site-edited': { vi: 'Sửa địa điểm', en: 'Place edited' },
  'site-risk-set': { vi: 'Đánh giá nguy cơ của địa điểm', en: 'Risk of a place judged' },
  'site-closed': { vi: 'Đóng địa điểm', en: 'Place closed' },
  'site-stages-set': { vi: 'Phân khâu ở cửa ngõ', en: 'Stages of an entry point set' },
  'site-carried': { vi: 'Địa điểm chuyển sang đơn vị mới', en: 'Place goes on in the new area' },
}
