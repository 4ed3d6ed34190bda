import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IntentAnswer, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'

let city: TestCity
let wardChair: Person
let districtChair: Person
let districtSecretary: Person
let inspector: Person
const ward = '00328'

const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)

const open = (by: Person, payload: Record<string, unknown> = {}) =>
  by.send({
    type: 'accountability.open-case',
    payload: {
      about: { kind: 'post', postId: wardChair.postId },
      route: 'state',
      matter: 'Chốt số 4 bỏ trống hai đêm liền',
      requestedBy: 'Bí thư Thành ủy',
      requestedOn: '2021-07-27',
      grounds: [{ kind: 'named', source: 'Biên bản kiểm tra ngày 26/7/2021', said: 'Chốt vắng người 22h–5h' }],
      ...payload,
    },
  })
const explain = (by: Person, caseId: string, explanation = 'Người trực bị cách ly, đã bố trí lại') =>
  by.send({ type: 'accountability.explain-case', payload: { caseId, explanation } })
const decide = (by: Person, caseId: string, outcome = 'lesson') =>
  by.send({ type: 'accountability.decide-case', payload: { caseId, outcome, note: 'Đã xem hồ sơ và giải trình' } })

interface Case {
  id: string
  outcome: string | null
  isMine: boolean
  isHeard: boolean
  explainBy: string
  statements: { said: string }[]
  grounds: { source: string }[]
  may: Record<string, boolean>
  requestedBy: string
  requestedOn: string
  areaTitle: { vi: string }
}
const page = async (by: Person, id: string) => by.get<Case>(`/accountability/cases/${id}`)

beforeAll(async () => {
  city = await openTestCity()
  wardChair = await city.signIn('leader', ward)
  districtChair = await city.signIn('leader', '008')
  districtSecretary = await city.signIn('secretary', '008')
  inspector = await city.signIn('inspector', '008')
})
afterAll(() => city.close())

describe('a case about a head', () => {
  it('[INS-08] needs a ground; nobody opens one about themselves; it is found by its level and by the person alone', async () => {
    const none = await open(inspector, { grounds: [] })
    expect([codeOf(none), none.outcome === 'refused' && none.refusal.field]).toEqual(['INTENTS.PAYLOAD', 'grounds'])
    const unknown = [{ kind: 'finding', findingId: '01890000-0000-7000-8000-000000000000' }]
    expect(codeOf(await open(inspector, { grounds: unknown }))).toBe('ACCOUNTABILITY.FINDING_UNKNOWN')
    expect(codeOf(await open(wardChair))).toBe('ACCOUNTABILITY.OWN_CASE')
    expect(codeOf(await open(await city.signIn('leader', '001')))).toBe('ACCESS.NOT_FOUND')
    const opened = await open(inspector)
    expect(codeOf(opened)).toBe('accepted')
    const mine = await page(wardChair, opened.id)
    expect(mine.body).toMatchObject({ isMine: true, isHeard: false, may: { explain: true, decide: false } })
    expect(mine.body.explainBy).toBe('2021-07-30T11:00:00.000Z')
    const told = await wardChair.get<{ items: { kind: string; subjectId: string }[] }>('/notices')
    expect(told.body.items).toMatchObject([{ kind: 'accountability-case-opened', subjectId: opened.id }])
    for (const stranger of [await city.signIn('leader', '001'), await city.signIn('office', ward)]) {
      expect((await page(stranger, opened.id)).status).toBe(404)
      const { body } = await stranger.get<{ items: unknown[] }>('/accountability/cases')
      expect(body.items).toEqual([])
    }
    const journal = await city.db.selectFrom('journal').selectAll().where('subject_id', '=', opened.id).execute()
    expect(journal).toMatchObject([{ type: 'accountability-case-opened', area_id: city.area('008') }])
    expect(JSON.stringify(journal)).not.toContain('Chốt')
  })

  it('[INS-08] [SG-08] [SG-17] is heard before it is concluded, by a competent person who neither is it nor found it', async () => {
    const { id } = await open(inspector)
    expect(codeOf(await decide(districtChair, id))).toBe('ACCOUNTABILITY.NOT_HEARD')
    expect(codeOf(await decide(districtChair, id, 'unfounded'))).toBe('accepted')
    const second = (await open(inspector)).id
    expect(codeOf(await explain(districtChair, second))).toBe('ACCOUNTABILITY.NOT_THE_PERSON')
    expect(codeOf(await explain(await city.signIn('leader', '001'), second))).toBe('ACCESS.NOT_FOUND')
    expect(codeOf(await explain(wardChair, second))).toBe('accepted')
    expect(codeOf(await explain(wardChair, second, 'Thêm: có văn bản báo cáo quận'))).toBe('accepted')
    expect(codeOf(await decide(inspector, second))).toBe('ACCESS.NOT_ALLOWED')
    expect(codeOf(await decide(districtSecretary, second))).toBe('ACCOUNTABILITY.NOT_COMPETENT')
    expect(codeOf(await decide(wardChair, second))).toBe('ACCOUNTABILITY.OWN_CASE')
    expect(codeOf(await decide(await city.signIn('leader', '001'), second))).toBe('ACCESS.NOT_FOUND')
    expect(codeOf(await decide(districtChair, second))).toBe('accepted')
    const { body } = await page(wardChair, second)
    expect(body).toMatchObject({ outcome: 'lesson', may: { explain: false } })
    expect(body.statements).toHaveLength(2)
    expect(codeOf(await explain(wardChair, second))).toBe('ACCOUNTABILITY.CLOSED')
    expect(codeOf(await decide(districtChair, second))).toBe('ACCOUNTABILITY.CLOSED')
  })

  it('[INS-08] whoever opened it does not conclude it, even with every right', async () => {
    const { id } = await open(districtChair)
    await explain(wardChair, id)
    expect(codeOf(await decide(districtChair, id))).toBe('ACCOUNTABILITY.FINDERS_CHOICE')
    expect(codeOf(await decide(await city.signIn('leader', '01'), id))).toBe('accepted')
  })

  it('[SCR-05] discipline is only proposed, with evidence, after hearing, and answered by somebody else', async () => {
    const { id } = await open(inspector)
    const evidence = [{ kind: 'named', source: 'Biên bản kiểm tra ngày 26/7/2021' }]
    const propose = (more: Record<string, unknown> = {}) =>
      inspector.send({
        type: 'accountability.propose-discipline',
        payload: { caseId: id, measure: 'state-reprimand', reason: 'Bỏ trống chốt', evidence, ...more },
      })
    expect(codeOf(await propose({ evidence: [] }))).toBe('INTENTS.PAYLOAD')
    expect(codeOf(await propose())).toBe('ACCOUNTABILITY.NOT_HEARD')
    await explain(wardChair, id)
    expect(codeOf(await propose({ measure: 'party-warning' }))).toBe('ACCOUNTABILITY.MEASURE_UNKNOWN')
    const proposed = await propose()
    expect(codeOf(proposed)).toBe('accepted')
    const answer = (by: Person) =>
      by.send({
        type: 'accountability.answer-proposal',
        payload: { proposalId: proposed.id, answer: 'declined', note: 'Lần đầu, đã khắc phục' },
      })
    expect(codeOf(await answer(inspector))).toBe('ACCESS.NOT_ALLOWED')
    expect(codeOf(await answer(wardChair))).toBe('ACCOUNTABILITY.OWN_CASE')
    expect(codeOf(await answer(districtChair))).toBe('accepted')
    expect(codeOf(await answer(districtChair))).toBe('ACCOUNTABILITY.ANSWERED')
    const { body } = await page(wardChair, id)
    expect(body).toMatchObject({ outcome: null, proposals: [{ answer: 'declined' }] })
  })

  it('[INS-08] silence and delay are gaps of the level above, which name nobody', async () => {
    await open(inspector)
    const gaps = async () => {
      await city.settle()
      return city.db
        .selectFrom('gaps')
        .select(['rule', 'area_id', 'data'])
        .where('rule', 'like', 'case-%')
        .where('closed_at', 'is', null)
        .execute()
    }
    expect(await gaps()).toEqual([])
    city.clock.set(toInstant('2021-07-31T18:00:00+07:00'))
    const late = await gaps()
    expect(new Set(late.map(({ rule }) => rule))).toEqual(new Set(['case-unexplained']))
    expect(late.every(({ area_id }) => area_id === city.area('008'))).toBe(true)
    expect(late.every(({ data }) => Object.keys(data as object).join() === 'caseId')).toBe(true)
    city.clock.set(toInstant('2021-08-15T18:00:00+07:00'))
    const later = await gaps()
    expect(new Set(later.map(({ rule }) => rule))).toEqual(new Set(['case-waits']))
    const { body } = await districtChair.get<{ items: { id: string; isHeard?: boolean }[] }>(
      '/accountability/cases?isOpen=true',
    )
    const waiting = body.items[0]?.id ?? ''
    expect((await page(districtChair, waiting)).body.isHeard).toBe(true)
    expect(codeOf(await decide(districtChair, waiting))).toBe('accepted')
  })
})
