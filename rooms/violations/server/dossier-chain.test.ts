import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { StepCounts, ViolationBulletin, ViolationLine } from '../domain/index.ts'
import { codeOf, type Desk, openDesk } from './testing/desk.ts'

let city: TestCity
let desk: Desk
const evening = '2021-07-27T18:00:00+07:00'
const at = (moment: string) => city.clock.set(toInstant(moment))

beforeAll(async () => {
  city = await openTestCity({ at: evening })
  desk = await openDesk(city)
})
afterAll(() => city?.close())

const bulletin = async (areaId: number, day: string, who = desk.top) => {
  await city.settle()
  return (await who.get<ViolationBulletin>(`/violation-bulletin?areaId=${areaId}&from=${day}`)).body
}
/** A fine of 2 M, decided and served on 27/7. */
async function served(): Promise<string> {
  const violationId = await desk.proposed()
  await desk.must(desk.ward, 'decide', { violationId })
  await desk.must(desk.clerk, 'serve', { violationId, how: 'in-person' })
  return violationId
}

describe('the chain of a dossier', () => {
  it('[VIO-01] detected, proposed, decided, paid and cancelled are counted apart, and each number opens to its list', async () => {
    const before = (await bulletin(desk.areaId, '2021-07-27')).total
    const violationId = await served()
    const appealed = await served()
    await desk.detect()
    at('2021-07-28T09:00:00+07:00')
    await desk.must(desk.clerk, 'pay', { violationId, amount: '1500000', receipt: 'KB 01' })
    await desk.must(desk.clerk, 'pay', { violationId, amount: '500000', receipt: 'KB 02' })
    const { appealId } = await desk.must(desk.clerk, 'appeal', {
      violationId: appealed,
      words: 'Tôi có giấy đi đường.',
    })
    await desk.must(desk.district, 'accept-appeal', { appealId, isAccepted: true })
    await desk.must(desk.district, 'resolve-appeal', { appealId, outcome: 'cancel', reason: 'Giấy hợp lệ' })
    const found = await bulletin(desk.areaId, '2021-07-27')
    const more = (step: 'proposed' | 'decided', of: StepCounts) => [of[step].count, BigInt(of[step].amount)]
    expect(found.total.detected.count - before.detected.count).toBe(3)
    expect(more('proposed', found.total)).toEqual([
      before.proposed.count + 2,
      BigInt(before.proposed.amount) + 4000000n,
    ])
    expect(more('decided', found.total)).toEqual([before.decided.count + 2, BigInt(before.decided.amount) + 4000000n])
    expect(found.proposedLabel.vi).toBe('đề nghị')
    const next = await bulletin(city.area('01'), '2021-07-28')
    expect(next.total.paid).toEqual({ count: 1, amount: '2000000', mean: '2000000.0' })
    expect(next.total.cancelled).toEqual({ count: 1, amount: '2000000', mean: '2000000.0' })
    expect(next.byArea.map(({ areaId }) => areaId)).toEqual([city.area('008')])
    const behind = async (step: string, day: string) =>
      (
        await desk.top.get<{ items: ViolationLine[] }>(
          `/violations?areaId=${city.area('01')}&step=${step}&from=${day}&to=${day}`,
        )
      ).body.items
    expect((await behind('paid', '2021-07-28')).map(({ id }) => id)).toEqual([violationId])
    expect((await behind('cancelled', '2021-07-28')).map(({ id }) => id)).toEqual([appealed])
    const proposals = await behind('proposed', '2021-07-27')
    expect(proposals).toHaveLength(found.total.proposed.count)
    const sum = proposals.reduce((total, { proposedAmount }) => total + BigInt(proposedAmount ?? 0), 0n)
    expect(String(sum)).toBe(found.total.proposed.amount)
    at(evening)
  })

  it('[VIO-04] [SG-07] whoever must decide is told, once a day; of an appeal the chair above whoever decided', async () => {
    const told = async (who: Person, kind: string) =>
      (await who.get<{ items: { kind: string }[] }>('/notices')).body.items.filter((one) => one.kind === kind).length
    const before = await told(desk.district, 'violations-to-decide')
    const violationId = await desk.proposed({ behaviour: 'V06', variant: undefined })
    await desk.proposed()
    await desk.proposed()
    expect(await told(desk.ward, 'violations-to-decide')).toBe(1)
    await desk.must(desk.police, 'transfer', { violationId })
    expect(await told(desk.district, 'violations-to-decide')).toBe(before + 1)
    const served = await desk.proposed()
    await desk.must(desk.ward, 'decide', { violationId: served })
    await desk.must(desk.police, 'serve', { violationId: served, how: 'in-person' })
    await desk.must(desk.police, 'appeal', { violationId: served, words: 'Tôi đi mua thuốc' })
    expect(await told(desk.district, 'violation-appealed')).toBeGreaterThan(0)
    expect(await told(desk.ward, 'violation-appealed')).toBe(0)
  })

  it('[SG-07] paying does not waive the appeal; the decider may not judge it; the outcome reduces and gives back', async () => {
    const violationId = await served()
    await desk.must(desk.clerk, 'pay', { violationId, amount: '2000000', receipt: 'KB 03' })
    expect((await desk.page(violationId)).violation.closedAs).toBe('paid')
    const { appealId } = await desk.must(desk.clerk, 'appeal', { violationId, words: 'Mức phạt quá cao.' })
    const accept = { appealId, isAccepted: true }
    expect(codeOf(await desk.step(desk.ward, 'accept-appeal', accept))).toBe('VIOLATIONS.DECIDER_CANNOT_JUDGE')
    await desk.must(desk.district, 'accept-appeal', accept)
    const resolve = { appealId, outcome: 'reduce', reason: 'Có tình tiết giảm nhẹ' }
    expect(codeOf(await desk.step(desk.ward, 'resolve-appeal', { ...resolve, amount: '1000000' }))).toBe(
      'VIOLATIONS.DECIDER_CANNOT_JUDGE',
    )
    expect(codeOf(await desk.step(desk.district, 'resolve-appeal', { ...resolve, amount: '2000000' }))).toBe(
      'VIOLATIONS.NOT_LESS',
    )
    const result = await desk.must(desk.district, 'resolve-appeal', { ...resolve, amount: '1200000' })
    expect(result).toEqual({ amount: '1200000', refund: '800000' })
    expect((await desk.page(violationId)).appeals[0]).toMatchObject({ state: 'resolved', outcome: 'reduce' })
  })

  it('[VIO-06] an appeal runs 90 days from service; later only with the obstacle that kept the person', async () => {
    const violationId = await served()
    expect((await desk.page(violationId)).appealUntil).toBe(toInstant('2021-10-26T00:00:00+07:00'))
    at('2021-10-26T08:00:00+07:00')
    const late = { violationId, words: 'Tôi phải cách ly và điều trị.' }
    expect(codeOf(await desk.step(desk.clerk, 'appeal', late))).toBe('VIOLATIONS.APPEAL_TOO_LATE')
    expect(codeOf(await desk.step(desk.clerk, 'appeal', { ...late, obstacle: 'Cách ly tập trung' }))).toBe('accepted')
    at(evening)
  })

  it('[VIO-06] late interest is 0,05 % a day; instalments must come to what is owed; exempting ends it', async () => {
    const violationId = await served()
    const parts = (...sums: string[]) => sums.map((amount, index) => ({ dueOn: `2021-09-0${index + 1}`, amount }))
    const grant = { violationId, kind: 'instalments', reason: 'Mất việc, đã xác minh' }
    expect(
      codeOf(await desk.step(desk.ward, 'grant-relief', { ...grant, instalments: parts('1000000', '900000') })),
    ).toBe('VIOLATIONS.INSTALMENTS_DO_NOT_SUM')
    await desk.must(desk.ward, 'grant-relief', { ...grant, instalments: parts('1000000', '1000000') })
    at('2021-09-04T00:00:00+07:00')
    expect(await desk.page(violationId)).toMatchObject({ owed: '2000000', interest: '2000' })
    const paid = await desk.must(desk.clerk, 'pay', { violationId, amount: '2000000', receipt: 'KB 04' })
    expect(paid).toEqual({ paid: '2000000', owed: '0', interest: '2000' })
    const more = { violationId, amount: '2001', receipt: 'KB 05' }
    expect(codeOf(await desk.step(desk.clerk, 'pay', more))).toBe('VIOLATIONS.MORE_THAN_OWED')
    at(evening)
    const exempted = await served()
    await desk.must(desk.clerk, 'ask-relief', { violationId: exempted, kind: 'exempt', words: 'Hộ nghèo.' })
    await desk.must(desk.ward, 'grant-relief', { violationId: exempted, kind: 'exempt', reason: 'Hộ nghèo, Điều 77' })
    expect((await desk.page(exempted)).violation.closedAs).toBe('exempted')
  })
})
