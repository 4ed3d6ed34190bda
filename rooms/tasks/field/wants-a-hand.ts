import { addDays, type Day, dayOf, type Instant, startOfDay } from '#kit'
import type { MyTask } from '../domain/index.ts'

/** A moment, and where the city is in its day. */
export interface At {
  readonly now: Instant
  /** Minutes that the city is ahead of UTC. */
  readonly offset: number
}

/**
 * How a task stands to its person now. The first four want a hand: past its deadline; sent back (trả lại); nobody has said yet
 * that they have it; due before this day ends. The others: later; only worked along on; reported, so that another must act.
 */
export type Call = 'late' | 'returned' | 'new' | 'today' | 'later' | 'along' | 'reported'

/** What a task asks of its person now. Of somebody else's task, on which one works along, nothing is asked but help. */
export function callOf(task: MyTask, { now, offset }: At): Call {
  if (task.state === 'done-reported') return 'reported'
  if (!task.isOwner) return 'along'
  if (task.dueAt !== null && task.dueAt <= now) return 'late'
  if (task.state === 'in-progress' && whySentBack(task) !== undefined) return 'returned'
  if (task.state === 'active') return 'new'
  return task.dueAt !== null && task.dueAt <= endOfDay({ now, offset }) ? 'today' : 'later'
}

const steps: ReadonlySet<string> = new Set(['progress', 'reported-done', 'returned'])

/** The words with which a result was sent back, where nothing was done since (a reminder is nothing done); else undefined. */
export function whySentBack({ remarks }: MyTask): MyTask['remarks'][number] | undefined {
  const last = remarks.find(({ kind }) => steps.has(kind))
  return last?.kind === 'returned' ? last : undefined
}

const inOrder: readonly Call[] = ['late', 'returned', 'new', 'today', 'later', 'along', 'reported']
const asking: ReadonlySet<Call> = new Set(['late', 'returned', 'new', 'today'])

/** Whether it wants a hand now. */
export function wantsAHand(call: Call): boolean {
  return asking.has(call)
}

/** A task with what it asks of its person. */
export interface CalledTask {
  readonly task: MyTask
  readonly call: Call
}

/** One's tasks in the order in which a hand takes them: by what they ask, then by deadline, the more urgent mark first. */
export function inOrderOfHand(tasks: readonly MyTask[], at: At): CalledTask[] {
  return tasks
    .map((task) => ({ task, call: callOf(task, at) }))
    .sort(
      (left, right) =>
        inOrder.indexOf(left.call) - inOrder.indexOf(right.call) ||
        (left.task.dueAt ?? '9').localeCompare(right.task.dueAt ?? '9') ||
        right.task.priority - left.task.priority ||
        left.task.id.localeCompare(right.task.id),
    )
}

/** Whether there is something of one's own to do, today or later: then a home shows it first. */
export function hasOwnWork(tasks: readonly MyTask[]): boolean {
  return tasks.some(({ isOwner, state }) => isOwner && state !== 'done-reported')
}

/** The last moment of a day belongs to it: what is due at 00:00 is due today at the end of the day before. */
function endOfDay({ now, offset }: At): Instant {
  return startOfDay(addDays(dayOf(now, offset), 1), offset)
}

/** A deadline as a day and a time; `end` where it is the last moment of that day (24:00). */
export function dueParts(
  dueAt: Instant,
  { now, offset }: At,
): { readonly day: Day; readonly away: number; readonly end: boolean } {
  const named = dayOf(dueAt, offset)
  const end = startOfDay(named, offset) === dueAt
  const day = end ? addDays(named, -1) : named
  const away = Math.round((Date.parse(day) - Date.parse(dayOf(now, offset))) / 86_400_000)
  return { day, away, end }
}
