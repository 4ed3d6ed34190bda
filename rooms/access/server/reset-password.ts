import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isUuid, refuse } from '#kit'
import { ACCESS, type Actor, type House, mayAnywhere } from '#platform/server'
import { knownActors } from './known-actors.ts'
import { findManaged } from './managed-account.ts'
import { type Answer, asSelf } from './own-account.ts'
import { hashPassword } from './password.ts'
import { newReadableSecret } from './secrets.ts'
import { securityNow } from './security-time.ts'
import { endSessions } from './sessions.store.ts'
import { stateFact } from './state-fact.ts'
import { tellOwner } from './tell-owner.ts'

/**
 * `POST /api/accounts/:accountId/password`: a first password, or a new one for who forgot theirs. Made by chance, shown
 * once to the administrator, and good for nothing but setting one's own.
 */
export function registerResetPassword(app: FastifyInstance, house: House): void {
  app.post<{ Params: { accountId: string } }>('/api/accounts/:accountId/password', (request, reply) =>
    asSelf(request, reply, { house, body: z.strictObject({}) }, () =>
      resetPassword(house, request.actor, request.params.accountId),
    ),
  )
}

async function resetPassword(house: House, actor: Actor, accountId: string): Promise<Answer> {
  if (!isUuid(accountId) || !mayAnywhere(actor, 'accounts.manage')) return { refusal: refuse(ACCESS.NOT_FOUND) }
  const password = newReadableSecret(4, 4)
  const passwordHash = await hashPassword(password)
  const answer = await house.db.transaction().execute(async (trx): Promise<Answer> => {
    const place = { trx, now: house.clock.now(), tree: house.territory.current(), profile: house.profile }
    const found = await findManaged(accountId, actor, place)
    if ('refusal' in found) return found
    const { id, areaId, username } = found.account
    const kept = { password_hash: passwordHash, password_set_at: securityNow(), must_change_password: true }
    await trx.updateTable('accounts').set(kept).where('id', '=', id).execute()
    const sessions = await endSessions(trx, id)
    await stateFact(trx, house, actor, {
      type: 'password-reset',
      areaId,
      subjectId: id,
      data: { sessions },
      live: ['accounts'],
    })
    await tellOwner(trx, found.account, 'account-password-reset', place.now)
    return { send: { username, password } }
  })
  knownActors(house).forgetAll()
  return answer
}
