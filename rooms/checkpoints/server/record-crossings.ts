import { sql } from 'kysely'
import { addDays, dayOf, type Refusal } from '#kit'
import { type Actor, accept, allowed, defineIntent, type Fact, type Outcome, reject, type Step } from '#platform/server'
import { type CrossingPayload, isRestricting, judgeCrossing, recordCrossing } from '../domain/index.ts'
import {
  type CrossingGround,
  type CrossingWork,
  type PostAtWork,
  type Recorded,
  readCrossingGround,
} from './crossing-ground.ts'
import { orderTests } from './order-tests.ts'
import { type PlateToSeal, sealPlates } from './plates.store.ts'
import { ruleAt, sayMoment } from './profile-book.query.ts'

/**
 * Records crossings, the hottest change of the house: two questions and one `INSERT … SELECT unnest` for a thousand. The
 * permission is asked where the post lies today, not where the phone thinks it does: a ward may have been merged while it
 * was offline, and asking in memory costs nothing.
 */
export const recordCrossingIntent = defineIntent<CrossingPayload>({
  contract: recordCrossing,
  area: 'handler',
  handle: async (works: readonly CrossingWork[], step: Step) => {
    const ground = await readCrossingGround(works, step)
    const mayStand = askOnce(step)
    const recorded: Recorded[] = []
    const outcomes = works.map((work): Outcome | null => {
      const post = ground.posts.get(work.payload.checkpointId)
      const notAllowed = post && mayStand(work.actor, post.areaId)
      const refusal = notAllowed ?? judge(work, post, ground, step)
      if (refusal || !post) return refusal ? reject(refusal) : null
      recorded.push({ work, post })
      return null
    })
    await insertCrossings(recorded, step)
    await sealPlates(platesOf(recorded, ground, step), step)
    const ordered = await orderTests(recorded, ground, step)
    const facts = new Map(recorded.map((one) => [one.work, [toFact(one), ...(ordered.factsOf.get(one.work.id) ?? [])]]))
    return works.map((work, index) => {
      const testOrderId = ordered.orderOf.get(work.id)
      return outcomes[index] ?? accept(facts.get(work) ?? [], testOrderId && { testOrderId })
    })
  },
})

/** Whether somebody may stand in an area: asked once for each, however many crossings they send. */
function askOnce(step: Step): (actor: Actor, areaId: number) => Refusal | null {
  const answers = new Map<Actor, Map<number, Refusal | null>>()
  return (actor, areaId) => {
    const own = answers.get(actor) ?? new Map<number, Refusal | null>()
    answers.set(actor, own)
    const known = own.get(areaId)
    if (known !== undefined) return known
    const answer = allowed({ actor }, step, recordCrossing.permission, areaId, 'checkpoints.read')
    own.set(areaId, answer)
    return answer
  }
}

function judge(
  { payload, occurredAt }: CrossingWork,
  post: PostAtWork | undefined,
  { book }: CrossingGround,
  { profile }: Step,
): Refusal | null {
  return judgeCrossing({ ...payload, at: occurredAt }, post, book.lists, (at) => sayMoment(at, profile))
}

async function insertCrossings(recorded: readonly Recorded[], { trx, tree }: Step): Promise<void> {
  if (recorded.length === 0) return
  const payloads = recorded.map(({ work }) => work.payload)
  await sql`
    insert into crossings (zone_id, id, checkpoint_id, area_id, at, subject, decision, reason, is_out, people, receipt,
                           no_receipt, origin_area_id, province, verdict, pass_id)
    select * from unnest(
      ${recorded.map(({ post }) => tree.get(post.areaId).zoneId)}::int[], ${recorded.map(({ work }) => work.id)}::uuid[],
      ${payloads.map((p) => p.checkpointId)}::uuid[], ${recorded.map(({ post }) => post.areaId)}::int[],
      ${recorded.map(({ work }) => work.occurredAt)}::timestamptz[],
      ${payloads.map((p) => p.subject)}::text[], ${payloads.map((p) => p.decision)}::text[],
      ${payloads.map((p) => p.reason ?? null)}::text[], ${payloads.map((p) => p.direction === 'out')}::boolean[],
      ${payloads.map((p) => peopleOf(p))}::int[], ${payloads.map((p) => p.receipt ?? null)}::text[],
      ${payloads.map((p) => p.noReceipt ?? null)}::text[], ${payloads.map((p) => p.origin?.areaId ?? null)}::int[],
      ${payloads.map((p) => p.origin?.province ?? null)}::text[], ${payloads.map((p) => p.pass?.verdict ?? null)}::text[],
      ${payloads.map((p) => p.pass?.passId ?? null)}::text[])`.execute(trx)
}

/** People in a crossing: one person, those on board of a vehicle (the driver if nobody said), none with goods alone. */
function peopleOf({ subject, people }: CrossingPayload): number {
  return people ?? (subject === 'goods' ? 0 : 1)
}

/** Plates that a rule needs: only for decisions the profile names; any other is dropped unread. */
function platesOf(recorded: readonly Recorded[], { book }: CrossingGround, { tree, profile }: Step): PlateToSeal[] {
  return recorded.flatMap(({ work: { id, payload, occurredAt }, post }) => {
    const { plate, decision } = payload
    if (plate === undefined || !isRestricting(decision)) return []
    const rule = ruleAt(book, occurredAt, profile)
    if ('words' in rule || !rule.plates.decisions.some((one) => one === decision)) return []
    const keepUntil = addDays(dayOf(occurredAt, profile.utcOffsetMinutes), rule.plates.keepDays)
    return [{ crossingId: id, zoneId: tree.get(post.areaId).zoneId, plate: plate.trim(), keepUntil }]
  })
}

function toFact({ work: { id, payload, occurredAt }, post }: Recorded): Fact {
  const { subject, decision } = payload
  const data = { post: post.id, at: occurredAt, subject, decision, people: peopleOf(payload) }
  return { type: 'crossed', areaId: post.areaId, subjectId: id, data, live: ['crossings'] }
}
