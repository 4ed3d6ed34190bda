import { sql } from 'kysely'
import { addMinutes, type Instant, toInstant } from '#kit'
import type { Db, Trx } from '#platform/server'

/** A task as the journal knew it at a moment: what happened to it by then, and nothing that was learnt later. */
export interface TaskEvidence {
  readonly taskId: string
  readonly areaId: number
  /** When its first owner got it. */
  readonly givenAt: Instant
  readonly dueAt: Instant | null
  readonly acknowledged: Heard | null
  /** The task's own clock called the acknowledgement late. */
  readonly acknowledgedLate: boolean
  readonly reported: Heard | null
  readonly isCancelled: boolean
}

/** When something happened by its own word, and when the house heard of it. */
interface Heard {
  readonly at: Instant
  readonly recordedAt: Instant
}

interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** Tasks are looked for among those given this long before the day: their time to be taken ends within it. */
const givenBeforeMinutes = 2 * 24 * 60

/**
 * Tasks of units that fell due in a span or had to be taken up in it, as the journal told of them at `knownAt`. The
 * rows of tasks only say which to ask for, widely; what they come to is folded from entries recorded by then, so that
 * the answer about a day that is past never changes.
 */
export async function taskEvidence(
  db: Db | Trx,
  of: {
    readonly span: Span
    /** How long a unit has to take up a task. */
    readonly acknowledgeMinutes: number
    readonly knownAt: Instant
    readonly areaIds: readonly number[]
    readonly zoneIds: readonly number[]
  },
): Promise<TaskEvidence[]> {
  const { span, knownAt } = of
  const here = sql`zone_id = any(${[...of.zoneIds]}::int[]) and area_id = any(${[...of.areaIds]}::int[])`
  const due = sql`due_at >= ${span.from} and due_at < ${span.to} and ${here}`
  const { rows } = await sql<Entry>`
    with wanted as materialized (
      select id from tasks where ${due} and state in ('active', 'acknowledged', 'in-progress', 'done-reported')
      union select id from tasks where ${due} and state in ('done', 'cancelled')
      union select id from tasks where deadline_changes > 0 and ${here}
      union select id from tasks
        where created_at >= ${addMinutes(span.from, -givenBeforeMinutes)} and created_at < ${addMinutes(span.to, -of.acknowledgeMinutes)} and ${here})
    select journal.subject_id as "taskId", journal.type, journal.area_id as "areaId",
           journal.occurred_at as at, journal.recorded_at as "recordedAt", journal.data
    from wanted join journal on journal.subject_id = wanted.id::text
    where journal.recorded_at <= ${knownAt} and journal.type = any(${[...told]}::text[])
    order by journal.subject_id, journal.recorded_at, journal.seq`.execute(db)
  const byTask = Map.groupBy(rows, ({ taskId }) => taskId)
  return [...byTask.values()].flatMap((entries) => foldTask(entries) ?? [])
}

interface Entry {
  readonly taskId: string
  readonly type: string
  readonly areaId: number
  readonly at: Instant
  readonly recordedAt: Instant
  readonly data: Readonly<Record<string, unknown>>
}

const told = [
  'task-created',
  'task-activated',
  'task-acknowledged',
  'task-deadline-changed',
  'task-reported-done',
  'task-returned',
  'task-cancelled',
  'task-handed-over',
  'task-change-undone',
] as const

/** A task from its entries in order; undefined for a draft that nobody ever got. */
function foldTask(entries: readonly Entry[]): TaskEvidence | undefined {
  let task: TaskEvidence | undefined
  for (const entry of withoutUndone(entries)) task = step(task, entry)
  return task
}

function step(task: TaskEvidence | undefined, entry: Entry): TaskEvidence | undefined {
  const { type, data, at, recordedAt, areaId, taskId } = entry
  const dueAt = typeof data.dueAt === 'string' ? toInstant(data.dueAt) : null
  if (type === 'task-created' ? data.draft !== 1 : type === 'task-activated') {
    const nothing = { acknowledged: null, acknowledgedLate: false, reported: null, isCancelled: false }
    return { taskId, areaId, givenAt: recordedAt, dueAt, ...nothing }
  }
  if (!task) return undefined
  switch (type) {
    case 'task-acknowledged':
      // Only the first owner's word: what a later owner does is not held against the hours of the first.
      return task.acknowledged ? task : { ...task, acknowledged: { at, recordedAt }, acknowledgedLate: data.late === 1 }
    case 'task-deadline-changed':
      return { ...task, dueAt: toInstant(String(data.to)) }
    case 'task-reported-done':
      return { ...task, reported: { at, recordedAt } }
    case 'task-returned':
      return { ...task, reported: null }
    case 'task-cancelled':
      return { ...task, isCancelled: true }
    default:
      return type === 'task-handed-over' ? { ...task, areaId } : task
  }
}

/** What was taken back counts as if it had not been; the journal keeps both. */
function withoutUndone(entries: readonly Entry[]): Entry[] {
  const kept: Entry[] = []
  for (const entry of entries) {
    if (entry.type !== 'task-change-undone') {
      kept.push(entry)
      continue
    }
    const undone = Array.isArray(entry.data.undone) ? (entry.data.undone as readonly { type: string }[]) : []
    for (const { type } of undone) {
      const at = kept.findLastIndex((one) => one.type === type)
      if (at !== -1) kept.splice(at, 1)
    }
  }
  return kept
}

/** Titles of tasks by id. */
export async function taskTitles(db: Db | Trx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from tasks where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}
