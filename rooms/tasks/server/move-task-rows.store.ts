import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '#platform/server'
import type { Task } from '../domain/index.ts'
import { givenTasks, namesOf, taskColumns } from './task-rows.ts'

/** A task before and after it went to another zone. */
export interface MovedTask {
  readonly before: Task
  readonly after: Task
}

/** Tables that hang on a task, with their columns but the zone; what may be taken back is forgotten. */
const hanging: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['task_coordinators', ['task_id', 'post_id']],
  ['task_remarks', ['id', 'task_id', 'kind', 'text', 'percent', 'officer_id', 'post_id', 'at']],
  ['task_evidence', ['id', 'task_id', 'kind', 'file_hash', 'document_id', 'text', 'officer_id', 'at']],
]

const obstacleColumns = sql.raw(
  'id, task_id, text, raised_by, raised_at, responder_post_id, responder_officer_id, answer_by, forwarded, answer, answered_by, answered_at',
)

/**
 * Moves tasks with all that hangs on them to other zones: a row of a zone is put in the new one and taken out of the old
 * (rule R3), children of the task learn where it is.
 */
export async function moveTaskRows(
  trx: Trx,
  moved: readonly MovedTask[],
  heirOf: ReadonlyMap<number, number>,
): Promise<void> {
  if (moved.length === 0) return
  const names = namesOf(taskColumns)
  const after = moved.map((one) => one.after)
  await sql`insert into tasks (${names}) select ${names} from ${givenTasks(after, taskColumns)}`.execute(trx)
  const going = sql`unnest(${moved.map(({ before }) => before.id)}::uuid[], ${moved.map(({ before }) => before.zoneId)}::int[],
    ${moved.map(({ after: { zoneId } }) => zoneId)}::int[], ${moved.map(({ after: { areaId } }) => areaId)}::int[])
    as going (id, old_zone, new_zone, new_area)`
  for (const [table, columns] of hanging) await moveHanging(trx, going, { table, columns })
  await sql`
    with gone as (
      delete from obstacles using ${going} where obstacles.task_id = going.id and obstacles.zone_id = going.old_zone
      returning obstacles.*, going.new_zone, going.new_area)
    insert into obstacles (zone_id, area_id, ${obstacleColumns}) select new_zone, new_area, ${obstacleColumns} from gone`.execute(
    trx,
  )
  await sql`delete from task_undos using ${going}
    where task_undos.task_id = going.id and task_undos.zone_id = going.old_zone`.execute(trx)
  await sql`delete from tasks using ${going} where tasks.id = going.id and tasks.zone_id = going.old_zone`.execute(trx)
  await sql`update tasks set parent_zone_id = going.new_zone from ${going}
    where tasks.parent_id = going.id and tasks.parent_zone_id = going.old_zone`.execute(trx)
  await moveCoordinators(trx, going, heirOf)
}

async function moveHanging(
  trx: Trx,
  going: RawBuilder<unknown>,
  { table, columns }: { table: string; columns: readonly string[] },
): Promise<void> {
  const name = sql.raw(table)
  const list = sql.raw(columns.join(', '))
  const returning = sql.raw(columns.map((column) => `${table}.${column}`).join(', '))
  await sql`
    with gone as (
      delete from ${name} using ${going} where ${name}.task_id = going.id and ${name}.zone_id = going.old_zone
      returning ${returning}, going.new_zone)
    insert into ${name} (zone_id, ${list}) select new_zone, ${list} from gone`.execute(trx)
}

/** A coordinating post of an ended area goes on as the post of its kind in the heir, where there is one. */
async function moveCoordinators(
  trx: Trx,
  going: RawBuilder<unknown>,
  heirOf: ReadonlyMap<number, number>,
): Promise<void> {
  const pairs = [...heirOf]
  await sql`
    with heirs as materialized (
      select distinct on (old.id) old.id as old_id, heir.id as new_id
      from unnest(${pairs.map(([old]) => old)}::int[], ${pairs.map(([, heir]) => heir)}::int[]) as pair (old_area, new_area)
      join posts as old on old.area_id = pair.old_area
      join posts as heir on heir.area_id = pair.new_area and heir.kind = old.kind and heir.valid_to is null
      where old.id in (select post_id from task_coordinators join ${going} on going.id = task_id and going.new_zone = zone_id)
      order by old.id, heir.id),
    gone as (
      delete from task_coordinators using heirs, ${going}
      where post_id = heirs.old_id and task_id = going.id and zone_id = going.new_zone
      returning zone_id, task_id, heirs.new_id)
    insert into task_coordinators (zone_id, task_id, post_id) select distinct zone_id, task_id, new_id from gone
    on conflict do nothing`.execute(trx)
}
