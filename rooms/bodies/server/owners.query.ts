import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Owner, OwnerLookup, OwnersNextAt, Tree, Trx } from '#platform/server'
import { headPostsOf } from './head-posts.query.ts'
import { type Holder, holdersOf } from './holders.query.ts'
import { superiorsOf } from './superiors.query.ts'

/** More steps than any chain of command has. */
const mostSteps = 24

interface Climb {
  postId: string | null
  /** How many people further up are still wanted. */
  raise: number
  found: { postId: string; officerId: string } | undefined
  readonly seen: Set<string>
}

/**
 * Who must act: the holder of the post (or of the head post of the area), an acting one first; where nobody holds it
 * the nearest superior who is there; `raised` steps further up. At the top the last person found stays the owner.
 */
export const ownersOf: OwnerLookup = async (trx, questions, at) => {
  const climbs = await startClimbs(trx, questions, at)
  for (let step = 0; step < mostSteps; step++) {
    const walking = climbs.filter((climb) => climb.postId !== null)
    if (walking.length === 0) break
    const postIds = walking.map((climb) => climb.postId as string)
    const holders = await holdersOf(trx, postIds, at.now)
    const goOn = walking.filter((climb) => !arrives(climb, holders))
    const superiors = await superiorsOf(
      trx,
      goOn.map((climb) => climb.postId as string),
      at,
    )
    for (const climb of goOn) climb.postId = nextPost(climb, superiors)
  }
  const areas = await areasOfPosts(trx, climbs)
  return questions.map((question, index): Owner => {
    const found = climbs[index]?.found
    if (!found) return { postId: question.postId, officerId: null, areaId: question.areaId }
    return { ...found, areaId: areas.get(found.postId) ?? question.areaId }
  })
}

/** Whether the climb ends here; takes note of the person met. */
function arrives(climb: Climb, holders: ReadonlyMap<string, Holder>): boolean {
  const postId = climb.postId as string
  const holder = holders.get(postId)
  if (!holder) return false
  const sameAgain = climb.found?.officerId === holder.officerId
  if (climb.found && !sameAgain) climb.raise--
  if (!sameAgain) climb.found = { postId, officerId: holder.officerId }
  if (climb.raise > 0) return false
  climb.postId = null
  return true
}

function nextPost(climb: Climb, superiors: ReadonlyMap<string, string | null>): string | null {
  const postId = climb.postId as string
  climb.seen.add(postId)
  const next = superiors.get(postId) ?? null
  return next !== null && climb.seen.has(next) ? null : next
}

async function startClimbs(
  trx: Trx,
  questions: readonly { areaId: number; postId: string | null; raised: number }[],
  at: { now: Instant; tree: Tree },
): Promise<Climb[]> {
  const areaIds = new Set<number>()
  for (const question of questions) {
    if (question.postId === null) for (const place of at.tree.upward(question.areaId)) areaIds.add(place.id)
  }
  const heads = await headPostsOf(trx, [...areaIds], at.now)
  return questions.map((question) => ({
    postId: question.postId ?? nearestHead(question.areaId, at.tree, heads),
    raise: question.raised,
    found: undefined,
    seen: new Set<string>(),
  }))
}

function nearestHead(areaId: number, tree: Tree, heads: ReadonlyMap<number, { postId: string }>): string | null {
  for (const place of tree.upward(areaId)) {
    const head = heads.get(place.id)
    if (head) return head.postId
  }
  return null
}

async function areasOfPosts(trx: Trx, climbs: readonly Climb[]): Promise<Map<string, number>> {
  const postIds = [...new Set(climbs.flatMap((climb) => (climb.found ? [climb.found.postId] : [])))]
  if (postIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; area_id: number }>`
    select id, area_id from posts where id = any(${postIds}::uuid[])`.execute(trx)
  return new Map(rows.map((row) => [row.id, row.area_id]))
}

/** When somebody takes or leaves a post next: until then, and but for a new day, the clock changes no owner. */
export const ownersNextAt: OwnersNextAt = async (trx, now) => {
  const { rows } = await sql<{ next: Instant | null }>`
    select least((select min(from_at) from holdings where from_at > ${now}),
                 (select min(to_at) from holdings where to_at > ${now})) as next`.execute(trx)
  return rows[0]?.next ?? null
}
