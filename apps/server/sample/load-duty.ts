import { sql } from 'kysely'
import { z } from 'zod'
import { type Day, type Instant, type Intent, minutesBetween, toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { dutyPatternsFile, planShifts, type WantedShift } from '#rooms/duty/domain'
import { type Deed, insistAll } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'
import { lotOf } from './lot.ts'

const sampleFile = z.strictObject({
  about: z.string(),
  from: z.iso.date(),
  days: z.int(),
  pattern: z.record(z.string(), z.string()),
  withoutRoster: z.array(z.string()),
  holes: z.array(z.strictObject({ areaCode: z.string(), fromAt: z.string() })),
  withoutHotline: z.array(z.string()),
  notTaken: z.array(z.string()),
  checks: z.array(z.strictObject({ areaCode: z.string(), outcome: z.string() })),
  handOvers: z.array(z.strictObject({ areaCode: z.string(), note: z.string() })),
})

type Sample = z.infer<typeof sampleFile>

interface Post {
  readonly bodyId: string
  readonly areaId: number
  readonly areaCode: string
  readonly depth: number
}

/** Posts whose holders may plan, from the clerk up. */
const planners = ['office-clerk', 'office-chief', 'vice-chairman', 'chairman']
const watchKinds = [
  'command-member',
  'steering-member',
  'vice-chairman',
  'party-standing-deputy',
  'health-chief',
  'police-chief',
  'office-clerk',
]
const leadKinds = ['command-deputy', 'command-head', 'vice-chairman', 'party-standing-deputy']
const most = 7

/**
 * The watch of the week of 27/7/2021 at every command post: synthetic people, numbers that cannot be dialled, and a few
 * posts left with holes so that the radar has something true to show. Each deed by the person who would do it.
 */
export async function dutyEvents(house: House): Promise<Event[]> {
  const sample = await house.profile.json('duty/sample.json', sampleFile)
  return [
    { at: toInstant('2021-07-22T09:00:00+07:00'), run: (stage) => publishNumbers(stage, sample) },
    { at: toInstant('2021-07-24T16:30:00+07:00'), run: (stage) => planRosters(stage, sample) },
    { at: toInstant('2021-07-27T09:30:00+07:00'), run: (stage) => checkNumbers(stage, sample) },
    { at: toInstant('2021-07-27T13:50:00+07:00'), run: (stage) => handOver(stage, sample) },
    { at: toInstant('2021-07-27T14:05:00+07:00'), run: (stage) => takeOver(stage, sample) },
  ]
}

async function readPosts({ house }: Stage): Promise<Post[]> {
  const { rows } = await sql<Post>`
    select bodies.id as "bodyId", bodies.area_id as "areaId", area_codes.code as "areaCode", areas.depth::int as depth
    from bodies join areas on areas.id = bodies.area_id
    join area_codes on area_codes.area_id = areas.id and area_codes.valid_to is null
    where bodies.kind = 'command-post' and bodies.valid_to is null order by areas.first`.execute(house.db)
  return rows
}

interface Held {
  readonly areaId: number
  readonly kind: string
  readonly postId: string
  readonly officerId: string
  readonly synthetic: boolean
}

/** Who holds what around each command post, in the order of the kinds given. */
async function readHeld({ house }: Stage, kinds: readonly string[]): Promise<Map<number, Held[]>> {
  const { rows } = await sql<Held>`
    select posts.area_id as "areaId", posts.kind, posts.id as "postId", holdings.officer_id as "officerId",
           officers.synthetic
    from posts join holdings on holdings.post_id = posts.id and holdings.to_at is null
    join officers on officers.id = holdings.officer_id
    where posts.kind = any(${[...kinds]}::text[])
    order by posts.area_id, array_position(${[...kinds]}::text[], posts.kind), posts.id`.execute(house.db)
  return Map.groupBy(rows, (row) => row.areaId)
}

/** The first of these people whom the house knows, as an actor. */
function actorOf({ actors }: Stage, held: readonly Held[] | undefined): Deed['actor'] | undefined {
  for (const one of held ?? []) {
    const actor = actors.ofPost(one.postId)
    if (actor) return actor
  }
  return undefined
}

async function publishNumbers(stage: Stage, sample: Sample): Promise<void> {
  const held = await readHeld(stage, planners)
  const posts = await readPosts(stage)
  const deeds = posts.flatMap((post): Deed[] => {
    const actor = actorOf(stage, held.get(post.areaId))
    if (!actor || sample.withoutHotline.includes(post.areaCode)) return []
    return (['hotline', 'duty'] as const).map((kind) => {
      const payload = { areaId: post.areaId, kind, number: numberOf(post, kind), label: 'Số mẫu, không gọi được' }
      return { actor, intent: deed(`${post.bodyId} ${kind}`, 'duty.publish-hotline', payload) }
    })
  })
  await insistAll(stage.house, deeds)
}

/** A number in the shape of Hà Nội's that nobody has: 024 00… */
function numberOf({ areaCode, depth }: Post, kind: string): string {
  return `0240${depth}${kind === 'hotline' ? 0 : 1}${areaCode.padStart(5, '0').slice(-5)}`
}

async function planRosters(stage: Stage, sample: Sample): Promise<void> {
  const patterns = await stage.house.profile.json('duty/patterns.json', dutyPatternsFile)
  const kinds = [...new Set([...leadKinds, ...watchKinds, ...planners])]
  const planning = await readHeld(stage, planners)
  const held = await readHeld(stage, kinds)
  const deeds = (await readPosts(stage)).flatMap((post): Deed[] => {
    const actor = actorOf(stage, planning.get(post.areaId))
    const pattern = patterns.find(({ key }) => key === sample.pattern[String(post.depth)])
    if (!actor || !pattern || sample.withoutRoster.includes(post.areaCode)) return []
    const shifts = planShifts({
      pattern,
      people: peopleOf(
        held.get(post.areaId) ?? [],
        pattern.blocks.some((block) => block.role === 'lead'),
      ),
      from: sample.from as Day,
      days: sample.days,
      offsetMinutes: stage.house.profile.utcOffsetMinutes,
      holidays: new Map(),
    }).filter((shift) => !isLeftOut(post, shift, sample))
    const payload = { bodyId: post.bodyId, shifts, restReason: 'Mẫu: phường ít người' }
    return shifts.length === 0 ? [] : [{ actor, intent: deed(post.bodyId, 'duty.plan-roster', payload) }]
  })
  await insistAll(stage.house, deeds)
}

/** Nobody whom a document names is put on a made-up roster. Commanders and the others do not overlap. */
function peopleOf(held: readonly Held[], hasCommander: boolean): Map<string, string[]> {
  const synthetic = held.filter((one) => one.synthetic)
  const leaders = hasCommander ? synthetic.filter((one) => leadKinds.includes(one.kind)) : []
  const lead = [...new Set(leaders.map((one) => one.officerId))]
  const others = synthetic.filter((one) => watchKinds.includes(one.kind) && !lead.includes(one.officerId))
  return new Map([
    ['lead', lead],
    ['watch', [...new Set(others.map((one) => one.officerId))].slice(0, most)],
  ])
}

/** A shift that the sample leaves out on purpose. */
function isLeftOut(post: Post, shift: WantedShift, { holes }: Sample): boolean {
  const fromAt = holes.filter((one) => one.areaCode === post.areaCode).map((one) => toInstant(one.fromAt))
  return fromAt.some((at) => shift.fromAt <= at && at < shift.toAt)
}

interface Running {
  readonly id: string
  readonly officerId: string
  readonly areaCode: string
  readonly toAt: Instant
}

async function readRunning({ house }: Stage, at: string): Promise<Running[]> {
  const { rows } = await sql<Running>`
    select duty_shifts.id, officer_id as "officerId", area_codes.code as "areaCode", to_at as "toAt" from duty_shifts
    join area_codes on area_codes.area_id = duty_shifts.area_id and area_codes.valid_to is null
    where cancelled_at is null and from_at <= ${at} and to_at > ${at} order by duty_shifts.id`.execute(house.db)
  return rows
}

/** Only watches that end soon hand over: a commander of 24 hours stays. */
async function handOver(stage: Stage, { handOvers }: Sample): Promise<void> {
  const now = stage.house.clock.now()
  const running = (await readRunning(stage, now)).filter((one) => minutesBetween(now, one.toAt) <= 60)
  const deeds = running.flatMap(({ id, officerId, areaCode }): Deed[] => {
    const actor = stage.actors.ofOfficer(officerId)
    const said = handOvers.find((one) => one.areaCode === areaCode)
    const payload = { shiftId: id, note: said?.note }
    return actor && said ? [{ actor, intent: deed(id, 'duty.hand-over', payload) }] : []
  })
  await insistAll(stage.house, deeds)
}

async function takeOver(stage: Stage, { notTaken }: Sample): Promise<void> {
  const running = await readRunning(stage, stage.house.clock.now())
  const deeds = running.flatMap(({ id, officerId, areaCode }): Deed[] => {
    const actor = stage.actors.ofOfficer(officerId)
    if (!actor || notTaken.includes(areaCode)) return []
    return [{ actor, intent: deed(id, 'duty.take-over', { shiftId: id }) }]
  })
  await insistAll(stage.house, deeds)
}

async function checkNumbers(stage: Stage, { checks }: Sample): Promise<void> {
  const held = await readHeld(stage, planners)
  const { rows } = await sql<{ id: string; areaId: number; areaCode: string }>`
    select duty_hotlines.id, duty_hotlines.area_id as "areaId", area_codes.code as "areaCode" from duty_hotlines
    join area_codes on area_codes.area_id = duty_hotlines.area_id and area_codes.valid_to is null
    where kind = 'hotline' order by duty_hotlines.id`.execute(stage.house.db)
  const deeds = rows.flatMap(({ id, areaId, areaCode }): Deed[] => {
    const actor = actorOf(stage, held.get(areaId))
    const check = checks.find((one) => one.areaCode === areaCode)
    if (!actor || (!check && lotOf(areaCode) >= 40)) return []
    const payload = { hotlineId: id, outcome: check?.outcome ?? 'answered' }
    return [{ actor, intent: deed(id, 'duty.check-hotline', payload) }]
  })
  await insistAll(stage.house, deeds)
}

function deed(about: string, type: string, payload: unknown): Intent {
  return { id: derivedId(`sample ${type}`, about), type, payload }
}
