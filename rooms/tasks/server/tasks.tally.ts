import type { Tally } from '#platform/server'
import { countedTypes, countTaskEntry } from '../domain/index.ts'

/** Counters of tasks by area and day; overdue at midnight = fallen-due − due-cleared, summed up to the day. */
export const tasksTally: Tally = {
  types: countedTypes,
  indicators: [
    { key: 'tasks.created', vi: 'Việc được giao', en: 'Tasks created' },
    { key: 'tasks.acknowledged', vi: 'Việc đã nhận', en: 'Tasks acknowledged' },
    { key: 'tasks.done-in-time', vi: 'Việc xong đúng hạn', en: 'Tasks done in time' },
    { key: 'tasks.done-late', vi: 'Việc xong quá hạn', en: 'Tasks done late' },
    { key: 'tasks.cancelled', vi: 'Việc đã hủy', en: 'Tasks cancelled' },
    { key: 'tasks.reassigned', vi: 'Lượt chuyển người', en: 'Reassignments' },
    { key: 'tasks.returned', vi: 'Lượt trả lại', en: 'Results returned' },
    { key: 'tasks.reminded', vi: 'Lượt đôn đốc', en: 'Reminders' },
    { key: 'tasks.deadline-changed', vi: 'Lượt đổi thời hạn', en: 'Deadline changes' },
    { key: 'tasks.fallen-due', vi: 'Việc đến hạn', en: 'Tasks fallen due' },
    { key: 'tasks.due-cleared', vi: 'Việc đến hạn đã giải quyết', en: 'Tasks fallen due and cleared' },
    { key: 'tasks.obstacles-raised', vi: 'Vướng mắc nêu ra', en: 'Obstacles raised' },
    { key: 'tasks.obstacles-answered', vi: 'Vướng mắc đã trả lời', en: 'Obstacles answered' },
    { key: 'incidents.reported', vi: 'Việc đột xuất báo lên', en: 'Incidents reported' },
    { key: 'incidents.taken', vi: 'Việc đột xuất đã nhận', en: 'Incidents taken' },
  ],
  count: countTaskEntry,
}
