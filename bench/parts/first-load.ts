import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { type Ground, root } from '../ground.ts'
import { digits, type Line, median, percentile, seconds } from '../measure.ts'

const turns = 5
/** What is called slow 4G by those who audit pages: 1.6 Mbit/s down, 0.75 up, 150 ms there and back. */
const slow4g = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) | 0, uploadThroughput: (0.75e6 / 8) | 0 }

interface Load {
  readonly usableMs: number
  /** Scripts fetched until the board was usable. */
  readonly scripts: readonly string[]
  readonly wireKb: number
}

/** A leader's phone opens the board with nothing in its cache: what it fetches, and when the gaps can be read and tapped. */
export async function measureFirstLoad(ground: Ground): Promise<Line[]> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  })
  try {
    const { headers } = await ground.visitor('chairman.01')
    const visit = (isSlow: boolean) => open(browser, { url: ground.url, cookie: headers.cookie ?? '', isSlow })
    const fast: Load[] = []
    const slow: Load[] = []
    for (let turn = 0; turn < turns; turn++) {
      fast.push(await visit(false))
      slow.push(await visit(true))
    }
    const scripts = (slow[0] as Load).scripts
    const kb = (await Promise.all(scripts.map(gzipKb))).reduce((sum, size) => sum + size, 0)
    const usable = slow.map(({ usableMs }) => usableMs)
    return [
      {
        work: 'first load of the board: script',
        measured: `${digits(kb)} KB gzip in ${scripts.length} files`,
        reach: '≤ 350 KB before the map',
        beside: `all that came over the wire: ${digits(median(slow.map(({ wireKb }) => wireKb)))} KB`,
      },
      {
        work: 'first load of the board: usable, slow 4G and a 4 × slower processor',
        measured: `median ${seconds(median(usable))}, worst ${seconds(percentile(usable, 1))}`,
        reach: '< 2 s',
        beside: `without the brakes: median ${seconds(median(fast.map(({ usableMs }) => usableMs)))}`,
      },
    ]
  } finally {
    await browser.close()
  }
}

async function open(browser: Browser, asked: { url: string; cookie: string; isSlow: boolean }): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' })
  await enterWith(context, asked)
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  if (asked.isSlow) {
    await cdp.send('Network.emulateNetworkConditions', slow4g)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  }
  const scripts: string[] = []
  let wire = 0
  let isWatching = true
  cdp.on('Network.responseReceived', ({ type, response }) => {
    if (isWatching && type === 'Script') scripts.push(new URL(response.url).pathname)
  })
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    if (isWatching) wire += encodedDataLength
  })
  await page.goto(`${asked.url}/`, { waitUntil: 'commit' })
  const usableMs = Number(await page.evaluate(untilUsable))
  isWatching = false
  await context.close()
  return { usableMs, scripts: [...new Set(scripts)], wireKb: wire / 1024 }
}

async function enterWith(context: BrowserContext, { url, cookie }: { url: string; cookie: string }): Promise<void> {
  const cookies = cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })
  await context.addCookies(cookies)
}

/** In the page: the moment, counted from the start of the navigation, when a gap is shown as a link or button and drawn. */
const untilUsable = `new Promise((resolve) => {
  const look = () => {
    const main = document.querySelector('main')
    const isThere = main?.querySelector('h1') && main.querySelector('li button, li a, table a, table button')
    if (isThere) requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    else setTimeout(look, 10)
  }
  look()
})`

async function gzipKb(pathname: string): Promise<number> {
  const text = await readFile(path.join(root, 'dist/web', pathname))
  return (await promisify(gzip)(text)).length / 1024
}
