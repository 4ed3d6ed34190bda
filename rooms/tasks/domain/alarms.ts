import { addMinutes, type Instant, minutesBetween } from '#kit'
import type { Alarm, Task } from './task.ts'

type Timed = Pick<Task, 'startAt' | 'dueAt' | 'createdAt'>

interface Moment {
  readonly alarm: Alarm
  readonly at: Instant
}

/**
 * What the clock will tell the owner, in order of time. "Start" only when the task was given before it begins; "due
 * soon" at the lead time, or half way through a shorter task, so that the three never fall together.
 */
function momentsOf(task: Timed, dueSoonMinutes: number): readonly Moment[] {
  if (task.dueAt === null) return []
  const lead = Math.min(dueSoonMinutes, minutesBetween(task.startAt, task.dueAt) / 2)
  const dueSoon: Moment = { alarm: 'due-soon', at: addMinutes(task.dueAt, -lead) }
  const overdue: Moment = { alarm: 'overdue', at: task.dueAt }
  return task.startAt > task.createdAt ? [{ alarm: 'start', at: task.startAt }, dueSoon, overdue] : [dueSoon, overdue]
}

/**
 * The first alarm of a task given (or changed) at `now`: the next moment still to come. A task that is already past
 * its deadline is told as overdue at once; "start" and "due soon" that lie behind are not told any more.
 */
export function firstAlarm(task: Timed, dueSoonMinutes: number, now: Instant): Moment | null {
  const moments = momentsOf(task, dueSoonMinutes)
  return moments.find(({ at }) => at > now) ?? moments.at(-1) ?? null
}

/**
 * At the strike of the clock: what to tell now, and what comes next. Of several that fell due together (the server
 * slept) only the last is told: an owner who is late need not hear that the task begins.
 */
export function strikeAlarm(
  task: Timed,
  dueSoonMinutes: number,
  now: Instant,
): { readonly tell: Alarm | null; readonly next: Moment | null } {
  const moments = momentsOf(task, dueSoonMinutes)
  return {
    tell: moments.findLast(({ at }) => at <= now)?.alarm ?? null,
    next: moments.find(({ at }) => at > now) ?? null,
  }
}
