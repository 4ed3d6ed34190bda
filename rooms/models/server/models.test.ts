import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { IntentAnswer } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'

let city: TestCity
let office: Person
let cityLeader: Person
const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)

const offer = (payload: Record<string, unknown> = {}) =>
  office.send({
    type: 'models.offer',
    payload: {
      areaId: city.area('008'),
      title: 'Tổ tự quản bảo vệ vùng an toàn',
      problem: 'Lực lượng không đủ đứng ở mọi lối vào',
      method: 'Thí điểm ở Mai Động, Đại Kim rồi nhân rộng; ba lớp chốt',
      result: 'Nơi đầu tiên của thành phố áp dụng',
      evidence: [{ said: '296 tổ, 470 chốt', source: 'hanoi.gov.vn, 11/8/2021' }],
      contact: 'Văn phòng UBND quận Hoàng Mai',
      ...payload,
    },
  })
const adopt = (by: Person, modelId: string, code: string, more: Record<string, unknown> = {}) =>
  by.send({ type: 'models.adopt', payload: { modelId, areaId: city.area(code), adoptedOn: '2021-07-27', ...more } })

interface Model {
  taken: { id: string; areaId: number; adoptedOn: string; verdict: string | null; result: string | null }[]
  notYet: { areaId: number }[]
}

beforeAll(async () => {
  city = await openTestCity()
  office = await city.signIn('office', '008')
  cityLeader = await city.signIn('leader', '01')
})
afterAll(() => city.close())

describe('a good practice', () => {
  it('[KNW-01] is offered with evidence, found without accents, and holds nothing personal', async () => {
    expect(codeOf(await offer({ evidence: [] }))).toBe('INTENTS.PAYLOAD')
    expect(codeOf(await offer({ contact: 'Anh Nam 0912 345 678' }))).toBe('MODELS.PERSONAL_DATA')
    expect(codeOf(await offer())).toBe('accepted')
    const reader = await city.signIn('group', '00001-001')
    const { body } = await reader.get<{ items: { title: string }[] }>('/models?q=vung%20an%20toan')
    expect(body.items).toMatchObject([{ title: 'Tổ tự quản bảo vệ vùng an toàn', adoptions: 0 }])
    const sheet = await office.request('GET', '/exchange/export?sheet=models.list&format=csv&q=vung%20an%20toan')
    expect(await sheet.text()).toContain('Tổ tự quản bảo vệ vùng an toàn')
  })

  it('[KNW-02] the two models of the documents pass the door as they stand in the profile, and keep their source', async () => {
    const seed = z.object({ models: z.array(z.looseObject({ areaCode: z.string(), source: z.string() })) })
    const { models } = await city.house.profile.json('models/seed.json', seed)
    expect(models.map(({ areaCode }) => areaCode)).toEqual(['003', '008'])
    for (const { key: _key, areaCode: _code, at: _at, recommend: _asked, adoptions: _taken, ...said } of models) {
      const answer = await offer(said)
      expect(codeOf(answer)).toBe('accepted')
      const { body } = await office.get<{ title: string; source: string }>(`/models/${answer.id}`)
      expect(body).toMatchObject({ title: said.title, source: said.source })
    }
  })

  it('[KNW-01] [COM-04] each adoption is tracked by unit, date and result; who was asked and has not is seen', async () => {
    const { id } = await offer({ title: 'Phát phiếu đi chợ' })
    expect((await city.visitor().get<{ items: unknown[] }>('/public/models')).body.items).toEqual([])
    const recommend = (by: Person, code: string) =>
      by.send({
        type: 'models.recommend',
        payload: { modelId: id, areaId: city.area(code), source: 'Bí thư Thành ủy, 27/7/2021' },
      })
    expect(codeOf(await recommend(await city.signIn('leader', '008'), '008'))).toBe('MODELS.OWN_MODEL')
    expect(codeOf(await recommend(cityLeader, '01'))).toBe('accepted')
    expect((await city.visitor().get<{ items: unknown[] }>('/public/models')).body.items).toHaveLength(1)
    const ba = await city.signIn('office', '001')
    const before = (await ba.get<Model>(`/models/${id}`)).body
    expect(before.notYet).toMatchObject([{ areaId: city.area('001') }])
    expect(codeOf(await adopt(ba, id, '00001', { adoptedOn: '2021-07-28' }))).toBe('MODELS.DAY_AHEAD')
    expect(codeOf(await adopt(office, id, '001'))).toBe('ACCESS.OUTSIDE_AREA')
    const adopted = await adopt(ba, id, '001', { isPilot: true })
    expect(codeOf(adopted)).toBe('accepted')
    expect(codeOf(await adopt(ba, id, '001'))).toBe('MODELS.ADOPTED')
    const evaluate = (by: Person, evaluatedOn = '2021-07-27') =>
      by.send({
        type: 'models.evaluate',
        payload: { adoptionId: adopted.id, verdict: 'works', result: 'Chợ vắng hơn một nửa', evaluatedOn },
      })
    expect(codeOf(await evaluate(office))).toBe('ACCESS.OUTSIDE_AREA')
    expect(codeOf(await evaluate(ba, '2021-07-26'))).toBe('MODELS.BEFORE_ADOPTION')
    expect(codeOf(await evaluate(ba))).toBe('accepted')
    const after = (await ba.get<Model>(`/models/${id}`)).body
    expect(after.taken).toMatchObject([
      { areaId: city.area('001'), adoptedOn: '2021-07-27', verdict: 'works', result: 'Chợ vắng hơn một nửa' },
    ])
    expect(after.notYet).toEqual([])
  })
})

it('[KNW-03] a look back says what was planned, what happened and why; each change becomes one task or one practice', async () => {
  const leader = await city.signIn('leader', '00328')
  const written = await leader.send({
    type: 'models.write-review',
    payload: {
      areaId: city.area('00328'),
      title: 'Đêm phong tỏa ngõ 109',
      heldOn: '2021-07-26',
      planned: 'Chốt đủ người từ 20h',
      happened: 'Hai chốt thiếu người đến 23h',
      why: 'Không có danh sách dự phòng',
      changes: ['Lập danh sách trực dự phòng', 'Nhân cách báo đổi ca qua nhóm tổ'],
    },
  })
  const { body } = await leader.get<{ points: { id: string }[] }>(`/models/reviews/${written.id}`)
  const [first, second] = body.points
  const intoTask = (dueAt: string) =>
    leader.send({
      type: 'models.change-into-task',
      payload: { changeId: first?.id, ownerPostId: leader.postId, dueAt },
    })
  expect(codeOf(await intoTask('2021-07-27T08:00:00+07:00'))).toBe('MODELS.DUE_IN_THE_PAST')
  const tasked = await intoTask('2021-07-28T08:00:00+07:00')
  expect(codeOf(tasked)).toBe('accepted')
  expect((await leader.get(`/tasks/${tasked.id}`)).status).toBe(200)
  expect(codeOf(await intoTask('2021-07-28T08:00:00+07:00'))).toBe('MODELS.CHANGE_TAKEN')
  const modelled = await leader.send({
    type: 'models.offer',
    payload: {
      areaId: city.area('00328'),
      title: 'Báo đổi ca qua nhóm tổ',
      problem: 'Đổi ca không ai biết',
      method: 'Báo trước hai giờ',
      result: 'Không còn ca trống',
      evidence: [{ said: 'Bảy đêm đủ người', source: 'Sổ trực của phường' }],
      contact: 'UBND phường Mai Động',
      reviewChangeId: second?.id,
    },
  })
  expect(codeOf(modelled)).toBe('accepted')
  const after = await leader.get(`/models/reviews/${written.id}`)
  expect(after.body).toMatchObject({ open: 0, points: [{ taskId: tasked.id }, { modelId: modelled.id }] })
  const stranger = await city.signIn('leader', '00001')
  expect((await stranger.get(`/models/reviews/${written.id}`)).status).toBe(404)
})
