import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#kit'
import { type House, sendProblem } from '#platform/server'
import { ACCOUNTS, signInBody } from '../domain/index.ts'
import { authenticate, recognised } from './authenticate.ts'
import { browserMarkOf, giveBrowserMark, giveSession, sessionCookie, sessionSecretOf, takeSession } from './cookies.ts'
import { comesFromHere } from './forgery.ts'
import { knownActors } from './known-actors.ts'
import { sessionAnswer } from './session-answer.query.ts'
import { endSessions } from './sessions.store.ts'
import { signIn } from './sign-in.ts'
import { stateFact } from './state-fact.ts'

/**
 * Most requests to sign in from one address in a minute: bounds the work that strangers can cause (about a sixth of one
 * core), and an office of hundreds behind one address still gets in on Monday morning. Failures are slowed apart.
 */
const attemptsPerMinute = 300

/** `/api/session`: who is here, in, out. */
export async function registerSession(app: FastifyInstance, house: House): Promise<void> {
  app.get('/api/session', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return sessionAnswer(request, house)
  })
  app.delete('/api/session', (request, reply) => leave(request, reply, house))
  await app.register(async (door) => {
    await door.register(rateLimit, {
      max: attemptsPerMinute,
      timeWindow: 60_000,
      errorResponseBuilder: (_, context) =>
        Object.assign(new Error('too many'), { statusCode: 429, seconds: Math.ceil(context.ttl / 1000) }),
    })
    door.setErrorHandler((error: Error & { statusCode?: number; seconds?: number }, _, reply) => {
      if (error.statusCode === 429) return sendWait(reply, error.seconds ?? 60)
      throw error
    })
    door.post('/api/session', (request, reply) => enter(request, reply, house))
  })
}

async function enter(request: FastifyRequest, reply: FastifyReply, house: House): Promise<FastifyReply> {
  if (!comesFromHere(request)) return sendProblem(reply, refuse(ACCOUNTS.FOREIGN_ORIGIN))
  const body = signInBody.safeParse(request.body)
  if (!body.success) {
    const field = body.error.issues[0]?.path.join('.') ?? ''
    return sendProblem(reply, refuse(ACCOUNTS.MALFORMED, { field, params: { field } }))
  }
  const { username, password } = body.data
  const code = body.data.code?.trim() || undefined
  const browser = { address: request.ip, agent: request.headers['user-agent'] ?? '' }
  const held = { mark: browserMarkOf(request), oldSession: sessionSecretOf(request) }
  const outcome = await signIn(house, { username, password, code, browser, ...held })
  if ('refusal' in outcome) {
    const seconds = outcome.refusal.params?.seconds
    return typeof seconds === 'number' ? sendWait(reply, seconds) : sendProblem(reply, outcome.refusal)
  }
  knownActors(house).forgetAll()
  giveSession(request, reply, outcome.secret)
  giveBrowserMark(request, reply, outcome.mark)
  request.cookies[sessionCookie] = outcome.secret
  request.actor = (await authenticate(request, house)) ?? request.actor
  return reply.header('cache-control', 'no-store').send(await sessionAnswer(request, house, outcome.secret))
}

async function leave(request: FastifyRequest, reply: FastifyReply, house: House): Promise<FastifyReply> {
  const session = recognised(request)?.session
  takeSession(request, reply)
  if (!session) return reply.status(204).send()
  await house.db.transaction().execute(async (trx) => {
    await endSessions(trx, session.accountId, { only: session.id })
    const { area_id: areaId } = await trx
      .selectFrom('accounts')
      .select('area_id')
      .where('id', '=', session.accountId)
      .executeTakeFirstOrThrow()
    const fact = {
      type: 'signed-out',
      areaId,
      subjectId: session.accountId,
      data: { sessionId: session.id },
      live: ['accounts'],
    }
    await stateFact(trx, house, request.actor, fact)
  })
  knownActors(house).forgetAll()
  return reply.status(204).send()
}

function sendWait(reply: FastifyReply, seconds: number): FastifyReply {
  reply.header('retry-after', String(seconds))
  return sendProblem(reply, refuse(ACCOUNTS.WAIT, { params: { seconds } }))
}
