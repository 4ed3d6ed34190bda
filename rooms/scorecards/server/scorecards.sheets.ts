import { defineSheet } from '#platform/server'
import type { RatingRow, ScoreRow } from '../domain/index.ts'
import { ratingListRead } from './rating-list.query.ts'
import { scoreListRead } from './score-list.query.ts'

const sideColumns = [
  { key: 'score', kind: 'number', only: 'export', header: { vi: 'Điểm', en: 'Score' } },
  { key: 'completeness', kind: 'number', only: 'export', header: { vi: 'Đầy đủ', en: 'Completeness' } },
  { key: 'timeliness', kind: 'number', only: 'export', header: { vi: 'Kịp thời', en: 'Timeliness' } },
  { key: 'consistency', kind: 'number', only: 'export', header: { vi: 'Đồng nhất', en: 'Consistency' } },
  { key: 'process', kind: 'number', only: 'export', header: { vi: 'Thực hiện', en: 'Carrying out' } },
] as const

const unitColumn = { key: 'area', kind: 'text', only: 'export', header: { vi: 'Đơn vị', en: 'Unit' } } as const

/** The scorecards of a day, exactly as they are on the screen. A unit not judged has an empty score, not 0. */
export const scoreSheet = defineSheet<Record<string, never>, ScoreRow>({
  key: 'scorecards.list',
  title: { vi: 'Thước đo các đơn vị trong ngày', en: 'Scorecards of a day' },
  about: {
    vi: 'Mỗi dòng là một đơn vị. Ô điểm trống: chưa đủ hồ sơ để xét.',
    en: 'Each row is a unit. An empty score: too few records to judge.',
  },
  columns: [
    unitColumn,
    ...sideColumns,
    {
      key: 'situation',
      kind: 'number',
      only: 'export',
      header: { vi: 'Tình hình dịch (không tính điểm)', en: 'Epidemic (not in the score)' },
    },
    { key: 'state', kind: 'text', only: 'export', header: { vi: 'Trạng thái', en: 'State' } },
  ],
  export: {
    list: scoreListRead,
    toRows: async (items) =>
      items.map(({ areaTitle, score, sides, situation, state }) => ({
        area: areaTitle.vi,
        score,
        ...sides,
        situation,
        state: stateWords[state],
      })),
  },
})

const stateWords = { live: 'Tạm tính', computed: 'Đã tính', approved: 'Đã duyệt', published: 'Đã công bố' }

/** The ratings of a period for the office of personnel: what the score advises, what a person decided and why (SCR-02). */
export const ratingSheet = defineSheet<Record<string, never>, RatingRow>({
  key: 'scorecards.ratings',
  title: { vi: 'Xếp loại người đứng đầu theo kỳ', en: 'Ratings of heads in a period' },
  about: {
    vi: 'Gợi ý từ thước đo đứng cạnh quyết định của người có thẩm quyền.',
    en: 'What the score advises stands beside what a competent person decided.',
  },
  columns: [
    unitColumn,
    { key: 'head', kind: 'text', only: 'export', header: { vi: 'Người đứng đầu', en: 'Head' } },
    ...sideColumns,
    { key: 'days', kind: 'whole', only: 'export', header: { vi: 'Số ngày có điểm', en: 'Days with a score' } },
    { key: 'advice', kind: 'text', only: 'export', header: { vi: 'Thước đo gợi ý', en: 'The score advises' } },
    { key: 'rating', kind: 'text', only: 'export', header: { vi: 'Xếp loại', en: 'Rating' } },
    { key: 'reason', kind: 'text', only: 'export', header: { vi: 'Lý do', en: 'Reason' } },
    { key: 'by', kind: 'text', only: 'export', header: { vi: 'Người quyết định', en: 'Decided by' } },
    { key: 'at', kind: 'moment', only: 'export', header: { vi: 'Thời điểm', en: 'When' } },
  ],
  export: {
    list: ratingListRead,
    toRows: async (items) =>
      items.map(({ areaTitle, head, score, sides, days, advice, rating }) => ({
        area: areaTitle.vi,
        head: head?.name ?? null,
        score,
        ...sides,
        days,
        advice: advice?.title.vi ?? null,
        rating: rating?.title.vi ?? null,
        reason: rating?.reason ?? null,
        by: rating?.by ?? null,
        at: rating?.at ?? null,
      })),
  },
})
