import { contains, type Permission } from '#kit'
import type { Scope, Tree } from '#platform/server'

/**
 * What a token leaves of its owner's scopes: the permissions it names, inside its area if it has one. Never more than
 * the owner holds at this moment.
 */
export function narrowScopes(
  scopes: readonly Scope[],
  token: { readonly permissions: readonly Permission[]; readonly areaId: number | null },
  tree: Tree,
): Scope[] {
  const named = new Set(token.permissions)
  return scopes.flatMap((scope) => {
    const permissions = new Set([...scope.permissions].filter((permission) => named.has(permission)))
    const areaId = token.areaId === null ? scope.areaId : narrowArea(scope.areaId, token.areaId, tree)
    return permissions.size === 0 || areaId === undefined ? [] : [{ permissions, areaId, postId: scope.postId }]
  })
}

function narrowArea(owner: number, token: number, tree: Tree): number | undefined {
  const wide = tree.find(owner)
  const asked = tree.find(token)
  if (!wide || !asked) return undefined
  if (contains(wide, asked)) return token
  return contains(asked, wide) ? owner : undefined
}
