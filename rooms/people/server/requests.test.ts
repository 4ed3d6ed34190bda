import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IntentAnswer, type Paper, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { RequestLine, RequestPage } from '../domain/index.ts'
import { holdPersons } from './person-holds.store.ts'
import { lateRequestGap } from './requests.gaps.ts'

let city: TestCity
let clerk: Person
let chair: Person

beforeAll(async () => {
  // A Tuesday.
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  clerk = await city.signIn('office', '00328')
  chair = await city.signIn('leader', '00328')
})
afterAll(() => city?.close())

const resultOf = <R>(answer: IntentAnswer) => {
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
  return answer.result as R
}
const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)
const keep = async (told: object) => {
  const payload = { areaId: city.area('00328'), ...told }
  return resultOf<{ personId: string }>(await clerk.send({ type: 'people.register-person', payload })).personId
}
const ask = async (personId: string, more: object) => {
  const payload = { personId, via: 'phone', byProxy: true, asked: 'Con gái gọi thay mẹ: năm sinh ghi sai', ...more }
  return resultOf<{ requestId: string; answerDueOn: string; decideDueOn: string }>(
    await clerk.send({ type: 'people.record-request', payload }),
  )
}
const decide = (requestId: string, more: object, who: Person = chair) =>
  who.send({ type: 'people.decide-request', payload: { requestId, reason: 'Đã đối chiếu giấy khai sinh', ...more } })
const why = `reason=${encodeURIComponent('In phiếu cho bà tại bàn tiếp dân')}`

describe('a resident without an account', () => {
  it('[EPI-09] [SG-12] is shown all that the house holds, and who looked, on one sheet', async () => {
    const personId = await keep({ name: 'Bạch Thị Sợi', yearOfBirth: 1941, phone: '0904 333 222' })
    await clerk.get(`/people/persons/${personId}/identity?reason=${encodeURIComponent('Gọi hẹn tiêm')}`)
    const sheet = await clerk.get<{ paper: Paper; sections: { kind: string }[] }>(
      `/people/persons/${personId}/sheet?${why}`,
    )
    const text = JSON.stringify(sheet.body.paper)
    for (const part of ['Bạch Thị Sợi', '1941', '0904 333 222', 'Gọi hẹn tiêm', 'khiếu nại'])
      expect(text).toContain(part)
    const elsewhere = await city.signIn('office', '00331')
    expect((await elsewhere.get(`/people/persons/${personId}/sheet?${why}`)).status).toBe(404)
    expect((await clerk.get(`/people/persons/${personId}/sheet?reason=x`)).status).toBe(422)
  })

  it('[EPI-09] disputes what stands there: written down, owned, decided by another with a reason, and corrected', async () => {
    const personId = await keep({ name: 'Bạch Thị Lụa', yearOfBirth: 1914, sex: 'female' })
    const { requestId, answerDueOn, decideDueOn } = await ask(personId, { kind: 'dispute' })
    expect([answerDueOn, decideDueOn]).toEqual(['2021-07-29', '2021-08-06'])
    const list = await clerk.get<{ items: RequestLine[] }>('/people/requests')
    expect(list.body.items).toMatchObject([{ id: requestId, personId, ownerPost: expect.any(String), byProxy: true }])
    expect(JSON.stringify(list.body)).not.toMatch(/Lụa|năm sinh ghi sai/)
    const inspector = await city.signIn('inspector', '00328')
    const text = await inspector.get(`/people/requests/${requestId}/text?${why}`)
    expect(text.status).toBe(403)
    const health = await city.signIn('health', '00328')
    expect((await health.get(`/people/requests/${requestId}/text?${why}`)).body).toMatchObject({
      asked: expect.stringContaining('năm sinh'),
    })
    expect(codeOf(await decide(requestId, { outcome: 'granted' }))).toBe('PEOPLE.NEEDS_CORRECTION')
    expect(codeOf(await decide(requestId, { outcome: 'granted', correction: { yearOfBirth: 1814 } }))).toBe(
      'PEOPLE.BIRTH_YEAR_LONG_AGO',
    )
    expect(codeOf(await decide(requestId, { outcome: 'granted', correction: { yearOfBirth: 1941 } }))).toBe('accepted')
    const identity = await clerk.get(`/people/persons/${personId}/identity?${why}`)
    expect(identity.body).toMatchObject({ name: 'Bạch Thị Lụa', yearOfBirth: 1941 })
    const page = await clerk.get<RequestPage>(`/people/requests/${requestId}`)
    expect(page.body).toMatchObject({ outcome: 'granted', deciderName: expect.any(String) })
    expect(codeOf(await decide(requestId, { outcome: 'refused' }))).toBe('PEOPLE.REQUEST_DECIDED')
  })

  it('[EPI-09] is refused only with a reason and the way of appeal, and not by who wrote the request down', async () => {
    const health = await city.signIn('health', '00328')
    const personId = await keep({ name: 'Bạch Văn Đũi' })
    const payload = { personId, via: 'desk', kind: 'correct', asked: 'Xin đổi tên theo ý muốn' }
    const { requestId } = resultOf<{ requestId: string }>(await health.send({ type: 'people.record-request', payload }))
    expect(codeOf(await decide(requestId, { outcome: 'refused' }, health))).toBe('PEOPLE.OWN_RECEIPT')
    expect(codeOf(await decide(requestId, { outcome: 'refused' }, clerk))).toMatch(/^ACCESS|PEOPLE/)
    expect(resultOf(await decide(requestId, { outcome: 'refused' }))).toMatchObject({
      appeal: { vi: expect.stringContaining('khiếu nại') },
    })
    const extend = { type: 'people.extend-request', payload: { requestId, reason: 'Chờ xác minh nơi cũ' } }
    expect(codeOf(await chair.send(extend))).toBe('PEOPLE.REQUEST_DECIDED')
  })

  it('[SG-03] is erased by key when nobody needs the name any more, and cannot be read again', async () => {
    const personId = await keep({ name: 'Bạch Thị Gấm', phone: '0905 444 333' })
    const hold = (until: string | null) =>
      city.db.transaction().execute((trx) => holdPersons(trx, [{ personId, room: 'cases', until }]))
    await hold(null)
    const { requestId } = await ask(personId, { kind: 'delete' })
    const grant = () => decide(requestId, { outcome: 'granted' })
    expect(codeOf(await grant())).toBe('PEOPLE.PERSON_HELD')
    await hold('2021-07-01')
    const { rows: sealed } = await sql<{
      sealed: string
    }>`select sealed from identities where id = ${personId}`.execute(city.db)
    expect(sealed).toHaveLength(1)
    expect(codeOf(await grant())).toBe('accepted')
    expect((await clerk.get(`/people/persons/${personId}/identity?${why}`)).status).toBe(404)
    expect((await clerk.get(`/people/requests/${requestId}/text?${why}`)).status).toBe(404)
    for (const table of ['identity_keys', 'identities', 'identity_marks', 'person_tokens']) {
      const by = table === 'person_tokens' ? 'person_id' : table === 'identity_marks' ? 'subject_id' : 'id'
      const left =
        await sql`select 1 from ${sql.table(table)} where ${sql.ref(by)} = any(${[personId, requestId]}::uuid[])`.execute(
          city.db,
        )
      expect(left.rows, table).toEqual([])
    }
  })

  it('[EPI-09] who waits too long is a gap of the head of the commune', async () => {
    const personId = await keep({ name: 'Bạch Thị Chờ' })
    const { requestId } = await ask(personId, { kind: 'view' })
    const gaps = () =>
      city.db.transaction().execute(async (trx) => {
        const { profile, territory } = city.house
        const found = await lateRequestGap.find(trx, { now: city.clock.now(), tree: territory.current(), profile })
        return found.filter(({ subject }) => subject === requestId).map(({ data }) => data.what)
      })
    expect(await gaps()).toEqual([])
    city.clock.set(toInstant('2021-07-30T08:00:00+07:00'))
    expect(await gaps()).toEqual(['answer'])
    await clerk.send({ type: 'people.answer-request', payload: { requestId } })
    expect(await gaps()).toEqual([])
    city.clock.set(toInstant('2021-08-08T08:00:00+07:00'))
    expect(await gaps()).toEqual(['decide'])
    await city.settle()
    const { rows } = await sql<{ owner: string | null }>`
      select owner_officer_id as owner from gaps
      where rule = 'person-request-late' and subject = ${requestId} and closed_at is null`.execute(city.db)
    expect(rows).toEqual([{ owner: chair.officerId }])
    expect(
      codeOf(await chair.send({ type: 'people.extend-request', payload: { requestId, reason: 'Chờ nơi cũ trả lời' } })),
    ).toBe('accepted')
    expect(await gaps()).toEqual([])
  })
})
