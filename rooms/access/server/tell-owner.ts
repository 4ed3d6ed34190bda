import type { Instant } from '#kit'
import { newId, notify, type Trx } from '#platform/server'
import type { ManagedAccount } from './managed-account.ts'

/** What an administrator did to how somebody comes in. */
type Done = 'account-password-reset' | 'account-second-factor-removed' | 'account-device-lost'

/**
 * Tells the owner of an account that somebody else changed how they come in: whoever takes over an account this way is
 * seen by the one it belongs to. An account without an officer has no inbox; its owner reads it on their own account page.
 */
export async function tellOwner(trx: Trx, account: ManagedAccount, kind: Done, now: Instant): Promise<void> {
  const { id: subjectId, officerId, areaId } = account
  if (officerId === null) return
  await notify(trx, [{ officerId, kind, reason: `${kind} ${newId()}`, areaId, subjectId, data: {} }], now)
}
