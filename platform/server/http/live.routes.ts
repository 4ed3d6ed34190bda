import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Actor, intervalsOf } from '../access/actor.ts'
import type { House } from '../room.ts'

/** Who sends a request. */
export type Recognise = (request: FastifyRequest) => Promise<Actor>

/** What the stream writes and asks by itself, because it takes its answer over from the server. */
interface Standing {
  readonly guarding: Readonly<Record<string, string>>
  readonly recognise: Recognise
}

/** How often an open stream asks again whether its session still stands. */
const recogniseEveryMs = 10_000

/** `GET /api/live`: a stream of what changed, for as long as its reader is known. */
export function registerLive(app: FastifyInstance, house: House, { guarding, recognise }: Standing): void {
  app.get('/api/live', (request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, {
      ...guarding,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const { accountId } = request.actor
    house.live.watch(reply.raw, () => intervalsOf(request.actor, 'signed-in', house.territory.current()))
    const again = setInterval(() => {
      recognise(request).then(
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
