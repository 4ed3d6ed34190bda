import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { uuidV7 } from '#kit'
import { type Ground, root } from '../ground.ts'
import { digits, type Line, median, percentile, seconds } from '../measure.ts'
import type { Visitor } from '../visitor.ts'
import { openSlowBrowser } from './field-browser.ts'

const ward = '00328'
const households = 3_000
const people = 10_000
/** What web measurers call slow 3G: 400 kbit/s each way, 400 ms there and back. */
const slow3g = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }

const things = [
  { name: 'people.working-set', address: '/people/working-set', changes: true },
  { name: 'tasks', address: '/tasks?limit=200' },
  { name: 'passes.keys', address: '/passes/keys' },
  { name: 'passes.withdrawn', address: '/passes/withdrawn' },
]

const laterTurns = 5

interface Synced {
  readonly came: number
  readonly syncMs: number
  readonly openMs: number
  readonly rows: number
}

/** A phone takes a whole ward along over a slow line, and later what changed in it. */
export async function measureSync(ground: Ground): Promise<Line[]> {
  const { keeper, accountId } = await readyWard(ground)
  const household = await plantHouseholds(ground, keeper)
  const folder = await buildPage()
  const browser = await openSlowBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, bypassCSP: true })
    const page = await openPage(context, { ground, keeper, folder })
    const heard = await wireOf(context, page)
    const run = <T>(name: string, ...given: unknown[]) =>
      page.evaluate(`globalThis.syncBench.${name}(...${JSON.stringify(given)})`) as Promise<T>
    const whole = await run<Synced>('sync', accountId, things)
    const wholeKb = heard.kb()
    const bare = await run<{ askMs: number }>('ask', accountId, things)
    const first = wholeLine(whole, wholeKb, bare.askMs)
    const later: Synced[] = []
    const journeys: number[] = []
    const before = heard.kb()
    for (let turn = 0; turn < laterTurns; turn++) {
      const edit = { householdId: household, size: 9 + turn }
      await keeper.send([{ id: randomUUID(), type: 'people.edit-household', payload: edit }])
      later.push(await run<Synced>('sync', accountId, things))
      journeys.push((await run<{ askMs: number }>('journeys', accountId)).askMs)
    }
    return [first, laterLine(later, (heard.kb() - before) / laterTurns, journeys)]
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function wholeLine({ syncMs, openMs, rows }: Synced, kb: number, askMs: number): Line {
  return {
    work: `first sync of a ward (${digits(households)} households, ${digits(people)} people, tasks, keys), slow 3G, 4 × slower processor`,
    measured: `${seconds(syncMs)}, ${digits(kb)} KB; opened in ${digits(openMs)} ms; rows: ${rows}`,
    reach: '< 30 s',
    beside: `the same asked and thrown away: ${seconds(askMs)}, ratio ${digits(syncMs / askMs)}; 400 kbit/s: the bytes alone ${seconds((kb * 1024 * 1000) / slow3g.downloadThroughput)}`,
  }
}

function laterLine(later: readonly Synced[], kb: number, journeys: readonly number[]): Line {
  const took = later.map(({ syncMs }) => syncMs)
  const came = Math.min(...later.map((one) => one.came))
  return {
    work: `later sync after one change, slow 3G, ${laterTurns} turns`,
    measured: `median ${seconds(median(took))}, worst ${seconds(percentile(took, 1))}, about ${digits(kb)} KB; things that came: ${came} of ${things.length}`,
    reach: '< 2 s',
    beside: `two journeys there and back: ${seconds(median(journeys))}, ratio ${digits(median(took) / median(journeys))}`,
  }
}

async function readyWard(ground: Ground): Promise<{ keeper: Visitor; accountId: string }> {
  const username = `chairman.${ward}`
  const found = await ground.pool.query<{ id: string; area_id: number }>(
    'select id, area_id from accounts where username = $1',
    [username],
  )
  const account = found.rows[0]
  if (!account) throw new Error(`the sample has no account ${username}`)
  for (const role of ['office', 'health'])
    await ground.pool.query(
      "insert into grants (id, account_id, role, area_id, from_at) values ($1, $2, $3, $4, '2021-07-01T00:00:00Z')",
      [randomUUID(), account.id, role, account.area_id],
    )
  return { keeper: await ground.visitor(username), accountId: account.id }
}

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ']
const middles = ['Văn', 'Thị', 'Đức', 'Minh', 'Ngọc', 'Thu', 'Quang', 'Hồng']
const names = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Mai', 'Nam', 'Oanh', 'Phúc', 'Quân', 'Sơn']

/** Made-up people of made-up houses; answers the first household. */
async function plantHouseholds(ground: Ground, keeper: Visitor): Promise<string> {
  const { rows: groups } = await ground.pool.query<{ id: number }>(
    "select id from areas where kind = 'residential_group' and valid_to is null and parent_id = (select area_id from accounts where username = $1) order by id",
    [keeper.username],
  )
  if (groups.length === 0) throw new Error('the ward has no residential groups')
  let told = 0
  const personOf = (index: number) => ({
    name: [families[index % 10], middles[index % 8], names[(index * 7) % 14], index % 977].join(' '),
    birthYear: 1930 + (index % 88),
  })
  const all = Array.from({ length: households }, (_, index) => {
    const size = 3 + (index % 3 === 0 ? 1 : 0)
    const residents = Array.from({ length: size }, () => personOf(told++)).slice(0, Math.max(1, people - told + size))
    const area = groups[index % groups.length] as { id: number }
    const payload = {
      ...{ areaId: area.id, house: `Số ${index + 1}, ngõ ${(index * 13) % 400}`, head: residents[0]?.name ?? '' },
      ...{ phone: `09${String(10_000_000 + index)}`, size, residents, synthetic: true, source: 'bench' },
    }
    return { id: uuidV7(1_627_000_000_000 + index, crypto.getRandomValues(new Uint8Array(10))), payload }
  })
  for (let from = 0; from < all.length; from += 50)
    await keeper.send(all.slice(from, from + 50).map((one) => ({ ...one, type: 'people.register-household' })))
  return all[0]?.id ?? ''
}

async function buildPage(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nhac-truong-sync-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.join(root, 'apps/field/testing'),
    base: '/sync-bench/',
    build: { outDir: folder, rolldownOptions: { input: path.join(root, 'apps/field/testing/sync-bench.html') } },
  })
  return folder
}

/** The page as the program's own, so that its session is the page's. */
async function openPage(
  context: BrowserContext,
  { ground, keeper, folder }: { ground: Ground; keeper: Visitor; folder: string },
): Promise<Page> {
  const cookies = (keeper.headers.cookie ?? '').split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: ground.url }
  })
  await context.addCookies(cookies)
  await context.route('**/sync-bench/**', async (route) => {
    const name = new URL(route.request().url()).pathname.replace('/sync-bench/', '')
    const contentType = name.endsWith('.js') ? 'text/javascript' : 'text/html'
    await route.fulfill({ body: await readFile(path.join(folder, name)), contentType })
  })
  const page = await context.newPage()
  await page.goto(`${ground.url}/sync-bench/sync-bench.html`)
  await page.waitForFunction('globalThis.syncBench')
  return page
}

async function wireOf(context: BrowserContext, page: Page): Promise<{ kb: () => number }> {
  const cdp = await context.newCDPSession(page)
  let bytes = 0
  await cdp.send('Network.enable')
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await cdp.send('Network.emulateNetworkConditions', slow3g)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  return { kb: () => bytes / 1024 }
}
