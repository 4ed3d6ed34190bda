import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IntentAnswer, toInstant } from '#kit'
import { profileBodyIntents } from '#rooms/bodies/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { MyShift, OnDuty, PublicHotline } from '../domain/index.ts'

let city: TestCity
let office: Person
let leader: Person
let an: Person
let binh: Person
let bodyId: string
let running: string
let next: string

const ward = '00328'
const at = (text: string) => `${text}:00+07:00`
const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)
const send = async (who: Person, type: string, payload: unknown) => codeOf(await who.send({ type, payload }))

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T13:00:00+07:00' })
  const admin = await city.signInWithGrant('administrator', '01')
  for (const intent of await profileBodyIntents(city.house.profile)) await admin.send(intent)
  leader = await city.signIn('leader', ward)
  office = await city.signIn('office', ward)
  an = await city.signIn('deputy', ward)
  binh = await city.signIn('police', ward)
  bodyId = await postOf(ward)
  const shifts = [
    { officerId: an.officerId, role: 'watch', fromAt: at('2021-07-27T06:00'), toAt: at('2021-07-27T14:00') },
    { officerId: binh.officerId, role: 'watch', fromAt: at('2021-07-27T14:00'), toAt: at('2021-07-27T22:00') },
  ]
  const answer = await office.send({ type: 'duty.plan-roster', payload: { bodyId, shifts } })
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
  ;[running, next] = (answer.result as { shiftIds: [string, string] }).shiftIds as [string, string]
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

async function openGaps(rule: string, code = ward) {
  await city.settle()
  return city.db
    .selectFrom('gaps')
    .selectAll()
    .where('rule', '=', rule)
    .where('area_id', '=', city.area(code))
    .where('closed_at', 'is', null)
    .orderBy('subject')
    .execute()
}

/** Puts somebody at the head of the command post of an area. */
async function makeHead(person: Person, code: string): Promise<void> {
  const post = await city.db
    .selectFrom('posts')
    .select('id')
    .where('kind', '=', 'command-head')
    .where('area_id', '=', city.area(code))
    .executeTakeFirstOrThrow()
  const holding = { id: randomUUID(), post_id: post.id, officer_id: person.officerId as string, acting: false }
  const since = { from_at: '2021-07-01T00:00:00Z', to_at: null, document_id: null }
  await city.db
    .insertInto('holdings')
    .values({ ...holding, ...since })
    .execute()
}

const mine = async (who: Person) => (await who.get<{ shifts: MyShift[] }>('/duty/mine')).body.shifts

describe('handing over', () => {
  it('[FOR-01] the next watch reads what the last one left and says "I have it": only they can, and not hours before', async () => {
    expect(await send(an, 'duty.hand-over', { shiftId: running, note: 'F0 ở ngõ 12\nchờ xe cấp cứu' })).toBe('accepted')
    expect(await send(binh, 'duty.hand-over', { shiftId: next, note: 'sớm' })).toBe('DUTY.TOO_EARLY')
    expect((await mine(binh))[0]).toMatchObject({ told: { note: 'F0 ở ngõ 12\nchờ xe cấp cứu' }, mayTake: true })
    expect(await send(leader, 'duty.take-over', { shiftId: next })).toBe('DUTY.NOT_YOUR_SHIFT')
    city.clock.set(toInstant('2021-07-27T12:30:00+07:00'))
    expect(await send(binh, 'duty.take-over', { shiftId: next })).toBe('DUTY.TOO_EARLY')
  })

  it('[FOR-01] a watch nobody takes over is a gap of the head of the post, and closes when it is taken', async () => {
    city.clock.set(toInstant('2021-07-27T14:29:00+07:00'))
    expect(await openGaps('duty-not-taken-over')).toEqual([])
    city.clock.set(toInstant('2021-07-27T14:31:00+07:00'))
    const [gap] = await openGaps('duty-not-taken-over')
    expect(gap).toMatchObject({ subject: next, severity: 3 })
    expect(gap?.data).toMatchObject({ officerId: binh.officerId, bodyId })
    expect(await send(binh, 'duty.take-over', { shiftId: next })).toBe('accepted')
    expect(await send(binh, 'duty.take-over', { shiftId: next })).toBe('DUTY.TAKEN_ALREADY')
    expect(await openGaps('duty-not-taken-over')).toEqual([])
  })
})

describe('who is on duty now', () => {
  it('[FOR-02] [ORG-04] name, post and office number on the area page; a place without a roster shows the nearest above', async () => {
    await office.send({ type: 'bodies.set-office-phone', payload: { bodyId, officePhone: '024 0000 0328' } })
    await city.db.updateTable('bodies').set({ office_phone: '024 0000 0328' }).where('id', '=', bodyId).execute()
    const asked = `/duty/areas/${city.area(ward)}/now`
    const now = (await leader.get<{ items: OnDuty[] }>(asked)).body.items
    expect(now).toMatchObject([{ officerId: binh.officerId, phone: '024 0000 0328', isSubstitute: false }])
    const group = city.area('00328-001')
    const board = await leader.get<{ onDuty: object[] }>(`/overview/areas/${group}/board`)
    expect(board.body.onDuty).toMatchObject([
      { officerId: binh.officerId, isSubstitute: true, until: '2021-07-27T15:00:00.000Z' },
    ])
    const bare = await city.signIn('leader', '00331')
    const empty = await bare.get<{ items: OnDuty[] }>(`/duty/areas/${city.area('00331')}/now`)
    expect(empty.body.items).toEqual([])
  })

  it('[FOR-01] a hole is on the radar 12 hours before it opens, grave once it is there, owned one level up where the post is vacant', async () => {
    const district = await city.signIn('leader', '008')
    await makeHead(district, '008')
    const [coming] = await openGaps('duty-hole')
    expect(coming).toMatchObject({ severity: 2, subject: `${bodyId} 2021-07-27T15:00:00.000Z` })
    expect(coming?.owner_officer_id).toBe(district.officerId)
    city.clock.set(toInstant('2021-07-27T22:01:00+07:00'))
    expect(await openGaps('duty-hole')).toMatchObject([{ severity: 4 }])
    const fill = {
      officerId: an.officerId,
      role: 'standby',
      fromAt: at('2021-07-27T22:00'),
      toAt: at('2021-07-28T22:00'),
    }
    const restReason = 'Thay người đi cách ly'
    const [standby] = await Promise.all([
      office.send({ type: 'duty.plan-roster', payload: { bodyId, shifts: [fill], restReason } }),
    ])
    expect(standby.outcome).toBe('accepted')
    expect(await openGaps('duty-hole')).toHaveLength(1)
    const change = { shiftId: standby.id, role: 'watch', restReason }
    expect(await send(office, 'duty.change-shift', change)).toBe('accepted')
    expect(await openGaps('duty-hole')).toEqual([])
  })

  it('[ORG-04] a post without any roster is one gap, not 168; next week is asked for on Friday at 16:00', async () => {
    expect(await openGaps('duty-no-roster', '00331')).toMatchObject([{ data: { week: 'this' } }])
    expect(await openGaps('duty-hole', '00331')).toEqual([])
    expect(await openGaps('duty-no-roster')).toEqual([])
    const fill = {
      officerId: binh.officerId,
      role: 'watch',
      fromAt: at('2021-07-30T10:00'),
      toAt: at('2021-07-30T22:00'),
    }
    await office.send({ type: 'duty.plan-roster', payload: { bodyId, shifts: [fill] } })
    city.clock.set(toInstant('2021-07-30T15:59:00+07:00'))
    expect(await openGaps('duty-no-roster')).toEqual([])
    city.clock.set(toInstant('2021-07-30T16:00:00+07:00'))
    expect(await openGaps('duty-no-roster')).toMatchObject([{ data: { week: 'next' } }])
  })

  it('[FOR-01] double duty that came in by another way, and an office that ended since, are seen all the same', async () => {
    const [shift] = await city.db
      .selectFrom('duty_shifts')
      .selectAll()
      .where('role', '=', 'watch')
      .where('to_at', '>', '2021-07-30T09:00:00Z')
      .execute()
    if (!shift) throw new Error('no shift')
    await city.db
      .insertInto('duty_shifts')
      .values({ ...shift, id: '01890000-0000-7000-8000-00000000d0bb' })
      .execute()
    expect(await openGaps('duty-double')).toHaveLength(2)
    await city.db.deleteFrom('duty_shifts').where('id', '=', '01890000-0000-7000-8000-00000000d0bb').execute()
    expect(await openGaps('duty-double')).toEqual([])
    await city.db
      .updateTable('holdings')
      .set({ to_at: '2021-07-30T10:00:00Z' })
      .where('officer_id', '=', binh.officerId as string)
      .execute()
    expect(await openGaps('duty-office-ended')).toHaveLength(1)
    await city.db
      .updateTable('holdings')
      .set({ to_at: null })
      .where('officer_id', '=', binh.officerId as string)
      .execute()
  })

  it('[ORG-04] coverage rolls up: posts, those without a hole, units without a post', async () => {
    const head = await city.signIn('leader', '008')
    const asked = `/duty/areas/${city.area('008')}/coverage?at=${encodeURIComponent(at('2021-07-27T00:00'))}`
    const { body } = await head.get<{ total: object; own: unknown[]; children: { areaId: number; percent: number }[] }>(
      asked,
    )
    expect(body.total).toMatchObject({ posts: 4, full: 0, withoutPost: 0 })
    expect(body.own).toHaveLength(1)
    expect(body.children.map((one) => [one.areaId, one.percent])).toEqual([
      [city.area('00328'), 30],
      [city.area('00331'), 0],
      [city.area('00334'), 0],
    ])
    const list = await head.get<{ items: { holes: number }[]; next: string | null }>(
      `/duty/posts?areaId=${city.area('008')}&only=holes&q=mai dong&limit=1`,
    )
    expect(list.body.items).toHaveLength(1)
  })
})

describe('calendars', () => {
  it('[FOR-01] one’s shifts by a secret address: UTC, stable ids, cancelled ones said so, nobody else’s name, until it is closed', async () => {
    const secret = randomBytes(24).toString('base64url')
    expect(await send(binh, 'duty.open-feed', { secret: 'short' })).toBe('INTENTS.PAYLOAD')
    expect(await send(binh, 'duty.open-feed', { secret })).toBe('accepted')
    const fetchFeed = () => fetch(`${city.url}/api/duty/feeds/${secret}.ics`)
    const first = await (await fetchFeed()).text()
    expect(first).toContain(`UID:${next}@nhac-truong`)
    expect(first).toContain('DTSTART:20210727T070000Z')
    expect(first).toContain('X-WR-TIMEZONE:Asia/Ho_Chi_Minh')
    expect(first).not.toContain('Cán bộ thử')
    const shiftId = /UID:(?<id>[0-9a-f-]{36})/.exec(first.slice(first.lastIndexOf('BEGIN:VEVENT')))?.groups?.id
    expect(await send(office, 'duty.cancel-shifts', { shiftIds: [shiftId], reason: 'đổi người' })).toBe('accepted')
    await city.db.updateTable('bodies').set({ name: 'Sở Chỉ huy; thử, một\\hai' }).where('id', '=', bodyId).execute()
    const second = await (await fetchFeed()).text()
    expect(second).toContain('Sở Chỉ huy\\; thử\\, một\\\\hai')
    expect(second.split(`UID:${shiftId}@nhac-truong`)).toHaveLength(2)
    expect((await fetch(`${city.url}/api/duty/my-shifts.ics`)).status).toBe(401)
    expect((await binh.request('GET', '/duty/my-shifts.ics')).headers.get('content-type')).toContain('text/calendar')
    const stranger = await city.signIn('office', '00331')
    expect((await stranger.request('GET', `/duty/posts/${bodyId}/roster.ics`)).status).toBe(404)
    expect(await (await office.request('GET', `/duty/posts/${bodyId}/roster.ics`)).text()).toContain('Cán bộ thử')
    expect(await send(binh, 'duty.close-feed', {})).toBe('accepted')
    expect((await fetchFeed()).status).toBe(404)
    const journal = await city.db.selectFrom('journal').select('data').where('type', 'like', 'duty-feed%').execute()
    expect(JSON.stringify(journal)).not.toContain(secret)
  })
})

describe('the public directory', () => {
  const ask = async (query: string) =>
    (await city.visitor().get<{ items: PublicHotline[] }>(`/public/hotlines${query}`)).body.items

  it('[HOT-01] [PUB-02] office numbers only: a mobile is refused until the office answers for it, nobody is named', async () => {
    const areaId = city.area(ward)
    const publish = { areaId, kind: 'hotline', number: '0912345678' }
    expect(await send(office, 'duty.publish-hotline', publish)).toBe('DUTY.PRIVATE_NUMBER')
    expect(await send(office, 'duty.publish-hotline', { ...publish, isOfficeLine: true })).toBe('accepted')
    expect(await send(office, 'duty.publish-hotline', { ...publish, isOfficeLine: true })).toBe('DUTY.HOTLINE_TWICE')
    expect(await send(office, 'duty.publish-hotline', { ...publish, areaId: city.area('00331') })).toBe(
      'ACCESS.OUTSIDE_AREA',
    )
    const [found] = await ask('?q=phuong%20mai%20dong')
    expect(found).toMatchObject({
      areaId,
      numbers: [{ kind: 'duty' }, { number: '0912 345 678', tel: '0912345678', isBroken: false }],
    })
    expect(JSON.stringify(await ask('?q=mai dong'))).not.toContain('Cán bộ')
  })

  it('[HOT-01] [PUB-02] the number to call now follows the roster; where nobody is on duty it is the nearest post above', async () => {
    const districtPost = await postOf('008')
    await city.db.updateTable('bodies').set({ office_phone: '024 0000 0008' }).where('id', '=', districtPost).execute()
    city.clock.set(toInstant('2021-07-27T15:00:00+07:00'))
    expect((await ask(`?areaId=${city.area('00328-001')}`))[0]?.callNow).toMatchObject({
      number: '024 0000 0328',
      isOnDuty: true,
      isSubstitute: false,
    })
    expect((await ask(`?areaId=${city.area('00331')}`))[0]?.callNow).toMatchObject({
      number: '024 0000 0008',
      isOnDuty: false,
      isSubstitute: true,
    })
    expect((await ask('?q=hoang mai')).map((one) => one.areaId)).toEqual([
      city.area('00328'),
      city.area('00331'),
      city.area('00334'),
    ])
    const response = await city.visitor().request('GET', '/public/hotlines')
    expect(response.headers.get('cache-control')).toBe('public, max-age=30')
    expect(response.headers.get('etag')).not.toBeNull()
  })

  it('[HOT-01] a unit without a public number is a gap; a number that does not work is marked and is one too', async () => {
    expect(await openGaps('duty-no-hotline', '00331')).toMatchObject([{ data: { missing: ['hotline', 'duty'] } }])
    expect(await openGaps('duty-no-hotline')).toEqual([])
    const list = await office.get<{ items: { id: string }[] }>(
      `/duty/hotlines?areaId=${city.area(ward)}&state=unchecked`,
    )
    const hotlineId = list.body.items[0]?.id
    expect(await send(office, 'duty.check-hotline', { hotlineId, outcome: 'no-answer' })).toBe('accepted')
    expect(await openGaps('duty-hotline-broken')).toMatchObject([{ subject: hotlineId }])
    expect((await ask(`?areaId=${city.area(ward)}`))[0]?.numbers[1]).toMatchObject({
      isBroken: true,
      checkedAt: '2021-07-27T08:00:00.000Z',
    })
    expect(await send(office, 'duty.retire-hotline', { hotlineId })).toBe('accepted')
    expect(await openGaps('duty-hotline-broken')).toEqual([])
    expect(await openGaps('duty-no-hotline')).toMatchObject([{ data: { missing: ['hotline'] } }])
  })
})
