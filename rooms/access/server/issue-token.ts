import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { addMinutes, refuse } from '#kit'
import type { Actor } from '#platform/server'
import { ACCESS, type House, intervalsOf, newId } from '#platform/server'
import { ACCOUNTS, issueTokenBody } from '../domain/index.ts'
import { recognised } from './authenticate.ts'
import { narrowScopes } from './narrow-scopes.ts'
import { type Answer, asSelf, confirmPassword, type Self } from './own-account.ts'
import { permissionsIn } from './powers.query.ts'
import { hashOfSecret, newSecret } from './secrets.ts'
import { securityNow } from './security-time.ts'
import { stateFact } from './state-fact.ts'
import { tokenPrefix } from './tokens.store.ts'

/** `POST /api/account/tokens`: a key for a program, shown once. It carries no more than its owner holds, now and later. */
export function registerIssueToken(app: FastifyInstance, house: House): void {
  app.post('/api/account/tokens', (request, reply) =>
    asSelf(request, reply, { house, body: issueTokenBody }, (self, given) =>
      issueToken(house, self, recognised(request)?.actor ?? request.actor, given),
    ),
  )
}

async function issueToken(
  house: House,
  self: Self,
  actor: Actor,
  given: z.infer<typeof issueTokenBody>,
): Promise<Answer> {
  const tree = house.territory.current()
  const reachable = permissionsIn(narrowScopes(actor.scopes, given, tree))
  const beyond = given.permissions.find((permission) => !permissionsIn(actor.scopes).has(permission))
  if (beyond !== undefined) {
    return { refusal: refuse(ACCOUNTS.TOKEN_TOO_WIDE, { field: 'permissions', params: { permission: beyond } }) }
  }
  if (
    given.permissions.some(
      (permission) => !reachable.has(permission) || intervalsOf(actor, permission, tree).length === 0,
    )
  ) {
    return { refusal: refuse(ACCESS.OUTSIDE_AREA, { field: 'areaId' }) }
  }
  const wrong = await confirmPassword(house, self, given.password)
  if (wrong) return { refusal: wrong }
  const token = tokenPrefix + newSecret()
  const id = newId()
  const now = securityNow()
  const expiresAt = addMinutes(now, given.days * 1440)
  const { name, permissions, areaId } = given
  const row = {
    id,
    account_id: self.id,
    name,
    hash: hashOfSecret(token),
    permissions,
    area_id: areaId,
    created_at: now,
    expires_at: expiresAt,
  }
  await house.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('api_tokens')
      .values({ ...row, revoked_at: null, used_at: null })
      .execute()
    const data = { tokenId: id, permissions, areaId, expiresAt }
    const fact = { type: 'token-issued', areaId: self.areaId, subjectId: self.id, data, live: ['accounts'] }
    await stateFact(trx, house, { accountId: self.id, officerId: self.officerId }, fact)
  })
  return { send: { id, token, expiresAt } }
}
