import { type Day, isDay } from '#kit'
import { type GapFacts, showDay, showNumber, type WebRoom } from '#platform/web'
import { samplesPath, unitPath } from './score-paths.ts'

const dayIn = ({ data }: Pick<GapFacts, 'data'>): Day | undefined => {
  const day = String(data.day ?? '')
  return isDay(day) ? day : undefined
}
const dayText = (gap: Pick<GapFacts, 'data'>) => {
  const day = dayIn(gap)
  return day ? showDay(day) : ''
}
const pointsIn = ({ data }: Pick<GapFacts, 'data'>) => showNumber(Number(data.score ?? 0))

/** The web face of scorecards: the measure of each head, opened to its records. */
export const webRoom: WebRoom = {
  name: 'scorecards',
  pages: [
    {
      path: '/scorecards',
      title: { vi: 'Thước đo', en: 'Scorecards' },
      permission: 'scorecards.read',
      load: () => import('./scorecards.page.tsx').then((file) => file.ScorecardsPage),
    },
    {
      path: '/scorecards/formula',
      title: { vi: 'Thước đo này đo gì', en: 'What the measure measures' },
      permission: 'scorecards.read',
      load: () => import('./formula.page.tsx').then((file) => file.FormulaPage),
    },
    {
      path: '/scorecards/samples',
      title: { vi: 'Đối chiếu ngẫu nhiên', en: 'Random re-checks' },
      permission: 'scorecards.read',
      load: () => import('./samples.page.tsx').then((file) => file.SamplesPage),
    },
    {
      path: '/scorecards/ratings',
      title: { vi: 'Xếp loại theo kỳ', en: 'Ratings of a period' },
      permission: 'scorecards.read',
      load: () => import('./ratings.page.tsx').then((file) => file.RatingsPage),
    },
    {
      path: '/scorecards/recompute',
      title: { vi: 'Tính lại các ngày đã qua', en: 'Compute past days again' },
      permission: 'scorecards.compute',
      load: () => import('./recompute.page.tsx').then((file) => file.RecomputePage),
    },
    {
      path: '/scorecards/units/$areaId',
      title: { vi: 'Thước đo của một đơn vị', en: 'Scorecard of a unit' },
      permission: 'scorecards.read',
      load: () => import('./unit-score.page.tsx').then((file) => file.UnitScorePage),
    },
    {
      path: '/scorecards/units/$areaId/records',
      title: { vi: 'Hồ sơ đứng sau con số', en: 'Records behind a number' },
      permission: 'scorecards.read',
      load: () => import('./score-records.page.tsx').then((file) => file.ScoreRecordsPage),
    },
  ],
  navigation: [
    {
      to: '/scorecards',
      label: { vi: 'Thước đo', en: 'Scorecards' },
      icon: 'chart',
      order: 52,
      permission: 'scorecards.read',
    },
  ],
  areaPanels: [
    {
      slot: 'tab',
      name: 'scorecard',
      order: 40,
      label: { vi: 'Thước đo', en: 'Scorecard' },
      permission: 'scorecards.read',
      load: () => import('./area-scorecard.tab.tsx').then((file) => file.AreaScorecardTab),
    },
  ],
  subjectPanels: ['inspections.finding', 'violations.dossier'].map((slot) => ({
    slot,
    name: 'unit-score',
    order: 30,
    permission: 'scorecards.read',
    load: () => import('./score-of-unit.tsx').then((file) => file.ScoreOfUnit),
  })),
  gaps: {
    'score-unexplained': {
      say: (gap) => ({
        vi: `Thước đo ngày ${dayText(gap)} còn ${pointsIn(gap)} điểm, người đứng đầu chưa giải trình`,
        en: `Scorecard of ${dayText(gap)} is at ${pointsIn(gap)}, not explained by its head`,
      }),
      closes: { vi: 'người đứng đầu giải trình', en: 'its head explains' },
      to: (gap) => unitPath(gap.areaId, dayIn(gap)),
    },
    'score-recheck-due': {
      say: (gap) => ({
        vi: `Đến hạn đối chiếu ngẫu nhiên số liệu ngày ${dayText(gap)}`,
        en: `The random re-check of ${dayText(gap)} is due`,
      }),
      closes: { vi: 'người ngoài đơn vị ghi kết quả đối chiếu', en: 'somebody not of the unit enters its result' },
      to: (gap) => samplesPath(gap.areaId),
    },
  },
  notices: {
    'score-needs-explanation': {
      say: ({ areaName, data }) => ({
        vi: `Thước đo của ${areaName} ngày ${dayText({ data })}: ${pointsIn({ data })} điểm, mời xem và giải trình`,
        en: `Scorecard of ${areaName} on ${dayText({ data })}: ${pointsIn({ data })}; please look and explain`,
      }),
      to: ({ areaId, data }) => unitPath(areaId, dayIn({ data })),
      tone: 'soon',
    },
  },
  facts: {
    'scores-computed': { vi: 'Tính thước đo', en: 'Scorecards computed' },
    'recompute-ordered': { vi: 'Yêu cầu tính lại thước đo các ngày đã qua', en: 'Past scorecards ordered again' },
    'score-seen': { vi: 'Người đứng đầu đã xem thước đo', en: 'Scorecard seen by the head' },
    'score-explained': { vi: 'Giải trình về thước đo', en: 'Scorecard explained' },
    'score-approved': { vi: 'Duyệt thước đo', en: 'Scorecard approved' },
    'score-published': { vi: 'Công bố thước đo', en: 'Scorecard published' },
    'sample-checked': { vi: 'Ghi kết quả đối chiếu ngẫu nhiên', en: 'Random re-check entered' },
    'head-rated': { vi: 'Xếp loại người đứng đầu', en: 'Head rated' },
  },
}
