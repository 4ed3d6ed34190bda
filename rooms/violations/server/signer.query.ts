import type { Instant } from '#kit'
import type { Db, Tree, Trx } from '#platform/server'
import { levelOf } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { scopesOfOfficer } from '#rooms/bodies/server'
import { type Authority, authoritiesOn, dayIn, type Ground, type Level, type Signer } from '../domain/index.ts'

/** The moment, the tree and the database that powers are asked in. */
export interface SignerMoment {
  readonly db: Db | Trx
  readonly tree: Tree
  readonly now: Instant
}

/** The level of an area as competence knows it; undefined below the commune. */
export async function levelOfArea(at: Pick<SignerMoment, 'db' | 'tree'>, areaId: number): Promise<Level | undefined> {
  const book = await openBook(at)
  const area = book.byId.get(areaId)
  const level = area === undefined ? 'group' : levelOf(area.kind)
  return level === 'group' ? undefined : level
}

/** The area of a level above a place (or the place itself). */
export async function areaOfLevel(
  at: Pick<SignerMoment, 'db' | 'tree'>,
  areaId: number,
  level: Level,
): Promise<number | undefined> {
  for (const place of at.tree.upward(areaId)) {
    if ((await levelOfArea(at, place.id)) === level) return place.id
  }
  return undefined
}

/**
 * What powers somebody's posts give them over a place today: the post must be of a kind that the profile names, sit at that
 * level, and its area must hold the place. Only a named officer has any; a program never signs (SG-08).
 */
export async function signerFor(
  at: SignerMoment,
  about: { readonly officerId: string | null; readonly areaId: number },
  ground: Ground,
): Promise<Signer> {
  if (about.officerId === null) return { officerId: null, postId: null, authorities: [] }
  const above = new Set(at.tree.upward(about.areaId).map(({ id }) => id))
  const today = authoritiesOn(ground.competence, dayIn(ground, ground.now))
  const found: { postId: string; authority: Authority }[] = []
  for (const post of await scopesOfOfficer(at.db, about.officerId, at.now)) {
    if (!above.has(post.areaId)) continue
    const level = await levelOfArea(at, post.areaId)
    for (const authority of today) {
      const fits = authority.level === level && authority.postKinds.includes(post.postKind)
      if (fits) found.push({ postId: post.postId, authority })
    }
  }
  found.sort((left, right) => (left.authority.limit < right.authority.limit ? 1 : -1))
  return {
    officerId: about.officerId,
    postId: found[0]?.postId ?? null,
    authorities: found.map(({ authority }) => authority),
  }
}
