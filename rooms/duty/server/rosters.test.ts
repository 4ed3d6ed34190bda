import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IntentAnswer, toInstant } from '#kit'
import { profileBodyIntents } from '#rooms/bodies/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { RosterPlan, RosterWeek } from '../domain/index.ts'

let city: TestCity
let leader: Person
let office: Person
let staff: Person[]
let bodyId: string

/** The ward whose rosters these tests build. */
const ward = '00328'
const monday = '2021-07-26T00:00:00+07:00'

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-25T09:00:00+07:00' })
  const admin = await city.signInWithGrant('administrator', '01')
  for (const intent of await profileBodyIntents(city.house.profile)) await admin.send(intent)
  leader = await city.signIn('leader', ward)
  office = await city.signIn('office', ward)
  staff = []
  for (const role of ['deputy', 'secretary', 'police', 'health']) staff.push(await city.signIn(role, ward))
  bodyId = await postOf(ward)
})

afterAll(() => city?.close())

async function postOf(code: string): Promise<string> {
  const row = await city.db
    .selectFrom('bodies')
    .select('id')
    .where('area_id', '=', city.area(code))
    .where('kind', '=', 'command-post')
    .executeTakeFirstOrThrow()
  return row.id
}

const at = (text: string) => `${text}:00+07:00`
const shift = (person: Person, from: string, to: string, role = 'watch') => ({
  officerId: person.officerId,
  role,
  fromAt: at(from),
  toAt: at(to),
})
const plan = (shifts: unknown[], more: object = {}, by = office): Promise<IntentAnswer> =>
  by.send({ type: 'duty.plan-roster', payload: { bodyId, shifts, ...more } })
const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)
const shiftIdsOf = (answer: IntentAnswer): string[] => {
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
  return (answer.result as { shiftIds: string[] }).shiftIds
}
const weekOfPost = async (by = office, when = monday) =>
  (await by.get<RosterWeek>(`/duty/posts/${bodyId}/week?at=${encodeURIComponent(when)}`)).body
const gapsOf = async (rule: string) => {
  await city.settle()
  return city.db.selectFrom('gaps').selectAll().where('rule', '=', rule).where('closed_at', 'is', null).execute()
}

describe('building a week', () => {
  it('[FOR-01] [ORG-04] a pattern and four people: previewed with holes, saved whole, 168 hours covered', async () => {
    const people = `watch:${staff.map((one) => one.officerId).join(',')}`
    const ask = `/duty/posts/${bodyId}/plan?pattern=3x8&from=2021-07-26&people=${people}`
    const preview = (await office.get<RosterPlan>(ask)).body
    expect(preview.shifts).toHaveLength(21)
    expect(preview.shifts.filter((one) => one.refusal !== null || one.rest.length > 0)).toEqual([])
    expect(preview.coverage.holes).toEqual([{ fromAt: '2021-07-25T17:00:00.000Z', toAt: '2021-07-25T23:00:00.000Z' }])
    expect(preview.blank.map((one) => one.en)).toEqual(['hours on duty in a day'])
    const sunday = shift(staff[3] as Person, '2021-07-25T22:00', '2021-07-26T06:00')
    const drafted = preview.shifts.map(({ officerId, role, fromAt, toAt }) => ({ officerId, role, fromAt, toAt }))
    expect(shiftIdsOf(await plan([sunday, ...drafted]))).toHaveLength(22)
    const week = await weekOfPost()
    expect(week.coverage).toMatchObject({ percent: 100, holes: [] })
    expect(week.troubles).toEqual([])
    expect(week.mayPlan).toBe(true)
  })

  it('[FOR-01] a person on duty elsewhere, without a post there, or whose office ends is refused beside their field', async () => {
    const [an] = staff as [Person]
    const elsewhere = await city.signIn('police', '00331')
    const twice = await plan([shift(an, '2021-07-26T13:00', '2021-07-26T15:00')])
    expect(twice).toMatchObject({ refusal: { code: 'DUTY.DOUBLE_DUTY', field: 'shifts.0.officerId', status: 409 } })
    expect(codeOf(await plan([shift(elsewhere, '2021-08-05T06:00', '2021-08-05T14:00')]))).toBe('DUTY.NOT_IN_POST')
    expect(codeOf(await plan([shift(an, '2021-08-05T14:00', '2021-08-05T14:00')]))).toBe('DUTY.END_BEFORE_START')
    expect(codeOf(await plan([shift(an, '2021-08-05T14:00', '2022-08-05T22:00')]))).toBe('DUTY.SHIFT_TOO_LONG')
    expect(codeOf(await plan([shift(an, '2021-08-05T14:00', '2021-08-05T22:00', 'cook')]))).toBe('DUTY.ROLE_UNKNOWN')
    const leaving = await city.signIn('deputy', ward)
    await city.db
      .updateTable('holdings')
      .set({ to_at: '2021-08-06T00:00:00+07:00' })
      .where('officer_id', '=', leaving.officerId as string)
      .execute()
    expect(codeOf(await plan([shift(leaving, '2021-08-05T22:00', '2021-08-06T06:00')]))).toBe('DUTY.OFFICE_ENDED')
    expect(codeOf(await plan([shift(leaving, '2021-08-05T16:00', '2021-08-06T00:00')]))).toBe('accepted')
  })

  it('[FOR-01] an older roster gives way; a plan that fails leaves it as it was; the same plan sent twice is done once', async () => {
    const [, binh, chi] = staff as [Person, Person, Person]
    const first = await plan([shift(binh, '2021-09-01T06:00', '2021-09-01T14:00')])
    const replace = { fromAt: at('2021-09-01T00:00'), toAt: at('2021-09-02T00:00') }
    const bad = [
      shift(binh, '2021-09-01T10:00', '2021-09-01T18:00'),
      shift(chi, '2021-09-01T18:00', '2021-09-01T17:00'),
    ]
    expect(codeOf(await plan(bad, { replace }))).toBe('DUTY.END_BEFORE_START')
    const kept = await city.db.selectFrom('duty_shifts').selectAll().where('id', 'in', shiftIdsOf(first)).execute()
    expect(kept[0]?.cancelled_at).toBeNull()
    const intent = {
      id: '01890000-0000-7000-8000-00000000d001',
      type: 'duty.plan-roster',
      payload: { bodyId, shifts: bad.slice(0, 1), replace },
    }
    const [one, other] = await Promise.all([office.send(intent), office.send(intent)])
    expect([one.outcome, other.outcome].sort()).toEqual(['accepted', 'already-done'])
    const week = await weekOfPost(office, '2021-09-01T00:00:00+07:00')
    expect(week.shifts.map((each) => each.fromAt)).toEqual(['2021-09-01T03:00:00.000Z'])
  })

  it('[FOR-01] a shift across midnight and across the year stands in both weeks and is one shift', async () => {
    const [an] = staff as [Person]
    expect(codeOf(await plan([shift(an, '2022-01-02T22:00', '2022-01-03T06:00')]))).toBe('accepted')
    const before = await weekOfPost(office, '2021-12-31T12:00:00+07:00')
    const after = await weekOfPost(office, '2022-01-03T12:00:00+07:00')
    expect(before.coverage.minutes).toBe(120)
    expect(after.coverage.minutes).toBe(360)
    expect(after.shifts[0]?.id).toBe(before.shifts[0]?.id)
  })

  it('[FOR-01] two who roster one person at once: one stands, the other is told, on ten posts at a time', async () => {
    const other = await city.signIn('office', '00331')
    const both = await city.signIn('police', ward)
    const elsewhere = await city.db
      .insertInto('posts')
      .values({
        id: '01890000-0000-7000-8000-00000000d0aa',
        area_id: city.area('00331'),
        body_id: null,
        kind: 'police-chief',
        line: 'police',
        title: 'Trưởng Công an kiêm',
        is_head: false,
        valid_from: '2020-01-01',
        valid_to: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await city.db
      .insertInto('holdings')
      .values({
        id: '01890000-0000-7000-8000-00000000d0ab',
        post_id: elsewhere.id,
        officer_id: both.officerId as string,
        acting: false,
        from_at: '2020-01-01T00:00:00Z',
        to_at: null,
        document_id: null,
      })
      .execute()
    const second = await postOf('00331')
    for (let round = 0; round < 10; round++) {
      const day = `2021-10-${String(round + 1).padStart(2, '0')}`
      const shifts = [shift(both, `${day}T08:00`, `${day}T12:00`)]
      const answers = await Promise.all([
        plan(shifts, { restReason: 'Thử' }),
        other.send({ type: 'duty.plan-roster', payload: { bodyId: second, shifts, restReason: 'Thử' } }),
      ])
      expect(answers.map(codeOf).sort()).toEqual(['DUTY.DOUBLE_DUTY', 'accepted'])
    }
    expect(await gapsOf('duty-double')).toEqual([])
  })

  it('[FOR-01] the rest rule: refused with its figure, kept with a reason, told on the radar; a blank figure computes nothing', async () => {
    const [, , , dung] = staff as [Person, Person, Person, Person]
    await plan([shift(dung, '2021-08-05T06:00', '2021-08-05T14:00')])
    const early = [shift(dung, '2021-08-05T20:00', '2021-08-06T04:00')]
    const refused = await plan(early)
    expect(refused).toMatchObject({ refusal: { code: 'DUTY.REST_BROKEN', params: { hours: 6, limit: 12 } } })
    expect(codeOf(await plan(early, { restReason: 'Thiếu người do cách ly' }))).toBe('accepted')
    const week = await weekOfPost(office, '2021-08-05T00:00:00+07:00')
    expect(week.troubles).toMatchObject([{ kind: 'rest', reason: 'Thiếu người do cách ly' }])
    const area = city.area(ward)
    const asked = `/duty/areas/${area}/hours?at=${encodeURIComponent(monday)}`
    const blank = await office.get<{ code: string }>(`${asked}&figure=maxHoursPerDay`)
    expect([blank.status, blank.body.code]).toEqual([422, 'DUTY.REST_BLANK'])
    const hours = await office.get<{ limit: number; items: { hours: number; isOver: boolean }[] }>(asked)
    expect(hours.body).toMatchObject({ limit: 60, items: [{ hours: 46, isOver: false }, {}, {}, {}] })
  })

  it('[FOR-01] whoever may not plan is refused; a post of another area is not found', async () => {
    const stranger = await city.signIn('office', '00331')
    const supervisor = await city.signIn('supervisor', ward)
    const shifts = [shift(staff[0] as Person, '2021-11-01T06:00', '2021-11-01T14:00')]
    expect(codeOf(await plan(shifts, {}, stranger))).toBe('DUTY.POST_UNKNOWN')
    expect(codeOf(await plan(shifts, {}, supervisor))).toBe('ACCESS.NOT_ALLOWED')
    expect((await stranger.get(`/duty/posts/${bodyId}/week`)).status).toBe(404)
    expect((await city.visitor().get(`/duty/posts/${bodyId}/week`)).status).toBe(401)
  })
})

describe('changing it', () => {
  it('[FOR-01] a substitute in the middle of a watch: the first keeps what they stood, the second has the rest', async () => {
    const [an, binh] = staff as [Person, Person]
    const [id] = shiftIdsOf(await plan([shift(an, '2021-08-10T06:00', '2021-08-10T14:00')]))
    city.clock.set(toInstant('2021-08-10T09:00:00+07:00'))
    const answer = await office.send({ type: 'duty.change-shift', payload: { shiftId: id, officerId: binh.officerId } })
    expect(codeOf(answer)).toBe('accepted')
    const week = await weekOfPost(office, '2021-08-10T00:00:00+07:00')
    expect(week.shifts.map((one) => [one.officerId, one.fromAt.slice(11, 16), one.toAt.slice(11, 16)])).toEqual([
      [an.officerId, '23:00', '02:00'],
      [binh.officerId, '02:00', '07:00'],
    ])
    expect(codeOf(await office.send({ type: 'duty.change-shift', payload: { shiftId: id, role: 'lead' } }))).toBe(
      'DUTY.SHIFT_OVER',
    )
    const past = { shiftIds: [id], reason: 'xóa' }
    expect(codeOf(await office.send({ type: 'duty.cancel-shifts', payload: past }))).toBe('DUTY.SHIFT_OVER')
    city.clock.set(toInstant('2021-07-25T09:00:00+07:00'))
  })

  it('[FOR-01] a swap: asked, accepted by the other, approved by a leader who is neither; history keeps both', async () => {
    const [an, binh, chi] = staff as [Person, Person, Person]
    const [mine, theirs] = shiftIdsOf(
      await plan([
        shift(an, '2021-08-16T06:00', '2021-08-16T14:00'),
        shift(binh, '2021-08-18T06:00', '2021-08-18T14:00'),
      ]),
    )
    const ask = { shiftId: mine, otherShiftId: theirs, reason: 'Đưa con đi khám' }
    expect(codeOf(await chi.send({ type: 'duty.ask-swap', payload: ask }))).toBe('DUTY.NOT_YOUR_SHIFT')
    const swap = await an.send({ type: 'duty.ask-swap', payload: ask })
    expect(codeOf(swap)).toBe('accepted')
    expect(codeOf(await an.send({ type: 'duty.ask-swap', payload: ask }))).toBe('DUTY.SWAP_OPEN')
    const swapId = swap.id
    const decide = { type: 'duty.decide-swap', payload: { swapId, approve: true } }
    expect(codeOf(await leader.send(decide))).toBe('DUTY.SWAP_NOT_ACCEPTED')
    expect(codeOf(await chi.send({ type: 'duty.answer-swap', payload: { swapId, answer: 'accept' } }))).toBe(
      'DUTY.NOT_YOUR_SHIFT',
    )
    expect(codeOf(await binh.send({ type: 'duty.answer-swap', payload: { swapId, answer: 'accept' } }))).toBe(
      'accepted',
    )
    expect(codeOf(await an.send(decide))).toBe('DUTY.OWN_SWAP')
    expect(codeOf(await leader.send(decide))).toBe('accepted')
    expect(codeOf(await leader.send(decide))).toBe('DUTY.SWAP_CLOSED')
    const week = await weekOfPost(office, '2021-08-16T00:00:00+07:00')
    expect(week.shifts.map((one) => one.officerId)).toEqual([binh.officerId, an.officerId])
    const old = await city.db
      .selectFrom('duty_shifts')
      .selectAll()
      .where('id', '=', mine as string)
      .executeTakeFirst()
    expect(old).toMatchObject({ officer_id: an.officerId })
    expect(old?.cancelled_at).not.toBeNull()
    const told = await city.db.selectFrom('notices').select('kind').where('subject_id', '=', swapId).execute()
    expect(told.map((one) => one.kind).sort()).toEqual([
      'duty-swap-accepted',
      'duty-swap-asked',
      'duty-swap-done',
      'duty-swap-done',
    ])
  })

  it('[FOR-01] a cover that would put the colleague in two places is refused at once; declining closes the request', async () => {
    const [an, binh] = staff as [Person, Person]
    const [first] = shiftIdsOf(
      await plan([
        shift(an, '2021-08-23T06:00', '2021-08-23T14:00'),
        shift(binh, '2021-08-23T10:00', '2021-08-23T18:00'),
      ]),
    )
    const cover = { shiftId: first, otherOfficerId: binh.officerId, reason: 'Ốm' }
    expect(codeOf(await an.send({ type: 'duty.ask-swap', payload: cover }))).toBe('DUTY.DOUBLE_DUTY')
    const [, , chi] = staff as [Person, Person, Person]
    const asked = await an.send({ type: 'duty.ask-swap', payload: { ...cover, otherOfficerId: chi.officerId } })
    expect(codeOf(asked)).toBe('accepted')
    const decline = { type: 'duty.answer-swap', payload: { swapId: asked.id, answer: 'decline' } }
    expect(codeOf(await chi.send(decline))).toBe('accepted')
    expect(codeOf(await chi.send(decline))).toBe('DUTY.SWAP_CLOSED')
  })

  it('[FOR-01] a yes after the shift began is refused: nobody believes that another stands it; the request has lapsed', async () => {
    const [an, , chi] = staff as [Person, Person, Person]
    const [first, later] = shiftIdsOf(
      await plan([
        shift(an, '2021-08-24T06:00', '2021-08-24T14:00'),
        shift(an, '2021-08-26T06:00', '2021-08-26T14:00'),
      ]),
    )
    const cover = { otherOfficerId: chi.officerId, reason: 'Ốm' }
    const asked = await an.send({ type: 'duty.ask-swap', payload: { ...cover, shiftId: first } })
    const gone = await an.send({ type: 'duty.ask-swap', payload: { ...cover, shiftId: later } })
    await office.send({ type: 'duty.cancel-shifts', payload: { shiftIds: [later], reason: 'Đổi kế hoạch' } })
    city.clock.set(toInstant('2021-08-24T06:30:00+07:00'))
    const yes = (swapId: string) => chi.send({ type: 'duty.answer-swap', payload: { swapId, answer: 'accept' } })
    expect(codeOf(await yes(asked.id))).toBe('DUTY.SHIFT_BEGUN')
    expect(codeOf(await yes(gone.id))).toBe('DUTY.SHIFT_CANCELLED')
    type Mine = { swaps: { id: string; state: string; mayAnswer: boolean; mayWithdraw: boolean }[] }
    for (const who of [an, chi]) {
      const { swaps } = (await who.get<Mine>('/duty/mine')).body
      for (const id of [asked.id, gone.id])
        expect(swaps.find((one) => one.id === id)).toMatchObject({
          state: 'lapsed',
          mayAnswer: false,
          mayWithdraw: false,
        })
    }
    expect((await weekOfPost(leader, '2021-08-24T00:00:00+07:00')).swaps).toEqual([])
    city.clock.set(toInstant('2021-07-25T09:00:00+07:00'))
  })

  it('[FOR-01] a request of long ago is still answered while its shift lies ahead', async () => {
    const [an, , chi] = staff as [Person, Person, Person]
    const [id] = shiftIdsOf(await plan([shift(an, '2021-08-31T06:00', '2021-08-31T14:00')]))
    const payload = { shiftId: id, otherOfficerId: chi.officerId, reason: 'Giỗ' }
    const asked = await an.send({ type: 'duty.ask-swap', payload })
    city.clock.set(toInstant('2021-08-20T09:00:00+07:00'))
    const { swaps } = (await chi.get<{ swaps: { id: string; mayAnswer: boolean }[] }>('/duty/mine')).body
    expect(swaps.find((one) => one.id === asked.id)).toMatchObject({ mayAnswer: true })
    city.clock.set(toInstant('2021-07-25T09:00:00+07:00'))
  })

  it('[FOR-01] a changed list of holidays shows the rosters it touches', async () => {
    const admin = await city.signInWithGrant('administrator', '01')
    await plan([shift(staff[2] as Person, '2021-08-27T06:00', '2021-08-27T14:00')])
    const change = { day: '2021-08-27', kind: 'holiday', name: 'Nghỉ theo quyết định', source: 'QĐ thử' }
    expect(codeOf(await office.send({ type: 'duty.set-holiday', payload: change }))).toBe('ACCESS.NOT_ALLOWED')
    const set = await admin.send({ type: 'duty.set-holiday', payload: change })
    expect(set).toMatchObject({ outcome: 'accepted', result: { shifts: 1, bodies: 1 } })
    const asked = `/duty/holidays?areaId=${city.area(ward)}&from=2021-08-20&to=2021-09-05`
    const list = await office.get<{ items: { day: string; touched: { bodyId: string }[] }[] }>(asked)
    expect(list.body.items.map((one) => [one.day, one.touched.map((post) => post.bodyId)])).toEqual([
      ['2021-08-27', [bodyId]],
      ['2021-09-02', []],
      ['2021-09-03', []],
    ])
    expect((await gapsOf('duty-holiday-touched')).map((gap) => gap.subject)).toEqual([`${bodyId} 2021-08-27`])
  })
})
