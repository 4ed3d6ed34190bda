import { z } from 'zod'
import type { Permission } from '#kit'

const words = z.object({ vi: z.string().min(1), en: z.string().min(1) })

/**
 * `profiles/<name>/access/roles.json`: the named roles (vai trò), which permission each of them has (one line for a
 * permission; `*` means every role), and which roles must have a second factor. Which role a kind of post brings stands
 * with the kinds of post, in `bodies/post-kinds.json`.
 */
export const rolesFile = z.strictObject({
  source: z.object({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) }),
  roles: z.record(z.string(), words),
  permissions: z.record(z.string(), z.array(z.string())),
  secondFactor: z.array(z.string()),
})

/** The roles of a profile, ready to ask. */
export interface Roles {
  readonly titles: ReadonlyMap<string, { readonly vi: string; readonly en: string }>
  /** The role that a kind of post brings; undefined for an unknown kind. */
  roleOfPost(kind: string): string | undefined
  /** Permissions of a role; none for an unknown role. */
  permissionsOf(role: string): ReadonlySet<Permission>
  needsSecondFactor(role: string): boolean
}

const none: ReadonlySet<Permission> = new Set()

/** Turns the file around. Fault: a line that names a role the file does not declare. */
export function toRoles(
  file: z.infer<typeof rolesFile>,
  postKinds: readonly { readonly kind: string; readonly role: string }[],
): Roles {
  const known = new Set(Object.keys(file.roles))
  const ofPosts = new Map(postKinds.map(({ kind, role }) => [kind, role]))
  const named = [...ofPosts.values(), ...Object.values(file.permissions).flat(), ...file.secondFactor]
  const unknown = named.find((role) => role !== '*' && !known.has(role))
  if (unknown !== undefined)
    throw new Error(`the profile names the role "${unknown}" and access/roles.json does not declare it`)
  const permissions = new Map<string, Set<Permission>>([...known].map((role) => [role, new Set()]))
  for (const [permission, roles] of Object.entries(file.permissions)) {
    for (const role of roles.includes('*') ? known : roles) permissions.get(role)?.add(permission)
  }
  return {
    titles: new Map(Object.entries(file.roles)),
    roleOfPost: (kind) => ofPosts.get(kind),
    permissionsOf: (role) => permissions.get(role) ?? none,
    needsSecondFactor: (role) => file.secondFactor.includes(role),
  }
}
