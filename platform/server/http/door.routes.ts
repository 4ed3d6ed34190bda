import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Intent, type IntentAnswer, refuse, toInstant } from '#kit'
import { nobody } from '../access/actor.ts'
import type { Sender } from '../intents/door.ts'
import { INTENTS } from '../intents/intents.refusals.ts'
import type { House } from '../room.ts'
import { sendFault, sendProblem } from './problem.ts'

/** Most intents in one request. */
export const mostIntents = 2000

/** `POST /api/intents` for many, `POST /api/intents/<type>` for one. */
export function registerDoor(app: FastifyInstance, house: House): void {
  app.post('/api/intents', (request, reply) => takeMany(request, reply, house))
  // One answer is a few words: not worth a look at what the client could unpack.
  app.post<{ Params: { type: string } }>('/api/intents/:type', { compress: false }, (request, reply) =>
    takeOne(request, reply, house),
  )
}

/**
 * Too many at the door: told before the session is looked up or the body read. Registered before everything else; the
 * public routes of rooms ask {@link Door.busyFor} for their own share.
 */
export function sendAwayWhenBusy(app: FastifyInstance, house: House): void {
  app.addHook('onRequest', (request, reply, go) => {
    const isDoor = request.method === 'POST' && request.url.startsWith('/api/intents')
    const seconds = isDoor ? house.door.busyFor('staff') : 0
    if (seconds === 0) return go()
    // Nobody was looked up; hooks of rooms that run at the end still ask who it was.
    request.actor = nobody
    house.metrics.shed.inc({ share: 'staff' })
    sendProblem(reply, refuse(INTENTS.BUSY, { params: { seconds } }))
  })
}

async function takeMany(request: FastifyRequest, reply: FastifyReply, house: House): Promise<FastifyReply> {
  const body = request.body as { intents?: unknown; deviceNow?: unknown } | unknown[] | null
  const intents = Array.isArray(body) ? body : body?.intents
  if (!Array.isArray(intents)) {
    return sendProblem(reply, refuse(INTENTS.MALFORMED, { field: 'intents', params: { what: '{ intents: […] }' } }))
  }
  if (intents.length > mostIntents) {
    return sendProblem(
      reply,
      refuse(INTENTS.TOO_MANY, { field: 'intents', params: { max: mostIntents, count: intents.length } }),
    )
  }
  const answers = await house.door.submit(intents, senderOf(request, Array.isArray(body) ? undefined : body?.deviceNow))
  return reply.send({ answers })
}

async function takeOne(
  request: FastifyRequest<{ Params: { type: string } }>,
  reply: FastifyReply,
  house: House,
): Promise<FastifyReply> {
  const body = request.body as (Partial<Intent> & { deviceNow?: unknown }) | null
  const intent = { id: body?.id, type: request.params.type, occurredAt: body?.occurredAt, payload: body?.payload }
  const [answer] = (await house.door.submit([intent], senderOf(request, body?.deviceNow))) as [IntentAnswer]
  if (answer.outcome === 'refused') return sendProblem(reply, answer.refusal)
  if (answer.outcome === 'fault') return sendFault(reply)
  return reply.send(answer)
}

function senderOf(request: FastifyRequest, deviceNow: unknown): Sender {
  const said = typeof deviceNow === 'string' && !Number.isNaN(Date.parse(deviceNow)) ? toInstant(deviceNow) : undefined
  return { actor: request.actor, requestId: request.id, ...(said === undefined ? {} : { deviceNow: said }) }
}
