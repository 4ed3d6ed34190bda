import type { Actor } from '#platform/server'
import type { Area } from '../domain/index.ts'

/** Who changes the tree. */
export const editPermission = 'areas.edit'

/**
 * Which areas the actor may change: those inside an area they hold `areas.edit` for. Asked of the register itself, not
 * of the tree in memory, for an import may follow another in the same transaction. In an empty register whoever holds
 * the permission at all may found the tree.
 */
export function editorOf(actor: Actor, known: readonly Area[]): (areaId: number) => boolean {
  if (known.length === 0) return () => true
  const parentOf = new Map(known.map((area) => [area.id, area.parentId]))
  const own = new Set(
    actor.scopes.filter((scope) => scope.permissions.has(editPermission)).map((scope) => scope.areaId),
  )
  return (areaId) => {
    for (let at: number | null | undefined = areaId; at != null; at = parentOf.get(at)) if (own.has(at)) return true
    return false
  }
}
