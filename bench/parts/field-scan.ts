import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { renderSVG } from 'uqr'
import { build } from 'vite'
import { toInstant, uuidV7 } from '#kit'
import { encodePass, type KeyList, type PassSigner, withLowSignature } from '#rooms/passes/domain'
import { root } from '../ground.ts'
import { type Line, spread } from '../measure.ts'
import { openSlowBrowser } from './field-browser.ts'

const now = toInstant('2021-07-29T08:00:00+07:00')
const verified = 200
const scanned = 60
/** So many times slower than this machine: the brake of the browser's own tools. It does not reach the reader's worker. */
const slower = 4

/** What the page of apps/field/testing offers. */
interface FieldBench {
  verify(texts: readonly string[], ground: object): Promise<Verified>
  scan(count: number, ground: object): Promise<Read[]>
}

interface Verified {
  readonly ms: number[]
  readonly bareMs: number[]
  readonly good: number
}

interface Read {
  readonly verdict: string
  readonly wholeMs: number
  readonly grabMs: number
  readonly readMs: number
  readonly echoMs: number
}

/** A phone verifies codes with no network, and reads them by camera: in headless Chromium, slowed four times. */
export async function measureScan(): Promise<Line[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nhac-truong-scan-'))
  const { texts, keys } = signedCodes()
  await buildPage(folder)
  const site = await serve(folder)
  const browser = await openSlowBrowser([
    ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    `--use-file-for-fake-video-capture=${await filmOf(texts.slice(0, 12), folder)}`,
  ])
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 } })
    await page.goto(`${site.url}/scan-bench.html`)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
    const ground = { now, kinds: ['coupon'], keys, filter: null }
    const plain = await call(page, 'verify', texts, ground)
    const reads = await call(page, 'scan', scanned, ground)
    return [verifyLine(plain), scanLine(reads)]
  } finally {
    await browser.close()
    site.server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function call<K extends keyof FieldBench>(page: Page, name: K, what: Parameters<FieldBench[K]>[0], ground: object) {
  const given: { name: string; what: unknown; ground: object } = { name, what, ground }
  const run = ({ name: wanted, what: asked, ground: on }: typeof given) =>
    (globalThis as unknown as { fieldBench: Record<string, (a: unknown, b: unknown) => unknown> }).fieldBench[wanted]?.(
      asked,
      on,
    )
  return page.evaluate<unknown, typeof given>(run, given) as unknown as ReturnType<FieldBench[K]>
}

function verifyLine({ ms, bareMs, good }: Verified): Line {
  return {
    work: `verify a pass offline in Chromium, ${slower} × slower processor`,
    measured: `${spread(ms)}; good: ${good} of ${ms.length}`,
    reach: 'p95 < 50 ms after decode',
    beside: `the browser's bare ES256 in turn with it: ${spread(bareMs)}`,
  }
}

function scanLine(reads: readonly Read[]): Line {
  // The brake does not reach the worker that reads: its own time is counted four times.
  const whole = reads.map(({ wholeMs, readMs }) => wholeMs + (slower - 1) * readMs)
  const parts = [
    `out of the camera ${spread(reads.map(({ grabMs }) => grabMs))}`,
    `the reader, once, ${spread(reads.map(({ readMs }) => readMs))}`,
    `a message to an idle thread and back ${spread(reads.map(({ echoMs }) => echoMs))}`,
  ]
  return {
    work: 'camera frame to verdict, the reader counted four times',
    measured: `${spread(whole)} of ${reads.length}`,
    reach: 'p95 < 300 ms',
    beside: parts.join('; '),
  }
}

function signedCodes(): { texts: string[]; keys: KeyList } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signer: PassSigner = {
    kid: '0a1b2c3d',
    algorithm: 'ES256',
    sign: (bytes) => withLowSignature(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
  }
  const id = () => uuidV7(1_627_520_000_000, randomBytes(10))
  const coupon = (serial: number) =>
    encodePass(
      {
        ...{ kind: 'coupon' as const, id: id(), issuer: 'VN-HN', areaId: 100_001, schemeId: id(), householdId: id() },
        ...{ from: '2021-07-28T17:00:00.000Z', until: '2021-08-04T17:00:00.000Z' },
        ...{ serial, day: '2021-07-29', slot: 3, marketId: id() },
      },
      signer,
    ).text
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const hours = { sayKeysAfterHours: 24, keysStaleAfterHours: 168, sayFilterAfterHours: 24 }
  const policy = { ...hours, staleKeys: 'ask' as const, clockSeconds: 120 }
  const key = {
    kid: signer.kid,
    algorithm: 'ES256' as const,
    x,
    y,
    acceptUntil: '2022-01-01T00:00:00Z',
    withdrawnAt: null,
  }
  const texts = Array.from({ length: verified }, (_, index) => coupon(index + 1))
  return { texts, keys: { issuer: 'VN-HN', asOf: now, policy, keys: [key] } as KeyList }
}

/** Codes as a printed pass shows them, each before the camera for half a second. */
async function filmOf(texts: readonly string[], folder: string): Promise<string> {
  const frames: Buffer[] = []
  for (const text of texts) {
    const code = await sharp(Buffer.from(renderSVG(text, { ecc: 'M', border: 4, pixelSize: 8 })))
      .resize(420, 420)
      .toBuffer()
    const scene = sharp({ create: { width: 1280, height: 720, channels: 3, background: '#a99' } })
    const frame = await scene
      .composite([{ input: code }])
      .jpeg({ quality: 80 })
      .toBuffer()
    frames.push(...Array<Buffer>(15).fill(frame))
  }
  const file = path.join(folder, 'camera.mjpeg')
  await writeFile(file, Buffer.concat(frames))
  return file
}

async function buildPage(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.join(root, 'apps/field/testing'),
    worker: { format: 'es' },
    build: {
      outDir: path.join(folder, 'site'),
      assetsInlineLimit: 0,
      rolldownOptions: { input: path.join(root, 'apps/field/testing/scan-bench.html') },
    },
  })
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' }

async function serve(folder: string): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const file = path.join(folder, 'site', path.normalize(new URL(request.url ?? '/', 'http://x').pathname))
    readFile(file).then(
      (bytes) => response.setHeader('content-type', types[path.extname(file)] ?? 'text/plain').end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { server, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }
}
