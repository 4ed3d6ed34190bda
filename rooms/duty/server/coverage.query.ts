import { sql } from 'kysely'
import { contains, dayOf, foldVietnamese, type Instant, type Interval } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { AREA_KINDS, type AreaKind, areaTitle, levelOf } from '#rooms/areas/domain'
import {
  type CoveredPost,
  coverageOf,
  coveringRoles,
  dutyCoverage,
  dutyPosts,
  minutesOf,
  percentOf,
  type Span,
  weekOf,
} from '../domain/index.ts'
import { type CommandPost, commandPostsIn } from './command-posts.query.ts'
import { bookOf } from './duty-book.query.ts'
import { dutyPhones } from './on-duty.query.ts'
import { peopleOnDuty, personKey } from './people-on-duty.query.ts'

const unitKinds = (Object.keys(AREA_KINDS) as AreaKind[]).filter((kind) => levelOf(kind) !== 'group')

interface Covering extends Span {
  readonly bodyId: string
  readonly areaId: number
  readonly officerId: string
}

interface Covered {
  readonly post: CommandPost
  readonly shifts: readonly Covering[]
  readonly minutes: number
  readonly percent: number
  readonly holes: readonly Span[]
}

/** How each command post inside an interval is covered in a week, in the order of the tree. 600 posts cost two statements. */
async function coveredIn(asking: Asking, within: Interval, week: Span): Promise<Covered[]> {
  const { db, tree, profile } = asking
  const moment = week.toAt <= asking.now ? week.fromAt : asking.now
  const posts = [...(await commandPostsIn(db, { now: moment, profile })).values()].filter((post) => {
    const place = tree.find(post.areaId)
    return place !== undefined && contains(within, place)
  })
  const roles = coveringRoles(await bookOf(profile))
  const { rows } = await sql<Covering>`
    select body_id as "bodyId", area_id as "areaId", officer_id as "officerId", from_at as "fromAt", to_at as "toAt"
    from duty_shifts where cancelled_at is null and to_at > ${week.fromAt} and from_at < ${week.toAt}
      and role = any(${roles}::text[]) and body_id = any(${posts.map((post) => post.bodyId)}::uuid[])
    order by from_at`.execute(db)
  const byPost = Map.groupBy(rows, (row) => row.bodyId)
  return posts.map((post) => {
    const shifts = byPost.get(post.bodyId) ?? []
    const { minutes, percent, holes } = coverageOf(shifts, week)
    return { post, shifts, minutes, percent, holes }
  })
}

/** What a row of the list shows besides: who is there now, the number, whether the public has one. */
async function toRows(asking: Asking, covered: readonly Covered[]): Promise<CoveredPost[]> {
  const { db, now } = asking
  const posts = new Map(covered.map(({ post }) => [post.bodyId, post]))
  const phones = await dutyPhones(db, posts)
  const lines = await areasWithHotline(
    asking,
    [...posts.values()].map((post) => post.areaId),
  )
  const running = covered.flatMap(({ shifts }) => shifts.filter((one) => one.fromAt <= now && now < one.toAt))
  const people = await peopleOnDuty(db, running, now)
  return covered.map(({ post, shifts, percent, holes }) => {
    const onDuty = running.find((one) => one.bodyId === post.bodyId)
    return {
      bodyId: post.bodyId,
      areaId: post.areaId,
      areaTitle: post.areaTitle,
      name: post.name,
      phone: phones.get(post.bodyId) ?? null,
      percent,
      holes: holes.length,
      shifts: shifts.length,
      nextHole: holes.find((hole) => hole.toAt > now) ?? null,
      onDuty: onDuty ? (people.get(personKey(onDuty))?.name ?? null) : null,
      hasHotline: lines.has(post.areaId),
    }
  })
}

async function areasWithHotline({ db }: Asking, areaIds: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ areaId: number }>`
    select distinct area_id as "areaId" from duty_hotlines
    where retired_at is null and kind = 'hotline' and area_id = any(${[...areaIds]}::int[])`.execute(db)
  return new Set(rows.map((row) => row.areaId))
}

/** `GET /duty/areas/:areaId/coverage`. */
export const dutyCoverageRead = defineRead(dutyCoverage, async (asking, { areaId, at }) => {
  const { tree, now, profile } = asking
  const place = visiblePlace(asking, areaId, 'duty.read')
  if (!place) return notFound('areaId')
  const week = weekOf(at ?? now, profile.utcOffsetMinutes)
  const covered = await coveredIn(asking, place, week)
  const units = await unitsWithin(asking, place, now)
  const totalOf = (within: Interval) => sumUp(covered, units, { within, week, asking })
  const titles = new Map(units.map((unit) => [unit.id, areaTitle(unit)]))
  const children = tree.childrenOf(areaId).flatMap((child) => {
    const title = titles.get(child.id)
    return title ? [{ areaId: child.id, title, ...totalOf(child) }] : []
  })
  const own = covered.filter(({ post }) => post.areaId === areaId)
  return { at: now, week, total: totalOf(place), own: await toRows(asking, own), children }
})

interface Unit {
  readonly id: number
  readonly kind: AreaKind
  readonly name: string
}

/** Units (not residential groups) of an interval that are in force. */
async function unitsWithin({ db, profile }: Asking, place: Interval, now: Instant): Promise<Unit[]> {
  const day = dayOf(now, profile.utcOffsetMinutes)
  const { rows } = await sql<Unit>`
    select id, kind, name from areas where kind = any(${unitKinds}::text[]) and first between ${place.first} and ${place.last}
      and valid_from <= ${day} and (valid_to is null or valid_to > ${day}) order by first`.execute(db)
  return rows
}

function sumUp(
  covered: readonly Covered[],
  units: readonly Unit[],
  { within, week, asking }: { within: Interval; week: Span; asking: Asking },
) {
  const { tree } = asking
  const inside = covered.filter(({ post }) => contains(within, tree.get(post.areaId)))
  const withPost = new Set(inside.map(({ post }) => post.areaId))
  const here = units.filter((unit) => {
    const place = tree.find(unit.id)
    return place !== undefined && contains(within, place)
  })
  const minutes = inside.reduce((sum, one) => sum + one.minutes, 0)
  return {
    posts: inside.length,
    full: inside.filter((one) => one.percent === 100).length,
    percent: inside.length === 0 ? 0 : percentOf(minutes, inside.length * minutesOf(week)),
    withoutPost: here.filter((unit) => !withPost.has(unit.id)).length,
  }
}

/** `GET /duty/posts`: in the order of the tree; the page is cut after the filters. */
export const dutyPostsRead = defineRead(dutyPosts, async (asking, { areaId, at, only, q, limit, cursor }) => {
  const place = visiblePlace(asking, areaId, 'duty.read')
  if (!place) return notFound('areaId')
  const week = weekOf(at ?? asking.now, asking.profile.utcOffsetMinutes)
  const words = foldVietnamese(q ?? '')
  const covered = (await coveredIn(asking, place, week)).filter(
    ({ post, percent }) =>
      (only === 'all' || percent < 100) && (words === '' || foldVietnamese(post.areaTitle.vi).includes(words)),
  )
  const after = fromCursor(cursor)?.[0]
  const start = after === undefined ? 0 : covered.findIndex(({ post }) => post.bodyId === after) + 1
  const page = covered.slice(start, start + limit)
  const last = page.at(-1)
  const more = start + limit < covered.length
  return { items: await toRows(asking, page), next: more && last ? toCursor([last.post.bodyId]) : null }
})
