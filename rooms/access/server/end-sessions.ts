import { ACCESS, accept, defineIntent, oneByOne, reject, type Step } from '#platform/server'
import { ACCOUNTS, endSessionsContract, revokeTokenContract } from '../domain/index.ts'
import { isPerson } from './human-decision.ts'
import { findManaged } from './managed-account.ts'
import { securityNow } from './security-time.ts'
import { endSessions } from './sessions.store.ts'

/** Ends sessions: one of one's own, all of one's own but one, or all of somebody one administers. */
export const endSessionsIntent = defineIntent({
  contract: endSessionsContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { payload, actor } = work
    if (!isPerson(actor) || actor.accountId === null) return reject(ACCOUNTS.PERSON_ONLY)
    const isOwn = !('accountId' in payload) || payload.accountId === actor.accountId
    const found = isOwn ? await findOwn(actor.accountId, step) : await findManaged(payload.accountId, actor, step)
    if ('refusal' in found) return reject(found.refusal)
    const which = {
      only: 'sessionId' in payload ? payload.sessionId : undefined,
      except: 'exceptSessionId' in payload ? payload.exceptSessionId : undefined,
    }
    const sessions = await endSessions(step.trx, found.account.id, which)
    if (sessions === 0) return accept([], { sessions })
    const { id, areaId } = found.account
    return accept([{ type: 'sessions-ended', areaId, subjectId: id, data: { sessions }, live: ['accounts'] }], {
      sessions,
    })
  }),
})

/** Revokes a token: one's own, or of somebody one administers. */
export const revokeTokenIntent = defineIntent({
  contract: revokeTokenContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    if (!isPerson(work.actor) || work.actor.accountId === null) return reject(ACCOUNTS.PERSON_ONLY)
    const token = await step.trx
      .selectFrom('api_tokens')
      .select(['id', 'account_id', 'revoked_at'])
      .where('id', '=', work.payload.tokenId)
      .forUpdate()
      .executeTakeFirst()
    if (!token) return reject(ACCESS.NOT_FOUND, { field: 'tokenId' })
    const isOwn = token.account_id === work.actor.accountId
    const found = isOwn ? await findOwn(token.account_id, step) : await findManaged(token.account_id, work.actor, step)
    if ('refusal' in found) return reject(found.refusal)
    if (token.revoked_at !== null) return accept([])
    await step.trx.updateTable('api_tokens').set({ revoked_at: securityNow() }).where('id', '=', token.id).execute()
    const data = { tokenId: token.id }
    return accept([
      { type: 'token-revoked', areaId: found.account.areaId, subjectId: token.account_id, data, live: ['accounts'] },
    ])
  }),
})

/** One's own account, as {@link findManaged} gives that of another. */
export async function findOwn(accountId: string, { trx }: Pick<Step, 'trx'>) {
  const row = await trx.selectFrom('accounts').select('area_id').where('id', '=', accountId).executeTakeFirstOrThrow()
  return { account: { id: accountId, areaId: row.area_id } }
}
