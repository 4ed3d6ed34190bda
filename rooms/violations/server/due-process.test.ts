import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openTestCity, type TestCity } from '#test-city'
import { codeOf, type Desk, issueDirective, openDesk } from './testing/desk.ts'

let city: TestCity
let desk: Desk
const evening = '2021-07-27T18:00:00+07:00'
const at = (moment: string) => city.clock.set(toInstant(moment))

beforeAll(async () => {
  city = await openTestCity({ at: evening })
  desk = await openDesk(city)
  await issueDirective(city, desk.top)
})
afterAll(() => city?.close())

const out = { behaviour: 'V01', variant: 'out-without-reason' }
const detectAt = (actAt: string, change: object) =>
  desk.police.send({ type: 'violations.detect', payload: desk.act({ actAt, ...change }) })

describe('an act and the rule of its moment', () => {
  it('[SG-01] a CT17-based violation cannot be created for an act before it began or one second after it ended', async () => {
    at('2021-08-09T08:00:00+07:00')
    expect(codeOf(await detectAt('2021-07-24T05:59:59+07:00', out))).toBe('VIOLATIONS.NO_ORDER_IN_FORCE')
    expect(codeOf(await detectAt('2021-07-24T06:00:00+07:00', out))).toBe('accepted')
    expect(codeOf(await detectAt('2021-08-08T05:59:59+07:00', out))).toBe('accepted')
    const ended = await detectAt('2021-08-08T06:00:01+07:00', out)
    expect(codeOf(ended)).toBe('VIOLATIONS.NO_ORDER_IN_FORCE')
    expect(ended.outcome === 'refused' && ended.refusal.words.vi).toContain('06:00:01 8/8/2021')
    expect(codeOf(await detectAt('2021-08-08T06:00:01+07:00', { variant: 'no-mask' }))).toBe('accepted')
    at(evening)
  })

  it('[VIO-02] [VIO-05] no code before its decree, none under an emergency that was never declared, none without its case', async () => {
    expect(codeOf(await detectAt('2020-11-14T23:59:00+07:00', {}))).toBe('VIOLATIONS.UNKNOWN_BEHAVIOUR')
    const gathering = { behaviour: 'V09', variant: undefined }
    expect(codeOf(await detectAt('2021-07-27T09:00:00+07:00', gathering))).toBe('accepted')
    expect(codeOf(await detectAt('2021-07-27T09:00:00+07:00', { ...gathering, behaviour: 'V11' }))).toBe(
      'VIOLATIONS.NO_EMERGENCY',
    )
    expect(codeOf(await detectAt('2021-07-27T09:00:00+07:00', { variant: undefined }))).toBe(
      'VIOLATIONS.VARIANT_NEEDED',
    )
    expect(codeOf(await detectAt('2021-07-27T19:00:00+07:00', {}))).toBe('VIOLATIONS.ACT_AHEAD')
    const cites = { findingId: crypto.randomUUID() }
    expect(codeOf(await detectAt('2021-07-27T09:00:00+07:00', cites))).toBe('ACCESS.NOT_FOUND')
  })

  it('[VIO-02] a day before anything that the profile knows has an empty catalogue, and a no with its words', async () => {
    const { status, body } = await desk.police.get('/violation-behaviours?on=2010-01-01')
    expect({ status, body }).toMatchObject({ status: 200, body: { behaviours: [], authorities: [], clocks: [] } })
    const today = await desk.police.get<{ clocks: unknown[] }>('/violation-behaviours?on=2021-07-27')
    expect(today.body.clocks.length).toBeGreaterThan(0)
    const act = `areaId=${desk.areaId}&behaviour=V01&variant=no-mask&actAt=2010-01-01T09:00:00%2B07:00`
    const assessed = await desk.police.get(`/violation-assessment?${act}&subjectKind=individual`)
    expect(assessed).toMatchObject({ status: 200, body: { refusal: { code: 'VIOLATIONS.UNKNOWN_BEHAVIOUR' } } })
    const bulletin = `/violation-bulletin?areaId=${desk.areaId}&from=2010-01-01`
    expect((await desk.police.get(bulletin)).status).toBe(200)
  })
})

describe('[SG-05] a fine is refused', () => {
  const unmet = async (violationId: string, who = desk.ward) =>
    (await desk.page(violationId, who)).checks.filter(({ isMet }) => !isMet).map(({ key }) => key)

  it('without a record', async () => {
    const violationId = await desk.detect()
    expect(await unmet(violationId)).toEqual(['record'])
    expect(codeOf(await desk.step(desk.police, 'propose', { violationId }))).toBe('VIOLATIONS.RECORD_MISSING')
    expect(codeOf(await desk.step(desk.ward, 'decide', { violationId }))).toBe('VIOLATIONS.RECORD_MISSING')
  })

  it('without a basis in force when it happened', async () => {
    const violationId = await desk.proposed(out)
    await city.db
      .updateTable('in_force' as never)
      .set({ to_at: '2021-07-27T08:00:00+07:00' } as never)
      .execute()
    expect(await unmet(violationId)).toEqual(['basis'])
    expect(codeOf(await desk.step(desk.ward, 'decide', { violationId }))).toBe('VIOLATIONS.BASIS_NOT_IN_FORCE')
    await city.db
      .updateTable('in_force' as never)
      .set({ to_at: '2021-08-08T06:00:00+07:00' } as never)
      .execute()
    expect(await unmet(violationId)).toEqual([])
    expect(codeOf(await desk.step(desk.ward, 'decide', { violationId }))).toBe('accepted')
    expect((await desk.page(violationId)).checks).toEqual([])
  })

  it('[VIO-02] outside the range, or away from the middle without a circumstance', async () => {
    const violationId = await desk.recorded()
    const propose = async (more: object) => codeOf(await desk.step(desk.police, 'propose', { violationId, ...more }))
    const worse = [{ key: 'repeated', reason: 'Đã bị nhắc hai lần trong ngày' }]
    expect(await propose({ amount: '3000001', factors: worse })).toBe('VIOLATIONS.AMOUNT_OUT_OF_RANGE')
    expect(await propose({ amount: '999999' })).toBe('VIOLATIONS.AMOUNT_OUT_OF_RANGE')
    expect(await propose({ amount: '3000000' })).toBe('VIOLATIONS.FACTOR_NEEDED')
    expect(await propose({ amount: '1500000', factors: worse })).toBe('VIOLATIONS.FACTOR_NEEDED')
    expect(await propose({ amount: '3000000', factors: worse })).toBe('accepted')
    const decide = { violationId, amount: '3500000' }
    expect(codeOf(await desk.step(desk.ward, 'decide', decide))).toBe('VIOLATIONS.AMOUNT_OUT_OF_RANGE')
  })

  it('[VIO-04] by a level that is not competent: the transfer is proposed by itself, and the next level may', async () => {
    const quarantine = { behaviour: 'V06', variant: undefined }
    const violationId = await desk.proposed(quarantine)
    const refused = await desk.step(desk.ward, 'decide', { violationId })
    expect(codeOf(refused)).toBe('VIOLATIONS.NOT_COMPETENT')
    expect(refused.outcome === 'refused' && refused.refusal.words.vi).toContain('Chủ tịch UBND cấp huyện')
    expect((await desk.page(violationId)).transferTo).toMatchObject({ level: 'district', areaId: city.area('008') })
    expect((await desk.page(violationId, desk.ward)).can.decide).toBe(false)
    const moved = await desk.must(desk.police, 'transfer', { violationId })
    expect(moved).toMatchObject({ level: 'district', areaId: city.area('008') })
    expect(codeOf(await desk.step(desk.police, 'decide', { violationId }))).toBe('VIOLATIONS.NOT_COMPETENT')
    expect(await desk.must(desk.district, 'decide', { violationId })).toMatchObject({ amount: '7500000' })
  })

  it('[VIO-06] while the person may still explain; after that it may be decided', async () => {
    const violationId = await desk.proposed({ behaviour: 'V07', variant: undefined })
    await desk.must(desk.police, 'transfer', { violationId })
    const decide = () => desk.step(desk.district, 'decide', { violationId })
    expect(codeOf(await decide())).toBe('VIOLATIONS.EXPLANATION_STILL_OPEN')
    expect(await unmet(violationId, desk.district)).toEqual(['explanation'])
    expect(await unmet(violationId)).toEqual(['signer', 'explanation'])
    at('2021-08-02T00:00:00+07:00')
    expect(codeOf(await decide())).toBe('accepted')
    at(evening)
    const heard = await desk.proposed({ behaviour: 'V07', variant: undefined })
    await desk.must(desk.police, 'explain', { violationId: heard, words: 'Tôi đưa mẹ đi cấp cứu.' })
    expect(codeOf(await desk.step(desk.district, 'decide', { violationId: heard }))).toBe('accepted')
  })

  it('after its deadline: seven days after the record (Law of 2012); closing is what remains', async () => {
    const violationId = await desk.proposed()
    at('2021-08-03T23:59:00+07:00')
    expect((await desk.page(violationId, desk.ward)).can.decide).toBe(true)
    at('2021-08-04T00:00:00+07:00')
    expect(await unmet(violationId)).toEqual(['deadline'])
    const late = await desk.step(desk.ward, 'decide', { violationId })
    expect(codeOf(late)).toBe('VIOLATIONS.DECISION_TOO_LATE')
    await desk.must(desk.ward, 'close', { violationId, reason: 'Quá thời hạn, buộc khắc phục' })
    expect((await desk.page(violationId)).violation.closedAs).toBe('lapsed')
    at(evening)
  })

  it('[SG-08] by nobody named: the house may load, not decide', async () => {
    const violationId = await desk.proposed()
    const { house } = city
    const permissions = new Set(house.permissions.keys())
    const actor = {
      accountId: null,
      officerId: null,
      via: 'house',
      scopes: [{ permissions, areaId: city.area('01'), postId: null }],
    } as const
    for (const [type, more] of [
      ['decide', {}],
      ['refer', { article: '240', reason: 'Không ai đứng tên' }],
    ] as const) {
      const intent = { id: crypto.randomUUID(), type: `violations.${type}`, payload: { violationId, ...more } }
      const [answer] = await house.door.submit([intent], { actor, requestId: 'test' })
      expect(answer && codeOf(answer)).toBe('VIOLATIONS.HUMAN_DECIDES')
    }
  })
})

describe('[SG-13] people under 18', () => {
  const born = (birthDate: string) => ({
    subject: { kind: 'individual', name: 'Em Thử Nghiệm', birthDate, guardian: { name: 'Mẹ Thử Nghiệm' } },
  })

  it('[VIO-06] a 15-year-old is warned, never fined; 16 pays half; under 14 nothing; the day of the act decides', async () => {
    const fifteen = await desk.recorded(born('2005-07-28'))
    const propose = async (violationId: string, more: object = {}) =>
      codeOf(await desk.step(desk.police, 'propose', { violationId, ...more }))
    expect(await propose(fifteen)).toBe('VIOLATIONS.ONLY_WARNING')
    expect(await propose(fifteen, { verdict: 'warning', reason: 'Lần đầu' })).toBe('accepted')
    expect(codeOf(await desk.step(desk.ward, 'decide', { violationId: fifteen, amount: '1000000' }))).toBe(
      'VIOLATIONS.ONLY_WARNING',
    )
    const sixteen = await desk.proposed(born('2005-07-27'))
    expect((await desk.page(sixteen)).violation.proposedAmount).toBe('1000000')
    expect(await propose(await desk.recorded(born('2007-07-28')), { verdict: 'warning', reason: 'Nhắc nhở' })).toBe(
      'VIOLATIONS.TOO_YOUNG',
    )
    const alone = { subject: { kind: 'individual', name: 'Em Thử Nghiệm', birthDate: '2005-01-01' } }
    expect(await propose(await desk.recorded(alone))).toBe('VIOLATIONS.GUARDIAN_NEEDED')
  })

  it('[VIO-03] an organisation pays double, the same level decides', async () => {
    const subject = { kind: 'organisation', name: 'Công ty Thử Nghiệm' }
    const violationId = await desk.proposed({ subject })
    expect((await desk.page(violationId)).violation.proposedAmount).toBe('4000000')
    expect(await desk.must(desk.ward, 'decide', { violationId })).toMatchObject({ amount: '4000000' })
  })
})
