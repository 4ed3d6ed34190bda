import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { House } from '../room.ts'
import { earlyAnswers } from './early-answers.ts'

const policy = (nonce: string) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** A page of the web app before any script has come: its title, what stands in it, how long it may be kept. */
export interface EarlyPage {
  readonly title?: string
  /** HTML; whoever gives it has escaped what people typed. */
  readonly content?: string
  /** HTML with the answers that the screen will ask for first: see early-answers.ts. */
  readonly answers?: string
  readonly cacheControl: string
}

/** Sends index.html, with the early page drawn in it when there is one. */
export type SendPage = (reply: FastifyReply, early?: EarlyPage) => FastifyReply

/** Reads the built web app's page; undefined where it has not been built. */
export async function openWebPage({ webFolder }: Pick<House, 'webFolder'>): Promise<SendPage | undefined> {
  const index = path.join(webFolder, 'index.html')
  if (!existsSync(index)) return undefined
  return (reply, early) => {
    // Read anew each time: the app may be built again under a running server, and its scripts are named by content.
    const page = readFileSync(index, 'utf8')
    const nonce = randomBytes(16).toString('base64')
    return reply
      .header('content-security-policy', policy(nonce))
      .header('cache-control', early?.cacheControl ?? 'no-cache')
      .type('text/html; charset=utf-8')
      .send(withEarly(page, early).replaceAll('__CSP_NONCE__', nonce))
  }
}

function withEarly(page: string, { title, content, answers }: Partial<EarlyPage> = {}): string {
  let drawn = page
  if (title) drawn = drawn.replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>`)
  if (content) {
    drawn = drawn.replace('<div id="app"></div>', () => `<div id="app">${content}</div>`)
    drawn = drawn.replace(/<noscript>.*?<\/noscript>/s, '')
  }
  return answers ? drawn.replace('</body>', () => `${answers}</body>`) : drawn
}

/** Serves the built web app; every page address gives index.html, under a strict content security policy. */
export async function registerWeb(app: FastifyInstance, house: House): Promise<void> {
  const send = await openWebPage(house)
  if (!send) return
  await app.register(fastifyStatic, {
    root: path.join(house.webFolder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    preCompressed: true,
    maxAge: '365d',
    index: false,
  })
  app.get('/*', async (request, reply) => {
    const answers = await earlyAnswers(app, house.rooms, { request, reply })
    return send(reply, { answers, cacheControl: 'no-store' })
  })
}
