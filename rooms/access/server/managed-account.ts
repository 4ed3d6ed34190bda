import { type Instant, type Refusal, refuse } from '#kit'
import { ACCESS, type Actor, may, type Profile, type Tree, type Trx } from '#platform/server'
import { ACCOUNTS } from '../domain/index.ts'
import { powersOf } from './powers.query.ts'
import { rolesOf } from './roles-of-house.ts'

/** An account that somebody wants to change. */
export interface ManagedAccount {
  readonly id: string
  readonly officerId: string | null
  readonly areaId: number
  readonly username: string
  readonly isDisabled: boolean
}

interface Place {
  readonly trx: Trx
  readonly now: Instant
  readonly tree: Tree
  readonly profile: Profile
}

const manage = 'accounts.manage'

/**
 * The account, when the actor may administer it: never themselves, home in their area, and no power outside it;
 * else who resets a password could sit in a chair above their own.
 */
export async function findManaged(
  accountId: string,
  actor: Actor,
  place: Place,
): Promise<{ readonly account: ManagedAccount } | { readonly refusal: Refusal }> {
  const row = await place.trx
    .selectFrom('accounts')
    .select(['id', 'officer_id', 'area_id', 'username', 'disabled_at'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !may(actor, 'accounts.read', row.area_id, place.tree)) return { refusal: refuse(ACCESS.NOT_FOUND) }
  if (!may(actor, manage, row.area_id, place.tree)) return { refusal: refuse(ACCESS.OUTSIDE_AREA) }
  if (row.id === actor.accountId) return { refusal: refuse(ACCOUNTS.NOT_YOURSELF) }
  const officer = { id: row.id, officerId: row.officer_id }
  if (await isWider(officer, actor, place)) return { refusal: refuse(ACCOUNTS.WIDER_THAN_YOURS) }
  const { id, officer_id: officerId, area_id: areaId, username } = row
  return { account: { id, officerId, areaId, username, isDisabled: row.disabled_at !== null } }
}

/** Whether an account or officer holds a power outside the area that the actor administers. */
export async function isWider(
  of: { id: string; officerId: string | null },
  actor: Actor,
  place: Place,
): Promise<boolean> {
  const powers = await powersOf(place.trx, of, await rolesOf(place.profile), place.now)
  return powers.scopes.some((scope) => !may(actor, manage, scope.areaId, place.tree))
}
