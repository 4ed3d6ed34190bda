import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { putInForce } from '#rooms/areas/server'
import { openTestCity, type TestCity } from '#test-city'
import type { ViolationBulletin, ViolationHeat, ViolationLine } from '../domain/index.ts'
import { type Desk, openDesk } from './testing/desk.ts'

let city: TestCity
let desk: Desk

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  desk = await openDesk(city)
})
afterAll(() => city?.close())

const day = '2021-07-27'
const factors = [{ key: 'sincere', reason: 'Thành thật hối lỗi' }]

/** 804 sums that come to 1.533.650.000 đồng. */
const amounts = Array.from({ length: 804 }, (_, index) => (index < 121 ? 1_950_000 : 1_900_000))

describe('the bulletin of 27/7/2021', () => {
  it('[VIO-01] 804 dossiers sent as arrays come to 1.533.650.000 đồng đề nghị, mean 1.907.524,9, and open to 804 lines', async () => {
    const ids = amounts.map(() => randomUUID())
    const send = (type: string, payloadOf: (id: string, index: number) => object) =>
      desk.police.sendAll(
        ids.map((id, index) => ({
          ...(type === 'detect' ? { id } : {}),
          type: `violations.${type}`,
          payload: payloadOf(id, index),
        })),
      )
    const sent = [
      await send('detect', (_id, index) => desk.act({ areaId: city.area(`00328-00${1 + (index % 2)}`) })),
      await send('record', (violationId) => ({ violationId })),
      await send('propose', (violationId, index) => ({ violationId, amount: String(amounts[index]), factors })),
    ].flat()
    expect(new Set(sent.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']))
    await city.settle()
    for (const areaId of [city.area('01'), city.area('008'), city.area('00328')]) {
      const { body } = await desk.top.get<ViolationBulletin>(`/violation-bulletin?areaId=${areaId}&from=${day}`)
      expect(body.total.proposed).toEqual({ count: 804, amount: '1533650000', mean: '1907524.9' })
      expect(body.total).toMatchObject({ detected: { count: 804 }, decided: { count: 0, amount: '0', mean: null } })
      expect(body.proposedLabel).toEqual({ vi: 'đề nghị', en: 'proposed' })
      expect(body.byBehaviour.map(({ code, counts }) => [code, counts.proposed.count])).toEqual([['V01', 804]])
    }
    const group = await desk.ward.get<ViolationBulletin>(
      `/violation-bulletin?areaId=${city.area('00328-001')}&from=${day}`,
    )
    expect(group.body.total.proposed.count).toBe(402)
    expect(await listed()).toEqual({ count: 804, sum: 1_533_650_000n })
    const elsewhere = await city.signIn('leader', '00001')
    expect((await elsewhere.get(`/violation-bulletin?areaId=${desk.areaId}&from=${day}`)).status).toBe(404)
  })

  it('[HDC-04] gatherings by place and hour: counts of dossiers only, each the door to those it counts', async () => {
    const acts = [
      ['00328-001', '2021-07-27T11:30:00+07:00'],
      ['00328-002', '2021-07-27T11:59:59+07:00'],
      ['00331-001', '2021-07-27T00:00:00+07:00'],
    ] as const
    const neighbours = await city.signIn('police', '00331')
    const order = {
      ...{ id: randomUUID(), areaId: city.area('01'), kind: 'directive' as const, documentId: null, reviewAt: null },
      ...{ labelVi: 'Chỉ thị 17/CT-UBND', labelEn: 'Directive 17/CT-UBND' },
      ...{ from: toInstant('2021-07-24T06:00:00+07:00'), to: toInstant('2021-08-08T06:00:00+07:00') },
    }
    await city.db.transaction().execute((trx) => putInForce(trx, [order], city.house.territory.current()))
    for (const [code, actAt] of acts) {
      const gathering = { behaviour: 'V09', variant: undefined, areaId: city.area(code), actAt }
      const who = code === '00331-001' ? neighbours : desk.police
      const answer = await who.send({ type: 'violations.detect', payload: desk.act(gathering) })
      expect(answer.outcome, JSON.stringify(answer)).toBe('accepted')
    }
    const heat = async (query: string, areaId = city.area('008')) =>
      (await desk.top.get<ViolationHeat>(`/violation-heat?areaId=${areaId}&from=${day}&to=${day}${query}`)).body
    const byHour = await heat('&behaviour=V09')
    const hours = (counts: readonly number[]) => counts.flatMap((count, hour) => (count > 0 ? [[hour, count]] : []))
    expect(byHour.columns).toHaveLength(24)
    expect(byHour.rows.map(({ areaId, counts }) => [areaId, hours(counts)])).toEqual([
      [city.area('00328'), [[11, 2]]],
      [city.area('00331'), [[0, 1]]],
    ])
    expect([byHour.total, hours(byHour.totals)]).toEqual([
      3,
      [
        [0, 1],
        [11, 2],
      ],
    ])
    const behind = await desk.top.get<{ items: ViolationLine[] }>(
      `/violations?areaId=${city.area('00328')}&behaviour=V09&step=detected&from=${day}&to=${day}&hour=11`,
    )
    expect(behind.body.items).toHaveLength(2)
    expect(await heat('&by=day')).toMatchObject({ columns: [day], total: 807 })
    const asked = (range: string) => desk.top.get(`/violation-heat?areaId=${desk.areaId}&${range}`)
    expect((await asked('from=2021-07-28&to=2021-07-27')).body).toMatchObject({ code: 'VIOLATIONS.HEAT_ENDS_FIRST' })
    expect((await asked('from=2021-01-01&to=2021-07-27')).body).toMatchObject({ code: 'VIOLATIONS.HEAT_TOO_LONG' })
    expect(JSON.stringify(byHour)).not.toContain('Nguyễn')
  })
})

/** Every page of the list behind the number. */
async function listed(): Promise<{ count: number; sum: bigint }> {
  const seen = new Map<string, bigint>()
  let next: string | null = ''
  while (next !== null) {
    const more: string = next === '' ? '' : `&cursor=${next}`
    const path = `/violations?areaId=${city.area('01')}&step=proposed&from=${day}&to=${day}&limit=200${more}`
    const { body } = await desk.top.get<{ items: ViolationLine[]; next: string | null }>(path)
    for (const { id, proposedAmount } of body.items) seen.set(id, BigInt(proposedAmount ?? 0))
    next = body.next
  }
  return { count: seen.size, sum: [...seen.values()].reduce((total, amount) => total + amount, 0n) }
}

describe('what waits', () => {
  const open = async (rule: string) => {
    await city.settle()
    const rows = await city.db
      .selectFrom('gaps')
      .selectAll()
      .where('rule', '=', rule)
      .where('closed_at', 'is', null)
      .execute()
    return rows.map((row) => ({ areaId: row.area_id, ...(row.data as object) }))
  }

  it('[VIO-06] [SG-05] decisions due in 48 hours and past it are one line for each committee, with its list behind', async () => {
    city.clock.set(toInstant('2021-08-01T23:59:00+07:00'))
    expect(await open('violation-decision-soon')).toEqual([])
    const beyond = await desk.proposed({ behaviour: 'V06', variant: undefined, actAt: '2021-08-01T20:00:00+07:00' })
    expect(await open('violation-transfer-waits')).toMatchObject([{ areaId: desk.areaId, count: 1 }])
    await desk.must(desk.police, 'transfer', { violationId: beyond })
    expect(await open('violation-transfer-waits')).toEqual([])
    city.clock.set(toInstant('2021-08-02T00:00:00+07:00'))
    expect(await open('violation-decision-soon')).toMatchObject([{ areaId: desk.areaId, count: 804 }])
    city.clock.set(toInstant('2021-08-07T00:00:00+07:00'))
    expect(await open('violation-decision-late')).toMatchObject([{ areaId: desk.areaId, count: 804 }])
    expect(await open('violation-decision-soon')).toMatchObject([{ areaId: city.area('008'), count: 1 }])
    const behind = await desk.top.get<{ items: ViolationLine[] }>(
      `/violations?areaId=${city.area('01')}&waits=decision-soon`,
    )
    expect(behind.body.items.map(({ id }) => id)).toEqual([beyond])
  })

  it('[SG-07] unserved, unpaid, and an appeal that nobody answers: the last is owned one level above the decider', async () => {
    city.clock.set(toInstant('2021-08-09T08:00:00+07:00'))
    const violationId = await desk.proposed({ actAt: '2021-08-09T07:00:00+07:00' })
    await desk.must(desk.ward, 'decide', { violationId })
    city.clock.set(toInstant('2021-08-12T00:00:00+07:00'))
    expect(await open('violation-unserved')).toMatchObject([{ areaId: desk.areaId, count: 1 }])
    await desk.must(desk.clerk, 'serve', { violationId, how: 'post' })
    expect(await open('violation-unserved')).toEqual([])
    const { appealId } = await desk.must(desk.clerk, 'appeal', { violationId, words: 'Không phải tôi.' })
    city.clock.set(toInstant('2021-08-23T00:00:00+07:00'))
    expect(await open('violation-payment-late')).toMatchObject([{ areaId: desk.areaId, count: 1 }])
    expect(await open('violation-appeal-unanswered')).toMatchObject([{ violationId, appealId }])
    const { owner_post_id: owner } = await city.db
      .selectFrom('gaps')
      .selectAll()
      .where('rule', '=', 'violation-appeal-unanswered')
      .executeTakeFirstOrThrow()
    expect(owner).toBe(desk.district.postId)
    await desk.must(desk.district, 'accept-appeal', { appealId, isAccepted: true })
    expect(await open('violation-appeal-unanswered')).toEqual([])
  })
})
