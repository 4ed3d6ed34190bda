import { sql } from 'kysely'
import { type Db, type Fact, type Notice, newId, notify, type Tree, type Trx } from '#platform/server'
import { type Handover, type HandoverAt, nothingLeft, type RoomHandover, type Settling } from '#rooms/areas/server'
import { handOverTask, type Task, type TaskHeir } from '../domain/index.ts'
import { handOverIncidents } from './hand-over-incidents.ts'
import { heirsOfOwners } from './heir-owners.query.ts'
import { moveTaskRows } from './move-task-rows.store.ts'
import { clocksOf } from './task-clocks.ts'
import { type TaskRow, taskFields, toTask } from './task-rows.ts'
import { isOpenTask } from './where-tasks.ts'

/** Tasks in one step. */
const tasksPerStep = 1_000

/** Open tasks when areas end: with a whole heir they go over; the others wait. What is done stays where it was done. */
export const tasksHandover: RoomHandover = {
  kind: 'task',
  title: { vi: 'Nhiệm vụ đang mở', en: 'Open tasks' },
  async count(db, handover, { tree }) {
    const { rows } = await sql<{ areaId: number; count: number }>`
      select area_id as "areaId", count(*)::int as count from tasks
      where ${isOpenTask} and ${inZonesOf(handover.ended, tree)} and area_id = any(${handover.ended}::int[])
      group by area_id`.execute(db)
    const sum = (isCarried: boolean) =>
      rows.filter((row) => handover.heirOf.has(row.areaId) === isCarried).reduce((total, row) => total + row.count, 0)
    return { carried: sum(true), ended: 0, waiting: sum(false) }
  },
  async carry(trx, handover, at) {
    const areas = [...handover.heirOf.keys()]
    const tasks = await nextTasks(trx, areas, at.tree)
    const facts = await handOver(trx, tasks, (task) => handover.heirOf.get(task.areaId) as number, { handover, at })
    if (tasks.length === tasksPerStep) return { facts, carried: tasks.length, ended: 0, more: true }
    const incidents = await handOverIncidents(trx, handover, at)
    return { ...nothingLeft, facts: [...facts, ...incidents], carried: tasks.length + incidents.length }
  },
  async waits(trx, { ended, heirOf }) {
    const areas = ended.filter((areaId) => !heirOf.has(areaId))
    const { rows } = await sql<{ subjectId: string; areaId: number }>`
      select id as "subjectId", area_id as "areaId" from tasks
      where ${isOpenTask} and area_id = any(${areas}::int[]) order by id`.execute(trx)
    return rows
  },
  settle,
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string; title: string }>`
      select id, title from tasks where id = any(${ids}::uuid[])`.execute(db)
    return new Map(rows.map((row) => [row.id, row.title]))
  },
}

function inZonesOf(areaIds: readonly number[], tree: Tree) {
  const zones = new Set(areaIds.flatMap((areaId) => tree.find(areaId)?.zoneId ?? []))
  return sql`zone_id = any(${[...zones]}::int[])`
}

async function nextTasks(trx: Trx, areaIds: readonly number[], tree: Tree): Promise<Task[]> {
  const inThem = sql`${inZonesOf(areaIds, tree)} and area_id = any(${areaIds}::int[])`
  const read = (condition: typeof isOpenTask, limit: number) =>
    sql<TaskRow>`
    select ${taskFields} from tasks where ${condition} and ${inThem} order by tasks.id limit ${limit} for update`.execute(
      trx,
    )
  const open = (await read(isOpenTask, tasksPerStep)).rows
  const drafts = open.length < tasksPerStep ? (await read(sql`state = 'draft'`, tasksPerStep - open.length)).rows : []
  return [...open, ...drafts].map(toTask)
}

async function handOver(
  trx: Trx,
  tasks: readonly Task[],
  heirAreaOf: (task: Task) => number,
  { handover, at }: { handover: Pick<Handover, 'id' | 'heirOf'>; at: HandoverAt },
): Promise<Fact[]> {
  if (tasks.length === 0) return []
  const clocks = await clocksOf(at.profile, at.now)
  const owners = await heirsOfOwners(
    trx,
    tasks.map((task) => ({ task, areaId: heirAreaOf(task) })),
    {
      ...at,
      heirOf: handover.heirOf,
    },
  )
  const done = tasks.map((before) => {
    const areaId = heirAreaOf(before)
    const heir: TaskHeir = {
      areaId,
      zoneId: at.tree.get(areaId).zoneId,
      ...(owners.get(before.id) ?? keptOwner(before)),
    }
    return { before, ...handOverTask(before, heir, { clocks, now: at.now }) }
  })
  await moveTaskRows(
    trx,
    done.map(({ before, task }) => ({ before, after: task })),
    handover.heirOf,
  )
  await notify(trx, noticesOf(done, handover.id), at.now)
  return done.map(({ task, fact }) => ({
    ...fact,
    areaId: task.areaId,
    subjectId: task.id,
    documentId: task.documentId,
    data: { ...fact.data, version: task.version },
    live: ['tasks', 'notices'],
  }))
}

function keptOwner({ ownerPostId, ownerOfficerId }: Task) {
  return { ownerPostId, ownerOfficerId }
}

type Done = { readonly before: Task; readonly task: Task }

/** Both are told, once a step, however many tasks went from one to the other. */
function noticesOf(done: readonly Done[], handoverId: string): Notice[] {
  const changed = done.filter(({ before, task }) => before.ownerOfficerId !== task.ownerOfficerId)
  const tell = (kind: string, officerOf: (one: Done) => string | null): Notice[] =>
    [...Map.groupBy(changed, officerOf)].flatMap(([officerId, own]) => {
      const first = own[0]?.task
      if (officerId === null || !first) return []
      const data = { count: own.length, documentId: null, dueAt: first.dueAt }
      return {
        officerId,
        kind,
        reason: `${kind}:${handoverId}:${first.id}`,
        areaId: first.areaId,
        subjectId: first.id,
        data,
      }
    })
  return [
    ...tell('tasks-handed-away', ({ before }) => before.ownerOfficerId),
    ...tell('tasks-handed-over', ({ task }) => task.ownerOfficerId),
  ]
}

/** A person says to which unit a task goes, or (to none) that it is given up. */
async function settle(trx: Trx, { subjectId, to, reason, by }: Settling, at: HandoverAt): Promise<readonly Fact[]> {
  const { rows } = await sql<TaskRow>`
    select ${taskFields} from tasks where tasks.id = ${subjectId} and ${isOpenTask} for update`.execute(trx)
  const task = rows[0] && toTask(rows[0])
  if (!task) return []
  await sql`
    insert into task_remarks (zone_id, id, task_id, kind, text, officer_id, post_id, at)
    values (${task.zoneId}, ${newId()}, ${task.id}, 'handed-over', ${reason}, ${by.officerId}, ${by.postId}, ${at.now})`.execute(
    trx,
  )
  const [areaId] = to
  if (areaId !== undefined) {
    const heirOf = new Map([[task.areaId, areaId]])
    return handOver(trx, [task], () => areaId, { handover: { id: `${task.id}/${task.version}`, heirOf }, at })
  }
  await sql`update tasks set state = 'cancelled', closed_at = ${at.now}, alarm = null, alarm_at = null,
    updated_at = ${at.now}, version = version + 1 where id = ${task.id} and zone_id = ${task.zoneId}`.execute(trx)
  const data = { draft: 0, dueAt: task.dueAt, version: task.version + 1 }
  return [
    {
      type: 'task-cancelled',
      areaId: task.areaId,
      subjectId: task.id,
      documentId: task.documentId,
      data,
      live: ['tasks'],
    },
  ]
}
