import type { Words } from '#kit'
import type { GapWords } from '#platform/web'

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'level-undecided': {
    say: ({ areaTitle, data }) => ({
      vi: `${areaTitle.vi}: ${Number(data.count)} đề xuất cấp độ dịch chờ quyết định quá hạn`,
      en: `${areaTitle.en}: ${Number(data.count)} proposed levels wait for a decision too long`,
    }),
    closes: { vi: 'người có thẩm quyền quyết định', en: 'a competent person decides' },
    to: ({ data }) => `/levels/rounds/${String(data.roundId)}`,
  },
  'level-review-due': {
    say: ({ areaTitle, data }) => ({
      vi: `${areaTitle.vi}: ${Number(data.count)} cấp độ dịch quá hạn xem lại`,
      en: `${areaTitle.en}: ${Number(data.count)} levels are past their review`,
    }),
    closes: { vi: 'có quyết định mới về cấp độ', en: 'the levels are decided anew' },
    to: ({ areaId }) => `/levels?areaId=${areaId}`,
  },
  'level-notice-does-not-foot': {
    say: ({ data }) => ({
      vi: `Thông báo cấp độ: cộng được ${Number(data.sum)}, có ${Number(data.units)} đơn vị`,
      en: `Notice of levels: adds up to ${Number(data.sum)}, there were ${Number(data.units)} units`,
    }),
    closes: { vi: 'ghi lại theo bản đính chính của nơi công bố', en: 'its publisher corrects it' },
    to: () => '/levels/criteria',
  },
}

/** What the facts of this room say in a history. */
export const factWords: Readonly<Record<string, Words>> = {
  'level-input-recorded': { vi: 'Ghi số liệu tính cấp độ', en: 'Input of a level recorded' },
  'level-input-withdrawn': { vi: 'Rút số liệu tính cấp độ', en: 'Input of a level withdrawn' },
  'level-briefing-held': { vi: 'Quán triệt, tập huấn bộ tiêu chí', en: 'Briefing on a criteria set' },
  'level-set-activated': { vi: 'Đưa bộ tiêu chí vào áp dụng', en: 'Criteria set put to use' },
  'level-power-delegated': { vi: 'Giao quyền xác định cấp độ', en: 'Power over levels handed down' },
  'level-delegation-ended': {
    vi: 'Quyền đã giao hết khi đơn vị kết thúc',
    en: 'A handed-down power ended with its unit',
  },
  'level-proposal-laid-aside': { vi: 'Bỏ đề xuất của đơn vị đã kết thúc', en: 'Proposal of an ended unit laid aside' },
  'level-power-revoked': { vi: 'Thu hồi quyền đã giao', en: 'Delegation revoked' },
  'levels-proposed': { vi: 'Lập đề xuất cấp độ', en: 'Levels proposed' },
  'level-decided': { vi: 'Quyết định cấp độ dịch', en: 'Level decided' },
  'level-measures-decided': { vi: 'Quyết định biện pháp theo cấp độ', en: 'Measures decided' },
  'level-notice-issued': { vi: 'Ban hành thông báo cấp độ', en: 'Notice of levels issued' },
  'level-notice-recorded': { vi: 'Ghi thông báo đã công bố', en: 'Published notice recorded' },
}
