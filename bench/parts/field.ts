import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { type Ground, root } from '../ground.ts'
import { digits, type Line, median, percentile, seconds } from '../measure.ts'
import { openSlowBrowser } from './field-browser.ts'
import { measureScan } from './field-scan.ts'
import { measureSync } from './field-sync.ts'

const turns = 5
/** What is called slow 4G by those who audit pages, as in the first load of the board. */
const slow4g = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) | 0, uploadThroughput: (0.75e6 / 8) | 0 }

/** The phone's app: its first load and its later starts, a ward taken along, and the scanner. */
export async function measureField(ground: Ground): Promise<Line[]> {
  const browser = await openSlowBrowser()
  const script = await firstScript()
  try {
    const loads: number[] = []
    const bare: number[] = []
    for (let turn = 0; turn < turns; turn++) {
      bare.push(await inSlowPage(browser, (page) => untilCame(page, `${ground.url}/field/${script.names[0]}`)))
      loads.push(await inSlowPage(browser, (page) => untilUsable(page, `${ground.url}/field`)))
    }
    const starts = await startsWithoutNetwork(browser, `${ground.url}/field`)
    const lines = loadLines({ script, loads, bare, starts })
    return [...lines, ...(await measureSync(ground)), ...(await measureScan())]
  } finally {
    await browser.close()
  }
}

interface Loads {
  readonly script: { readonly kb: number; readonly names: readonly string[] }
  readonly loads: readonly number[]
  readonly bare: readonly number[]
  readonly starts: readonly number[]
}

function loadLines({ script, loads, bare, starts }: Loads): Line[] {
  const files = script.names.length === 1 ? 'one file' : `${script.names.length} files`
  return [
    {
      work: 'field app, first load: script before the scanner',
      measured: `${digits(script.kb)} KB gzip in ${files}`,
      reach: '≤ 200 KB',
      beside: '',
    },
    {
      work: `field app, first load: usable, slow 4G and a 4 × slower processor, ${turns} turns`,
      measured: `median ${seconds(median(loads))}, worst ${seconds(percentile(loads, 1))}`,
      reach: '< 3 s',
      beside: `that script as a text, not run: ${seconds(median(bare))}, ratio ${digits(median(loads) / median(bare))}`,
    },
    {
      work: `field app, a later start with no network, 4 × slower processor, ${turns} turns`,
      measured: `median ${seconds(median(starts))}, worst ${seconds(percentile(starts, 1))}`,
      reach: '',
      beside: '',
    },
  ]
}

/** In a page with nothing in its cache, on a slow line and with a slow processor. */
async function inSlowPage(browser: Browser, measure: (page: Page) => Promise<number>): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'vi-VN' })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', slow4g)
  await slowDown(cdp)
  const took = await measure(page)
  await context.close()
  return took
}

const slowDown = (cdp: CDPSession) => cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })

/** From the start of the navigation until a name can be typed. */
async function untilUsable(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' })
  return Number(await page.evaluate(usable))
}

/** In the page: looks by itself, so that nobody has to be told over a busy line. */
const usable = `new Promise((resolve) => {
  const look = () => document.querySelector('input[autocomplete="username"]')
    ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    : setTimeout(look, 10)
  look()
})`

async function untilCame(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'load' })
  return Number(await page.evaluate('performance.now()'))
}

/** Kept whole by its service worker, then started again and again with the network off. */
async function startsWithoutNetwork(browser: Browser, address: string): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'vi-VN' })
  const page = await context.newPage()
  await page.goto(address)
  await page.evaluate('navigator.serviceWorker.ready')
  await context.setOffline(true)
  await slowDown(await context.newCDPSession(page))
  const took: number[] = []
  for (let turn = 0; turn < turns; turn++) took.push(await untilUsable(page, address))
  await context.close()
  return took
}

/** The scripts that the page names: all that must come before anything can be pressed. */
async function firstScript(): Promise<Loads['script']> {
  const html = await readFile(path.join(root, 'dist/web/field/index.html'), 'utf8')
  const names = [...html.matchAll(/"\/field\/(assets\/[^"]+[.]js)"/g)].map(([, name = '']) => name)
  const sizes = await Promise.all(
    names.map(async (name) => (await promisify(gzip)(await readFile(path.join(root, 'dist/web/field', name)))).length),
  )
  return { kb: sizes.reduce((sum, size) => sum + size, 0) / 1024, names }
}
