import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IntentAnswer } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'

let city: TestCity
let inspector: Person
let another: Person
const ward = '00328'
const reporter = 'Nguyễn Thị Bảo, 0912 345 678'
const said = 'Chủ tịch phường bắt hàng rong nộp tiền không biên lai'

const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)
const reason = 'reason=xac-minh-phan-anh'

async function tell(body: Record<string, unknown>, by: Pick<Person, 'request'> = city.visitor()) {
  const response = await by.request('POST', '/tips', {
    formId: randomUUID(),
    areaId: city.area(ward),
    text: said,
    ...body,
  })
  return { status: response.status, body: (await response.json()) as { code: string } }
}
interface Line {
  id: string
  aboutAreaId: number
  hasReporter: boolean
}
const tipsOf = async (by: Person) => (await by.get<{ items: Line[] }>('/accountability/tips')).body.items
const assign = (by: Person, tipId: string, officerId: string | null) =>
  by.send({ type: 'accountability.assign-tip', payload: { tipId, officerId } })
const close = (by: Person, tipId: string) =>
  by.send({
    type: 'accountability.close-tip',
    payload: { tipId, outcome: 'founded', note: 'Xác minh ba hộ', answer: 'Đã xác minh và kiến nghị' },
  })

beforeAll(async () => {
  city = await openTestCity()
  inspector = await city.signIn('inspector', '008')
  another = await city.signIn('inspector', '01')
})
afterAll(() => city.close())

describe('a protected tip', () => {
  it('[SG-16] leaves no trace of who sent it, and nothing of what it says, outside the vault', async () => {
    const signedIn = await city.signIn('group', '00328-001')
    const told = await tell({ reporter }, signedIn)
    expect(told.status).toBe(200)
    expect(told.body.code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){4}$/)
    const [row] = await city.db
      .selectFrom('intents')
      .selectAll()
      .where('type', '=', 'accountability.keep-tip')
      .execute()
    expect(row?.account_id).toBeNull()
    const journal = await city.db.selectFrom('journal').selectAll().where('type', '=', 'tip-received').execute()
    expect(journal).toMatchObject([{ area_id: city.area('008'), account_id: null, officer_id: null, data: {} }])
    const { rows } = await city.db.executeQuery<Record<string, string>>({
      sql: 'select * from accountability_tips',
      parameters: [],
      query: { kind: 'RawNode' },
    } as never)
    const kept = JSON.stringify(rows)
    for (const secret of ['Nguyễn', '0912', 'biên lai', signedIn.accountId, told.body.code])
      expect(kept).not.toContain(secret)
  })

  it('[SG-16] the reported unit sees neither it nor that there is one; its level does, and each look is written down', async () => {
    const ofUnit = [await city.signIn('inspector', ward), await city.signIn('leader', ward)]
    const [tip] = await tipsOf(inspector)
    expect(tip).toMatchObject({ aboutAreaId: city.area(ward), hasReporter: true })
    for (const person of ofUnit) {
      expect([200, 403]).toContain((await person.get('/accountability/tips')).status)
      expect((await person.get(`/accountability/tips/${tip?.id}?${reason}`)).status).not.toBe(200)
      expect(codeOf(await assign(person, tip?.id ?? '', person.officerId))).not.toBe('accepted')
    }
    expect(await tipsOf(ofUnit[0] as Person)).toEqual([])
    expect((await inspector.get(`/accountability/tips/${tip?.id}`)).status).toBe(422)
    const { body } = await inspector.get<{ text: string }>(`/accountability/tips/${tip?.id}?${reason}`)
    expect(body.text).toBe(said)
    const looks = await city.db
      .selectFrom('reads_logged')
      .select(['subject_kind', 'reason'])
      .where('outcome', '=', 'shown')
      .execute()
    expect(looks).toEqual([{ subject_kind: 'tip', reason: 'xac-minh-phan-anh' }])
  })

  it('[SG-16] is assigned to somebody independent, who alone may open the name and say what came of it', async () => {
    const [tip] = await tipsOf(inspector)
    const id = tip?.id ?? ''
    const ofUnit = await city.signIn('inspector', ward)
    const noInspector = await city.signIn('office', '008')
    expect(codeOf(await assign(inspector, id, ofUnit.officerId))).toBe('ACCOUNTABILITY.NOT_INDEPENDENT')
    expect(codeOf(await assign(inspector, id, noInspector.officerId))).toBe('ACCOUNTABILITY.NOT_INDEPENDENT')
    expect(codeOf(await assign(inspector, id, another.officerId))).toBe('accepted')
    expect((await inspector.get(`/accountability/tips/${id}/reporter?${reason}`)).status).toBe(403)
    expect((await another.get(`/accountability/tips/${id}/reporter?${reason}`)).body).toEqual({ reporter })
    expect(codeOf(await close(inspector, id))).toBe('ACCOUNTABILITY.NOT_ASSIGNED_TO_YOU')
    expect(codeOf(await close(another, id))).toBe('accepted')
    expect(codeOf(await close(another, id))).toBe('ACCOUNTABILITY.TIP_CLOSED')
    const cases = await another.get<{ items: unknown[] }>('/accountability/cases')
    expect(cases.body.items).toEqual([])
  })

  it('[SG-16] a form sent twice, even in one moment, is one tip with one receipt; other words need a form of their own', async () => {
    const about = async () => (await tipsOf(inspector)).length
    const before = await about()
    const form = { formId: randomUUID(), text: 'Chợ cóc họp lại mỗi sáng', reporter }
    const twins = await Promise.all([tell(form), tell(form)])
    const again = await tell(form)
    expect(new Set([...twins, again].map(({ body }) => body.code)).size).toBe(1)
    expect([...twins, again].map(({ status }) => status)).toEqual([200, 200, 200])
    expect(again.body.code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){4}$/)
    expect(await about()).toBe(before + 1)
    expect((await tell({ ...form, text: 'Một việc khác' })).body.code).toBe('INTENTS.ID_REUSED')
    expect(await about()).toBe(before + 1)
    expect((await city.visitor().get(`/public/tips/${again.body.code}`)).body).toMatchObject({ state: 'received' })
  })

  it('[SG-16] says what is wrong with a tip at its field, and counts none that it did not take', async () => {
    const wrong = [{ text: 'a'.repeat(8_001) }, { text: ' ' }, { reporter: 'a'.repeat(301) }, { areaId: 999_999_999 }]
    const answers = await Promise.all([...wrong, ...wrong].map((body) => tell(body)))
    const codes = [
      'ACCOUNTABILITY.TIP_TEXT',
      'ACCOUNTABILITY.TIP_TEXT',
      'ACCOUNTABILITY.TIP_REPORTER',
      'ACCESS.NOT_FOUND',
    ]
    expect(answers.map(({ body }) => body.code)).toEqual([...codes, ...codes])
  })

  it('[SG-16] the receipt tells how it stands to whoever holds it; a flood from one place is stopped', async () => {
    const { body } = await tell({})
    const standing = await city.visitor().get(`/public/tips/${body.code}`)
    expect(standing.body).toMatchObject({ state: 'received', outcome: null })
    expect((await city.visitor().get('/public/tips/aaaa-aaaa-aaaa-aaaa-aaaa')).status).toBe(404)
    const statuses: number[] = []
    for (let count = 0; count < 6; count++) statuses.push((await tell({})).status)
    expect(statuses.at(-1)).toBe(429)
  })
})
