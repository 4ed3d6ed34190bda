import type { Ground } from '../ground.ts'
import { digits, type Line, percentile, say, spread, timeOf } from '../measure.ts'
import type { Visitor } from '../visitor.ts'

const wanted = 500_000
const requests = 240
const rareRequests = 80

/** First page of the task list at half a million tasks, for heads of the city, a district and wards. */
export async function measureTaskList(ground: Ground): Promise<Line[]> {
  const roles = {
    city: [await ground.visitor('chairman.01')],
    district: [await ground.visitor('chairman.001'), await ground.visitor('chairman.008')],
    ward: [await ground.visitor('chairman.00001'), await ground.visitor('chairman.00331')],
  }
  const before = await askAll(roles)
  const small = await countTasks(ground)
  const { ms } = await timeOf(() => fill(ground))
  say(`  ${digits(await countTasks(ground))} tasks are there after ${digits(ms / 1000)} s`)
  await askAll(roles)
  const times = await askAll(roles)
  const p95 = (role: keyof typeof roles) => percentile(times[role], 0.95)
  const rare = await measureRare(ground, roles.city[0])
  return [
    ...(['city', 'district', 'ward'] as const).map((role) => ({
      work: `task list, first page, at ${digits(wanted)} tasks: ${role}`,
      measured: spread(times[role]),
      reach: 'p95 < 200 ms',
      beside: `at ${digits(small)} tasks: ${spread(before[role])}`,
    })),
    {
      work: 'task list: city to ward, p95',
      measured: `${digits(p95('city') / p95('ward'))} ×`,
      reach: '≤ 1.5 ×',
      beside: `p50: ${digits(percentile(times.city, 0.5) / percentile(times.ward, 0.5))} ×`,
    },
    ...rare,
  ]
}

/** Filters that few tasks or none pass, for the head of the city, before whom all of them lie. */
async function measureRare(ground: Ground, head: Visitor | undefined): Promise<Line[]> {
  const { rows } = await ground.pool.query<{ number: string; postId: string }>(
    `select substring(folded from 'muc [0-9]+$') as number, owner_post_id as "postId" from tasks
     where folded ~ 'muc [0-9]+$' and state = 'active' limit 40`,
  )
  const filters: [string, (turn: number) => string][] = [
    ['words that few tasks bear', (turn) => `text=${encodeURIComponent(rows[turn % rows.length]?.number ?? '')}`],
    ['words that no task bears', (turn) => `text=khongdaucoca${turn}`],
    [
      'closed, words that few bear',
      (turn) => `shelf=closed&text=${encodeURIComponent(rows[turn % rows.length]?.number ?? '')}`,
    ],
    ['the tasks of one post', (turn) => `ownerPostId=${rows[turn % rows.length]?.postId}`],
  ]
  const lines: Line[] = []
  for (const [name, queryOf] of filters) {
    const times: number[] = []
    for (let turn = 0; turn < rareRequests; turn++)
      times.push((await timeOf(() => head?.get(`/tasks?${queryOf(turn)}`) ?? Promise.resolve())).ms)
    const work = `task list of the city at ${digits(wanted)} tasks: ${name}`
    lines.push({ work, measured: spread(times), reach: 'p95 < 200 ms', beside: '' })
  }
  return lines
}

type Times = Record<'city' | 'district' | 'ward', number[]>

/** The roles take turns, so that a noisy minute is noisy for all of them. */
async function askAll(roles: Record<keyof Times, Visitor[]>): Promise<Times> {
  const times: Times = { city: [], district: [], ward: [] }
  for (let turn = 0; turn < requests; turn++) {
    for (const role of ['city', 'district', 'ward'] as const) {
      const visitor = roles[role][turn % roles[role].length] as Visitor
      times[role].push((await timeOf(() => visitor.get('/tasks'))).ms)
    }
  }
  return times
}

async function countTasks(ground: Ground): Promise<number> {
  return (await ground.pool.query<{ count: number }>('select count(*)::int as count from tasks')).rows[0]?.count ?? 0
}

/**
 * Copies of the tasks that are there, with owners and areas as they are. Of a hundred, 60 are done and 2 given up; the
 * others are open in all states and due in the twenty days before and after, most of them after. One in ten has words
 * of its own.
 */
async function fill(ground: Ground): Promise<void> {
  const missing = wanted - (await countTasks(ground))
  if (missing <= 0) return
  await ground.pool.query(
    `insert into tasks (zone_id, id, area_id, document_id, template_code, title, folded, product, part, priority,
       owner_post_id, owner_officer_id, assigner_post_id, assigner_officer_id, self_close, start_at, due_at,
       acknowledge_by, state, percent, acknowledged_at, reported_at, accept_by, closed_at, reminders, deadline_changes,
       alarm, alarm_at, created_at, updated_at, version)
     select zone_id, gen_random_uuid(), area_id, document_id, template_code, title || coalesce(' mục ' || own, ''),
       folded || coalesce(' muc ' || own, ''), product, part, priority,
       owner_post_id, owner_officer_id, assigner_post_id, assigner_officer_id, self_close, due - interval '30 days', due,
       due + interval '40 days', given.state, case when given.state in ('done', 'done-reported') then 100 else 0 end,
       case when given.state = 'active' then null else due - interval '9 days' end,
       case when given.state in ('done', 'done-reported') then due - interval '1 day' end,
       case when given.state = 'done-reported' then due + interval '40 days' end,
       case when given.state in ('done', 'cancelled') then due end, 0, 0, null, null, created_at, updated_at, 1
     from (
       select tasks.*, lot.state as drawn, lot.own, (lot.day * interval '1 day') + timestamptz '2021-07-27 11:00Z' as moved
       from tasks
       cross join lateral (
         select case when dice < 0.6 then 'done' when dice < 0.62 then 'cancelled' when dice < 0.72 then 'active'
                     when dice < 0.86 then 'acknowledged' when dice < 0.95 then 'in-progress'
                     else 'done-reported' end as state,
                case when dice < 0.62 then -20 * random() when random() < 0.03 then -3 * random()
                     else 1 + 20 * random() end as day,
                case when (dice * 1000)::int % 10 = 0 then (dice * 1e9)::int end as own
         from (select random() as dice from generate_series(1, $2) where tasks.id is not null) as thrown) as lot
       where tasks.owner_officer_id is not null and tasks.due_at is not null) as copy
     cross join lateral (select copy.drawn as state, copy.moved as due) as given
     limit $1`,
    [missing, Math.ceil(missing / Math.max(1, await countTasks(ground))) + 1],
  )
  await ground.pool.query(
    'insert into task_words select distinct md5(folded), folded from tasks on conflict do nothing',
  )
  await ground.pool.query('vacuum analyze tasks, task_words')
}
