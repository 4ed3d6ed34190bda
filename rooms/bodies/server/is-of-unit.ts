import type { Actor } from '#platform/server'

/** Whether the actor decides in that very area: the unit itself, not somebody above it who may decide there too. */
export function isOfUnit(actor: Actor, areaId: number): boolean {
  return actor.scopes.some((scope) => scope.areaId === areaId && scope.permissions.has('bodies.decide'))
}
