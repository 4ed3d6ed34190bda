import { roomWords } from '#platform/web'

/** Words of the page that shows members and their tasks. */
export const memberWords = roomWords('tasks.members', {
  vi: {
    'members.title': 'Phân công theo thành viên',
    'members.bodies': 'Chọn tổ chức',
    'members.coverage': '{percent} % thành viên đã có việc',
    'members.without': '{count} đồng chí chưa được giao việc',
    'members.none-task': 'Chưa có việc',
    'members.member': 'Đồng chí',
    'members.close': 'Chốt phân công',
    'members.closed': 'Đã chốt phân công lúc {at}',
    'members.closed.toast': 'Đã chốt phân công',
    'members.more': 'và {count} việc khác',
  },
  en: {
    'members.title': 'Tasks by member',
    'members.bodies': 'Choose a body',
    'members.coverage': '{percent} % of the members have a task',
    'members.without': { one: '{count} member has no task yet', other: '{count} members have no task yet' },
    'members.none-task': 'No task yet',
    'members.member': 'Member',
    'members.close': 'Close the assignment step',
    'members.closed': 'Assignment closed at {at}',
    'members.closed.toast': 'Assignment closed',
    'members.more': { one: 'and {count} more', other: 'and {count} more' },
  },
})
