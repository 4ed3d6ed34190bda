import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { type Ground, root } from '../ground.ts'
import { digits, type Line, median, percentile, seconds } from '../measure.ts'
import { measureScan } from './field-scan.ts'
import { measureSync } from './field-sync.ts'

const turns = 5
/** What is called slow 4G by those who audit pages, as in the first load of the board. */
const slow4g = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) | 0, uploadThroughput: (0.75e6 / 8) | 0 }

/** The phone's app: its first load, a ward taken along, and the scanner. */
export async function measureField(ground: Ground): Promise<Line[]> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  const loads: number[] = []
  try {
    for (let turn = 0; turn < turns; turn++) loads.push(await untilUsable(browser, ground.url))
  } finally {
    await browser.close()
  }
  const { kb, files } = await firstScript()
  const first: Line[] = [
    {
      work: 'field app, first load: script before the scanner',
      measured: `${digits(kb)} KB gzip in ${files} files`,
      reach: '≤ 200 KB',
      beside: '',
    },
    {
      work: 'field app, first load: usable, slow 4G and a 4 × slower processor',
      measured: `median ${seconds(median(loads))}, worst ${seconds(percentile(loads, 1))}`,
      reach: '< 3 s',
      beside: '',
    },
  ]
  return [...first, ...(await measureSync(ground)), ...(await measureScan())]
}

/** From the start of the navigation until a name can be typed, with nothing in the cache. */
async function untilUsable(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'vi-VN' })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', slow4g)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(`${url}/field`, { waitUntil: 'commit' })
  await page.waitForSelector('input[autocomplete="username"]')
  const usable = await page.evaluate(() => performance.now())
  await context.close()
  return usable
}

/** The scripts that the page names: all that must come before anything can be pressed. */
async function firstScript(): Promise<{ kb: number; files: number }> {
  const html = await readFile(path.join(root, 'dist/web/field/index.html'), 'utf8')
  const names = [...html.matchAll(/"\/field\/(assets\/[^"]+[.]js)"/g)].map(([, name = '']) => name)
  const sizes = await Promise.all(
    names.map(async (name) => (await promisify(gzip)(await readFile(path.join(root, 'dist/web/field', name)))).length),
  )
  return { kb: sizes.reduce((sum, size) => sum + size, 0) / 1024, files: names.length }
}
