import { sql } from 'kysely'
import type { Instant, Permission } from '#kit'
import type { Db, Scope, Trx } from '#platform/server'
import { wholePastOf } from '#rooms/areas/server'
import { type HeldPost, scopesOfOfficer } from '#rooms/bodies/server'
import type { Roles } from '../domain/index.ts'

/** A role in an area without a post, in force now. */
export interface GrantHeld {
  readonly id: string
  readonly role: string
  readonly areaId: number
}

/** What an account may do at a moment, and why: posts held now and grants in force now. */
export interface Powers {
  readonly posts: readonly HeldPost[]
  readonly grants: readonly GrantHeld[]
  readonly scopes: readonly Scope[]
  /** True when one of the roles must have a second factor. */
  readonly needsSecondFactor: boolean
}

/** Reads the powers of one account. A post that ended gives nothing; neither does a grant. */
export async function powersOf(
  db: Db | Trx,
  account: { id: string; officerId: string | null },
  roles: Roles,
  now: Instant,
): Promise<Powers> {
  const posts = account.officerId === null ? [] : await scopesOfOfficer(db, account.officerId, now)
  const grants = await grantsHeld(db, account.id, now)
  const held = [
    ...posts.map((post) => ({ role: roles.roleOfPost(post.postKind) ?? '', areaId: post.areaId, postId: post.postId })),
    ...grants.map((grant) => ({ role: grant.role, areaId: grant.areaId, postId: null })),
  ]
  const scopes = held.map(({ role, areaId, postId }) => ({ permissions: roles.permissionsOf(role), areaId, postId }))
  return {
    posts,
    grants,
    scopes: [...scopes, ...(await pastScopes(db, scopes))],
    needsSecondFactor: held.some((one) => roles.needsSecondFactor(one.role)),
  }
}

/** Who sees a unit sees what it took over whole, as it was; nobody acts there any more. */
async function pastScopes(db: Db | Trx, scopes: readonly Scope[]): Promise<Scope[]> {
  const past = await wholePastOf(db, [...new Set(scopes.map((scope) => scope.areaId))])
  const pastOf = Map.groupBy(past, (one) => one.areaId)
  return scopes.flatMap(({ permissions, areaId, postId }) => {
    const seeing = new Set([...permissions].filter((permission) => permission.endsWith('.read')))
    return (pastOf.get(areaId) ?? []).map(({ pastId }) => ({ permissions: seeing, areaId: pastId, postId }))
  })
}

/** The next moment at which the clock alone gives an account a power or takes one away; null: none is known. */
export async function nextMomentOf(
  db: Db | Trx,
  account: { id: string; officerId: string | null },
  now: Instant,
): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`
    select min(at) as at from (
      select unnest(array[from_at, to_at]) as at from holdings where officer_id = ${account.officerId}
      union all
      select unnest(array[from_at, to_at]) from grants where account_id = ${account.id}) as moments
    where at > ${now}`.execute(db)
  return rows[0]?.at ?? null
}

/** Every permission of some scopes together. */
export function permissionsIn(scopes: readonly Scope[]): ReadonlySet<Permission> {
  return new Set(scopes.flatMap((scope) => [...scope.permissions]))
}

async function grantsHeld(db: Db | Trx, accountId: string, now: Instant): Promise<GrantHeld[]> {
  const { rows } = await sql<GrantHeld>`
    select grants.id, grants.role, grants.area_id as "areaId"
    from grants join areas on areas.id = grants.area_id
    where grants.account_id = ${accountId} and grants.from_at <= ${now} and (grants.to_at is null or grants.to_at > ${now})
    order by areas.depth, grants.role, grants.id`.execute(db)
  return rows
}
