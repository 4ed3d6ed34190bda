import { contains, type Permission } from '#kit'
import type { Actor, Place, Tree } from '#platform/server'

/** Whether the actor holds a post of this very unit, or of a place inside it. */
export function isOfUnit(actor: Actor, unit: Place, tree: Tree): boolean {
  return actor.scopes.some(({ areaId, postId }) => {
    const own = tree.find(areaId)
    return postId !== null && own !== undefined && contains(unit, own)
  })
}

/** Whether the actor heads this very unit: only they explain its score. */
export function headsUnit(actor: Actor, areaId: number): boolean {
  return actor.scopes.some(
    (scope) => scope.areaId === areaId && scope.postId !== null && scope.permissions.has('scorecards.explain'),
  )
}

/** Whether the actor may decide over a unit: by a place strictly above it, and not being of it themselves (SCR-02). */
export function decidesOver(actor: Actor, permission: Permission, unit: Place, tree: Tree): boolean {
  if (actor.officerId === null || isOfUnit(actor, unit, tree)) return false
  return actor.scopes.some(({ areaId, permissions }) => {
    const own = tree.find(areaId)
    return permissions.has(permission) && own !== undefined && own.id !== unit.id && contains(own, unit)
  })
}
