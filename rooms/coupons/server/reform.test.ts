import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { verifyJournal } from '#platform/server'
import type { permitPapers } from '#rooms/passes/domain'
import type { Person } from '#test-city'
import { directive, issue } from '../../../apps/server/test-directive.ts'
import type { CouponPage } from '../domain/index.ts'
import { at, codeOf, type MarketTown, openMarketTown, terms } from './testing/market-town.ts'

/** Two wards with all that stands in the field become one, whole; the people who answered for one of them answer for it. */
const reform = {
  on: '2021-08-01',
  ends: ['00328', '00331'],
  units: [{ code: '90001', kind: 'ward', name: 'Vĩnh Hưng', parentCode: '008' }],
  edges: [
    { oldCode: '00328', newCode: '90001', part: 'whole' },
    { oldCode: '00331', newCode: '90001', part: 'whole' },
  ],
  holders: ['chairman', 'police-chief', 'health-chief'].map((post) => {
    return { oldCode: '00328', oldPost: post, newCode: '90001', newPost: post }
  }),
}

let town: MarketTown
let mayor: Person
let station: Person
let otherChair: Person
let reformId: string
let heir: number
const made: Record<string, string> = {}
const printed = new Map<string, string>()

const result = async (who: Person, type: string, payload: object, key: string): Promise<string> =>
  (await town.done<Record<string, string>>(who, type, payload))[key] ?? ''
const papers = async (who: Person, permitId: string) => {
  const path = `/passes/permit-papers?permitId=${permitId}&reason=${encodeURIComponent('In lại cho dân')}`
  return (await who.get<z.infer<typeof permitPapers.answer>>(path)).body.papers?.[0]
}

async function openCoupons(who: Person, areaId: number, name: string): Promise<string> {
  const time = { validFrom: at('07-24T06:00'), validTo: at('08-08T06:00') }
  const scheme = { areaId, name, documentId: town.documentId, ...time, marketIds: [town.market], ...terms }
  const schemeId = await result(who, 'coupons.register-scheme', scheme, 'schemeId')
  await town.done(who, 'coupons.issue', { schemeId })
  await town.jobsDone()
  return schemeId
}

async function givePermit(who: Person, areaId: number, documentId: string): Promise<string> {
  const time = { from: at('07-31T07:00'), until: at('08-05T00:00') }
  const permit = { kind: 'need', purpose: 'food', holder: { name: 'Trần Thị Lan' }, ...time }
  const { permits } = await town.done<{ permits: { permitId: string }[] }>(who, 'passes.issue-permits', {
    ...{ areaId, documentId, permits: [permit] },
  })
  const permitId = permits[0]?.permitId ?? ''
  printed.set(permitId, (await papers(who, permitId))?.code ?? '')
  return permitId
}

async function fillTheField(): Promise<void> {
  const { city, chair, areaId } = town
  const other = city.area('00331')
  const ct17 = await issue(mayor, directive(city.area('01')))
  const head = await city.signIn('group', '00331-001')
  const household = { areaId: city.area('00331-001'), size: 2, hasPhone: true, synthetic: true }
  await town.done(head, 'people.register-household', household)
  made.scheme = await openCoupons(chair, areaId, 'Phiếu Mai Động')
  made.otherScheme = await openCoupons(otherChair, other, 'Phiếu Đại Kim')
  const place = { areaId, siteId: town.market }
  await town.done(chair, 'coupons.set-capacity', { ...place, capacity: 100, source: 'Ban quản lý chợ' })
  city.clock.set(at('07-31T07:00'))
  made.permit = await givePermit(chair, areaId, ct17)
  made.otherPermit = await givePermit(otherChair, other, ct17)
  const unit = (who: Person, area: number) =>
    result(who, 'forces.register-unit', { areaId: area, force: 'militia', name: 'Trung đội dân quân' }, 'unitId')
  made.unit = await unit(chair, areaId)
  made.otherUnit = await unit(otherChair, other)
  const time = { from: at('07-31T06:00'), until: at('08-05T06:00'), answerBy: at('08-01T20:00') }
  const order = { unitId: made.unit, documentId: ct17, toAreaId: other, asked: 5, task: 'Trực chốt', ...time }
  made.order = await result(mayor, 'forces.mobilise', order, 'orderId')
  made.declaration = randomUUID()
  const declared = { name: 'Trần Thị Lan', exposure: 'none', symptoms: ['fever'] }
  const payload = { areaId, channel: 'proxy', declared }
  await town.done(await city.signIn('office', '00328'), 'declarations.submit', payload, { id: made.declaration })
}

async function carryOut(): Promise<void> {
  const { city } = town
  const clerk = await city.signInWithGrant('administrator', '01')
  reformId = await result(clerk, 'areas.propose-reform', { reform, source: 'nghị quyết thử' }, 'reformId')
  city.clock.set(at('08-01T08:00'))
  await town.done(mayor, 'areas.carry-out-reform', { reformId, grants: 'end' })
  for (let turn = 0; turn < 500; turn++) {
    city.house.jobs.wake()
    await wait(20)
    const row = await city.db.selectFrom('reforms').select('state').where('id', '=', reformId).executeTakeFirst()
    if (row?.state === 'done') return
  }
  throw new Error('the reform did not end')
}

beforeAll(async () => {
  town = await openMarketTown({ households: 4 })
  const { city } = town
  mayor = await city.signIn('leader', '01')
  station = await city.signIn('health', '00328')
  otherChair = await city.signIn('leader', '00331')
  await fillTheField()
  await city.settle()
  await carryOut()
  const { rows } = await sql<{ id: number }>`select area_id as id from area_codes where code = '90001'`.execute(city.db)
  heir = rows[0]?.id ?? 0
}, 60_000)
afterAll(() => town?.city.close())

describe('[ORG-01] two wards become one in the midst of an epidemic', () => {
  it('[SHP-01] a card is good to its end: by its code, from a phone that still names the old ward; its days go on', async () => {
    const { city, chair, gate, areaId, market, told } = town
    const cards = await town.cards(made.scheme ?? '')
    expect(cards.length).toBe(8)
    const card = cards.find(({ days, slot }) => days.startsWith('ngày lẻ') && slot.from === '06:00')
    const serial = card?.serial ?? ''
    const use = (more: object, when = '08-01T07:00') =>
      told(gate, 'coupons.redeem', { siteId: market, ...more }, { at: when })
    expect(await use({ areaId: city.area('00334'), serial })).toBe('COUPONS.AREA_OF_MARKET')
    expect(await use({ areaId, code: card?.code ?? '' })).toBe('accepted')
    expect(await use({ areaId: heir, serial })).toBe('COUPONS.ALREADY_USED')
    expect(await told(gate, 'coupons.help', { areaId, siteId: market, why: 'no-coupon' })).toBe('accepted')
    const { body } = await chair.get<{ items: object[] }>(`/coupons/markets?areaId=${heir}`)
    expect(body.items).toMatchObject([{ siteId: market, areaId: heir, capacity: 100, redeemed: 1, helped: 1 }])
  })

  it('[SHP-05] each household keeps the one card it has, though two schemes stand in the ward now; a lost one is replaced', async () => {
    const { chair, told } = town
    const schemes = await chair.get<{ items: { id: string; coupons: number }[] }>(`/coupons/schemes?areaId=${heir}`)
    expect(new Map(schemes.body.items.map(({ id, coupons }) => [id, coupons]))).toEqual(
      new Map([
        [made.scheme, 8],
        [made.otherScheme, 1],
      ]),
    )
    for (const schemeId of [made.scheme, made.otherScheme]) {
      expect(await told(chair, 'coupons.issue', { schemeId })).toBe('COUPONS.NO_HOUSEHOLDS')
    }
    const lost = (await town.cards(made.otherScheme ?? ''))[0]
    const { body } = await chair.get<CouponPage>(`/coupons/by-serial/${lost?.serial}`)
    expect(body.mayIssue).toBe(true)
    expect(await told(chair, 'coupons.replace', { couponId: body.id, reason: 'lost' })).toBe('accepted')
  })

  it('[CHK-13] permits hold to their end under the number and the code they have; the heir prints and withdraws them', async () => {
    const { chair, told } = town
    const { permit = '', otherPermit = '' } = made
    const said = async (id: string) => {
      const path = `/passes/verdict?code=${encodeURIComponent(printed.get(id) ?? '')}`
      return (await chair.get<{ verdict: string; says: { to: string | null } }>(path)).body
    }
    expect(await said(permit)).toMatchObject({ verdict: 'good', says: { to: `/passes/permits/${permit}` } })
    const paper = await papers(chair, permit)
    // The same number stands in both old wards: whose it is stays written on paper and in the code.
    expect(paper).toMatchObject({ number: '1/2021/GĐĐ', area: { id: town.areaId }, holder: { name: 'Trần Thị Lan' } })
    expect(await papers(chair, otherPermit)).toMatchObject({
      number: '1/2021/GĐĐ',
      numberedIn: { title: { vi: 'Phường Đại Kim' } },
    })
    expect(await told(chair, 'passes.withdraw-permits', { permitIds: [otherPermit], reason: 'Thôi việc' })).toBe(
      'accepted',
    )
    expect(await said(otherPermit)).toMatchObject({ verdict: 'refused' })
    expect(await said(permit)).toMatchObject({ verdict: 'good' })
  })

  it('[FOR-03] units go on with their orders; two of one name are told apart; whoever receives them is the heir', async () => {
    const { chair, told } = town
    const { body } = await chair.get<{ items: { id: string; name: string }[] }>(`/forces/units?areaId=${heir}`)
    expect(new Map(body.items.map(({ id, name }) => [id, name]))).toEqual(
      new Map([
        [made.unit, 'Trung đội dân quân (Mai Động)'],
        [made.otherUnit, 'Trung đội dân quân (Đại Kim)'],
      ]),
    )
    expect(await told(chair, 'forces.report-strength', { unitId: made.unit, day: '2021-08-01', present: 12 })).toBe(
      'accepted',
    )
    expect(await told(chair, 'forces.answer-order', { orderId: made.order, answered: 5 })).toBe('accepted')
    expect(await told(chair, 'forces.confirm-arrival', { orderId: made.order, present: 5 })).toBe('accepted')
  })

  it('[HDC-02] a declared risk is called about by the station of the heir; nothing was opened for it', async () => {
    const path = `/declarations/flags?areaId=${heir}&state=open`
    const { body } = await station.get<{ items: { declarationId: string }[] }>(path)
    expect(body.items.map(({ declarationId }) => declarationId)).toEqual([made.declaration])
    const opened = await town.city.db.selectFrom('reads_logged').select('subject_kind').execute()
    expect(opened.filter(({ subject_kind }) => subject_kind.includes('declarations'))).toEqual([])
    const call = { declarationId: made.declaration, outcome: 'well' }
    expect(await town.told(station, 'declarations.record-call', call)).toBe('accepted')
  })

  it('[SG-09] leaves nothing to decide, nothing behind in the old wards, and a journal that is whole', async () => {
    const { body } = await mayor.get<{ items: { kind: string }[] }>(`/reforms/${reformId}/waits?limit=200`)
    expect(body.items).toEqual([])
    const { rows } = await sql<{ left: number }>`
      select (select count(*) from coupons where area_id in (select id from areas where valid_to is not null))::int
           + (select count(*) from coupon_redemptions where area_id <> ${heir})::int
           + (select count(*) from travel_permit_names where zone_id <> ${heir})::int
           + (select count(*) from declaration_sealed where zone_id <> ${heir})::int as left`.execute(town.city.db)
    expect(rows).toEqual([{ left: 0 }])
    await town.city.settle()
    expect(await verifyJournal(town.city.db)).toMatchObject({ whole: true })
    expect(codeOf(await mayor.send({ type: 'areas.carry-out-reform', payload: { reformId, grants: 'end' } }))).toBe(
      'AREAS.REFORM_DONE',
    )
  })
})
