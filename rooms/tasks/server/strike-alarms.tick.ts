import { sql } from 'kysely'
import type { Instant } from '#kit'
import { announce, type House, type Notice, notify, type Tick, type Trx } from '#platform/server'
import { type Alarm, type Clocks, strikeAlarm, type Task } from '../domain/index.ts'
import { clocksOf } from './task-clocks.ts'
import { type TaskRow, taskFields, toTask } from './task-rows.ts'
import './tasks.tables.ts'

/** Tasks told in one transaction. */
const batch = 2000

const kinds: Readonly<Record<Alarm, string>> = {
  start: 'task-started',
  'due-soon': 'task-due-soon',
  overdue: 'task-overdue',
}

/**
 * Tells owners what the clock alone brings: their task begins, is due soon, is overdue; each once and never two of them
 * together. The alarm moves on in the same transaction, so two servers or a crash tell nobody twice.
 */
export const strikeAlarmsTick: Tick = {
  name: 'task alarms',
  everySeconds: 15,
  run: async (house) => {
    const now = house.clock.now()
    const clocks = await clocksOf(house.profile, now)
    while ((await strikeOnce(house, now, clocks)) === batch);
  },
}

async function strikeOnce(house: Pick<House, 'db'>, now: Instant, clocks: Clocks): Promise<number> {
  return house.db.transaction().execute(async (trx) => {
    const tasks = await takeRinging(trx, now)
    const struck = tasks.map((task) => ({ task, ...strikeAlarm(task, clocks.dueSoonMinutes, now) }))
    await moveAlarms(trx, struck)
    await notify(trx, toNotices(struck), now)
    if (tasks.length > 0)
      await announce(
        trx,
        tasks.map(({ areaId }) => ({ areaId, live: ['notices'] })),
      )
    return tasks.length
  })
}

async function takeRinging(trx: Trx, now: Instant): Promise<Task[]> {
  const { rows } = await sql<TaskRow>`
    select ${taskFields} from tasks where alarm_at <= ${now}
    order by alarm_at limit ${batch} for update skip locked`.execute(trx)
  return rows.map(toTask)
}

type Struck = { readonly task: Task } & ReturnType<typeof strikeAlarm>

async function moveAlarms(trx: Trx, struck: readonly Struck[]): Promise<void> {
  if (struck.length === 0) return
  await sql`
    update tasks set alarm = given.alarm, alarm_at = given.alarm_at
    from unnest(${struck.map(({ task }) => task.id)}::uuid[], ${struck.map(({ task }) => task.zoneId)}::int[],
                ${struck.map(({ next }) => next?.alarm ?? null)}::text[],
                ${struck.map(({ next }) => next?.at ?? null)}::timestamptz[]) as given (id, zone_id, alarm, alarm_at)
    where tasks.id = given.id and tasks.zone_id = given.zone_id`.execute(trx)
}

/** One notice per person, kind and moment, however many tasks it is about. */
function toNotices(struck: readonly Struck[]): Notice[] {
  const told = struck.filter(({ tell, task }) => tell !== null && task.ownerOfficerId !== null)
  const groups = Map.groupBy(told, ({ tell, task }) => `${task.ownerOfficerId}|${tell}|${task.dueAt}|${task.startAt}`)
  return [...groups.values()].map((group) => {
    const { task, tell } = group[0] as Struck
    return {
      officerId: task.ownerOfficerId as string,
      kind: kinds[tell as Alarm],
      reason: `${kinds[tell as Alarm]}:${task.id}:${tell === 'start' ? task.startAt : task.dueAt}`,
      areaId: task.areaId,
      subjectId: task.id,
      data: { count: group.length, startAt: task.startAt, dueAt: task.dueAt },
    }
  })
}
