import { sql } from 'kysely'
import { dayOf } from '#kit'
import type { Asking, Place } from '#platform/server'
import { holdersOf, officerNames } from '#rooms/bodies/server'
import { onDutyFor } from '#rooms/duty/server'
import type { Board } from '../domain/index.ts'

/** Whom one calls about an area, in this order: the commander, the head of a residential group, the chairman. */
const calledKinds = ['command-head', 'group-head', 'chairman']
const mostShown = 2

interface CalledPost {
  readonly postId: string
  readonly post: string
  readonly areaId: number
  readonly kind: string
  readonly phone: string | null
}

/**
 * Who is on duty now, with the office number: by the rosters, the area's own watch or the nearest above as a substitute.
 * Where no roster says anybody, who leads here.
 */
export async function onDutyIn(
  asking: Pick<Asking, 'db' | 'tree' | 'now' | 'profile'>,
  place: Place,
): Promise<Board['onDuty']> {
  const rostered = await onDutyFor(asking.db, place.id, asking)
  if (rostered.length === 0) return leadersOf(asking, place)
  return rostered.slice(0, mostShown).map((one) => ({
    postId: one.bodyId,
    post: one.post ?? one.office.vi,
    officerId: one.officerId,
    name: one.name,
    acting: false,
    phone: one.phone,
    areaId: one.areaId,
    isSubstitute: one.isSubstitute,
    until: one.until,
  }))
}

/** Who leads here. Posts that nobody holds stay in the answer, and then the nearest person above is added: somebody can always be called. */
async function leadersOf(
  asking: Pick<Asking, 'db' | 'tree' | 'now' | 'profile'>,
  place: Place,
): Promise<Board['onDuty']> {
  const { db, tree, now } = asking
  const path = tree.upward(place.id).map((one) => one.id)
  const posts = await calledPosts(asking, path)
  const holders = await holdersOf(
    db,
    posts.map((post) => post.postId),
    now,
  )
  const own = posts.filter((post) => post.areaId === place.id)
  const above = posts.find((post) => post.areaId !== place.id && holders.has(post.postId))
  const isHeld = own.some((post) => holders.has(post.postId))
  const shown = [...withoutTwins(own, holders).slice(0, mostShown), ...(isHeld || !above ? [] : [above])]
  const names = await officerNames(
    db,
    shown.map((post) => holders.get(post.postId)?.officerId ?? null),
  )
  return shown.map(({ postId, post, areaId, phone }) => {
    const holder = holders.get(postId)
    return {
      postId,
      post,
      officerId: holder?.officerId ?? null,
      name: holder ? (names.get(holder.officerId) ?? null) : null,
      acting: holder?.acting ?? false,
      phone,
      areaId,
      isSubstitute: areaId !== place.id,
      until: null,
    }
  })
}

/** The posts one calls in these areas, the nearest area first. */
async function calledPosts(
  { db, now, profile }: Pick<Asking, 'db' | 'now' | 'profile'>,
  path: readonly number[],
): Promise<CalledPost[]> {
  const day = dayOf(now, profile.utcOffsetMinutes)
  const { rows } = await sql<CalledPost>`
    select posts.id as "postId", posts.title as post, posts.area_id as "areaId", posts.kind,
           bodies.office_phone as phone
    from posts left join bodies on bodies.id = posts.body_id
    where posts.area_id = any(${path}::int[]) and posts.kind = any(${calledKinds}::text[])
      and posts.valid_from <= ${day} and (posts.valid_to is null or posts.valid_to > ${day})
    order by array_position(${path}::int[], posts.area_id), array_position(${calledKinds}::text[], posts.kind),
             posts.id`.execute(db)
  return rows
}

/** One person in two posts is called once, in the first of them. */
function withoutTwins(posts: readonly CalledPost[], holders: ReadonlyMap<string, { officerId: string }>): CalledPost[] {
  const seen = new Set<string>()
  return posts.filter(({ postId }) => {
    const person = holders.get(postId)?.officerId ?? postId
    if (seen.has(person)) return false
    seen.add(person)
    return true
  })
}
