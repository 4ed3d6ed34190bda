import { type RawBuilder, sql } from 'kysely'
import { addMinutes, type Instant, minutesBetween } from '#kit'
import { ahead, earliest, type FoundGap, type GapRule, type Severity, type Tree, type Trx } from '#platform/server'
import { superiorsOf } from '#rooms/bodies/server'
import './tasks.tables.ts'

const hours = (count: number) => count * 60

/** A late task waits for a person: 12 h is a working night, after two days harm is near. */
function severityOf(lateMinutes: number): Severity {
  return lateMinutes >= hours(48) ? 4 : 3
}

interface FoundTask {
  readonly id: string
  readonly areaId: number
  readonly postId: string | null
  readonly documentId: string | null
  readonly at: Instant
}

async function findTasks(trx: Trx, at: RawBuilder<unknown>, where: RawBuilder<unknown>): Promise<FoundTask[]> {
  const { rows } = await sql<FoundTask>`
    select tasks.id, tasks.area_id as "areaId", tasks.owner_post_id as "postId", tasks.document_id as "documentId",
           ${at} as at
    from tasks where ${where}`.execute(trx)
  return rows
}

function toGap(task: FoundTask, severity: Severity, dueAt: Instant | null = task.at): FoundGap {
  return {
    subject: task.id,
    areaId: task.areaId,
    ownerPostId: task.postId,
    severity,
    since: task.at,
    dueAt,
    data: { taskId: task.id, documentId: task.documentId },
  }
}

const openStates = sql`tasks.state in ('active', 'acknowledged', 'in-progress', 'done-reported')`

/** The first deadline of an open task after a moment. */
async function dueAfter(trx: Trx, at: Instant): Promise<Instant | null> {
  return firstOf(
    trx,
    sql`select due_at as at from tasks where ${openStates} and due_at > ${at} order by due_at limit 1`,
  )
}

async function firstOf(trx: Trx, question: RawBuilder<unknown>): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant }>`${question}`.execute(trx)
  return rows[0]?.at ?? null
}

/** Late: the accountable person's, and at once their superior's; after 12 hours one further up [TSK-03]. */
const overdue: GapRule = {
  key: 'task-overdue',
  title: { vi: 'Việc quá hạn', en: 'Task overdue' },
  source: 'TSK-03',
  raiseAfterMinutes: [0, hours(12)],
  wakesOn: ['tasks'],
  nextAt: async (trx, { now }) => {
    const graver = await dueAfter(trx, addMinutes(now, -hours(48)))
    return earliest([await dueAfter(trx, now), graver && addMinutes(graver, hours(48))])
  },
  find: async (trx, { now }) => {
    const where = sql`tasks.state in ('active', 'acknowledged', 'in-progress', 'done-reported')
      and tasks.state <> 'done-reported' and tasks.due_at <= ${now}`
    const tasks = await findTasks(trx, sql`tasks.due_at`, where)
    return tasks.map((task) => toGap(task, severityOf(minutesBetween(task.at, now))))
  },
}

/** Nobody said "I have it" in time. A task already overdue is told as that alone. */
const unacknowledged: GapRule = {
  key: 'task-unacknowledged',
  title: { vi: 'Việc chưa có người nhận đúng giờ', en: 'Task not acknowledged in time' },
  source: 'TSK-01',
  raiseAfterMinutes: [hours(4)],
  wakesOn: ['tasks'],
  nextAt: async (trx, { now }) => {
    const next = sql`select acknowledge_by as at from tasks
      where state = 'active' and acknowledge_by > ${now} order by acknowledge_by limit 1`
    return earliest([await firstOf(trx, next), await dueAfter(trx, now)])
  },
  find: async (trx, { now }) => {
    const where = sql`tasks.state = 'active' and tasks.acknowledge_by <= ${now} and tasks.due_at > ${now}`
    return (await findTasks(trx, sql`tasks.acknowledge_by`, where)).map((task) => toGap(task, 2))
  },
}

/** Reported done, and nobody above has looked. */
const unaccepted: GapRule = {
  key: 'task-unaccepted',
  title: { vi: 'Việc báo cáo xong chưa được nghiệm thu', en: 'Reported result waits for acceptance' },
  source: 'TSK-01',
  raiseAfterMinutes: [0],
  wakesOn: ['tasks'],
  nextAt: (trx, { now }) =>
    firstOf(
      trx,
      sql`select accept_by as at from tasks
        where state = 'done-reported' and accept_by > ${now} order by accept_by limit 1`,
    ),
  find: async (trx, { now }) => {
    const where = sql`tasks.state = 'done-reported' and tasks.accept_by <= ${now}`
    return (await findTasks(trx, sql`tasks.accept_by`, where)).map((task) => toGap(task, 2))
  },
}

/** The accountable person no longer holds the post: whoever is above that post must hand the task on. */
const ownerLeft: GapRule = {
  key: 'task-owner-left',
  title: { vi: 'Người chịu trách nhiệm đã rời chức vụ', en: 'The accountable person left the post' },
  source: 'TSK-01',
  raiseAfterMinutes: [hours(12)],
  wakesOn: ['tasks', 'bodies'],
  nextAt: async () => null,
  find: async (trx, at) => {
    const { now } = at
    const { rows } = await sql<FoundTask>`
      with ended as materialized (
        select post_id, officer_id, max(to_at) as at from holdings
        where to_at <= ${now} group by post_id, officer_id),
      gone as materialized (
        select ended.* from ended
        where not exists (select 1 from holdings h where h.post_id = ended.post_id and h.officer_id = ended.officer_id
                            and h.from_at <= ${now} and (h.to_at is null or h.to_at > ${now})))
      select tasks.id, tasks.area_id as "areaId", tasks.owner_post_id as "postId", tasks.document_id as "documentId",
             greatest(gone.at, tasks.created_at) as at
      from gone join tasks on tasks.owner_officer_id = gone.officer_id and tasks.owner_post_id = gone.post_id
      where tasks.state in ('active', 'acknowledged', 'in-progress', 'done-reported')`.execute(trx)
    const superiors = await superiorsOf(
      trx,
      rows.flatMap(({ postId }) => postId ?? []),
      at,
    )
    return rows.map((task) => toGap({ ...task, postId: superiors.get(task.postId ?? '') ?? task.postId }, 3))
  },
}

/** How long before the deadline an unstarted task is on the radar, and when it becomes pressing. */
const comingMinutes = hours(24)
const pressingMinutes = hours(6)

/**
 * A deadline within 24 hours and no work reported. Tasks of residential groups are gathered per commune and document,
 * for the commune's head: one line says how many, and who is late appears by name once the hour has struck.
 */
const coming: GapRule = {
  key: 'task-deadline-coming',
  title: { vi: 'Sắp đến hạn mà chưa bắt tay làm', en: 'Deadline coming, no work reported' },
  source: 'TSK-03',
  raiseAfterMinutes: [],
  wakesOn: ['tasks'],
  nextAt: async (trx, { now }) =>
    earliest([
      await dueAfter(trx, now),
      ahead(await dueAfter(trx, addMinutes(now, pressingMinutes)), pressingMinutes),
      ahead(await dueAfter(trx, addMinutes(now, comingMinutes)), comingMinutes),
    ]),
  find: async (trx, { now, tree }) => {
    const where = sql`tasks.state in ('active', 'acknowledged', 'in-progress', 'done-reported')
      and tasks.state in ('active', 'acknowledged')
      and tasks.due_at > ${now} and tasks.due_at <= ${addMinutes(now, comingMinutes)}`
    const tasks = await findTasks(trx, sql`tasks.due_at`, where)
    const below = Map.groupBy(tasks, (task) => tree.get(task.areaId).zoneId !== task.areaId)
    return [
      ...(below.get(false) ?? []).map((task) => comingGap(task, now)),
      ...gathered(below.get(true) ?? [], tree, now),
    ]
  },
}

function comingGap(task: FoundTask, now: Instant): FoundGap {
  const severity = minutesBetween(now, task.at) <= pressingMinutes ? 2 : 1
  return { ...toGap(task, severity), since: addMinutes(task.at, -comingMinutes) }
}

function gathered(tasks: readonly FoundTask[], tree: Tree, now: Instant): FoundGap[] {
  const groups = Map.groupBy(tasks, (task) => `${tree.get(task.areaId).zoneId}:${task.documentId ?? 'none'}:${task.at}`)
  return [...groups].map(([subject, group]) => {
    const first = group[0] as FoundTask
    const zoneId = tree.get(first.areaId).zoneId
    const gap = comingGap({ ...first, areaId: zoneId, postId: null }, now)
    return { ...gap, subject, data: { count: group.length, documentId: first.documentId } }
  })
}

/** A difficulty past its answer clock: the responder's, and at once the one above [TSK-05]. */
const obstacleUnanswered: GapRule = {
  key: 'obstacle-unanswered',
  title: { vi: 'Vướng mắc chưa được trả lời đúng giờ', en: 'Obstacle unanswered past its clock' },
  source: 'TSK-05',
  raiseAfterMinutes: [0, hours(12)],
  wakesOn: ['tasks'],
  nextAt: (trx, { now }) =>
    firstOf(
      trx,
      sql`select answer_by as at from obstacles
        where answered_at is null and answer_by > ${now} order by answer_by limit 1`,
    ),
  find: async (trx, { now }) => {
    const { rows } = await sql<FoundTask & { taskId: string }>`
      select id, task_id as "taskId", area_id as "areaId", responder_post_id as "postId", answer_by as at,
             null as "documentId"
      from obstacles where answered_at is null and answer_by <= ${now}`.execute(trx)
    return rows.map((row) => ({ ...toGap(row, 3), data: { obstacleId: row.id, taskId: row.taskId } }))
  },
}

/** An unexpected matter nobody took within its minutes: at once one level up, and on [TSK-06]. */
const incidentNotTaken: GapRule = {
  key: 'incident-not-taken',
  title: { vi: 'Việc đột xuất chưa có người nhận', en: 'Incident not taken' },
  source: 'TSK-06',
  raiseAfterMinutes: [0, 15, 60],
  wakesOn: ['incidents'],
  nextAt: (trx, { now }) =>
    firstOf(
      trx,
      sql`select take_by as at from incidents
        where taken_at is null and settled_at is null and take_by > ${now} order by take_by limit 1`,
    ),
  find: async (trx, { now }) => {
    const { rows } = await sql<FoundTask & { severity: Severity }>`
      select id, area_id as "areaId", responder_post_id as "postId", take_by as at, severity, null as "documentId"
      from incidents where taken_at is null and settled_at is null and take_by <= ${now}`.execute(trx)
    return rows.map((row) => ({ ...toGap(row, row.severity < 3 ? 3 : 4), data: { incidentId: row.id } }))
  },
}

/** What can be missing, late or contradictory about tasks. */
export const taskGaps: readonly GapRule[] = [
  overdue,
  unacknowledged,
  unaccepted,
  ownerLeft,
  coming,
  obstacleUnanswered,
  incidentNotTaken,
]
