import { sql } from 'kysely'
import { addMinutes, dayOf, formatMoment, type Instant, type Refusal, refuse } from '#kit'
import { allowed, type Db, type Step, type Trx, type Work } from '#platform/server'
import {
  breachesOf,
  DUTY,
  type DutyBook,
  dayKindOf,
  type HeldPost,
  judgePerson,
  judgeShape,
  refuseBreach,
  ruleOn,
  type Span,
  type WantedShift,
} from '../domain/index.ts'
import { type CommandPost, commandPosts } from './command-posts.query.ts'
import type { DutyShiftsTable } from './duty.tables.ts'
import { bookOf, holidaysNow } from './duty-book.query.ts'
import { readShifts } from './shifts.store.ts'

/** Days to either side of a plan whose shifts the rest rule may look at. */
const daysAround = 9

/** Where a desk stands: in the transaction of a change, or in the database of a question. */
export interface DeskPlace extends Pick<Step, 'now' | 'tree' | 'profile'> {
  readonly trx: Db | Trx
}

/** A shift on the desk: enough to see whether another one meets it. */
export interface DeskShift extends Span {
  readonly id: string
}

/** Everything by which shifts of many people are judged, read once and kept true while shifts are put and taken. */
export interface Desk {
  readonly book: DutyBook
  readonly holidays: ReadonlyMap<string, 'holiday' | 'working'>
  readonly posts: ReadonlyMap<string, CommandPost>
  readonly officers: ReadonlySet<string>
  readonly held: ReadonlyMap<string, readonly HeldPost[]>
  readonly shifts: Map<string, DeskShift[]>
  readonly step: DeskPlace
}

/** What a desk is opened for. */
export interface DeskScope {
  readonly bodyIds: readonly string[]
  readonly officerIds: readonly string[]
  readonly spans: readonly Span[]
}

/**
 * Opens a desk over these posts and people. With `lock` the people are held until the end of the transaction, always in
 * the same order: two who roster one person at once come one after the other, and the second sees what the first did.
 */
export async function openDesk(step: DeskPlace, scope: DeskScope, lock: boolean): Promise<Desk> {
  const { trx, profile } = step
  const officerIds = [...new Set(scope.officerIds)].sort()
  const { rows } = await sql<{ id: string }>`
    select id from officers where id = any(${officerIds}::uuid[]) order by id
    ${lock ? sql`for no key update` : sql``}`.execute(trx)
  const book = await bookOf(profile)
  const posts = await commandPosts(trx, scope.bodyIds, profile)
  return {
    book,
    posts,
    officers: new Set(rows.map((row) => row.id)),
    holidays: await holidaysNow(trx, book),
    held: await readHeld(
      step,
      officerIds,
      [...posts.values()].map((post) => post.areaId),
    ),
    shifts: await readAround(step, officerIds, scope.spans),
    step,
  }
}

async function readHeld(
  { trx }: DeskPlace,
  officerIds: readonly string[],
  areaIds: readonly number[],
): Promise<Map<string, HeldPost[]>> {
  const { rows } = await sql<HeldPost & { officerId: string; areaId: number }>`
    select holdings.officer_id as "officerId", posts.area_id as "areaId", posts.kind, holdings.from_at as "fromAt",
           holdings.to_at as "toAt"
    from holdings join posts on posts.id = holdings.post_id
    where holdings.officer_id = any(${[...officerIds]}::uuid[]) and posts.area_id = any(${[...new Set(areaIds)]}::int[])
    order by holdings.from_at, holdings.id`.execute(trx)
  return Map.groupBy(rows, (row) => heldKey(row.officerId, row.areaId))
}

async function readAround(
  { trx }: DeskPlace,
  officerIds: readonly string[],
  spans: readonly Span[],
): Promise<Map<string, DeskShift[]>> {
  if (spans.length === 0) return new Map()
  const from = addMinutes(spans.map((one) => one.fromAt).reduce(earlier), -daysAround * 1440)
  const to = addMinutes(spans.map((one) => one.toAt).reduce(later), daysAround * 1440)
  const rows = await readShifts(
    trx,
    sql`officer_id = any(${[...officerIds]}::uuid[]) and from_at < ${to} and to_at > ${from}`,
  )
  return Map.groupBy(rows, (row) => row.officerId)
}

/** Whether the actor may do this at that post; the refusal tells no more than what they may see. */
export function judgePost(desk: Desk, bodyId: string, work: Work<unknown>): Refusal | CommandPost {
  const post = desk.posts.get(bodyId)
  if (!post) return refuse(DUTY.POST_UNKNOWN, { field: 'bodyId' })
  const notAllowed = allowed(work, desk.step, 'duty.plan', post.areaId, 'duty.read')
  if (notAllowed) return notAllowed.status === 404 ? refuse(DUTY.POST_UNKNOWN, { field: 'bodyId' }) : notAllowed
  return post
}

/** Whether the shift may stand at the post; the first reason against it, or null. */
export function judgeOnDesk(
  desk: Desk,
  post: CommandPost,
  wanted: WantedShift,
  restReason?: string | undefined,
): Refusal | null {
  const offsetMinutes = desk.step.profile.utcOffsetMinutes
  const day = dayOf(wanted.fromAt, offsetMinutes)
  const rule = ruleOn(desk.book, day)
  if (!rule) return refuse(DUTY.NO_RULE, { field: 'fromAt', params: { day } })
  const misshapen = judgeShape(wanted, rule)
  if (misshapen) return misshapen
  if (day < post.validFrom || (post.validTo !== null && day >= post.validTo)) {
    return refuse(DUTY.POST_DISSOLVED, { field: 'bodyId' })
  }
  if (!desk.officers.has(wanted.officerId)) return refuse(DUTY.OFFICER_UNKNOWN, { field: 'officerId' })
  const shifts = desk.shifts.get(wanted.officerId) ?? []
  const posts = desk.held.get(heldKey(wanted.officerId, post.areaId)) ?? []
  const showMoment = (at: Instant) => formatMoment(at, offsetMinutes)
  const refusal = judgePerson(wanted, { posts, shifts }, { rule, showMoment })
  if (refusal || restReason !== undefined) return refusal
  const breach = breachesOf(wanted, shifts, { rule, offsetMinutes })[0]
  return breach ? refuseBreach(breach, 'restReason') : null
}

/** Lays a shift on the desk, so that the next one sees it. */
export function putOnDesk(desk: Desk, officerId: string, shift: DeskShift): void {
  const shifts = desk.shifts.get(officerId)
  if (shifts) shifts.push(shift)
  else desk.shifts.set(officerId, [shift])
}

/** Takes a shift from the desk; gives it back for laying it there again. */
export function takeOffDesk(desk: Desk, officerId: string, shiftId: string): DeskShift | undefined {
  const shifts = desk.shifts.get(officerId) ?? []
  const index = shifts.findIndex((shift) => shift.id === shiftId)
  return index === -1 ? undefined : shifts.splice(index, 1)[0]
}

/** The row of a shift that may stand. */
export function toShiftRow(
  desk: Desk,
  post: CommandPost,
  wanted: WantedShift & { id: string; planId: string; restReason?: string | undefined },
): DutyShiftsTable {
  const { step, holidays } = desk
  const offsetMinutes = step.profile.utcOffsetMinutes
  const rule = ruleOn(desk.book, dayOf(wanted.fromAt, offsetMinutes))
  const others = (desk.shifts.get(wanted.officerId) ?? []).filter((shift) => shift.id !== wanted.id)
  const isBreach =
    wanted.restReason !== undefined &&
    rule !== undefined &&
    breachesOf(wanted, others, { rule, offsetMinutes }).length > 0
  return {
    zone_id: step.tree.get(post.areaId).zoneId,
    id: wanted.id,
    body_id: post.bodyId,
    area_id: post.areaId,
    officer_id: wanted.officerId,
    role: wanted.role,
    from_at: wanted.fromAt,
    to_at: wanted.toAt,
    day_kind: dayKindOf(dayOf(wanted.fromAt, offsetMinutes), holidays),
    rest_reason: isBreach ? (wanted.restReason ?? null) : null,
    plan_id: wanted.planId,
    version: 0,
    changed_at: step.now,
    taken_at: null,
    cancelled_at: null,
    replaced_by: null,
  }
}

function heldKey(officerId: string, areaId: number): string {
  return `${officerId} ${areaId}`
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other
}
