import { containedInAny, type Interval, type Permission } from '#kit'
import type { Tree } from '../territory/territory.ts'

/** What one post (or one grant) lets its holder do, and where. */
export interface Scope {
  readonly permissions: ReadonlySet<Permission>
  readonly areaId: number
  readonly postId: string | null
}

/**
 * Who asks: an account, the officer behind it, and the posts held at this moment. The one policy for lists, forms,
 * map, export and API is permission × area interval × post held now.
 */
export interface Actor {
  readonly accountId: string | null
  readonly officerId: string | null
  readonly scopes: readonly Scope[]
  /** Text of the session or token, for limits and logs. */
  readonly via: 'session' | 'token' | 'house' | 'nobody'
}

/** A visitor who has not signed in. */
export const nobody: Actor = { accountId: null, officerId: null, scopes: [], via: 'nobody' }

/** Intervals of the current tree where the actor holds the permission; `public` holds everywhere. */
export function intervalsOf(actor: Actor, permission: Permission, tree: Tree): Interval[] {
  if (isOpenTo(actor, permission)) return tree.root ? [tree.root] : []
  const intervals: Interval[] = []
  for (const scope of actor.scopes) {
    if (!scope.permissions.has(permission)) continue
    const place = tree.find(scope.areaId)
    if (place) intervals.push({ first: place.first, last: place.last })
  }
  return intervals
}

/** May the actor do this in that area, now? */
export function may(actor: Actor, permission: Permission, areaId: number, tree: Tree): boolean {
  const place = tree.find(areaId)
  return place !== undefined && containedInAny(intervalsOf(actor, permission, tree), place)
}

/** May the actor do this anywhere at all? */
export function mayAnywhere(actor: Actor, permission: Permission): boolean {
  return isOpenTo(actor, permission) || actor.scopes.some((scope) => scope.permissions.has(permission))
}

/** The post by which the actor may do this there: the one whose area is smallest. Null for a grant without a post. */
export function postFor(actor: Actor, permission: Permission, areaId: number, tree: Tree): string | null {
  const place = tree.find(areaId)
  if (!place) return null
  let best: { size: number; postId: string | null } | undefined
  for (const scope of actor.scopes) {
    const own = tree.find(scope.areaId)
    if (!own || !scope.permissions.has(permission) || own.first > place.first || own.last < place.last) continue
    const size = own.last - own.first
    if (!best || size < best.size) best = { size, postId: scope.postId }
  }
  return best?.postId ?? null
}

function isOpenTo(actor: Actor, permission: Permission): boolean {
  return permission === 'public' || (permission === 'signed-in' && actor.accountId !== null)
}
