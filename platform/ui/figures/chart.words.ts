import { roomWords } from '#platform/web'

/** The words of charts and tables of numbers. */
export const chartWords = roomWords('ui.chart', {
  vi: {
    missing: 'chưa có số liệu',
    record: 'cao nhất',
    'record.said': 'cao nhất từ trước đến nay',
    approximate: 'gạch chéo: số gần đúng',
    absent: '○ chưa có số liệu',
    weekends: 'nền sẫm: thứ Bảy, Chủ nhật',
    events: 'vạch chấm: việc ghi ở đầu vạch',
    'events.list': 'Những việc ghi trên biểu đồ',
    hint: 'Phím ← → để đi từng điểm, Enter để mở.',
    table: 'Xem dạng bảng',
    'table.day': 'Ngày',
    'table.note': 'Ghi chú',
    'table.hint': 'Phím mũi tên để đi giữa các ô, Enter để mở.',
  },
  en: {
    missing: 'no figure yet',
    record: 'highest',
    'record.said': 'the highest so far',
    approximate: 'hatched: approximate',
    absent: '○ no figure yet',
    weekends: 'shaded: Saturday, Sunday',
    events: 'dotted line: what is written at its top',
    'events.list': 'What is written on the chart',
    hint: '← → to move between points, Enter to open.',
    table: 'Show as a table',
    'table.day': 'Day',
    'table.note': 'Note',
    'table.hint': 'Arrow keys to move between cells, Enter to open.',
  },
})
