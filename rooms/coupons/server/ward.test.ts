import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toInstant } from '#kit'
import type { RolloutBoard, SchemePage } from '../domain/index.ts'
import { gapsOf, marketNow } from './testing/at-the-gate.ts'
import { at, type MarketTown, openMarketTown, terms } from './testing/market-town.ts'

let town: MarketTown
let schemeId: string
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

beforeAll(async () => {
  town = await openMarketTown({ households: 1 })
  const { areaId, documentId, market, done, chair } = town
  const span = { validFrom: at('07-24T06:00'), validTo: at('08-08T06:00') }
  const scheme = { areaId, name: 'Phiếu đi chợ', documentId, marketIds: [market], ...span, ...terms }
  schemeId = (await done<{ schemeId: string }>(chair, 'coupons.register-scheme', scheme)).schemeId
  // Three thousand households of a ward, put in the book directly: how they come there is the room of people's.
  await sql`insert into households (zone_id, id, area_id, number, size, boarding, has_phone, synthetic, version, entered_at, since_on)
    select zone_id, gen_random_uuid(), area_id, n, 3, false, n % 9 <> 0, true, 1, '2021-07-24T00:00:00Z', '2021-01-01'
    from households, generate_series(2, 1500) n where households.number = 1`.execute(town.city.db)
})
afterAll(() => town?.city.close())

const cardsMade = async () => {
  const { rows } = await sql<{ cards: number; households: number; serials: number }>`
    select count(*)::int as cards, count(distinct household_id)::int as households, count(distinct serial)::int as serials
    from coupons`.execute(town.city.db)
  return rows[0]
}

const isRunning = async (id: string) =>
  (await town.city.db.selectFrom('job_runs').select('state').where('id', '=', id).executeTakeFirst())?.state ===
  'running'

it('[SHP-01] three thousand households in one run: stopped on the way it keeps what is done, and a second run makes the rest', async () => {
  const { done, told, chair, city, jobsDone } = town
  const { issueId, total } = await done<{ issueId: string; total: number }>(chair, 'coupons.issue', { schemeId })
  expect(total).toBe(3000)
  // The first step is held in the middle of its work while others ask: what is tested is not a race.
  const asked = await city.db.transaction().execute(async (trx) => {
    await sql`lock table coupons in share mode`.execute(trx)
    city.house.jobs.wake()
    while (!(await isRunning(issueId))) await wait(2)
    await wait(50)
    const answers = [told(chair, 'coupons.issue', { schemeId }), told(chair, 'coupons.stop-issue', { issueId })]
    await wait(100)
    return () => Promise.all(answers)
  })
  expect(await asked()).toEqual(['COUPONS.ISSUE_RUNNING', 'accepted'])
  await jobsDone()
  expect(await told(chair, 'coupons.stop-issue', { issueId })).toBe('COUPONS.ISSUE_ENDED')
  const made = (await cardsMade())?.cards ?? 0
  expect(made).toBeGreaterThan(0)
  expect(made).toBeLessThan(3000)
  const again = await done<{ total: number }>(chair, 'coupons.issue', { schemeId })
  expect(again.total).toBe(3000 - made)
  await jobsDone()
  expect(await cardsMade()).toEqual({ cards: 3000, households: 3000, serials: 3000 })
  // However often it was stopped, every day and slot has as many as any other.
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from coupons group by group_no, slot_no`.execute(city.db)
  expect(rows.map(({ count }) => count)).toEqual([750, 750, 750, 750])
})

it('[SHP-02] a market that fills up calls its board before it is full, and the call ends as people leave', async () => {
  const { done, told, chair, gate, city } = town
  let minute = 10
  const count = async (kind: string, people: number) => {
    city.clock.set(at(`07-31T07:${minute++}`))
    await done(gate, 'coupons.count', { areaId: town.areaId, siteId: town.market, kind, people })
  }
  const place = { areaId: town.areaId, siteId: town.market }
  expect(await told(gate, 'coupons.set-capacity', { ...place, capacity: 100, source: 'Ban quản lý chợ' })).toBe(
    'ACCESS.NOT_ALLOWED',
  )
  await done(chair, 'coupons.set-capacity', { ...place, capacity: 100, source: 'Ban quản lý chợ' })
  await count('recount', 89)
  expect(await gapsOf(town, 'coupons-market-full')).toEqual([])
  await count('in', 1)
  expect((await gapsOf(town, 'coupons-market-full'))[0]).toMatchObject({
    severity: 2,
    data: { inside: 90, capacity: 100 },
  })
  await count('in', 10)
  expect((await gapsOf(town, 'coupons-market-full'))[0]).toMatchObject({ severity: 3 })
  expect(await marketNow(town)).toMatchObject({ inside: 100, capacity: 100, crowd: 'full' })
  await count('out', 30)
  expect(await gapsOf(town, 'coupons-market-full')).toEqual([])
})

it('[SHP-03] the roll-out is followed by district with dates; nobody is late without a deadline in the document', async () => {
  const { done, told, city } = town
  const [leader, district] = [await city.signIn('leader', '01'), await city.signIn('office', '008')]
  const rollout = async () => (await leader.get<RolloutBoard>(`/coupons/rollout?areaId=${city.area('01')}`)).body
  const call = { areaId: city.area('01'), source: 'Bí thư Thành ủy, họp chiều 27/7/2021', askedOn: '2021-07-27' }
  await done(leader, 'coupons.call-rollout', call)
  expect(await rollout()).toMatchObject({ areas: 2, adopted: 0, answered: 0, call: { dueAt: null } })
  expect(await gapsOf(town, 'coupons-rollout-unanswered')).toEqual([])
  city.clock.set(at('07-31T08:00'))
  await done(leader, 'coupons.call-rollout', { ...call, dueAt: at('07-31T17:00') })
  expect(await gapsOf(town, 'coupons-rollout-unanswered')).toEqual([])
  const report = { areaId: city.area('008'), standing: 'adopted', onDay: '2021-07-28' }
  expect(await told(district, 'coupons.report-rollout', { ...report, onDay: '2021-08-05' })).toBe('COUPONS.NOT_YET')
  await done(district, 'coupons.report-rollout', report)
  city.clock.set(toInstant('2021-07-31T17:00:00+07:00'))
  const late = await gapsOf(town, 'coupons-rollout-unanswered')
  expect(late.map(({ areaId }) => areaId)).toEqual([city.area('001')])
  const board = await rollout()
  expect(board.adopted).toBe(1)
  expect(board.lines.map(({ standing, onDay, late: isLate, schemes }) => [standing, onDay, isLate, schemes])).toEqual([
    [null, null, true, 0],
    ['adopted', '2021-07-28', false, 1],
  ])
})

it('[SHP-01] [SHP-05] a ward without a market finds the one next door, by name or at once, and its households shop there', async () => {
  const { city, documentId, market, done } = town
  const chair = await city.signIn('leader', '00331')
  const areaId = city.area('00331')
  type Found = { items: { siteId: string; areaTitle: { vi: string } }[] }
  const ask = async (q: string) =>
    (await chair.get<Found>(`/coupons/market-choices?areaId=${areaId}&q=${q}`)).body.items
  expect((await ask('')).map(({ siteId }) => siteId)).toContain(market)
  expect(await ask('cho%20mai%20dong')).toMatchObject([{ siteId: market, areaTitle: { vi: 'Phường Mai Động' } }])
  const police = await city.signIn('health', '00331')
  expect((await police.get(`/coupons/market-choices?areaId=${areaId}`)).status).toBe(403)
  const span = { validFrom: at('07-24T06:00'), validTo: at('08-08T06:00') }
  const scheme = { areaId, name: 'Phiếu đi chợ Đại Kim', documentId, marketIds: [market], ...span, ...terms }
  const next = await done<{ schemeId: string }>(chair, 'coupons.register-scheme', scheme)
  const kit = (await town.gate.get<{ schemes: { id: string }[] }>('/coupons/field-kit')).body
  expect(kit.schemes.map(({ id }) => id)).toContain(next.schemeId)
})

it('[SHP-01] [SG-10] a market that closes is left by its scheme, which goes on in another: cards stay, what was shopped before stands', async () => {
  const { city, chair, gate, told, done, market, second, areaId } = town
  city.clock.set(at('08-02T06:30'))
  const [one, two] = (await town.cards(schemeId)).filter(
    ({ days, slot }) => days.startsWith('ngày chẵn') && slot.from === '06:00',
  )
  const change = (marketIds: readonly string[], who = chair) =>
    told(who, 'coupons.change-markets', { schemeId, marketIds, reason: 'Có F0, đóng cửa khử khuẩn' })
  expect(await change([market])).toBe('COUPONS.SAME_MARKETS')
  expect(await change([schemeId])).toBe('COUPONS.MARKET_UNKNOWN')
  expect(await change([second], gate)).toBe('ACCESS.NOT_ALLOWED')
  expect(await change([second])).toBe('accepted')
  city.clock.set(at('08-02T06:50'))
  const shop = (serial: string | undefined, siteId: string, when: string) =>
    told(gate, 'coupons.redeem', { areaId, siteId, serial }, { at: when })
  expect(await shop(one?.serial, market, '08-02T06:40')).toBe('COUPONS.MARKET_LEFT')
  // A gate without signal tells late of one who came before it closed.
  expect(await shop(one?.serial, market, '08-02T06:20')).toBe('accepted')
  expect(await shop(two?.serial, second, '08-02T06:45')).toBe('accepted')
  const { body } = await chair.get<SchemePage>(`/coupons/schemes/${schemeId}`)
  expect(body.markets.map(({ siteId }) => siteId)).toEqual([second])
  expect(body.marketChanges).toMatchObject([
    { siteId: market, from: null, to: at('08-02T06:30'), reason: 'Có F0, đóng cửa khử khuẩn' },
    { siteId: second, from: at('08-02T06:30'), to: null },
  ])
  await done(chair, 'coupons.change-markets', { schemeId, marketIds: [market, second], reason: 'Đã mở lại' })
  expect((await chair.get<SchemePage>(`/coupons/schemes/${schemeId}`)).body.markets).toHaveLength(2)
})
