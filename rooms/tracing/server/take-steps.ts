import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Fact, Profile, Trx } from '#platform/server'
import { stepTasks } from '#rooms/tasks/server'
import type { ContactStep } from '../domain/index.ts'
import { recountClocks } from './case-clocks.store.ts'
import type {} from './tracing.tables.ts'

/** Something was done about contacts: called, isolated, tested. */
export interface StepTaken {
  readonly personIds: readonly string[]
  readonly step: ContactStep
  readonly at: Instant
  readonly by: { readonly officerId: string | null; readonly postId: string | null }
}

interface At {
  readonly trx: Trx
  readonly now: Instant
  readonly profile: Profile
}

const columns: Record<ContactStep, ReturnType<typeof sql.ref>> = {
  called: sql.ref('called_at'),
  isolated: sql.ref('isolated_at'),
  tested: sql.ref('tested_at'),
}
const kinds: Record<ContactStep, string> = { called: 'call', isolated: 'isolate', tested: 'test' }

/**
 * Writes what was done about contacts wherever a trace lists them: what came before an exposure says nothing of it, and the first time
 * counts. Clocks are counted anew, and a task of a ward whose whole list is done closes.
 */
export async function takeSteps({ trx, now, profile }: At, { personIds, step, at, by }: StepTaken): Promise<Fact[]> {
  const column = columns[step]
  await remember(trx, { personIds, step, at })
  const { rows } = await sql<{ traceId: string; wardId: number; caseId: string | null }>`
    update traced_people set ${column} = ${at}
    where person_id = any(${[...new Set(personIds)]}::uuid[]) and ${column} is null and exposed_at <= ${at}
    returning trace_id as "traceId", ward_id as "wardId", case_id as "caseId"`.execute(trx)
  if (rows.length === 0) return []
  await recountClocks(
    trx,
    rows.flatMap(({ caseId }) => caseId ?? []),
  )
  const lists = new Map(rows.map(({ traceId, wardId }) => [`${traceId} ${wardId}`, { traceId, wardId }]))
  const done = await countDone(trx, [...lists.values()], { step, at })
  const note = 'Đã làm xong với mọi người trong danh sách; kết quả ghi ở trang Truy vết.'
  const tasks = done.map((taskId) => ({ taskId, by, at, note }))
  const reported = await stepTasks(
    trx,
    tasks.map((one) => ({ ...one, step: 'report' as const })),
    { now, profile },
  )
  const accepted = await stepTasks(
    trx,
    tasks.map((one) => ({ ...one, step: 'accept' as const })),
    { now, profile },
  )
  const byWard = Map.groupBy(rows, ({ wardId }) => wardId)
  const facts = [...byWard].map(([areaId, some]): Fact => {
    const data = { step, people: some.length }
    return { type: 'contacts-followed', areaId, data, live: ['tracing'] }
  })
  return [...facts, ...reported, ...accepted]
}

/** Kept for a trace that lists them later; the latest stands. */
async function remember(
  trx: Trx,
  { personIds, step, at }: Pick<StepTaken, 'personIds' | 'step' | 'at'>,
): Promise<void> {
  await sql`
    insert into contact_steps (person_id, step, zone_id, at)
    select distinct on (persons.id) persons.id, ${step}, persons.zone_id, ${at}::timestamptz from persons
    where persons.id = any(${[...new Set(personIds)]}::uuid[]) order by persons.id
    on conflict (person_id, step) do update set at = greatest(contact_steps.at, excluded.at), zone_id = excluded.zone_id`.execute(
    trx,
  )
}

/** Counts the orders of these lists anew; gives the tasks of those that are finished by it. */
async function countDone(
  trx: Trx,
  lists: readonly { readonly traceId: string; readonly wardId: number }[],
  { step, at }: { readonly step: ContactStep; readonly at: Instant },
): Promise<string[]> {
  const { rows } = await sql<{ taskId: string; isDone: boolean }>`
    with counted as (
      select traced_people.trace_id, traced_people.ward_id, count(*)::int as done
      from traced_people
      join unnest(${lists.map(({ traceId }) => traceId)}::uuid[], ${lists.map(({ wardId }) => wardId)}::int[])
        as list (trace_id, ward_id) on list.trace_id = traced_people.trace_id and list.ward_id = traced_people.ward_id
      where not traced_people.carried and ${columns[step]} is not null
        and traced_people.level <= ${step === 'isolated' ? 1 : 2}
      group by traced_people.trace_id, traced_people.ward_id)
    update trace_orders set done = least(counted.done, trace_orders.people),
      finished_at = case when counted.done >= trace_orders.people then ${at}::timestamptz end
    from counted
    where trace_orders.trace_id = counted.trace_id and trace_orders.ward_id = counted.ward_id
      and trace_orders.kind = ${kinds[step]} and trace_orders.finished_at is null
    returning trace_orders.task_id as "taskId", trace_orders.finished_at is not null as "isDone"`.execute(trx)
  return rows.filter(({ isDone }) => isDone).map(({ taskId }) => taskId)
}
