import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Db, newId, type Trx } from '#platform/server'
import { keptForUndo, type Remark, type Task, type TaskFact } from '../domain/index.ts'
import type { TaskAround } from './standing.query.ts'
import { changeable, givenTasks, isMoved, namesOf, type TaskRow, taskFields, toTask } from './task-rows.ts'
import { keepTexts } from './task-words.store.ts'
import './tasks.tables.ts'

/** A task locked for a change, with what a decision about it needs. */
export interface LockedTask extends TaskAround {
  readonly evidence: number
}

const around = sql`
  posts.area_id as "ownerAreaId", posts.is_head as "ownerIsHead",
  (select count(*)::int from task_evidence e where e.zone_id = tasks.zone_id and e.task_id = tasks.id) as evidence,
  array(select post_id from task_coordinators c where c.zone_id = tasks.zone_id and c.task_id = tasks.id)
    as "coordinatorPostIds"
  from tasks left join posts on posts.id = tasks.owner_post_id`

type LockedRow = TaskRow & {
  readonly ownerAreaId: number | null
  readonly ownerIsHead: boolean | null
  readonly evidence: number
  readonly coordinatorPostIds: readonly string[]
}

/** The tasks of these ids, locked in the order of their ids so that two changes never wait for each other in a ring. */
export async function lockTasks(trx: Trx, ids: readonly string[]): Promise<Map<string, LockedTask>> {
  const { rows } = await sql<LockedRow>`
    select ${taskFields}, ${around}
    where tasks.id = any(${[...new Set(ids)]}::uuid[]) order by tasks.id for update of tasks`.execute(trx)
  return new Map(rows.map((row) => [row.id, toLocked(row)]))
}

/** One task as it stands, with what is around it; undefined when there is none. */
export async function findTask(db: Db | Trx, id: string): Promise<LockedTask | undefined> {
  const { rows } = await sql<LockedRow>`select ${taskFields}, ${around} where tasks.id = ${id}`.execute(db)
  return rows[0] && toLocked(rows[0])
}

function toLocked({ ownerAreaId, ownerIsHead, evidence, coordinatorPostIds, ...row }: LockedRow): LockedTask {
  return { task: toTask(row), ownerAreaId, ownerIsHead, evidence, coordinatorPostIds }
}

/** A task before and after a change. */
export interface Rewritten {
  readonly before: Task
  readonly after: Task
}

/**
 * Writes the tasks as they are now: one statement, with only the columns in which some task changed. What is not
 * written is not indexed again.
 */
export async function writeTasks(trx: Trx, rewritten: readonly Rewritten[]): Promise<void> {
  const changed = changeable.filter((column) => rewritten.some(({ before, after }) => isMoved(column, before, after)))
  if (changed.length === 0) return
  const keys = [
    ['zone_id', 'int', (task: Task) => task.zoneId],
    ['id', 'uuid', (task: Task) => task.id],
  ] as const
  const values = sql.raw(changed.map(([name]) => `given.${name}`).join(', '))
  const tasks = rewritten.map(({ after }) => after)
  await sql`
    update tasks set (${namesOf(changed)}) = row(${values})
    from ${givenTasks(tasks, [...keys, ...changed])}
    where tasks.id = given.id and tasks.zone_id = given.zone_id`.execute(trx)
  const folded = changed.find(([name]) => name === 'folded')
  if (folded)
    await keepTexts(
      trx,
      tasks.map((task) => String(folded[2](task))),
    )
}

/** A remark with its task, its speaker and its moment. */
export interface SaidRemark extends Remark {
  readonly task: Task
  readonly officerId: string | null
  readonly postId: string | null
  readonly at: Instant
}

/** Keeps what people said. */
export async function writeRemarks(trx: Trx, remarks: readonly SaidRemark[]): Promise<void> {
  if (remarks.length === 0) return
  await sql`
    insert into task_remarks (zone_id, id, task_id, kind, text, percent, officer_id, post_id, at)
    select * from unnest(
      ${remarks.map((said) => said.task.zoneId)}::int[], ${remarks.map(() => newId())}::uuid[],
      ${remarks.map((said) => said.task.id)}::uuid[], ${remarks.map((said) => said.kind)}::text[],
      ${remarks.map((said) => said.text)}::text[], ${remarks.map((said) => said.percent ?? null)}::smallint[],
      ${remarks.map((said) => said.officerId)}::uuid[], ${remarks.map((said) => said.postId)}::uuid[],
      ${remarks.map((said) => said.at)}::timestamptz[])`.execute(trx)
}

/** What a change replaced, so that it can be taken back. */
export interface KeptUndo {
  readonly intentId: string
  readonly accountId: string | null
  readonly before: Task
  readonly version: number
  readonly facts: readonly (TaskFact & { readonly at: Instant })[]
}

/** Keeps what was before. */
export async function writeUndos(trx: Trx, undos: readonly KeptUndo[], now: Instant): Promise<void> {
  if (undos.length === 0) return
  await sql`
    insert into task_undos (zone_id, intent_id, task_id, account_id, version, before, facts, at)
    select zone_id, intent_id, task_id, account_id, version, before::jsonb, facts::jsonb, ${now}
    from unnest(
      ${undos.map((undo) => undo.before.zoneId)}::int[], ${undos.map((undo) => undo.intentId)}::uuid[],
      ${undos.map((undo) => undo.before.id)}::uuid[], ${undos.map((undo) => undo.accountId)}::uuid[],
      ${undos.map((undo) => undo.version)}::int[], ${undos.map((undo) => JSON.stringify(keptForUndo(undo.before)))}::text[],
      ${undos.map((undo) => JSON.stringify(undo.facts))}::text[])
      as given (zone_id, intent_id, task_id, account_id, version, before, facts)`.execute(trx)
}
