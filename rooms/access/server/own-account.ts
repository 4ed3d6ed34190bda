import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { ACCESS, type House, sendProblem } from '#platform/server'
import { ACCOUNTS } from '../domain/index.ts'
import { beginAttempt, dropAttempt, failAttempt, hashOfUsername } from './attempts.store.ts'
import { recognised } from './authenticate.ts'
import { isPassword } from './password.ts'
import { countPasswordCheck } from './password-checks.ts'
import { hashOfSecret } from './secrets.ts'
import type { LiveSession } from './sessions.store.ts'

/** A person at work on their own account. */
export interface Self {
  readonly session: LiveSession
  readonly id: string
  readonly officerId: string | null
  readonly areaId: number
  readonly username: string
  readonly passwordHash: string | null
  readonly hasSecondFactor: boolean
}

/** A route's answer: what to send, or why not. */
export type Answer = { readonly send: unknown } | { readonly refusal: Refusal }

/**
 * Runs a route of a signed-in person: reads the body by its schema, finds their own account, sends what `work` answers.
 * A program's token never gets here: passwords, codes and new tokens are for people.
 */
export async function asSelf<B>(
  request: FastifyRequest,
  reply: FastifyReply,
  tools: { readonly house: House; readonly body: z.ZodType<B> },
  work: (self: Self, body: B) => Promise<Answer>,
): Promise<FastifyReply> {
  const session = recognised(request)?.session
  if (!session)
    return sendProblem(reply, refuse(request.actor.accountId === null ? ACCESS.SIGN_IN : ACCOUNTS.PERSON_ONLY))
  const body = tools.body.safeParse(request.body ?? {})
  if (!body.success) {
    const field = body.error.issues[0]?.path.join('.') ?? ''
    return sendProblem(reply, refuse(ACCOUNTS.MALFORMED, { field, params: { field } }))
  }
  const answer = await work(await findSelf(tools.house, session), body.data)
  if ('refusal' in answer) return sendProblem(reply, answer.refusal)
  return reply.header('cache-control', 'no-store').send(answer.send)
}

async function findSelf(house: House, session: LiveSession): Promise<Self> {
  const row = await house.db
    .selectFrom('accounts')
    .select(['id', 'officer_id', 'area_id', 'username', 'password_hash', 'totp_secret'])
    .where('id', '=', session.accountId)
    .executeTakeFirstOrThrow()
  const { id, officer_id: officerId, area_id: areaId, username, password_hash: passwordHash } = row
  return { session, id, officerId, areaId, username, passwordHash, hasSecondFactor: row.totp_secret !== null }
}

/**
 * Asks for the password once more before something weighty. Whoever found an open screen guesses here no faster than
 * at the door: failures count against this session.
 */
export async function confirmPassword(house: House, self: Self, password: string): Promise<Refusal | undefined> {
  const usernameHash = hashOfUsername(self.username)
  const browserHash = hashOfSecret(`session|${self.session.id}`)
  const begun = await beginAttempt(house.db, { accountId: self.id, usernameHash, address: 'session', browserHash })
  if ('wait' in begun) return refuse(ACCOUNTS.WAIT, { params: { seconds: begun.wait } })
  countPasswordCheck(house)
  if (await isPassword(self.passwordHash, password)) {
    await dropAttempt(house.db, begun.attemptId)
    return undefined
  }
  await failAttempt(house.db, begun.attemptId, 'credentials')
  return refuse(ACCOUNTS.WRONG_PASSWORD, { field: 'password' })
}
