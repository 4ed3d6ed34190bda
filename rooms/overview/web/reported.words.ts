import { roomWords } from '#platform/web'

/** Words of the strip of reported figures. */
export const reportedWords = roomWords('overview.reported', {
  vi: {
    figures: 'Số liệu báo cáo',
    'figures.of': '{title}, {day}',
    'figures.record': 'cao nhất 14 ngày',
    'figures.money': 'tỷ đồng',
    'reports.sent': 'Đơn vị đã báo cáo',
    'reports.missing': 'thiếu {count}',
    'reports.late': '{count} trễ',
    'figures.same': 'như hôm trước',
    'figures.up': 'tăng {count}',
    'figures.down': 'giảm {count}',
    'figures.so-far': 'mới có {received}/{expected} đơn vị',
  },
  en: {
    figures: 'Reported figures',
    'figures.of': '{title}, {day}',
    'figures.record': 'highest in 14 days',
    'figures.money': 'thousand million VND',
    'reports.sent': 'Units that reported',
    'reports.missing': '{count} missing',
    'reports.late': '{count} late',
    'figures.same': 'same as the day before',
    'figures.up': 'up {count}',
    'figures.down': 'down {count}',
    'figures.so-far': '{received} of {expected} units so far',
  },
})

/** A key of these words. */
export type ReportedWord = keyof typeof reportedWords.vi
