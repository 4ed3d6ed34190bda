import type { FastifyInstance } from 'fastify'
import { generateSecret, generateURI } from 'otplib'
import { encode } from 'uqr'
import type { z } from 'zod'
import { refuse } from '#kit'
import type { Fact, House, Trx } from '#platform/server'
import { ACCOUNTS, byBothBody, byCodeBody, byPasswordBody } from '../domain/index.ts'
import { knownActors } from './known-actors.ts'
import { type Answer, asSelf, confirmPassword, type Self } from './own-account.ts'
import { powersOf } from './powers.query.ts'
import { rolesOf } from './roles-of-house.ts'
import { newRecoveryCodes, spendCode, stepOfCode } from './second-factor.store.ts'
import { securityNow } from './security-time.ts'
import { endSessions } from './sessions.store.ts'
import { stateFact } from './state-fact.ts'

/** The second factor (xác thực hai lớp, TOTP, RFC 6238) of one's own account: begin, confirm, remove, new recovery codes. */
export function registerSecondFactor(app: FastifyInstance, house: House): void {
  const at = '/api/account/second-factor'
  app.post(at, (request, reply) =>
    asSelf(request, reply, { house, body: byPasswordBody }, (self, given) => begin(house, self, given.password)),
  )
  app.post(`${at}/confirm`, (request, reply) =>
    asSelf(request, reply, { house, body: byCodeBody }, (self, given) => confirm(house, self, given.code)),
  )
  app.post(`${at}/remove`, (request, reply) =>
    asSelf(request, reply, { house, body: byBothBody }, (self, given) => remove(house, self, given)),
  )
  app.post('/api/account/recovery-codes', (request, reply) =>
    asSelf(request, reply, { house, body: byBothBody }, (self, given) => renewCodes(house, self, given)),
  )
}

async function begin(house: House, self: Self, password: string): Promise<Answer> {
  if (self.hasSecondFactor) return { refusal: refuse(ACCOUNTS.SECOND_FACTOR_ON) }
  const wrong = await confirmPassword(house, self, password)
  if (wrong) return { refusal: wrong }
  const secret = generateSecret()
  const sealed = house.vault.seal(secret, self.id)
  await house.db.updateTable('accounts').set({ totp_pending: sealed }).where('id', '=', self.id).execute()
  const uri = generateURI({ issuer: 'Nhạc Trưởng', label: self.username, secret })
  return { send: { secret, uri, qr: toPath(uri) } }
}

async function confirm(house: House, self: Self, code: string): Promise<Answer> {
  if (self.hasSecondFactor) return { refusal: refuse(ACCOUNTS.SECOND_FACTOR_ON) }
  const recoveryCodes = await house.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('accounts')
      .select('totp_pending')
      .where('id', '=', self.id)
      .forUpdate()
      .executeTakeFirst()
    const pending = row?.totp_pending ?? null
    const secret = pending === null ? undefined : house.vault.open(pending, self.id)
    const step = secret === undefined ? undefined : stepOfCode(secret, code, null, securityNow())
    if (step === undefined) return undefined
    const on = { totp_secret: pending, totp_pending: null, totp_last_step: step }
    await trx.updateTable('accounts').set(on).where('id', '=', self.id).execute()
    const sessions = await endSessions(trx, self.id, { except: self.session.id })
    await tell(trx, house, self, { type: 'second-factor-enrolled', data: { sessions } })
    return newRecoveryCodes(trx, self.id)
  })
  if (!recoveryCodes) return { refusal: refuse(ACCOUNTS.WRONG_CODE, { field: 'code' }) }
  knownActors(house).forgetAll()
  return { send: { recoveryCodes } }
}

async function remove(house: House, self: Self, given: z.infer<typeof byBothBody>): Promise<Answer> {
  if (!self.hasSecondFactor) return { refusal: refuse(ACCOUNTS.SECOND_FACTOR_OFF) }
  const wrong = await confirmPassword(house, self, given.password)
  if (wrong) return { refusal: wrong }
  const powers = await powersOf(house.db, self, await rolesOf(house.profile), house.clock.now())
  if (powers.needsSecondFactor) return { refusal: refuse(ACCOUNTS.SECOND_FACTOR_NEEDED) }
  const isDone = await house.db.transaction().execute(async (trx) => {
    if (!(await spendCode(trx, house.vault, self.id, given.code))) return false
    const off = { totp_secret: null, totp_pending: null, totp_last_step: null }
    await trx.updateTable('accounts').set(off).where('id', '=', self.id).execute()
    await trx.deleteFrom('recovery_codes').where('account_id', '=', self.id).execute()
    await tell(trx, house, self, { type: 'second-factor-removed', data: { byAdministrator: false } })
    return true
  })
  if (!isDone) return { refusal: refuse(ACCOUNTS.WRONG_CODE, { field: 'code' }) }
  knownActors(house).forgetAll()
  return { send: {} }
}

async function renewCodes(house: House, self: Self, given: z.infer<typeof byBothBody>): Promise<Answer> {
  if (!self.hasSecondFactor) return { refusal: refuse(ACCOUNTS.SECOND_FACTOR_OFF) }
  const wrong = await confirmPassword(house, self, given.password)
  if (wrong) return { refusal: wrong }
  const recoveryCodes = await house.db.transaction().execute(async (trx) => {
    if (!(await spendCode(trx, house.vault, self.id, given.code))) return undefined
    await tell(trx, house, self, { type: 'recovery-codes-renewed' })
    return newRecoveryCodes(trx, self.id)
  })
  if (!recoveryCodes) return { refusal: refuse(ACCOUNTS.WRONG_CODE, { field: 'code' }) }
  return { send: { recoveryCodes } }
}

function tell(trx: Trx, house: House, self: Self, fact: Pick<Fact, 'type' | 'data'>): Promise<void> {
  const doer = { accountId: self.id, officerId: self.officerId }
  return stateFact(trx, house, doer, { ...fact, areaId: self.areaId, subjectId: self.id, live: ['accounts'] })
}

/** A QR code as one SVG path on a square of `size` units: the page draws it without any HTML of ours. */
function toPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size, path }
}
