import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { putInForce } from '#rooms/areas/server'
import { type ClaimsToSign, decodePass, encodePass, type PassClaims } from '#rooms/passes/domain'
import { signPasses } from '#rooms/passes/server'
import type { Person } from '#test-city'
import type { Card, CarriedCard, CouponKit, DoubleLine, SchemePage } from '../domain/index.ts'
import { forgetVisits } from './forget-visits.tick.ts'
import { atTheGate } from './testing/at-the-gate.ts'
import { at, codeOf, type MarketTown, openMarketTown } from './testing/market-town.ts'

let town: MarketTown
let schemeId: string
let cards: Card[]
let supervisor: Person
const { scheme, redeem, use, page, lookUp, marketNow, gapsOf, spare } = atTheGate({
  town: () => town,
  schemeId: () => schemeId,
  cards: () => cards,
})

beforeAll(async () => {
  town = await openMarketTown({ households: 8 })
  supervisor = await town.city.signIn('supervisor', '00328')
})
afterAll(() => town?.city.close())

it('[SHP-01] [SHP-04] a scheme stands on a directive in force, over markets of the register (INS-05), one at a time', async () => {
  const { told, chair } = town
  const refused = [
    await told(supervisor, 'coupons.register-scheme', scheme()),
    await told(chair, 'coupons.register-scheme', scheme({ documentId: randomUUID() })),
    await told(chair, 'coupons.register-scheme', scheme({ validTo: at('08-08T06:01') })),
    await told(chair, 'coupons.register-scheme', scheme({ marketIds: [randomUUID()] })),
    await told(chair, 'coupons.register-scheme', scheme({ groups: [{ parity: 'custom', name: 'xanh' }] })),
  ]
  expect(refused).toEqual([
    'ACCESS.NOT_ALLOWED',
    'COUPONS.NO_DIRECTIVE',
    'COUPONS.BEYOND_DIRECTIVE',
    'COUPONS.MARKET_UNKNOWN',
    'INTENTS.PAYLOAD',
  ])
  schemeId = (await town.done<{ schemeId: string }>(chair, 'coupons.register-scheme', scheme())).schemeId
  expect(await told(chair, 'coupons.register-scheme', scheme())).toBe('COUPONS.SCHEME_OVERLAPS')
  // A market is a place of the register: its kind comes from there, and whoever inspects it finds it there.
  const { body } = await chair.get<{ kind: string }>(`/sites/${town.market}`)
  expect(body.kind).toBe('market')
})

it('[SHP-05] every household gets one card in one run, those without a phone too, and a second run gives nobody a second', async () => {
  const { done, told, chair, jobsDone } = town
  const { total } = await done<{ total: number }>(chair, 'coupons.issue', { schemeId })
  expect(total).toBe(16)
  await jobsDone()
  cards = await town.cards(schemeId)
  expect(cards.length).toBe(16)
  expect(new Set(cards.map(({ serial }) => serial)).size).toBe(16)
  const places = Map.groupBy(cards, ({ days, slot }) => `${days} ${slot.from}`)
  expect([...places.values()].map((own) => own.length)).toEqual([4, 4, 4, 4])
  expect(await told(chair, 'coupons.issue', { schemeId })).toBe('COUPONS.NO_HOUSEHOLDS')
  const { groupsOfHouseholds, issues } = await page()
  expect(groupsOfHouseholds.map(({ coupons, withoutPhone }) => [coupons, withoutPhone])).toEqual([
    [8, 1],
    [8, 1],
  ])
  expect(issues[0]).toMatchObject({ total: 16, done: 16, state: 'done' })
  // The head of a group sees the ward's scheme, prints the sheet of that group and no other's.
  const head = await town.city.signIn('group', '00328-002')
  const { body } = await head.get<{ items: { id: string }[] }>(`/coupons/schemes?areaId=${town.city.area('00328-002')}`)
  expect(body.items.map(({ id }) => id)).toEqual([schemeId])
  const own = await head.get<SchemePage>(`/coupons/schemes/${schemeId}`)
  expect(own.body.groupsOfHouseholds.map(({ areaId, mayIssue }) => [areaId, mayIssue])).toEqual([
    [town.city.area('00328-002'), true],
  ])
  const sheet = (code: string) => head.get(`/coupons/schemes/${schemeId}/cards?areaId=${town.city.area(code)}`)
  expect((await Promise.all([sheet('00328-002'), sheet('00328-001')])).map(({ status }) => status)).toEqual([200, 404])
  expect((await town.cards(schemeId, '00328-002')).map(({ householdNumber }) => householdNumber)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8,
  ])
})

it('[SHP-01] at the gate each flaw has its sentence, and one card is used once a day', async () => {
  const { told, gate } = town
  town.city.clock.set(toInstant('2021-07-26T06:30:00+07:00'))
  const [even, odd, late] = [spare('ngày chẵn'), spare('ngày lẻ'), spare('ngày chẵn', '08:00')]
  const gateSays = [
    await use(even, '07-26T06:10', { siteId: town.second }),
    await use(odd, '07-26T06:10'),
    await use(late, '07-26T06:10'),
    await use(even, '07-23T20:00'),
    await use(even, '07-26T06:10', { householdId: randomUUID() }),
    await use(even, '07-26T06:10', { persons: 2 }),
    await told(gate, 'coupons.redeem', redeem({ serial: '123' })),
    await told(
      gate,
      'coupons.redeem',
      redeem({ serial: `${(Number(even.serial[0]) + 1) % 10}${even.serial.slice(1)}` }),
    ),
    await told(gate, 'coupons.redeem', { areaId: town.areaId, siteId: town.market }),
    await told(supervisor, 'coupons.redeem', redeem({ serial: even.serial })),
    await use(even, '07-26T06:10'),
    await use(even, '07-26T06:20', {}, town.otherGate),
  ]
  expect(gateSays).toEqual([
    'COUPONS.OTHER_MARKET',
    'COUPONS.WRONG_DAY',
    'COUPONS.WRONG_SLOT',
    'COUPONS.NOT_YET_VALID',
    'COUPONS.OTHER_HOUSEHOLD',
    'COUPONS.ONE_PERSON',
    'COUPONS.SERIAL_FORM',
    'COUPONS.SERIAL_WRONG',
    'COUPONS.SERIAL_OR_CODE',
    'ACCESS.NOT_ALLOWED',
    'accepted',
    'COUPONS.ALREADY_USED',
  ])
  // What the gate is told stands beside the field it is about, in both languages, and says what would be right.
  const beside = [
    [even, { siteId: town.second }, 'siteId', 'chợ', 'market'],
    [odd, {}, 'serial', 'ngày lẻ', 'is the 26'],
    [late, {}, 'serial', '08:00', '08:00'],
  ] as const
  for (const [card, more, field, vi, en] of beside) {
    const payload = redeem({ serial: card.serial }, more)
    const answer = await gate.send({ type: 'coupons.redeem', payload, occurredAt: at('07-26T06:10') })
    const words = { vi: expect.stringContaining(vi), en: expect.stringContaining(en) }
    expect(answer).toMatchObject({ outcome: 'refused', refusal: { field, words } })
  }
  const { use: slots, usedOutside } = await page('2021-07-26')
  expect([slots.map(({ invited, used }) => [invited, used]), usedOutside]).toEqual([
    [
      [4, 1],
      [4, 0],
    ],
    0,
  ])
})

it('[SHP-01] two gates that ask for one card at the same moment: one lets in, the other is told', async () => {
  const card = spare('ngày chẵn')
  const both = await Promise.all([
    use(card, '07-26T06:25'),
    use(card, '07-26T06:26', {}, town.otherGate),
    ...[1, 2, 3].map(() => use(card, '07-26T06:27')),
  ])
  expect(both.filter((one) => one === 'accepted')).toHaveLength(1)
  expect(new Set(both)).toEqual(new Set(['accepted', 'COUPONS.ALREADY_USED']))
  const array = spare('ngày chẵn', '08:00')
  town.city.clock.set(toInstant('2021-07-26T08:30:00+07:00'))
  const visit = () => ({
    type: 'coupons.redeem',
    payload: redeem({ serial: array.serial }),
    occurredAt: at('07-26T08:10'),
  })
  const answers = await town.gate.sendAll([visit(), visit()])
  expect(answers.map(codeOf)).toEqual(['accepted', 'COUPONS.ALREADY_USED'])
})

it('[SHP-01] a scanned code is the card; forged, of another city, cut off, of another kind: each is told', async () => {
  const { told, gate } = town
  const card = spare('ngày chẵn', '08:00')
  const middle = Math.floor(card.code.length / 2)
  const changed = `${card.code.slice(0, middle)}${card.code[middle] === 'A' ? 'B' : 'A'}${card.code.slice(middle + 1)}`
  const say = (code: string) => told(gate, 'coupons.redeem', redeem({ code }), { at: '07-26T08:20' })
  expect(await say('https://example.org/1')).toBe('COUPONS.CODE_UNREADABLE')
  expect(await say(changed)).not.toBe('accepted')
  expect(await say(card.code.slice(0, -7))).not.toBe('accepted')
  const read = decodePass(card.code)
  if (!read.ok) throw new Error(read.refusal.code)
  const { claims, kid } = read.value
  // Nobody's signature, in the form of one.
  const signer = (by: string) => ({ kid: by, algorithm: 'ES256' as const, sign: () => new Uint8Array(64).fill(1) })
  const written = (more: object, by = kid) => encodePass({ ...claims, ...more } as PassClaims, signer(by)).text
  expect(await say(written({}))).toBe('COUPONS.CODE_FORGED')
  expect(await say(written({}, 'ffffffff'))).toBe('COUPONS.CODE_FORGED')
  expect(await say(written({ issuer: 'VN-SG' }))).toBe('COUPONS.OTHER_CITY')
  const { clock, profile, vault, territory } = town.city.house
  const span = { from: claims.from, until: claims.until }
  const receipt: ClaimsToSign = { ...span, kind: 'receipt', id: claims.id, areaId: town.areaId, form: 'entry' }
  const [other] = await town.city.db
    .transaction()
    .execute((trx) => signPasses({ trx, now: clock.now(), profile, vault, tree: territory.current() }, [receipt]))
  expect(await say(other?.text ?? '')).toBe('COUPONS.CODE_UNREADABLE')
  expect(await say(card.code)).toBe('accepted')
  expect(await say(card.code)).toBe('COUPONS.ALREADY_USED')
  expect(card.code.length).toBeLessThanOrEqual(330)
})

it('[SHP-05] a household without a phone uses its paper by the typed number, and somebody may shop for it; a lost card is replaced', async () => {
  const { done, told, chair, gate } = town
  town.city.clock.set(toInstant('2021-07-27T06:30:00+07:00'))
  const paper = spare('ngày lẻ')
  const found = await lookUp(paper.serial)
  await done(chair, 'coupons.set-proxy', { couponId: found.id, proxy: 'community-team' })
  const typed = paper.serial.replace(/(....)(...)(...)/, '$1 $2.$3')
  await done(gate, 'coupons.redeem', redeem({ serial: typed }), { at: '07-27T06:25' })
  expect(await lookUp(paper.serial)).toMatchObject({ visits: 1, usedDays: ['2021-07-27'], proxy: 'community-team' })
  const fresh = await done<{ serial: string }>(chair, 'coupons.replace', { couponId: found.id, reason: 'lost' })
  expect(await told(chair, 'coupons.replace', { couponId: found.id, reason: 'lost' })).toBe('COUPONS.COUPON_GONE')
  town.city.clock.set(toInstant('2021-07-29T06:30:00+07:00'))
  expect(await use(paper, '07-29T06:10')).toBe('COUPONS.WITHDRAWN')
  expect(await told(gate, 'coupons.redeem', redeem({ serial: fresh.serial }), { at: '07-29T06:10' })).toBe('accepted')
  // The visits of the week go with the household, not with the card; the old code says so to phones.
  expect(await lookUp(fresh.serial)).toMatchObject({ visits: 2, card: 2, proxy: 'community-team' })
  expect(await lookUp(paper.serial)).toMatchObject({ withdrawReason: 'lost', replacedBy: fresh.serial })
  // Whoever lost the card does not know its number: the household leads to the one it holds now.
  const door = await chair.get<{ items: { serial: string }[]; without: unknown[] }>(
    `/coupons/households/${found.householdId}`,
  )
  expect(door.body).toMatchObject({ items: [{ serial: fresh.serial }], without: [] })
  const elsewhere = await town.city.signIn('leader', '00331')
  expect((await elsewhere.get(`/coupons/households/${found.householdId}`)).status).toBe(404)
  const { body } = await gate.get<{ count: number }>('/passes/withdrawn')
  expect(body.count).toBe(1)
})

it('[SHP-01] a card used on two phones without signal: both visits stand, the second is marked, a person decides, the household keeps its week', async () => {
  const { done, told, gate, otherGate, chair } = town
  const card = spare('ngày lẻ')
  const offline = { admitted: true }
  const first = await done<{ mark: string | null }>(gate, 'coupons.redeem', redeem({ serial: card.serial }, offline), {
    at: '07-29T06:05',
  })
  const second = await done<{ mark: string | null; visits: number }>(
    otherGate,
    'coupons.redeem',
    redeem({ serial: card.serial }, offline),
    { at: '07-29T06:12' },
  )
  expect([first.mark, second.mark, second.visits]).toEqual([null, 'already-used', 1])
  const { body } = await chair.get<{ items: DoubleLine[] }>(`/coupons/doubles?areaId=${town.areaId}`)
  expect(body.items).toHaveLength(1)
  const [double] = body.items as [DoubleLine]
  expect([double.first.at, double.second.at, double.serial]).toEqual([
    at('07-29T06:05'),
    at('07-29T06:12'),
    card.serial,
  ])
  const gaps = await gapsOf('coupons-doubles-open')
  expect(gaps.map(({ severity, data }) => [severity, data])).toEqual([[1, { count: 1 }]])
  const settle = { doubleId: double.id, outcome: 'explained', note: 'Mua thêm thuốc cho mẹ' }
  expect(await told(gate, 'coupons.settle-double', settle)).toBe('ACCESS.NOT_ALLOWED')
  expect(await told(chair, 'coupons.settle-double', settle)).toBe('accepted')
  expect(await told(chair, 'coupons.settle-double', settle)).toBe('COUPONS.DOUBLE_SETTLED')
  expect(await gapsOf('coupons-doubles-open')).toEqual([])
  town.city.clock.set(toInstant('2021-07-31T06:30:00+07:00'))
  expect(await use(card, '07-31T06:10')).toBe('accepted')
})

it('[SG-10] nobody is turned away for want of a coupon: help is recorded without a name, and let in by a phone is never lost', async () => {
  const { done, told, gate } = town
  const before = await marketNow()
  await done(gate, 'coupons.help', { areaId: town.areaId, siteId: town.market, why: 'urgent', people: 2 })
  const wrongDay = spare('ngày chẵn')
  const kept = await done<{ mark: string }>(
    gate,
    'coupons.redeem',
    redeem({ serial: wrongDay.serial }, { admitted: true }),
  )
  expect(kept.mark).toBe('wrong-day')
  const after = await marketNow()
  expect([after.helped - before.helped, after.inside - before.inside]).toEqual([2, 3])
  // Neither a scheme that ended nor any other rule of coupons stands in the way of help.
  expect(await told(gate, 'coupons.help', { areaId: town.areaId, siteId: town.second, why: 'no-coupon' })).toBe(
    'accepted',
  )
  const kinds = await sql<{ name: string }>`
    select column_name as name from information_schema.columns where table_name = 'coupon_gate_counts'`.execute(
    town.city.db,
  )
  expect(kinds.rows.map(({ name }) => name).filter((name) => /name$|phone|household|person/.test(name))).toEqual([])
})

it('[SG-12] what a phone carries names nobody, and a gate without signal knows the same as one with', async () => {
  const { body: kit } = await town.gate.get<CouponKit>('/coupons/field-kit')
  const { body: carried } = await town.gate.get<{ cards: CarriedCard[] }>('/coupons/field-cards')
  expect([kit.schemes.length, kit.markets.length, carried.cards.length]).toEqual([1, 1, 17])
  expect(carried.cards.filter(({ w }) => w === 1)).toHaveLength(1)
  const { rows } = await sql<{ id: string }>`select id from households`.execute(town.city.db)
  const text = JSON.stringify([kit, carried, cards])
  expect(rows.filter(({ id }) => text.includes(id))).toEqual([])
})

it('[SHP-01] ends with its directive to the second, unless a new document prolongs it (SG-01)', async () => {
  const { done, told, chair, city, documentId } = town
  city.clock.set(toInstant('2021-08-08T06:00:00+07:00'))
  const card = spare('ngày chẵn')
  expect(await use(card, '08-08T05:59')).toBe('accepted')
  expect(await use(spare('ngày lẻ', '08:00'), '08-08T06:00')).toBe('COUPONS.ENDED')
  expect(await told(chair, 'coupons.issue', { schemeId })).toBe('COUPONS.SCHEME_OVER')
  expect(await told(chair, 'coupons.extend-scheme', { schemeId, documentId, validTo: at('08-23T06:00') })).toBe(
    'COUPONS.BEYOND_DIRECTIVE',
  )
  const next = randomUUID()
  const row = {
    ...{ id: randomUUID(), areaId: city.area('01'), kind: 'directive' as const, documentId: next, reviewAt: null },
    ...{ labelVi: 'Công điện gia hạn', labelEn: 'Prolongation', from: at('08-08T06:00'), to: at('08-23T06:00') },
  }
  await city.db.transaction().execute((trx) => putInForce(trx, [row], city.house.territory.current()))
  await done(chair, 'coupons.extend-scheme', { schemeId, documentId: next, validTo: at('08-23T06:00') })
  const stillGood = spare('ngày lẻ', '08:00')
  city.clock.set(toInstant('2021-08-09T08:10:00+07:00'))
  expect(await use(stillGood, '08-09T08:05')).toBe('accepted')
  // The end of the directive itself, before the time written in the scheme, ends the scheme too.
  await sql`update in_force set to_at = ${at('08-10T06:00')} where document_id = ${next}`.execute(city.db)
  city.clock.set(toInstant('2021-08-11T08:10:00+07:00'))
  expect(await use(stillGood, '08-11T08:05')).toBe('COUPONS.ENDED')
})

it('[SG-03] who used what is forgotten so many days after the end; that people came stays, and the journal never knew whose card it was', async () => {
  const { city } = town
  const linked = async () => {
    const { rows } = await sql<{ visits: number; whose: number; households: number }>`
      select (select count(*)::int from coupon_redemptions) as visits,
             (select count(*)::int from coupon_redemptions where coupon_id is not null) as whose,
             (select count(*)::int from coupons where household_id is not null) as households`.execute(city.db)
    return rows[0] as { visits: number; whose: number; households: number }
  }
  const before = await linked()
  expect([before.whose, before.households]).toEqual([before.visits, 17])
  city.clock.set(toInstant('2021-08-31T23:59:00+07:00'))
  await forgetVisits.run(city.house)
  expect(await linked()).toEqual(before)
  city.clock.set(toInstant('2021-09-01T00:01:00+07:00'))
  await forgetVisits.run(city.house)
  expect(await linked()).toEqual({ visits: before.visits, whose: 0, households: 0 })
  expect((await page()).isForgotten).toBe(true)
  const ids = await sql<{ id: string }>`select id from households union all select id from coupons`.execute(city.db)
  const { rows } = await sql<{ text: string }>`
    select coalesce(subject_id, '') || data::text as text from journal where type like 'coupon%' or type like 'helped%'`.execute(
    city.db,
  )
  const journal = rows.map(({ text }) => text).join(' ')
  expect(ids.rows.filter(({ id }) => journal.includes(id))).toEqual([])
})
