import { addMinutes, type Day, type Instant, toInstant } from '#kit'

/** A journal entry as far as counting needs it. */
export interface CountedEntry {
  readonly type: string
  readonly areaId: number
  readonly occurredAt: Instant
  readonly data: Readonly<Record<string, unknown>>
}

/** One step of a counter. */
export interface CountedStep {
  readonly indicator: string
  readonly areaId: number
  readonly day: Day
  readonly by: number
}

/** Indicators counted once per fact, on the day it happened. */
const simple: Readonly<Record<string, string>> = {
  'task-acknowledged': 'tasks.acknowledged',
  'task-reassigned': 'tasks.reassigned',
  'task-reminded': 'tasks.reminded',
  'task-returned': 'tasks.returned',
  'obstacle-raised': 'tasks.obstacles-raised',
  'obstacle-answered': 'tasks.obstacles-answered',
  'incident-reported': 'incidents.reported',
  'incident-taken': 'incidents.taken',
}

/** The facts that are counted. */
export const countedTypes = [
  ...Object.keys(simple),
  'task-created',
  'task-activated',
  'task-accepted',
  'task-cancelled',
  'task-deadline-changed',
  'task-handed-over',
  'task-change-undone',
] as const

/**
 * What an entry adds to the counters. "Overdue at midnight" is no fact, so it is not counted; it follows from two that
 * are: `tasks.fallen-due` on the day of the deadline and `tasks.due-cleared` on that day or, when the work was done
 * (or given up, or extended) later, on that later day. The sum of the first minus the second up to a day is what stood
 * overdue when that day ended. An undone change is counted backwards on the days of its own facts.
 */
export function countTaskEntry(entry: CountedEntry, dayOf: (at: Instant) => Day): CountedStep[] {
  const { type, data, areaId, occurredAt } = entry
  const step = (indicator: string, day: Day, by = 1): CountedStep => ({ indicator, areaId, day, by })
  const today = dayOf(occurredAt)
  const dueDay = (at: unknown): Day => dayOf(addMinutes(toInstant(at as string), -1 / 60_000))
  const cleared = (at: unknown, on: Day): CountedStep[] => {
    if (typeof at !== 'string') return []
    const due = dueDay(at)
    return [step('tasks.due-cleared', due > on ? due : on)]
  }
  const simply = simple[type]
  if (simply !== undefined) return [step(simply, today)]
  switch (type) {
    case 'task-created':
      return [step('tasks.created', today), ...(data.draft === 1 ? [] : [step('tasks.fallen-due', dueDay(data.dueAt))])]
    case 'task-activated':
      return [step('tasks.fallen-due', dueDay(data.dueAt))]
    case 'task-accepted': {
      const doneOn = dayOf(toInstant(data.reportedAt as string))
      return [
        step(data.inTime === 1 ? 'tasks.done-in-time' : 'tasks.done-late', doneOn),
        ...cleared(data.dueAt, doneOn),
      ]
    }
    case 'task-cancelled':
      return [step('tasks.cancelled', today), ...(data.draft === 1 ? [] : cleared(data.dueAt, today))]
    case 'task-deadline-changed':
      if (data.draft === 1) return []
      return [
        step('tasks.deadline-changed', today),
        ...cleared(data.from, today),
        step('tasks.fallen-due', dueDay(data.to)),
      ]
    case 'task-handed-over':
      return countHandedOver(entry, { dueDay, today })
    default:
      return countUndone(entry, dayOf)
  }
}

/** What a task owes goes with it: cleared where it was and fallen due where it is now, on one day. */
function countHandedOver(
  { areaId, data }: CountedEntry,
  { dueDay, today }: { dueDay: (at: unknown) => Day; today: Day },
): CountedStep[] {
  if (data.draft === 1 || typeof data.dueAt !== 'string') return []
  const due = dueDay(data.dueAt)
  const day = due > today ? due : today
  return [
    { indicator: 'tasks.due-cleared', areaId: Number(data.fromAreaId), day, by: 1 },
    { indicator: 'tasks.fallen-due', areaId, day, by: 1 },
  ]
}

function countUndone(entry: CountedEntry, dayOf: (at: Instant) => Day): CountedStep[] {
  if (entry.type !== 'task-change-undone' || !Array.isArray(entry.data.undone)) return []
  const undone = entry.data.undone as readonly { type: string; data: Record<string, unknown>; at: string }[]
  return undone
    .flatMap(({ type, data, at }) =>
      countTaskEntry({ type, data, areaId: entry.areaId, occurredAt: toInstant(at) }, dayOf),
    )
    .map((step) => ({ ...step, by: -step.by }))
}
