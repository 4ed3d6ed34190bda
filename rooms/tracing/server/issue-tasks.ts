import { sql } from 'kysely'
import type { z } from 'zod'
import type { Instant } from '#kit'
import {
  accept,
  actingPost,
  allowed,
  childId,
  defineIntent,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { createTasks, type PlannedTask } from '#rooms/tasks/server'
import { issueTasks, type OrderKind, TRACING, traceCode } from '../domain/index.ts'
import { markListed, recountClocks } from './case-clocks.store.ts'
import { listContacts } from './list-contacts.ts'
import { type OwnedOrder, ownedOrders } from './order-plan.query.ts'
import { traceForUpdate } from './trace-head.query.ts'
import { tracingRuleAt } from './tracing-rules.query.ts'

type Given = z.infer<typeof issueTasks.payload>
type Owned = OwnedOrder & { readonly owner: NonNullable<OwnedOrder['owner']> }

const titles: Record<OrderKind, (people: number) => string> = {
  call: (people) => `Gọi ${people} người tiếp xúc`,
  isolate: (people) => `Cách ly ${people} người tiếp xúc gần (F1)`,
  test: (people) => `Lấy mẫu xét nghiệm ${people} người tiếp xúc`,
}

/** Lists the contacts of a trace and gives each ward its tasks. A task names nobody: its subject is the list of the ward (SG-04). */
export const issueTasksIntent = defineIntent<Given>({
  contract: issueTasks,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { trx, profile, now, tree } = step
    const trace = await traceForUpdate(trx, work.payload.traceId)
    if (!trace || allowed(work, step, issueTasks.permission, trace.areaId))
      return reject(TRACING.TRACE_UNKNOWN, { field: 'traceId' })
    if (trace.closedAt !== null) return reject(TRACING.TRACE_CLOSED)
    if (trace.staleAt !== null || trace.replacedBy !== null) return reject(TRACING.TRACE_STALE)
    const { rule, day } = await tracingRuleAt(profile, now)
    if (!rule) return reject(TRACING.RULE_MISSING, { params: { day } })
    const plan = await ownedOrders(trx, trace.id, { rule, now, tree })
    const wanted = plan.filter((order) => isWanted(order, work.payload))
    const owned = wanted.filter((order): order is Owned => order.owner !== null)
    if (owned.length === 0) {
      const [lost] = wanted
      if (lost) return reject(TRACING.NOBODY_ANSWERS, { params: { area: await nameOf(trx, lost.wardId) } })
      // A trace that finds nobody, or nobody new, still says so: the case is listed.
      if (trace.issuedAt !== null) return reject(TRACING.NOTHING_TO_GIVE)
    }
    const facts = await give(work, step, { trace, owned })
    const listed = await listContacts(step, { id: work.id, traceId: trace.id, areaIds: work.payload.areaIds })
    await finishListing(step, trace.id)
    const people = owned.reduce((sum, order) => sum + order.people, 0)
    const data = { tasks: owned.length, people, f1: listed.f1, f2: listed.f2 }
    const fact = { type: 'trace-tasks-given', areaId: trace.areaId, subjectId: trace.id, data, live: ['tracing'] }
    const without = [...new Set(wanted.filter(({ owner }) => owner === null).map(({ wardId }) => wardId))]
    return accept([fact, ...facts, ...listed.facts], {
      ...data,
      wards: new Set(owned.map(({ wardId }) => wardId)).size,
      without,
    })
  }),
})

function isWanted({ wardId, kind, isGiven }: OwnedOrder, { areaIds, kinds }: Given): boolean {
  return !isGiven && kinds.includes(kind) && (areaIds === undefined || areaIds.includes(wardId))
}

async function nameOf(trx: Step['trx'], areaId: number): Promise<string> {
  return (await areaNames(trx, [areaId])).get(areaId) ?? String(areaId)
}

async function give(
  work: Work<Given>,
  step: Step,
  {
    trace,
    owned,
  }: {
    readonly trace: { readonly id: string; readonly zoneId: number; readonly areaId: number }
    readonly owned: readonly Owned[]
  },
) {
  const { trx, now, tree, profile } = step
  const ids = owned.map(({ wardId, kind }) => childId(work, `task ${wardId} ${kind}`))
  const tasks = owned.map(
    ({ wardId, kind, people, dueAt, owner, helperPostId }, index): PlannedTask => ({
      id: ids[index] as string,
      areaId: wardId,
      title: `${titles[kind](people)} · ${traceCode(trace.id)}`,
      product: 'Kết quả từng người, ghi ở danh sách của phường trong trang Truy vết',
      ownerPostId: owner.postId,
      ownerOfficerId: owner.officerId,
      dueAt,
      priority: 2,
      // What was done stands on the list of the ward, where the trace sees it: nobody above needs to accept it again.
      selfClose: true,
      ...(helperPostId === null ? {} : { coordinatorPostIds: [helperPostId] }),
    }),
  )
  const by = { postId: actingPost(work, step, issueTasks.permission, trace.areaId), officerId: work.actor.officerId }
  const { facts } = await createTasks(trx, { tasks, by, now, tree, profile })
  await sql`
    insert into trace_orders (zone_id, id, trace_id, ward_id, kind, people, done, owner_post_id, due_at, task_id, issued_at)
    select ward_id, id, ${trace.id}::uuid, ward_id, kind, people, 0, owner_post_id, due_at, id, ${now}::timestamptz
    from unnest(${ids}::uuid[], ${owned.map(({ wardId }) => wardId)}::int[], ${owned.map(({ kind }) => kind)}::text[],
                ${owned.map(({ people }) => people)}::int[], ${owned.map(({ owner }) => owner.postId)}::uuid[],
                ${owned.map(({ dueAt }) => dueAt)}::timestamptz[])
      as given (id, ward_id, kind, people, owner_post_id, due_at)
    on conflict do nothing`.execute(trx)
  await sql`update traces set issued_at = coalesce(issued_at, ${now}::timestamptz) where id = ${trace.id}`.execute(trx)
  return facts
}

/** A case is listed when nobody of its F1 waits any more; then its isolation is counted. */
async function finishListing(
  { trx, now }: { readonly trx: Step['trx']; readonly now: Instant },
  traceId: string,
): Promise<void> {
  const { rows } = await sql<{ caseId: string; waiting: number }>`
    select trace_seeds.case_id as "caseId", count(traced_people.person_id) filter (where traced_people.listed_at is null)::int as waiting
    from trace_seeds left join traced_people
      on traced_people.trace_id = trace_seeds.trace_id and traced_people.case_id = trace_seeds.case_id
    where trace_seeds.trace_id = ${traceId} group by trace_seeds.case_id`.execute(trx)
  const whole = rows.filter(({ waiting }) => waiting === 0).map(({ caseId }) => caseId)
  await markListed(trx, whole, now)
  await recountClocks(
    trx,
    rows.map(({ caseId }) => caseId),
  )
}
