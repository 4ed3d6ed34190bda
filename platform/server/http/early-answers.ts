import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Asks our own API as the one who opens the page would; undefined where it refuses. The page carries the answer along. */
export type AskEarly = (address: string) => Promise<unknown>

/** Asks ahead what a page's screen will ask first. */
export type Early = (page: { readonly pathname: string; readonly hasFilters: boolean }, ask: AskEarly) => Promise<void>

/** Headers by which a question is the reader's own. */
const passed = ['cookie', 'host', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto'] as const

/**
 * What a page will ask as soon as its scripts run, answered with the page itself: a slow network is then waited for once,
 * not three times over. Every answer comes through the same door, with the reader's own rights, as if the screen had asked.
 * Gives HTML that runs nothing: JSON by address.
 */
export async function earlyAnswers(
  app: FastifyInstance,
  rooms: readonly { readonly early?: Early }[],
  request: FastifyRequest,
): Promise<string> {
  const asked = new Map<string, Promise<unknown>>()
  const ask: AskEarly = (address) => {
    const answer = asked.get(address) ?? askApi(app, request, address)
    asked.set(address, answer)
    return answer
  }
  const pathname = request.url.split('?')[0] ?? '/'
  const hasFilters = request.url.includes('?')
  await Promise.all(rooms.map((room) => room.early?.({ pathname, hasFilters }, ask)))
  const answers: Record<string, unknown> = {}
  for (const [address, answer] of asked) answers[address] = await answer
  // JSON leaves out what was refused. A `<` could end the element: it is written another way.
  const text = JSON.stringify(answers).replaceAll('<', '\\u003c')
  return `<script type="application/json" id="early-answers">${text}</script>`
}

async function askApi(app: FastifyInstance, request: FastifyRequest, address: string): Promise<unknown> {
  const headers = Object.fromEntries(passed.map((name) => [name, request.headers[name]]).filter(([, value]) => value))
  const remoteAddress = request.socket.remoteAddress ?? ''
  const answer = await app.inject({ method: 'GET', url: `/api${address}`, headers, remoteAddress })
  return answer.statusCode === 200 ? answer.json() : undefined
}
