import type { Profile } from '#platform/server'
import { postKindsFile } from '#rooms/bodies/domain'
import { type Roles, rolesFile, toRoles } from '../domain/index.ts'

const loaded = new WeakMap<Profile, Promise<Roles>>()

/** The roles of the running profile, read once. Fault: a profile whose roles do not fit together does not start. */
export function rolesOf(profile: Profile): Promise<Roles> {
  let roles = loaded.get(profile)
  if (!roles) {
    roles = load(profile)
    loaded.set(profile, roles)
  }
  return roles
}

async function load(profile: Profile): Promise<Roles> {
  const file = await profile.json('access/roles.json', rolesFile)
  return toRoles(file, await profile.json('bodies/post-kinds.json', postKindsFile))
}
