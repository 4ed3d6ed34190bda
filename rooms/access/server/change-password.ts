import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { refuse } from '#kit'
import type { House } from '#platform/server'
import { ACCOUNTS, changePasswordBody, isWeakPassword, passwordMin } from '../domain/index.ts'
import { knownActors } from './known-actors.ts'
import { type Answer, asSelf, confirmPassword, type Self } from './own-account.ts'
import { hashPassword } from './password.ts'
import { securityNow } from './security-time.ts'
import { endSessions } from './sessions.store.ts'
import { stateFact } from './state-fact.ts'

/** `POST /api/account/password`: a new password of one's own. Every other session ends; so does a duty to change it. */
export function registerChangePassword(app: FastifyInstance, house: House): void {
  app.post('/api/account/password', (request, reply) =>
    asSelf(request, reply, { house, body: changePasswordBody }, (self, given) => changePassword(house, self, given)),
  )
}

async function changePassword(house: House, self: Self, given: z.infer<typeof changePasswordBody>): Promise<Answer> {
  const wrong = await confirmPassword(house, self, given.password)
  if (wrong) return { refusal: wrong }
  if (given.next === given.password) return { refusal: refuse(ACCOUNTS.SAME_PASSWORD, { field: 'next' }) }
  if (isWeakPassword(given.next, self.username)) {
    return { refusal: refuse(ACCOUNTS.WEAK_PASSWORD, { field: 'next', params: { min: passwordMin } }) }
  }
  const kept = {
    password_hash: await hashPassword(given.next),
    password_set_at: securityNow(),
    must_change_password: false,
  }
  const ended = await house.db.transaction().execute(async (trx) => {
    await trx.updateTable('accounts').set(kept).where('id', '=', self.id).execute()
    const sessions = await endSessions(trx, self.id, { except: self.session.id })
    const fact = {
      type: 'password-changed',
      areaId: self.areaId,
      subjectId: self.id,
      data: { sessions },
      live: ['accounts'],
    }
    await stateFact(trx, house, { accountId: self.id, officerId: self.officerId }, fact)
    return sessions
  })
  knownActors(house).forgetAll()
  return { send: { endedSessions: ended } }
}
