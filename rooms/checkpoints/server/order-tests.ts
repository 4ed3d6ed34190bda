import { sql } from 'kysely'
import { addMinutes, type Day, dayOf, type Instant, startOfDay } from '#kit'
import { childId, derivedId, type Fact, type Step } from '#platform/server'
import { holdersOf } from '#rooms/bodies/server'
import { createTasks, type PlannedTask } from '#rooms/tasks/server'
import { isAreaAtRisk, isProvinceAtRisk, type OriginFact } from '../domain/index.ts'
import type { CrossingGround, PostAtWork, Recorded } from './crossing-ground.ts'
import { checkpointRuleOfDay } from './profile-book.query.ts'

/** What became of a batch: the order of a crossing, and the facts that go with it. */
export interface TestsOrdered {
  readonly orderOf: ReadonlyMap<string, string>
  readonly factsOf: ReadonlyMap<string, readonly Fact[]>
}

interface Order extends Recorded {
  readonly id: string
  readonly day: Day
  readonly taskId: string
}

const nothing: TestsOrdered = { orderOf: new Map(), factsOf: new Map() }

/**
 * Orders a test for whoever arrives from a place at risk, or was sent to be tested (CHK-10); an emergency goes on its way.
 * The orders of a post and day are one task of the health service there, so that a busy night does not bury it.
 */
export async function orderTests(
  recorded: readonly Recorded[],
  ground: CrossingGround,
  step: Step,
): Promise<TestsOrdered> {
  const wanted = await toBeTested(recorded, ground, step)
  if (wanted.length === 0) return nothing
  const orders = wanted.map((one): Order => {
    const day = dayOf(one.work.occurredAt, step.profile.utcOffsetMinutes)
    return { ...one, id: childId(one.work, 'test'), day, taskId: derivedId('tests of a post', `${one.post.id} ${day}`) }
  })
  await insertOrders(orders, step)
  const taskFacts = await createTestTasks(orders, ground, step)
  const factsOf = new Map(orders.map((order) => [order.work.id, [toFact(order)]]))
  const [first] = orders
  if (first) factsOf.get(first.work.id)?.push(...taskFacts)
  return { orderOf: new Map(orders.map(({ work, id }) => [work.id, id])), factsOf }
}

async function toBeTested(
  recorded: readonly Recorded[],
  { book }: CrossingGround,
  step: Step,
): Promise<readonly Recorded[]> {
  const candidates = recorded.filter(({ work: { payload } }) => {
    const { decision, origin, subject, direction } = payload
    if (decision === 'sent-to-test') return true
    return decision === 'passed' && origin !== undefined && subject !== 'goods' && direction !== 'out'
  })
  const facts = await originFacts(candidates, step)
  return candidates.filter(({ work: { payload, occurredAt } }) => {
    if (payload.decision === 'sent-to-test') return true
    const { areaId, province } = payload.origin ?? {}
    if (province !== undefined && isProvinceAtRisk(book.risk, province, occurredAt)) return true
    return areaId !== undefined && isAreaAtRisk(book.risk, facts(areaId), occurredAt)
  })
}

/** Zones and levels ever in force at the origins or above them. */
async function originFacts(
  candidates: readonly Recorded[],
  { trx, tree }: Step,
): Promise<(areaId: number) => OriginFact[]> {
  const origins = [...new Set(candidates.flatMap(({ work }) => work.payload.origin?.areaId ?? []))]
  if (origins.length === 0) return () => []
  const above = origins.flatMap((areaId) => tree.upward(areaId).map(({ id }) => id))
  const { rows } = await sql<OriginFact & { areaId: number }>`
    select area_id as "areaId", kind, from_at as "fromAt", to_at as "toAt", data from in_force
    where kind in ('zone', 'level') and area_id = any(${[...new Set(above)]}::int[])`.execute(trx)
  return (areaId) => {
    const own = new Set(tree.upward(areaId).map(({ id }) => id))
    return rows.filter((row) => own.has(row.areaId))
  }
}

async function insertOrders(orders: readonly Order[], { trx, tree }: Step): Promise<void> {
  await sql`
    insert into test_orders (zone_id, id, crossing_id, checkpoint_id, area_id, ordered_at, origin_area_id, province, task_id)
    select * from unnest(
      ${orders.map(({ post }) => tree.get(post.areaId).zoneId)}::int[], ${orders.map(({ id }) => id)}::uuid[],
      ${orders.map(({ work }) => work.id)}::uuid[], ${orders.map(({ post }) => post.id)}::uuid[],
      ${orders.map(({ post }) => post.areaId)}::int[], ${orders.map(({ work }) => work.occurredAt)}::timestamptz[],
      ${orders.map(({ work }) => work.payload.origin?.areaId ?? null)}::int[],
      ${orders.map(({ work }) => work.payload.origin?.province ?? null)}::text[],
      ${orders.map(({ taskId }) => taskId)}::uuid[])`.execute(trx)
}

/** One task for each post and day, owned by whoever heads health at the post's place or the nearest above. */
async function createTestTasks(orders: readonly Order[], { book }: CrossingGround, step: Step): Promise<Fact[]> {
  const { trx, tree, now, profile } = step
  const firsts = [...new Map(orders.map((order) => [order.taskId, order])).values()]
  const { rows } = await sql<{ id: string }>`
    select id from tasks where id = any(${firsts.map(({ taskId }) => taskId)}::uuid[])`.execute(trx)
  const made = new Set(rows.map(({ id }) => id))
  const fresh = firsts.filter(({ taskId }) => !made.has(taskId))
  if (fresh.length === 0) return []
  const owners = await healthOwners(
    fresh.map(({ post }) => post),
    step,
  )
  const tasks = fresh.map((order): PlannedTask => {
    const rule = checkpointRuleOfDay(book, order.day)
    const owner = owners.get(order.post.id)
    const dayEnds = addMinutes(startOfDay(order.day, profile.utcOffsetMinutes), 24 * 60)
    return {
      id: order.taskId,
      areaId: order.post.areaId,
      title: `Xét nghiệm người về từ nơi có dịch, ${order.post.name}, ngày ${order.day.split('-').reverse().join('/')}`,
      product: 'Đã lấy mẫu mọi người trong danh sách yêu cầu của chốt',
      ownerPostId: owner?.postId ?? null,
      ownerOfficerId: owner?.officerId ?? null,
      dueAt: laterOf(addMinutes(dayEnds, ((rule?.testWithinHours ?? 24) - 24) * 60), addMinutes(now, 60)),
      draft: owner === undefined,
    }
  })
  return (await createTasks(trx, { tasks, by: { postId: null, officerId: null }, now, tree, profile })).facts
}

function laterOf(left: Instant, right: Instant): Instant {
  return left > right ? left : right
}

/** Who heads the health service at each post's place or, where nobody does, at the nearest place above. */
async function healthOwners(
  posts: readonly PostAtWork[],
  { trx, tree, now, profile }: Step,
): Promise<Map<string, { postId: string; officerId: string }>> {
  const above = new Set(posts.flatMap(({ areaId }) => tree.upward(areaId).map(({ id }) => id)))
  const today = dayOf(now, profile.utcOffsetMinutes)
  const { rows } = await sql<{ postId: string; areaId: number }>`
    select id as "postId", area_id as "areaId" from posts
    where kind = 'health-chief' and area_id = any(${[...above]}::int[])
      and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)
    order by valid_from, id`.execute(trx)
  const holders = await holdersOf(
    trx,
    rows.map(({ postId }) => postId),
    now,
  )
  const owners = new Map<string, { postId: string; officerId: string }>()
  for (const { id, areaId } of posts) {
    const ranked = tree.upward(areaId).flatMap((place) => rows.filter((row) => row.areaId === place.id))
    const held = ranked.find(({ postId }) => holders.has(postId))
    const holder = held && holders.get(held.postId)
    if (held && holder) owners.set(id, { postId: held.postId, officerId: holder.officerId })
  }
  return owners
}

function toFact({ id, post, work, taskId }: Order): Fact {
  const data = { post: post.id, crossingId: work.id, taskId, at: work.occurredAt }
  return { type: 'test-ordered', areaId: post.areaId, subjectId: id, data, live: ['test-orders'] }
}
