import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, type IntentAnswer, toInstant } from '#kit'
import type { Handover } from '#rooms/areas/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { SiteKindCount, SiteLine, SitePage } from '../domain/index.ts'
import { sitesHandover } from './sites.handover.ts'

type Sites = { items: SiteLine[]; next: string | null }

let city: TestCity
let chair: Person
let ward: Person
let elsewhere: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T08:00:00+07:00' })
  chair = await city.signIn('leader', '01')
  ward = await city.signIn('leader', '00328')
  elsewhere = await city.signIn('leader', '00001')
})

afterAll(() => city?.close())

const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)
const register = (areaCode: string, kind: string, name: string, more: object = {}) => ({
  type: 'sites.register',
  payload: { areaId: city.area(areaCode), kind, name, ...more },
})
const idOf = (answer: IntentAnswer): string => {
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
  return (answer.result as { siteId: string }).siteId
}
const list = async (who: Person, areaCode: string, more = '') =>
  (await who.get<Sites>(`/sites?areaId=${city.area(areaCode)}${more}`)).body
const page = async (id: string, who = ward) => (await who.get<SitePage>(`/sites/${id}`)).body
const gapsOf = async (rule: string) => {
  await city.settle()
  return city.db.selectFrom('gaps').selectAll().where('rule', '=', rule).where('closed_at', 'is', null).execute()
}

describe('the register', () => {
  it('[INS-05] [INS-04] knows the nine kinds of place and the five of the campaign, each with the document that names it', async () => {
    const { body } = await chair.get<{ kinds: SiteKindCount[] }>(`/sites/counts?areaId=${city.area('01')}`)
    const kinds = new Map(body.kinds.map((one) => [one.kind, one]))
    const nine = 'locked-down hospital market mall supermarket essential-shop dense-area rented-house boarding-house'
    const campaign = 'concentrated-isolation treatment-facility mobile-health-station industrial-zone commune-office'
    for (const kind of `${nine} ${campaign}`.split(' ')) expect(kinds.get(kind)?.source, kind).toMatch(/2021/)
  })

  it('[INS-05] takes a place, finds it without diacritics, counts it, and shows it only where it lies', async () => {
    const answers = await ward.sendAll([
      register('00328', 'market', 'Chợ Mai Động', { address: 'ngõ 254 Minh Khai' }),
      register('00328-001', 'boarding-house', 'Nhà trọ Đền Lừ', {
        risk: { level: 'high', reason: 'Chung khu vệ sinh', reviewOn: '2021-07-29' },
      }),
      register('00331', 'market', 'Chợ Đại Kim'),
    ])
    expect(answers.map(codeOf)).toEqual(['accepted', 'accepted', 'ACCESS.OUTSIDE_AREA'])
    expect((await list(chair, '01', '&q=cho%20mai%20dong')).items.map(({ name }) => name)).toEqual(['Chợ Mai Động'])
    expect((await list(chair, '01', '&q=minh%20khai')).items).toHaveLength(1)
    expect((await list(chair, '00328-001')).items.map(({ name }) => name)).toEqual(['Nhà trọ Đền Lừ'])
    expect((await list(chair, '00328', '&risk=high&family=residential')).items).toHaveLength(1)
    expect((await list(chair, '001')).items).toEqual([])
    const first = await list(chair, '01', '&limit=1')
    const second = await list(chair, '01', `&limit=1&cursor=${first.next}`)
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['Chợ Mai Động', 'Nhà trọ Đền Lừ'])
    const others = (await chair.get<{ next: string }>(`/bodies?areaId=${city.area('01')}&limit=1`)).body.next
    for (const cursor of ['rubbish', others])
      expect(
        (await chair.get<{ code: string }>(`/sites?areaId=${city.area('01')}&cursor=${cursor}`)).body.code,
        'no cursor of this list: said, and not the first page again',
      ).toBe('INTENTS.CURSOR')
    const { body } = await chair.get<{ total: number; kinds: SiteKindCount[] }>(
      `/sites/counts?areaId=${city.area('008')}`,
    )
    expect(body.total).toBe(2)
    expect(body.kinds.find(({ kind }) => kind === 'boarding-house')).toMatchObject({ count: 1, high: 1 })
    expect((await elsewhere.get(`/sites?areaId=${city.area('00328')}`)).status).toBe(404)
    expect((await elsewhere.get(`/sites/${idOf(answers[0] as IntentAnswer)}`)).status).toBe(404)
  })

  it('[INS-05] two who register one place at once: one is told of the other, and may say that it is another one', async () => {
    const office = await city.signIn('office', '00334')
    const head = await city.signIn('leader', '00334')
    const [one, other] = await Promise.all([
      office.send(register('00334', 'hospital', 'Bệnh viện Hoà Bình')),
      head.send(register('00334', 'hospital', 'bệnh viện Hòa Bình')),
    ])
    expect([codeOf(one), codeOf(other)].sort()).toEqual(['SITES.ON_THE_LIST', 'accepted'])
    const [done, told] = one.outcome === 'accepted' ? [one, other] : [other, one]
    expect(told).toMatchObject({ refusal: { field: 'name', params: { siteId: idOf(done) } } })
    const purpose = register('00334', 'hospital', 'Bệnh viện Hoà Bình', { another: true })
    expect((await office.send(purpose)).outcome).toBe('accepted')
    const closed = await office.send({ type: 'sites.close', payload: { siteId: idOf(done), reason: 'Ghi trùng' } })
    expect(closed.outcome).toBe('accepted')
    expect((await list(head, '00334')).items).toHaveLength(1)
    const late = await office.send({ type: 'sites.edit', payload: { siteId: idOf(done), name: 'Tên khác' } })
    expect(codeOf(late)).toBe('SITES.CLOSED')
  })

  it('[INS-05] a high risk needs its day of review; when that day comes and nobody has judged again, the head has a gap', async () => {
    const siteId = idOf(await ward.send(register('00328', 'mall', 'Times City')))
    const judge = (more: object) =>
      ward.send({ type: 'sites.set-risk', payload: { siteId, level: 'high', reason: 'Đông người', ...more } })
    expect(await judge({})).toMatchObject({ refusal: { code: 'SITES.REVIEW_DAY_MISSING', field: 'reviewOn' } })
    expect((await judge({ reviewOn: '2021-07-28' })).outcome).toBe('accepted')
    const foreign = { type: 'sites.set-risk', payload: { siteId, level: 'low', reason: 'Không' } }
    expect(codeOf(await elsewhere.send(foreign))).toBe('SITES.UNKNOWN')
    expect(await page(siteId)).toMatchObject({ risk: 'high', risks: [{ level: 'high', reviewOn: '2021-07-28' }] })
    expect(await gapsOf('sites-risk-review-due')).toEqual([])
    city.clock.set(toInstant('2021-07-28T07:00:00+07:00'))
    expect(await gapsOf('sites-risk-review-due')).toMatchObject([{ subject: siteId, owner_post_id: ward.postId }])
    await ward.send({ type: 'sites.set-risk', payload: { siteId, level: 'medium', reason: 'Đã giãn ca' } })
    expect(await gapsOf('sites-risk-review-due')).toEqual([])
    expect((await page(siteId)).risks.map(({ level }) => level)).toEqual(['medium', 'high'])
  })
})

describe('an entry point', () => {
  it('[INS-14] [CHK-07] each stage has a post that answers for it; one nobody holds is a gap of whoever stands above', async () => {
    const airport = idOf(await chair.send(register('00001', 'airport', 'Cảng hàng không mẫu')))
    expect(await gapsOf('sites-not-staged')).toMatchObject([{ subject: airport, owner_post_id: elsewhere.postId }])
    const health = await city.signIn('health', '00001')
    const far = await city.signIn('health', '00328')
    const set = (stages: object[]) => elsewhere.send({ type: 'sites.set-stages', payload: { siteId: airport, stages } })
    expect(codeOf(await set([{ name: 'Kiểm dịch y tế' }]))).not.toBe('accepted')
    expect(codeOf(await set([{ name: 'Kiểm dịch y tế', ownerPostId: far.postId }]))).toBe('SITES.STAGE_OWNER_ELSEWHERE')
    const both = [
      { name: 'Kiểm dịch y tế', ownerPostId: health.postId },
      { name: 'Phân luồng', ownerPostId: elsewhere.postId },
    ]
    expect((await set(both)).outcome).toBe('accepted')
    const { stages } = await page(airport, elsewhere)
    expect(stages.map(({ name, owner }) => [name, owner?.officerId])).toEqual([
      ['Kiểm dịch y tế', health.officerId],
      ['Phân luồng', elsewhere.officerId],
    ])
    expect([...(await gapsOf('sites-not-staged')), ...(await gapsOf('sites-stage-unheld'))]).toEqual([])
    await city.db
      .updateTable('holdings')
      .set({ to_at: city.clock.now() })
      .where('officer_id', '=', health.officerId as string)
      .execute()
    await chair.send({ type: 'sites.edit', payload: { siteId: airport, note: 'Khâu kiểm dịch đang khuyết' } })
    expect(await gapsOf('sites-stage-unheld')).toMatchObject([{ subject: stages[0]?.id, owner_post_id: chair.postId }])
    const kept = stages.map(({ id, name }) => ({ stageId: id, name, ownerPostId: elsewhere.postId })).reverse()
    expect((await set(kept)).outcome).toBe('accepted')
    expect((await page(airport, elsewhere)).stages.map(({ id }) => id)).toEqual(kept.map(({ stageId }) => stageId))
    expect(await gapsOf('sites-stage-unheld')).toEqual([])
    const market = idOf(await elsewhere.send(register('00001', 'market', 'Chợ Phúc Xá')))
    const wrong = { type: 'sites.set-stages', payload: { siteId: market, stages: [] } }
    expect(codeOf(await elsewhere.send(wrong))).toBe('SITES.NO_ENTRY_POINT')
  })
})

it('[INS-05] when areas end, a place lies in the area that took all of its own; of one cut up a person says where', async () => {
  const head = await city.signIn('leader', '00331')
  const site = idOf(await head.send(register('00331', 'school', 'Trường Đại Kim')))
  const [old, heir] = [city.area('00331'), city.area('00328')]
  const handover = { ...handoverOf([old]), heirOf: new Map([[old, heir]]) }
  const at = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
  const cutUp = await sitesHandover.waits?.(city.db as never, handoverOf([old]))
  expect(cutUp).toEqual([{ subjectId: site, areaId: old }])
  expect(await sitesHandover.count(city.db, handover, at)).toEqual({ carried: 1, waiting: 0, ended: 0 })
  const done = await city.db.transaction().execute((trx) => sitesHandover.carry(trx, handover, at))
  expect(done).toMatchObject({ carried: 1, more: false, facts: [{ type: 'site-carried', areaId: heir }] })
  expect((await list(ward, '00328', '&kind=school')).items.map(({ id }) => id)).toEqual([site])
})

function handoverOf(ended: number[]): Handover {
  return {
    id: randomUUID(),
    on: '2021-08-01' as Day,
    startsAt: toInstant('2021-08-01T00:00:00+07:00'),
    ended,
    heirOf: new Map(),
    founded: [],
    grants: 'end',
    holders: [],
    documentId: null,
  }
}

it('[INS-05] the register goes out as a table and comes back in as one', async () => {
  const text = [
    'Địa bàn,Tên địa điểm,Loại địa điểm,Nguy cơ,Lý do đánh giá,Ngày xem lại',
    '00328,Siêu thị Kim Ngưu,siêu thị,cao,Đông khách,1/8/2021',
    '00328,Nhà trọ Tân Mai,nhà trọ,cao,Chật,',
  ].join('\n')
  const headers = { 'content-type': 'application/octet-stream' }
  const upload = await ward.request('POST', '/exchange/uploads?name=dia-diem.csv', new TextEncoder().encode(text), {
    headers,
  })
  const { uploadId } = (await upload.json()) as { uploadId: string }
  const { body: seen } = await ward.get<{ sheet: string; columns: { column: number; key: string | null }[] } & object>(
    `/exchange/preview?uploadId=${uploadId}&sheet=sites.register`,
  )
  const matches = seen.columns.flatMap(({ column, key }) => (key === null ? [] : [{ column, key }]))
  const asked = {
    uploadId,
    tab: null,
    sheet: seen.sheet,
    variant: null,
    headerRow: 1,
    fixed: {},
    encoding: null,
    matches,
  }
  expect(codeOf(await ward.send({ type: 'exchange.start', payload: asked }))).toBe('accepted')
  await expect
    .poll(
      async () => {
        city.house.jobs.wake()
        return (await list(ward, '00328', '&q=kim%20nguu')).items.map(({ risk, riskReviewOn }) => [risk, riskReviewOn])
      },
      { timeout: 30_000 },
    )
    .toEqual([['high', '2021-08-01']])
  expect((await list(ward, '00328', '&q=nha%20tro%20tan%20mai')).items).toEqual([])
  const given = await ward.request(
    'GET',
    `/exchange/export?sheet=sites.register&format=csv&areaId=${city.area('00328')}&q=kim`,
  )
  expect(await given.text()).toContain('Siêu thị Kim Ngưu')
})
