import type { Words } from '#kit'

/** What the room's journal entries say. */
export const factWords: Readonly<Record<string, Words>> = {
  'report-submitted': { vi: 'Gửi báo cáo số liệu', en: 'Report entered' },
  'report-corrected': { vi: 'Đính chính báo cáo', en: 'Report corrected' },
  'report-withdrawn': { vi: 'Rút lại báo cáo', en: 'Report taken back' },
  'report-commented': { vi: 'Ghi ý kiến vào báo cáo', en: 'Comment on a report' },
  'report-sent-up': { vi: 'Ký gửi báo cáo lên cấp trên', en: 'Report sent up' },
  'reports-locked': { vi: 'Khóa kỳ báo cáo', en: 'Period locked' },
  'reports-reopened': { vi: 'Mở lại kỳ báo cáo', en: 'Period reopened' },
}
