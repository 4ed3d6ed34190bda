import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PassThrough, type Transform } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { House } from '../room.ts'
import { earlyAnswers } from './early-answers.ts'
import { registerFieldApp } from './field-app.routes.ts'

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
  readonly answers?: Promise<string>
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
    const nonce = randomBytes(16).toString('base64')
    const page = drawEarly(readFileSync(index, 'utf8'), early).replaceAll('__CSP_NONCE__', nonce)
    return reply
      .header('content-security-policy', policy(nonce))
      .header('cache-control', early?.cacheControl ?? 'no-cache')
      .type('text/html; charset=utf-8')
      .send(early?.answers ? sendInTwo(reply, page, early.answers) : page)
  }
}

function drawEarly(page: string, { title, content }: Partial<EarlyPage> = {}): string {
  let drawn = page
  if (title) drawn = drawn.replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>`)
  if (content) {
    drawn = drawn.replace('<div id="app"></div>', () => `<div id="app">${content}</div>`)
    drawn = drawn.replace(/<noscript>.*?<\/noscript>/s, '')
  }
  return drawn
}

/** The page at once, so that its scripts are fetched while the answers are looked up; then the answers. */
function sendInTwo(reply: FastifyReply, page: string, answers: Promise<string>): Transform {
  const [encoding, press] = pressFor(String(reply.request.headers['accept-encoding'] ?? ''))
  reply.header('vary', 'accept-encoding')
  if (encoding) reply.header('content-encoding', encoding)
  const [before = '', after = ''] = page.split(/(?=<\/body>)/)
  press.write(before)
  if ('flush' in press) (press as ReturnType<typeof createGzip>).flush()
  answers.then(
    (text) => press.end(text + after),
    // The page is whole without them: its screen asks for itself.
    () => press.end(after),
  )
  return press
}

function pressFor(accepted: string): readonly [string | undefined, Transform] {
  if (/\bbr\b/.test(accepted))
    return ['br', createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })] as const
  return /\bgzip\b/.test(accepted) ? ['gzip', createGzip()] : [undefined, new PassThrough()]
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
  await registerFieldApp(app, house)
  app.get('/*', (request, reply) =>
    send(reply, { answers: earlyAnswers(app, house.rooms, request), cacheControl: 'no-store' }),
  )
}
