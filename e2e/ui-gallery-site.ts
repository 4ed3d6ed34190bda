import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { build } from 'vite'

/** The policy of the real server, without its nonces: parts may need nothing that it forbids. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self'; object-src 'none'; base-uri 'none'"

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const session = {
  account: null,
  csrf: '',
  now: '2021-07-27T11:40:00.000Z',
  utcOffsetMinutes: 420,
  clock: 'fixed',
  profile: { name: 'hanoi-2021', title: { vi: 'Hà Nội, tháng 7 năm 2021', en: 'Hà Nội, July 2021' } },
  sample: false,
}

/**
 * The page with every part in every state, built and served for itself. Parts know no subject, so nothing that matters is
 * decided by this stand-in: it says that nobody is signed in and that it is 18:40 on 27/7/2021.
 */
export async function openGallerySite(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nhac-truong-gallery-'))
  await build({ mode: 'gallery', logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } })
  const server = createServer((request, response) => void answer(request.url ?? '/', response, folder))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true })
    },
  }
}

async function answer(url: string, response: ServerResponse, folder: string): Promise<void> {
  const { pathname } = new URL(url, 'http://gallery')
  response.setHeader('content-security-policy', policy)
  if (pathname === '/api/session') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(session))
  } else if (pathname.startsWith('/api/')) {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{}')
  } else if (pathname.startsWith('/assets/')) {
    const file = await readFile(path.join(folder, path.normalize(pathname)))
    response.writeHead(200, { 'content-type': types[path.extname(pathname)] ?? 'application/octet-stream' }).end(file)
  } else {
    response.writeHead(200, { 'content-type': 'text/html' }).end(await readFile(path.join(folder, 'gallery.html')))
  }
}
