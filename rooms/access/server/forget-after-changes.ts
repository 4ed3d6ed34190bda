import type { FastifyInstance } from 'fastify'
import type { House } from '#platform/server'
import { knownActors } from './known-actors.ts'

/** Rooms whose intents change who may do what. */
const rooms = ['accounts.', 'bodies.', 'areas.']

/**
 * Before the answer to such an intent goes out, this server forgets what it remembered of everybody: who was just told
 * "the post has ended" finds it ended. Other servers hear of it by the announcement, milliseconds later.
 */
export function forgetAfterChanges(app: FastifyInstance, house: House): void {
  app.addHook('preSerialization', (request, _, payload, go) => {
    if (request.method === 'POST' && typesIn(request.url, request.body).some(changesAccess))
      knownActors(house).forgetAll()
    go(null, payload)
  })
}

function changesAccess(type: string): boolean {
  return rooms.some((room) => type.startsWith(room))
}

function typesIn(url: string, body: unknown): string[] {
  if (url.startsWith('/api/intents/')) return [url.slice('/api/intents/'.length)]
  if (url !== '/api/intents') return []
  const intents = Array.isArray(body) ? body : (body as { intents?: unknown } | null)?.intents
  return Array.isArray(intents) ? intents.map((intent) => String((intent as { type?: unknown } | null)?.type)) : []
}
