import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import { refuse } from '#kit'
import { type Actor, intervalsOf, nobody } from '../access/actor.ts'
import type { House } from '../room.ts'
import { registerDoor, sendAwayWhenBusy } from './door.routes.ts'
import { registerHealth } from './health.routes.ts'
import { toOpenApi } from './openapi.ts'
import { HTTP, refusalOf, sendFault, sendProblem } from './problem.ts'
import { registerReads } from './read.routes.ts'
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
  sendAwayWhenBusy(app, house)
  await app.register(helmet, { contentSecurityPolicy: false, hsts: { maxAge: 15_552_000 } })
  await app.register(cookie)
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    request.actor = await recognise(house, request)
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    house.metrics.request.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000)
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
  registerLive(app, house)
  const description = JSON.stringify(toOpenApi(house.rooms, house.version))
  app.get('/api/openapi.json', (_, reply) => reply.type('application/json; charset=utf-8').send(description))
  for (const room of house.rooms) if (room.plugin) await room.plugin(app, house)
  await registerWeb(app, house)
  app.all('/api/*', (_, reply) => sendProblem(reply, refuse(HTTP.NO_SUCH_PATH)))
  return app
}

async function recognise(
  house: House,
  request: Parameters<NonNullable<House['rooms'][number]['authenticate']>>[0],
): Promise<Actor> {
  if (!request.url.startsWith('/api/')) return nobody
  for (const room of house.rooms) {
    const actor = await room.authenticate?.(request, house)
    if (actor) return actor
  }
  return nobody
}

/** How often an open stream asks again whether its session still stands. */
const recogniseEveryMs = 10_000

function registerLive(app: FastifyInstance, house: House): void {
  app.get('/api/live', (request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const { accountId } = request.actor
    house.live.watch(reply.raw, () => intervalsOf(request.actor, 'signed-in', house.territory.current()))
    const again = setInterval(() => {
      recognise(house, request).then(
        (actor) => {
          request.actor = actor
          // Signed out elsewhere, or the session ran out: the stream ends with it.
          if (accountId !== null && actor.accountId !== accountId) reply.raw.end()
        },
        (error: unknown) =>
          house.log.warn({ requestId: request.id, error: String(error) }, 'a stream could not be recognised again'),
      )
    }, recogniseEveryMs)
    reply.raw.on('close', () => clearInterval(again))
  })
}
