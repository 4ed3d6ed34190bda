import { type Refusal, refuse } from '#kit'
import { accept, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import {
  ACCOUNTS,
  createAccountContract,
  disableAccountContract,
  enableAccountContract,
  removeSecondFactorContract,
} from '../domain/index.ts'
import { createAccount } from './create-account.ts'
import { isPerson } from './human-decision.ts'
import { findManaged, isWider, type ManagedAccount } from './managed-account.ts'
import { securityNow } from './security-time.ts'
import { endSessions } from './sessions.store.ts'
import { tellOwner } from './tell-owner.ts'
import { revokeAllTokens } from './tokens.store.ts'

/** Creates an account, for an officer whose posts lie in the area that one administers. */
export const createAccountIntent = defineIntent({
  contract: createAccountContract,
  area: (payload) => payload.areaId,
  beginsInArea: true,
  handle: oneByOne(async (work, step) => {
    const { username, officerId, name, areaId, locale } = work.payload
    const refusal = await judgeNew(work, step)
    if (refusal) return reject(refusal)
    const account = { id: work.id, username, officerId, name, areaId, locale, passwordHash: null }
    const { facts } = await createAccount(step.trx, account)
    return accept(facts, { accountId: work.id })
  }),
})

/** Disables an account: sessions and tokens end with it. */
export const disableAccountIntent = defineIntent({
  contract: disableAccountContract,
  area: 'handler',
  handle: oneByOne((work, step) =>
    changeManaged(work, step, async (account) => {
      await step.trx.updateTable('accounts').set({ disabled_at: securityNow() }).where('id', '=', account.id).execute()
      const sessions = await endSessions(step.trx, account.id)
      const tokens = await revokeAllTokens(step.trx, account.id)
      return { type: 'account-disabled', data: { sessions, tokens } }
    }),
  ),
})

/** Enables a disabled account. Its old sessions and tokens stay ended. */
export const enableAccountIntent = defineIntent({
  contract: enableAccountContract,
  area: 'handler',
  handle: oneByOne((work, step) =>
    changeManaged(work, step, async (account) => {
      await step.trx.updateTable('accounts').set({ disabled_at: null }).where('id', '=', account.id).execute()
      return { type: 'account-enabled' }
    }),
  ),
})

/** Takes the second factor off somebody else's account. */
export const removeSecondFactorIntent = defineIntent({
  contract: removeSecondFactorContract,
  area: 'handler',
  handle: oneByOne((work, step) =>
    changeManaged(work, step, async (account) => {
      const off = { totp_secret: null, totp_pending: null, totp_last_step: null }
      await step.trx.updateTable('accounts').set(off).where('id', '=', account.id).execute()
      await step.trx.deleteFrom('recovery_codes').where('account_id', '=', account.id).execute()
      await endSessions(step.trx, account.id)
      await tellOwner(step.trx, account, 'account-second-factor-removed', step.now)
      return { type: 'second-factor-removed', data: { byAdministrator: true } }
    }),
  ),
})

async function changeManaged(
  work: Work<{ accountId: string }>,
  step: Step,
  change: (account: ManagedAccount) => Promise<Pick<Fact, 'type' | 'data'>>,
) {
  if (!isPerson(work.actor)) return reject(ACCOUNTS.PERSON_ONLY)
  const found = await findManaged(work.payload.accountId, work.actor, step)
  if ('refusal' in found) return reject(found.refusal)
  const { account } = found
  const fact = await change(account)
  return accept([{ ...fact, areaId: account.areaId, subjectId: account.id, live: ['accounts'] }])
}

async function judgeNew(
  work: Work<{ username: string; officerId: string | null }>,
  step: Step,
): Promise<Refusal | undefined> {
  const { username, officerId } = work.payload
  const taken = await step.trx.selectFrom('accounts').select('id').where('username', '=', username).executeTakeFirst()
  if (taken) return refuse(ACCOUNTS.USERNAME_TAKEN, { field: 'username', params: { username } })
  if (officerId === null) return undefined
  const officer = await step.trx.selectFrom('officers').select('id').where('id', '=', officerId).executeTakeFirst()
  if (!officer) return refuse(ACCOUNTS.NO_SUCH_OFFICER, { field: 'officerId' })
  if (work.actor.officerId === officerId) return refuse(ACCOUNTS.NOT_YOURSELF, { field: 'officerId' })
  const isOutside = work.actor.via !== 'house' && (await isWider({ id: work.id, officerId }, work.actor, step))
  return isOutside ? refuse(ACCOUNTS.WIDER_THAN_YOURS, { field: 'officerId' }) : undefined
}
