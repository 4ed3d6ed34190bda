import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import { refuse } from '#kit'
import { type Actor, nobody } from '../access/actor.ts'
import type { House } from '../room.ts'
import { registerDoor, sendAwayWhenBusy } from './door.routes.ts'
import { registerHealth } from './health.routes.ts'
import { type Recognise, registerLive } from './live.routes.ts'
import { toOpenApi } from './openapi.ts'
import { HTTP, refusalOf, sendFault, sendProblem } from './problem.ts'
import { registerReads } from './read.routes.ts'
import { securityHeaders } from './security-headers.ts'
import { registerWeb } from './web.routes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; {@link nobody} before or without sign-in. */
    actor: Actor
  }
}

const maxBodyMb = 8

/** Builds the HTTP face of the house: reads, the door, live, health, and the web app's files. */
export async function buildServer(house: House): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: maxBodyMb * 1024 * 1024,
    loggerInstance: house.log as unknown as NonNullable<FastifyServerOptions['loggerInstance']>,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: house.trustProxy,
    forceCloseConnections: true,
  }) as unknown as FastifyInstance
  app.decorateRequest('actor')
  const guarding = securityHeaders()
  app.addHook('onRequest', (_, reply, go) => {
    reply.headers(guarding)
    go()
  })
  sendAwayWhenBusy(app, house)
  await app.register(cookie)
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })
  const recognise = recogniser(house)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    request.actor = await recognise(request)
  })
  app.addHook('onResponse', (request, reply, go) => {
    const route = request.routeOptions.url ?? 'none'
    house.metrics.request.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000)
    go()
  })
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const refusal = refusalOf(error, maxBodyMb)
    if (refusal) return sendProblem(reply, refusal)
    house.log.error({ requestId: request.id, error: String(error.stack) }, 'a request failed by our own fault')
    return sendFault(reply)
  })
  registerReads(app, house)
  registerDoor(app, house)
  registerHealth(app, house)
  registerLive(app, house, { guarding, recognise })
  const description = JSON.stringify(toOpenApi(house.rooms, house.version))
  app.get('/api/openapi.json', (_, reply) => reply.type('application/json; charset=utf-8').send(description))
  for (const room of house.rooms) if (room.plugin) await room.plugin(app, house)
  await registerWeb(app, house)
  app.all('/api/*', (_, reply) => sendProblem(reply, refuse(HTTP.NO_SUCH_PATH)))
  return app
}

/** Asks the rooms that know people who sends a request; what is no question to our API is nobody's. */
function recogniser(house: House): Recognise {
  const knowing = house.rooms.flatMap((room) => room.authenticate ?? [])
  return async (request) => {
    if (!request.url.startsWith('/api/')) return nobody
    for (const authenticate of knowing) {
      const actor = await authenticate(request, house)
      if (actor) return actor
    }
    return nobody
  }
}
