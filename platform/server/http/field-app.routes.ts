import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { House } from '../room.ts'

/** No script of anybody else's, none in the page; pictures that the phone itself makes. */
const policy = [
  "default-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** SG-18: the browser itself is told that nothing here may ask where it is. */
const powers = 'geolocation=(), camera=(self), microphone=(), payment=(), usb=()'

/** The reader of codes is a WebAssembly program: only its own worker may run one, the page may not. */
const readerPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"

/** Serves the phone's app under `/field`, where it has been built: the same page for every address, kept by its service worker. */
export async function registerFieldApp(app: FastifyInstance, { webFolder }: House): Promise<void> {
  const folder = path.join(webFolder, 'field')
  if (!existsSync(path.join(folder, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: path.join(folder, 'assets'),
    prefix: '/field/assets/',
    decorateReply: false,
    immutable: true,
    preCompressed: true,
    maxAge: '365d',
    index: false,
    setHeaders: (reply, file) => {
      if (/read-codes[.]worker-[^/]*[.]js/.test(file)) reply.header('content-security-policy', readerPolicy)
    },
  })
  const types: Record<string, string> = {
    'service-worker.js': 'text/javascript; charset=utf-8',
    'manifest.webmanifest': 'application/manifest+json; charset=utf-8',
    'icon.svg': 'image/svg+xml',
    'icon-192.png': 'image/png',
    'icon-512.png': 'image/png',
  }
  for (const [name, type] of Object.entries(types)) {
    app.get(`/field/${name}`, (_, reply) =>
      reply
        .header('cache-control', 'no-cache')
        // The page stands at /field, one step above the worker's own folder.
        .header('service-worker-allowed', '/field')
        .type(type)
        .send(readFileSync(path.join(folder, name))),
    )
  }
  for (const address of ['/field', '/field/*']) {
    app.get(address, (_, reply) =>
      reply
        .header('content-security-policy', policy)
        .header('permissions-policy', powers)
        .header('cache-control', 'no-cache')
        .type('text/html; charset=utf-8')
        .send(readFileSync(path.join(folder, 'index.html'), 'utf8')),
    )
  }
}
