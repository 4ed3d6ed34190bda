import { sql } from 'kysely'
import { type Day, dayOf, type Instant, isUuid } from '#kit'
import { ACCESS, type Asking, defineRead, may, no, notFound } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import {
  blankFigures,
  breachesOf,
  coverageOf,
  DUTY,
  dutyCandidates,
  hoursWithin,
  planShifts,
  restOf,
  restWords,
  roleOf,
  rosterPlan,
  ruleOn,
  type Span,
  type WantedShift,
  weekOf,
} from '../domain/index.ts'
import { judgeOnDesk, openDesk, putOnDesk, takeOffDesk } from './desk.ts'
import { bookOf } from './duty-book.query.ts'
import { stretchOf, visiblePost } from './roster-week.query.ts'
import { readShifts } from './shifts.store.ts'
import { sayBreach } from './troubles.query.ts'

/** `GET /duty/posts/:bodyId/plan`: what building it would give; nothing is written. */
export const rosterPlanRead = defineRead(rosterPlan, async (asking, query) => {
  const { db, profile, now, tree } = asking
  const post = await visiblePost(asking, query.bodyId)
  if (!post) return notFound('bodyId')
  if (!may(asking.actor, 'duty.plan', post.areaId, tree)) return no(ACCESS.OUTSIDE_AREA)
  const book = await bookOf(profile)
  const pattern = book.patterns.find((one) => one.key === query.pattern)
  if (!pattern) return no(DUTY.PATTERN_UNKNOWN, { field: 'pattern', params: { pattern: query.pattern } })
  const window = stretchOf(query.from as Day, query.days, profile.utcOffsetMinutes)
  const people = new Map(query.people.map(({ role, officerIds }) => [role, officerIds]))
  const officerIds = query.people.flatMap((one) => one.officerIds)
  const standing = await readShifts(
    db,
    sql`body_id = ${query.bodyId} and to_at > ${window.fromAt} and from_at < ${window.toAt}`,
  )
  const givesWay = standing.filter((shift) => shift.fromAt >= window.fromAt && shift.fromAt > now)
  const desk = await openDesk(
    { trx: db, profile, now, tree },
    { bodyIds: [post.bodyId], officerIds, spans: [window] },
    false,
  )
  for (const shift of givesWay) takeOffDesk(desk, shift.officerId, shift.id)
  const shifts = planShifts({
    pattern,
    people,
    from: query.from as Day,
    days: query.days,
    offsetMinutes: profile.utcOffsetMinutes,
    holidays: desk.holidays,
  }).filter((shift) => shift.toAt > now)
  const names = await officerNames(db, officerIds)
  const judged = shifts.map((wanted, index) => judgeDraft(desk, post, wanted, { index, names }))
  const rule = ruleOn(book, query.from as Day)
  const stays = standing.filter((shift) => !givesWay.includes(shift))
  const counts = (shift: { role: string }) => (rule && roleOf(rule, shift.role)?.covers) ?? false
  return {
    window,
    shifts: judged,
    coverage: coverageOf([...stays, ...shifts].filter(counts), window),
    replaces: givesWay.length,
    blank: rule ? blankFigures(restOf(rule)).map((figure) => restWords[figure]) : [],
  }
})

/** What the door would say of a shift of the draft, the ones before it already laid down. */
function judgeDraft(
  desk: Awaited<ReturnType<typeof openDesk>>,
  post: Parameters<typeof judgeOnDesk>[1],
  wanted: WantedShift,
  { index, names }: { index: number; names: ReadonlyMap<string, string> },
) {
  const refusal = judgeOnDesk(desk, post, wanted, '')
  const { utcOffsetMinutes: offsetMinutes } = desk.step.profile
  const rule = ruleOn(desk.book, dayOf(wanted.fromAt, offsetMinutes))
  const others = desk.shifts.get(wanted.officerId) ?? []
  const rest = rule && !refusal ? breachesOf(wanted, others, { rule, offsetMinutes }).map(sayBreach) : []
  if (!refusal) putOnDesk(desk, wanted.officerId, { id: String(index), fromAt: wanted.fromAt, toAt: wanted.toAt })
  return { ...wanted, name: names.get(wanted.officerId) ?? '', refusal: refusal?.words ?? null, rest }
}

interface Candidate {
  officerId: string
  name: string
  post: string
  kind: string
}

/** `GET /duty/posts/:bodyId/candidates`: whoever holds a fitting post in the area, those with fewer hours in the week first. */
export const dutyCandidatesRead = defineRead(dutyCandidates, async (asking, { bodyId, at, role }) => {
  const { db, profile, now } = asking
  const post = await visiblePost(asking, bodyId)
  if (!post) return notFound('bodyId')
  const moment = at ?? now
  const rule = ruleOn(await bookOf(profile), dayOf(moment, profile.utcOffsetMinutes))
  const roles = (rule?.roles ?? []).filter((one) => role === undefined || one.key === role)
  const { rows } = await sql<Candidate>`
    select holdings.officer_id as "officerId", officers.name, posts.title as post, posts.kind
    from posts join holdings on holdings.post_id = posts.id and holdings.from_at <= ${moment}
      and (holdings.to_at is null or holdings.to_at > ${moment})
    join officers on officers.id = holdings.officer_id
    where posts.area_id = ${post.areaId} and posts.kind = any(${roles.flatMap((one) => one.postKinds)}::text[])
    order by posts.is_head desc, officers.folded, holdings.officer_id, posts.id limit 500`.execute(db)
  const byOfficer = Map.groupBy(rows, (row) => row.officerId)
  const week = weekOf(moment, profile.utcOffsetMinutes)
  const hours = await hoursIn(asking, [...byOfficer.keys()], week)
  const items = [...byOfficer].map(([officerId, held]) => ({
    officerId,
    name: held[0]?.name ?? '',
    post: held[0]?.post ?? '',
    roles: roles.filter((one) => held.some(({ kind }) => one.postKinds.includes(kind))).map((one) => one.key),
    hours: hours.get(officerId) ?? 0,
  }))
  return { items }
})

/** Hours on duty of people within a week, anywhere. */
export async function hoursIn(
  { db }: Pick<Asking, 'db'>,
  officerIds: readonly string[],
  week: Span,
): Promise<Map<string, number>> {
  const known = officerIds.filter((id) => isUuid(id))
  const shifts = await readShifts(
    db,
    sql`officer_id = any(${known}::uuid[]) and from_at < ${week.toAt as Instant} and to_at > ${week.fromAt as Instant}`,
  )
  const byOfficer = Map.groupBy(shifts, (shift) => shift.officerId)
  return new Map([...byOfficer].map(([officerId, own]) => [officerId, hoursWithin(own, week)]))
}
