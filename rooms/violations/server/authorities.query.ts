import type { Asking } from '#platform/server'
import { headPostsOf, officerNames } from '#rooms/bodies/server'
import { type Authority, type AuthorityView, fromVnd } from '../domain/index.ts'
import { areaOfLevel } from './signer.query.ts'
import { areaTitles } from './violation-lines.query.ts'

/** Authorities above a place with where they sit and who heads that committee now; a level that is not there is left out. */
export async function seatsOf(
  asking: Asking,
  areaId: number,
  authorities: readonly Authority[],
): Promise<AuthorityView[]> {
  const titleOf = await areaTitles(asking)
  const placed: { authority: Authority; seat: number }[] = []
  for (const authority of authorities) {
    const seat = await areaOfLevel(asking, areaId, authority.level)
    if (seat !== undefined) placed.push({ authority, seat })
  }
  const heads = await headPostsOf(
    asking.db,
    placed.map(({ seat }) => seat),
    asking.now,
    'government',
  )
  const names = await officerNames(
    asking.db,
    [...heads.values()].map(({ officerId }) => officerId),
  )
  return placed.map(({ authority: { key, title, level, limit }, seat }) => {
    const head = heads.get(seat)
    return {
      key,
      title,
      level,
      limit: fromVnd(limit),
      areaId: seat,
      areaTitle: titleOf(seat),
      postId: head?.postId ?? null,
      holder: names.get(head?.officerId ?? '') ?? null,
    }
  })
}
