import { type RawBuilder, sql } from 'kysely'
import { foldVietnamese } from '#kit'
import type { Task } from '../domain/index.ts'

type Column = readonly [name: string, type: string, of: (task: Task) => unknown]

/** Columns that never change after birth. */
const bornWith: readonly Column[] = [
  ['zone_id', 'int', (task) => task.zoneId],
  ['id', 'uuid', (task) => task.id],
  ['area_id', 'int', (task) => task.areaId],
  ['document_id', 'uuid', (task) => task.documentId],
  ['template_code', 'text', (task) => task.templateCode],
  ['part', 'text', (task) => task.part],
  ['assigner_post_id', 'uuid', (task) => task.assignerPostId],
  ['assigner_officer_id', 'uuid', (task) => task.assignerOfficerId],
  ['self_close', 'boolean', (task) => task.selfClose],
  ['created_at', 'timestamptz', (task) => task.createdAt],
]

/** Columns that a change may write. */
export const changeable: readonly Column[] = [
  ['parent_zone_id', 'int', (task) => task.parent?.zoneId ?? null],
  ['parent_id', 'uuid', (task) => task.parent?.id ?? null],
  ['title', 'text', (task) => task.title],
  ['folded', 'text', (task) => foldVietnamese(`${task.title} ${task.product ?? ''}`)],
  ['product', 'text', (task) => task.product],
  ['measure', 'text', (task) => task.measure],
  ['priority', 'int', (task) => task.priority],
  ['owner_post_id', 'uuid', (task) => task.ownerPostId],
  ['owner_officer_id', 'uuid', (task) => task.ownerOfficerId],
  ['start_at', 'timestamptz', (task) => task.startAt],
  ['due_at', 'timestamptz', (task) => task.dueAt],
  ['acknowledge_by', 'timestamptz', (task) => task.acknowledgeBy],
  ['state', 'text', (task) => task.state],
  ['percent', 'int', (task) => task.percent],
  ['acknowledged_at', 'timestamptz', (task) => task.acknowledgedAt],
  ['reported_at', 'timestamptz', (task) => task.reportedAt],
  ['accept_by', 'timestamptz', (task) => task.acceptBy],
  ['closed_at', 'timestamptz', (task) => task.closedAt],
  ['reminders', 'int', (task) => task.reminders],
  ['deadline_changes', 'int', (task) => task.deadlineChanges],
  ['alarm', 'text', (task) => task.alarm],
  ['alarm_at', 'timestamptz', (task) => task.alarmAt],
  ['updated_at', 'timestamptz', (task) => task.updatedAt],
  ['version', 'int', (task) => task.version],
]

/** Whether a change moved this column. What is searched follows from title and product, and is costly to fold. */
export function isMoved([name, , of]: Column, before: Task, after: Task): boolean {
  if (name === 'folded') return before.title !== after.title || before.product !== after.product
  return of(before) !== of(after)
}

/** All columns in the order in which a task is written. */
export const taskColumns: readonly Column[] = [...bornWith, ...changeable]

/** `unnest($1::int[], $2::uuid[] …) as given (zone_id, id …)` over tasks: one statement however many there are. */
export function givenTasks(tasks: readonly Task[], columns: readonly Column[]): RawBuilder<unknown> {
  const arrays = columns.map(([, type, of]) => sql`${tasks.map(of)}::${sql.raw(type)}[]`)
  return sql`unnest(${sql.join(arrays)}) as given (${namesOf(columns)})`
}

/** Names of columns, joined by commas. */
export function namesOf(columns: readonly Column[]): RawBuilder<unknown> {
  return sql.raw(columns.map(([name]) => name).join(', '))
}

/** What a select over `tasks` must name to give a {@link Task}. */
export const taskFields = sql`
  tasks.zone_id as "zoneId", tasks.id, tasks.area_id as "areaId", tasks.parent_zone_id as "parentZoneId",
  tasks.parent_id as "parentId", tasks.document_id as "documentId", tasks.template_code as "templateCode",
  tasks.title, tasks.product, tasks.measure, tasks.part, tasks.priority, tasks.owner_post_id as "ownerPostId",
  tasks.owner_officer_id as "ownerOfficerId", tasks.assigner_post_id as "assignerPostId",
  tasks.assigner_officer_id as "assignerOfficerId", tasks.self_close as "selfClose", tasks.start_at as "startAt",
  tasks.due_at as "dueAt", tasks.acknowledge_by as "acknowledgeBy", tasks.state, tasks.percent,
  tasks.acknowledged_at as "acknowledgedAt", tasks.reported_at as "reportedAt", tasks.accept_by as "acceptBy", tasks.closed_at as "closedAt",
  tasks.reminders, tasks.deadline_changes as "deadlineChanges", tasks.alarm, tasks.alarm_at as "alarmAt",
  tasks.created_at as "createdAt", tasks.updated_at as "updatedAt", tasks.version`

/** A task as {@link taskFields} brings it. */
export type TaskRow = Omit<Task, 'parent'> & { readonly parentZoneId: number | null; readonly parentId: string | null }

/** The row as a task. */
export function toTask<Row extends TaskRow>({ parentZoneId, parentId, ...rest }: Row): Task & Omit<Row, keyof TaskRow> {
  const parent = parentZoneId === null || parentId === null ? null : { zoneId: parentZoneId, id: parentId }
  return { ...rest, parent } as Task & Omit<Row, keyof TaskRow>
}
