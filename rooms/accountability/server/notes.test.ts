import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, type IntentAnswer, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { accountabilityEvidence } from './evidence.query.ts'

let city: TestCity
let wardChair: Person
let districtOffice: Person
let districtChair: Person
const ward = '00328'

const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)

const draft = (payload: Record<string, unknown> = {}, by = districtOffice) =>
  by.send({
    type: 'accountability.draft-note',
    payload: {
      areaId: city.area(ward),
      kind: 'criticism',
      target: { kind: 'post', postId: wardChair.postId },
      title: 'Phường Mai Động để chốt vắng người',
      said: 'Chốt số 4 không có người trực từ 22h đến 5h trong hai đêm.',
      source: 'Biên bản kiểm tra ngày 26/7/2021',
      ...payload,
    },
  })
const publish = (by: Person, noteId: string, until = '2021-08-10') =>
  by.send({ type: 'accountability.publish-note', payload: { noteId, until } })
const explain = (by: Person, noteId: string) =>
  by.send({ type: 'accountability.explain-note', payload: { noteId, explanation: 'Đã bố trí lại người trực' } })

interface Shown {
  id: string
  officerName: string | null
  targetTitle: string
  title: string
  isDisputed: boolean
  isCorrected: boolean
}
const shown = async () => (await city.visitor().get<{ items: Shown[] }>('/public/notes')).body.items

beforeAll(async () => {
  city = await openTestCity()
  wardChair = await city.signIn('leader', ward)
  districtOffice = await city.signIn('office', '008')
  districtChair = await city.signIn('leader', '008')
})
afterAll(() => city.close())

describe('criticism', () => {
  it('[SG-17] [SCR-03] published without explanation is blocked; a competent person other than the drafter approves', async () => {
    const { id } = await draft()
    expect(codeOf(await publish(districtChair, id))).toBe('ACCOUNTABILITY.NOT_HEARD')
    expect(codeOf(await explain(districtOffice, id))).toBe('ACCESS.NOT_FOUND')
    expect(codeOf(await explain(wardChair, id))).toBe('accepted')
    expect(codeOf(await publish(districtOffice, id))).toBe('ACCESS.NOT_ALLOWED')
    expect(codeOf(await publish(wardChair, id))).toBe('ACCOUNTABILITY.OWN_CASE')
    expect(codeOf(await publish(await city.signIn('secretary', ward), id))).toBe('ACCOUNTABILITY.NOT_COMPETENT')
    expect(codeOf(await publish(districtChair, id, '2022-07-27'))).toBe('ACCOUNTABILITY.UNTIL_RANGE')
    expect(await shown()).toEqual([])
    expect(codeOf(await publish(districtChair, id))).toBe('accepted')
    expect(await shown()).toMatchObject([{ id, officerName: null, targetTitle: `chairman ${city.area(ward)}` }])
    expect(codeOf(await explain(wardChair, id))).toBe('ACCOUNTABILITY.NOT_DRAFT')
    const own = await draft(
      { target: { kind: 'post', postId: districtChair.postId }, areaId: city.area('008') },
      districtChair,
    )
    expect(codeOf(own)).toBe('ACCOUNTABILITY.OWN_CASE')
  })

  it('[SG-17] time to explain that went by is enough; who drafted it never approves', async () => {
    const byChair = await draft({}, districtChair)
    expect(codeOf(byChair)).toBe('accepted')
    city.clock.set(toInstant('2021-07-29T18:00:00+07:00'))
    expect(codeOf(await publish(districtChair, byChair.id))).toBe('ACCOUNTABILITY.FINDERS_CHOICE')
    expect(codeOf(await publish(await city.signIn('secretary', '008'), byChair.id))).toBe('accepted')
  })

  it('[SG-17] the one criticised may ask for a correction, shown until somebody answers', async () => {
    const [note] = await shown()
    const noteId = note?.id ?? ''
    const ask = (by: Person) =>
      by.send({ type: 'accountability.ask-correction', payload: { noteId, request: 'Chỉ một đêm, không phải hai' } })
    expect(codeOf(await ask(districtOffice))).toBe('ACCOUNTABILITY.NOT_THE_PERSON')
    expect(codeOf(await ask(wardChair))).toBe('accepted')
    expect((await shown())[0]).toMatchObject({ isDisputed: true, isCorrected: false })
    await city.settle()
    const gaps = await city.db
      .selectFrom('gaps')
      .select('area_id')
      .where('rule', '=', 'correction-unanswered')
      .execute()
    expect(gaps).toEqual([{ area_id: city.area('008') }])
    const answer = (by: Person, said: string) =>
      by.send({
        type: 'accountability.answer-correction',
        payload: { noteId, answer: 'corrected', note: 'Đã kiểm tra lại', said },
      })
    expect(codeOf(await answer(await city.signIn('leader', '01'), 'Gọi 0912345678 để biết thêm'))).toBe(
      'ACCOUNTABILITY.PERSONAL_DATA',
    )
    expect(codeOf(await answer(await city.signIn('leader', '01'), 'Chốt số 4 vắng người một đêm.'))).toBe('accepted')
    expect((await shown())[0]).toMatchObject({ isDisputed: false, isCorrected: true })
  })
})

describe('praise', () => {
  it('[SCR-03] [FOR-07] a force, a team, a unit: approved by another, public until its day and no longer', async () => {
    const leader = await city.signIn('leader', '01')
    const office = await city.signIn('office', '01')
    const force = await draft(
      {
        areaId: city.area('01'),
        kind: 'commendation',
        target: { kind: 'force', name: 'Y tế, quân đội, công an, các tổ Covid cộng đồng' },
        title: 'Biểu dương lực lượng tuyến đầu',
        said: 'Gương sáng về tinh thần trách nhiệm, chỗ dựa của cấp ủy, chính quyền và nhân dân.',
      },
      office,
    )
    expect(codeOf(force)).toBe('accepted')
    expect(codeOf(await publish(leader, force.id, '2021-07-31'))).toBe('accepted')
    expect((await shown()).find(({ id }) => id === force.id)).toMatchObject({
      targetTitle: 'Y tế, quân đội, công an, các tổ Covid cộng đồng',
    })
    const head = await draft({ kind: 'commendation' })
    expect(codeOf(await publish(districtChair, head.id))).toBe('accepted')
    expect((await shown()).find(({ id }) => id === head.id)?.officerName).toMatch(/^Cán bộ thử/)
    const unit = await draft({ kind: 'commendation', target: { kind: 'unit' } })
    expect(codeOf(await publish(wardChair, unit.id))).toBe('ACCOUNTABILITY.OWN_CASE')
    city.clock.set(toInstant('2021-08-01T00:00:01+07:00'))
    expect((await shown()).map(({ id }) => id)).not.toContain(force.id)
  })

  it('[SG-04] [SCR-03] no telephone, no identity number, no patient by name; places are no names', async () => {
    const refusedFor = async (said: string) => {
      const answer = await draft({ kind: 'commendation', said })
      return answer.outcome === 'refused' ? `${answer.refusal.code} ${answer.refusal.field}` : answer.outcome
    }
    for (const said of [
      'Tổ trưởng có số 0912 345 678 luôn trực máy.',
      'Hộ có CCCD 001085012345 được hỗ trợ.',
      'Phường đưa bệnh nhân Nguyễn Thị Hoa đi viện kịp thời.',
      'F0 ở số nhà 12 ngõ 34 được chăm sóc tốt.',
    ]) {
      expect(await refusedFor(said)).toBe('ACCOUNTABILITY.PERSONAL_DATA said')
    }
    expect(await refusedFor('Phường Mai Động, quận Hoàng Mai lập điểm thu dung F0 trong một đêm.')).toBe('accepted')
  })

  it('[SCR-01] what a head answers for is given as it was known then', async () => {
    const profile = { utcOffsetMinutes: 420 }
    const at = (day: string, knownAt: string) =>
      accountabilityEvidence(city.db, { day: day as Day, knownAt: toInstant(knownAt), profile })
    expect(await at('2021-07-26', '2021-08-01T00:00:00Z')).toEqual([])
    const first = await at('2021-07-27', '2021-07-28T00:00:00Z')
    expect(first).toMatchObject([{ kind: 'criticism', officerId: wardChair.officerId, areaId: city.area(ward) }])
    expect(await at('2021-07-27', '2021-08-01T00:00:00Z')).toEqual(first)
    expect((await at('2021-07-29', '2021-08-01T00:00:00Z')).length).toBeGreaterThan(2)
  })
})
