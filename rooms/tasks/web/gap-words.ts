import type { GapFacts, GapWords } from '#platform/web'

/** The task a gap is about, by name; the plain word where nobody knows it. */
function taskOf(gap: GapFacts, absent: string): string {
  const id = String(gap.data.taskId ?? gap.data.incidentId ?? gap.subject)
  return gap.names[id] ?? absent
}

const toTask = (gap: GapFacts) => (typeof gap.data.taskId === 'string' ? `/tasks/${gap.data.taskId}` : undefined)

/** How the room speaks of its gaps. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'task-overdue': {
    say: (gap) => ({ vi: `Quá hạn: ${taskOf(gap, 'một việc')}`, en: `Overdue: ${taskOf(gap, 'a task')}` }),
    closes: { vi: 'người chịu trách nhiệm báo cáo xong', en: 'the accountable person reports it done' },
    to: toTask,
  },
  'task-unacknowledged': {
    say: (gap) => ({ vi: `Chưa nhận: ${taskOf(gap, 'một việc')}`, en: `Not acknowledged: ${taskOf(gap, 'a task')}` }),
    closes: { vi: 'người chịu trách nhiệm nhận việc', en: 'the accountable person acknowledges it' },
    to: toTask,
  },
  'task-unaccepted': {
    say: (gap) => ({
      vi: `Chờ nghiệm thu: ${taskOf(gap, 'một việc')}`,
      en: `Waits for acceptance: ${taskOf(gap, 'a task')}`,
    }),
    closes: { vi: 'cấp trên nghiệm thu hoặc trả lại', en: 'a superior accepts or returns it' },
    to: toTask,
  },
  'task-owner-left': {
    say: (gap) => ({
      vi: `Người chịu trách nhiệm đã rời chức vụ: ${taskOf(gap, 'một việc')}`,
      en: `Its owner left the post: ${taskOf(gap, 'a task')}`,
    }),
    closes: { vi: 'việc được chuyển cho người khác', en: 'the task is reassigned' },
    to: toTask,
  },
  'task-deadline-coming': {
    say: (gap) => {
      const { count } = gap.data
      if (typeof count === 'number') {
        return {
          vi: `Sắp đến hạn, chưa bắt tay làm: ${count} việc của tổ dân phố`,
          en: `Due soon, not begun: ${count} tasks of residential groups`,
        }
      }
      return {
        vi: `Sắp đến hạn, chưa bắt tay làm: ${taskOf(gap, 'một việc')}`,
        en: `Due soon, not begun: ${taskOf(gap, 'a task')}`,
      }
    },
    closes: { vi: 'người chịu trách nhiệm cập nhật tiến độ', en: 'the accountable person reports progress' },
    to: (gap) => toTask(gap) ?? `/tasks?view=due-soon&areaId=${gap.areaId}`,
  },
  'obstacle-unanswered': {
    say: (gap) => ({
      vi: `Vướng mắc chưa được trả lời: ${taskOf(gap, 'một việc')}`,
      en: `Obstacle unanswered: ${taskOf(gap, 'a task')}`,
    }),
    closes: { vi: 'người giải quyết trả lời hoặc chuyển lên', en: 'its responder answers or passes it up' },
    to: toTask,
  },
  'incident-not-taken': {
    say: (gap) => ({
      vi: `Việc đột xuất chưa ai nhận: ${taskOf(gap, '')}`,
      en: `Incident not taken: ${taskOf(gap, '')}`,
    }),
    closes: { vi: 'có người nhận xử lý', en: 'somebody takes it' },
    to: (gap) => `/incidents?areaId=${gap.areaId}`,
  },
}
