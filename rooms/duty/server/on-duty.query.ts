import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Db, defineRead, notFound, type Profile, type Tree, type Trx, visiblePlace } from '#platform/server'
import { coveringRoles, type OnDuty, onDutyNow, roleTitle } from '../domain/index.ts'
import { type CommandPost, commandPostsIn } from './command-posts.query.ts'
import { bookOf } from './duty-book.query.ts'
import { peopleOnDuty, personKey } from './people-on-duty.query.ts'
import { readShifts, type Shift } from './shifts.store.ts'

/** The moment, the tree and the profile a question is asked in. */
export interface DutyMoment {
  readonly now: Instant
  readonly tree: Tree
  readonly profile: Profile
}

/**
 * Who is on duty now for an area: the watch of its own command post, the commander first; where nobody is on the roster,
 * the watch of the nearest post above (a substitute). Empty when nobody is on duty all the way up.
 */
export async function onDutyFor(db: Db | Trx, areaId: number, at: DutyMoment): Promise<OnDuty[]> {
  const path = at.tree.upward(areaId).map((place) => place.id)
  const posts = await commandPostsIn(db, at, path)
  const running = await runningShifts(db, [...posts.keys()], at)
  const nearest = path.find((id) => running.some((shift) => shift.areaId === id))
  const shifts = running.filter((shift) => shift.areaId === nearest)
  const people = await peopleOnDuty(db, shifts, at.now)
  const phones = await dutyPhones(db, posts)
  const book = await bookOf(at.profile)
  return shifts.map((shift) => {
    const person = people.get(personKey(shift))
    const post = posts.get(shift.bodyId) as CommandPost
    return {
      bodyId: shift.bodyId,
      office: post.name,
      officerId: shift.officerId,
      name: person?.name ?? '',
      post: person?.post ?? null,
      role: shift.role,
      roleTitle: roleTitle(book, shift.role),
      until: shift.toAt,
      phone: phones.get(shift.bodyId) ?? null,
      areaId: shift.areaId,
      isSubstitute: shift.areaId !== areaId,
      takenAt: shift.takenAt,
    }
  })
}

/** Shifts that run now at these posts, in roles that count as being there; commanders first. */
export async function runningShifts(db: Db | Trx, bodyIds: readonly string[], at: DutyMoment): Promise<Shift[]> {
  if (bodyIds.length === 0) return []
  const roles = coveringRoles(await bookOf(at.profile))
  const shifts = await readShifts(
    db,
    sql`body_id = any(${[...bodyIds]}::uuid[]) and from_at <= ${at.now} and to_at > ${at.now} and role = any(${roles}::text[])`,
  )
  return shifts.sort((left, right) => roles.indexOf(left.role) - roles.indexOf(right.role))
}

/** The office number of each post: its published duty line (one that works before one that does not), else the body's. */
export async function dutyPhones(db: Db | Trx, posts: ReadonlyMap<string, CommandPost>): Promise<Map<string, string>> {
  const { rows } = await sql<{ areaId: number; number: string }>`
    select distinct on (area_id) area_id as "areaId", number from duty_hotlines
    where retired_at is null and kind = 'duty' and area_id = any(${[...posts.values()].map((post) => post.areaId)}::int[])
    order by area_id, (check_outcome is not null and check_outcome <> 'answered'), from_at, id`.execute(db)
  const lines = new Map(rows.map((row) => [row.areaId, row.number]))
  return new Map(
    [...posts.values()].flatMap((post) => {
      const number = lines.get(post.areaId) ?? post.phone
      return number === null ? [] : [[post.bodyId, number] as const]
    }),
  )
}

/** `GET /duty/areas/:areaId/now`. */
export const onDutyNowRead = defineRead(onDutyNow, async (asking, { areaId }) => {
  if (!visiblePlace(asking, areaId, 'duty.read')) return notFound('areaId')
  return { at: asking.now, items: await onDutyFor(asking.db, areaId, asking) }
})
