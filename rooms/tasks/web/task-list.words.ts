import { roomWords } from '#platform/web'

/** The words of the page of tasks: what of one's own is shown. */
export const taskListWords = roomWords('task-list', {
  vi: {
    waits: 'Hiện',
    'waits.all': 'Mọi việc của tôi, cả việc phối hợp',
    'waits.own': 'Tôi chịu trách nhiệm',
    'waits.overdue': 'Quá hạn',
    'waits.acknowledge': 'Chờ tôi nhận',
    'waits.accept': 'Chờ tôi nghiệm thu',
    'waits.answer': 'Vướng mắc chờ tôi trả lời',
    'closed.from': 'Hoàn thành từ ngày',
    'closed.to': 'Hoàn thành đến ngày',
    'acknowledged.from': 'Nhận từ ngày',
    'acknowledged.to': 'Nhận đến ngày',
  },
  en: {
    waits: 'Show',
    'waits.all': 'All of mine, joint work too',
    'waits.own': 'I answer for',
    'waits.overdue': 'Overdue',
    'waits.acknowledge': 'To acknowledge',
    'waits.accept': 'Results to accept',
    'waits.answer': 'Obstacles to answer',
    'closed.from': 'Done from',
    'closed.to': 'Done until',
    'acknowledged.from': 'Acknowledged from',
    'acknowledged.to': 'Acknowledged until',
  },
})
