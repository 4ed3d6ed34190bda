import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from '#kit'
import { sendProblem } from '#platform/server'
import { ACCOUNTS } from '../domain/index.ts'
import { recognised } from './authenticate.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Another site can make a browser send our cookie, never our token: every unsafe request of a session must carry
 * `x-csrf-token`. Programs with a bearer token have no cookie to abuse; sign-in is guarded by {@link comesFromHere}.
 */
export function refuseForgeries(app: FastifyInstance): void {
  app.addHook('preHandler', (request, reply, go) => {
    if (!isUnsafe(request)) return go()
    const csrf = recognised(request)?.csrf
    if (csrf === undefined || carries(request, csrf)) return go()
    sendProblem(reply, refuse(ACCOUNTS.CSRF))
  })
}

function isUnsafe({ method, url }: FastifyRequest): boolean {
  if (safeMethods.has(method) || !url.startsWith('/api/')) return false
  return !(url === '/api/session' && method === 'POST')
}

function carries(request: FastifyRequest, csrf: string): boolean {
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''))
  const wanted = Buffer.from(csrf)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** Whether a request may have been made by our own page, or by no browser at all. */
export function comesFromHere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  return origin === undefined || hostOf(origin) === request.host
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
