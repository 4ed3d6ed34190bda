import type { FastifyReply, FastifyRequest } from 'fastify'
import { browserKnownDays } from '../domain/index.ts'

/** The cookie of the session: gone with the browser, out of reach of scripts and of other sites. */
export const sessionCookie = 'nt_session'
/** Marks a browser that signed in before; it opens nothing. */
export const browserCookie = 'nt_browser'

function guarded(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' } as const
}

export function sessionSecretOf(request: FastifyRequest): string | undefined {
  return request.cookies[sessionCookie]
}

export function browserMarkOf(request: FastifyRequest): string | undefined {
  return request.cookies[browserCookie]
}

export function giveSession(request: FastifyRequest, reply: FastifyReply, secret: string): void {
  reply.setCookie(sessionCookie, secret, guarded(request))
}

export function giveBrowserMark(request: FastifyRequest, reply: FastifyReply, mark: string): void {
  reply.setCookie(browserCookie, mark, { ...guarded(request), maxAge: browserKnownDays * 86_400 })
}

export function takeSession(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, guarded(request))
}
