import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IntentAnswer, type Paper, toInstant } from '#kit'
import type { Person, TestCity } from '#test-city'
import type { OrderLine, TodaysCare } from '../domain/index.ts'
import { lapseAndForget } from './lapse-and-forget.tick.ts'
import { codeOf, type IsolationWard, openIsolationWard, resultOf, ward } from './testing/isolation-ward.ts'

let city: TestCity
let town: IsolationWard
let placeId: string

beforeAll(async () => {
  town = await openIsolationWard()
  city = town.city
  placeId = await town.openPlace(town.districtOffice)
})
afterAll(() => city?.close())

const at = (moment: string) => town.at(moment)
const page: IsolationWard['page'] = (...asked) => town.page(...asked)
const home: IsolationWard['home'] = (...asked) => town.home(...asked)
const gapOf = (rule: string) => town.gapOf(rule)

describe('care', () => {
  let nurse: Person
  let office: Person
  let id: string

  beforeAll(async () => {
    at('2021-07-28T08:00:00+07:00')
    nurse = await city.signIn('health', ward)
    office = await city.signIn('office', ward)
    id = await town.propose(await town.person({ name: 'Trần Văn Theo Dõi', phone: '0912345678' }, office), {}, nurse)
    resultOf(await town.decide(id, { placeId }, await city.signIn('leader', ward)))
  })

  const check = (payload: object, who = nurse, more: object = {}) =>
    who.send({ type: 'quarantine.record-check', payload: { orderId: id, by: 'phone', ...payload }, ...more })
  const round = async (who = nurse) => (await who.get<TodaysCare>('/quarantine/round')).body

  it('[QUA-06] the round of a health worker; a day on which nobody asked is a gap of the station', async () => {
    at('2021-07-29T08:00:00+07:00')
    const mine = (await round()).people.find((one) => one.id === id)
    expect(mine).toMatchObject({
      name: 'Trần Văn Theo Dõi',
      phone: '+84912345678',
      today: null,
      isMissed: false,
      day: 6,
      of: 14,
    })
    const { rows: looks } = await sql<{ count: number }>`
      select count(*)::int as count from reads_logged where subject_kind like '%round%' and account_id = ${nurse.accountId}`.execute(
      city.db,
    )
    expect(looks[0]?.count).toBeGreaterThan(0)
    at('2021-07-29T19:59:59+07:00')
    const before = (await home(nurse)).whole.missed
    at('2021-07-29T20:00:00+07:00')
    const after = (await home(nurse)).whole.missed
    expect(after).toBeGreaterThan(before)
    const [gap] = await gapOf('quarantine-checks-missed')
    expect(gap?.data.count).toBe(after)
    expect(gap?.owner).not.toBeNull()
    // Asked in time, sent late: the moment in the field counts.
    expect(
      codeOf(await check({ outcome: 'well', temperature: 36.8 }, nurse, { occurredAt: '2021-07-29T18:00:00+07:00' })),
    ).toBe('accepted')
    expect((await home(nurse)).whole.missed).toBe(after - 1)
    // A call without an answer reaches nobody, and takes nothing back.
    expect(codeOf(await check({ outcome: 'no-answer' }, nurse, { occurredAt: '2021-07-29T19:00:00+07:00' }))).toBe(
      'accepted',
    )
    expect((await home(nurse)).whole.missed).toBe(after - 1)
    const missed = await nurse.get<{ items: OrderLine[] }>(`/quarantine/orders?areaId=${city.area(ward)}&only=missed`)
    expect(missed.body.items.map((one) => one.id)).not.toContain(id)
  })

  it('[QUA-06] symptoms become a task with an owner at once, which tells nobody what was found', async () => {
    at('2021-07-30T08:00:00+07:00')
    const { taskId } = resultOf<{ taskId: string }>(await check({ outcome: 'symptoms', temperature: 38.6, oxygen: 93 }))
    const { rows } = await sql<{ title: string; owner: string | null; priority: number }>`
      select title, owner_officer_id as owner, priority from tasks where id = ${taskId}`.execute(city.db)
    expect(rows[0]).toMatchObject({
      priority: 3,
      title: expect.stringMatching(/^Hồ sơ cách ly [0-9A-F]{6}: trạm y tế liên hệ ngay$/),
    })
    expect(rows[0]?.owner).not.toBeNull()
    const { rows: facts } = await sql<{ data: object }>`
      select data - 'taskId' as data from journal where subject_id = ${id} and type like 'isolation-%'`.execute(city.db)
    expect(JSON.stringify(facts)).not.toMatch(/symptoms|38\.6|93|well/)
  })

  it('[SG-10] an emergency is taken from whoever follows people, for anybody, in any ward, order or no order', async () => {
    at('2021-08-21T08:00:00+07:00')
    const other = await city.signIn('health', '00331')
    expect(codeOf(await check({ outcome: 'well' }, other))).toBe('QUARANTINE.UNKNOWN')
    const urgent = await check({ outcome: 'emergency', by: 'visit' }, other)
    expect(resultOf(urgent)).toMatchObject({ call: ['115'] })
    expect(codeOf(await check({ outcome: 'well' }, await city.signIn('health', ward)))).toBe('QUARANTINE.NOT_IN_FORCE')
    at('2021-07-30T09:00:00+07:00')
  })

  it('[QUA-05] [SG-12] a need asked by somebody else on the phone has an owner and a deadline, and is closed by what was brought', async () => {
    at('2021-07-30T09:00:00+07:00')
    const ask = (need: string) =>
      office.send({ type: 'quarantine.ask-need', payload: { orderId: id, need, channel: 'phone', onBehalf: true } })
    expect(codeOf(await ask('gold'))).toBe('QUARANTINE.NEED_UNKNOWN')
    const { needId, taskId } = resultOf<{ needId: string; taskId: string }>(await ask('food'))
    expect(resultOf<{ needId: string }>(await ask('food')).needId).toBe(needId)
    expect((await page(id, nurse)).needs).toMatchObject([
      { need: 'food', onBehalf: true, metAt: null, dueAt: toInstant('2021-07-30T21:00:00+07:00') },
    ])
    expect(codeOf(await check({ outcome: 'help' }))).toBe('QUARANTINE.NEED_MISSING')
    expect(codeOf(await check({ outcome: 'help', need: 'psychological' }))).toBe('accepted')
    expect(await gapOf('quarantine-needs-late')).toEqual([])
    at('2021-07-30T21:00:00+07:00')
    expect(await gapOf('quarantine-needs-late')).toMatchObject([{ data: { count: 1 } }])
    const done = { needId, done: 'Đã giao 10 kg gạo, rau, trứng tại cửa' }
    expect(codeOf(await office.send({ type: 'quarantine.meet-need', payload: done }))).toBe('accepted')
    expect(codeOf(await office.send({ type: 'quarantine.meet-need', payload: done }))).toBe('QUARANTINE.NEED_MET')
    expect(await gapOf('quarantine-needs-late')).toEqual([])
    const { rows } = await sql<{ state: string }>`select state from tasks where id = ${taskId}`.execute(city.db)
    expect(rows[0]?.state).toMatch(/^done/)
  })

  it('[SG-02] [SG-09] those who fine, judge or score see nothing of it; who decides sees no symptom; a name costs a reason', async () => {
    for (const role of ['police', 'inspector', 'supervisor', 'group']) {
      const somebody = await city.signIn(role, role === 'group' ? `${ward}-001` : ward)
      for (const where of [
        `/quarantine/orders/${id}`,
        `/quarantine/home?areaId=${city.area(ward)}`,
        '/quarantine/round',
      ])
        expect((await somebody.get(where)).status, `${role} ${where}`).toBe(403)
    }
    const leader = await city.signIn('leader', ward)
    const seen = await page(id, leader)
    expect(seen.strip.map(({ outcome }) => outcome)).toContain('checked')
    expect(JSON.stringify(seen)).not.toMatch(/symptoms|38\.6|Theo Dõi|912345678/)
    expect((await page(id, nurse)).vitals).toContainEqual(expect.objectContaining({ temperature: 38.6, oxygen: 93 }))
    expect((await leader.get(`/quarantine/orders/${id}/person`)).status).toBe(422)
    const reason = encodeURIComponent('Ký quyết định')
    const named = await leader.get<{ name: string }>(`/quarantine/orders/${id}/person?reason=${reason}`)
    expect(named.body.name).toBe('Trần Văn Theo Dõi')
    const elsewhere = await city.signIn('health', '00331')
    expect((await elsewhere.get(`/quarantine/orders/${id}`)).status).toBe(404)
    const plan = createRequire(import.meta.url)('../../../floor-plan.cjs') as { name: string; needs: string[] }[]
    for (const name of ['violations', 'accountability', 'scorecards'])
      expect(plan.find((room) => room.name === name)?.needs).not.toContain('quarantine')
  })

  it('[SG-03] ninety days after the end nobody is in the record any more, and what was found is gone', async () => {
    at('2021-11-04T00:00:00+07:00')
    await lapseAndForget.run(city.house)
    const then = await city.signIn('health', ward)
    expect((await page(id, then)).personId).not.toBeNull()
    at('2021-11-05T00:00:00+07:00')
    await lapseAndForget.run(city.house)
    expect(await page(id, then)).toMatchObject({ personId: null, state: 'ended', vitals: [], lastDay: '2021-08-06' })
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from isolation_checks where order_id = ${id}`.execute(city.db)
    expect(rows[0]?.count).toBe(0)
    expect((await then.get(`/quarantine/orders/${id}/person?reason=${encodeURIComponent('Xem lại')}`)).status).toBe(404)
  })
})

describe('watching oneself after isolation', () => {
  let nurse: Person
  let id: string
  const day = (of: string, time = '08:00:00') => at(`2021-${of}T${time}+07:00`)
  const tell = async (code: string, outcome: string): Promise<IntentAnswer> => {
    const intent = { id: randomUUID(), type: 'quarantine.tell-self-watch', payload: { code, outcome } }
    const answer = await city.visitor().request('POST', '/intents', { intents: [intent] })
    return ((await answer.json()) as { answers: [IntentAnswer] }).answers[0]
  }
  const codeNow = async () => (await page(id, nurse)).selfWatch?.code ?? ''

  beforeAll(async () => {
    day('07-28')
    nurse = await city.signIn('health', ward)
    id = await town.propose(await town.person({ name: 'Lê Thị Tự Báo' }, nurse), {}, nurse)
    resultOf(await town.decide(id, { placeId }, await city.signIn('leader', ward)))
  })

  it('[QUA-06] begins when the isolation is over by the clock, binds nobody, and says how many days are left', async () => {
    day('08-06', '23:59:59')
    expect((await page(id, nurse)).selfWatch).toBeNull()
    day('08-07', '00:00:00')
    const after = await page(id, nurse)
    expect(after).toMatchObject({ state: 'ended', isBinding: false })
    expect(after.selfWatch).toMatchObject({ from: '2021-08-07', to: '2021-08-20', left: 14, silentDays: 2 })
    const leader = await city.signIn('leader', ward)
    expect((await page(id, leader)).selfWatch).toMatchObject({ left: 14, code: null })
    const { body } = await nurse.get<{ paper: Paper }>(`/quarantine/papers/certificate/${id}`)
    expect(JSON.stringify(body.paper)).toContain(await codeNow())
  })

  it('[QUA-06] [SG-12] the person tells with the code and no account; symptoms are the station’s task, which tells nobody what', async () => {
    day('08-07')
    expect(codeOf(await tell('AAAAA-AAAAA', 'well'))).toBe('QUARANTINE.WATCH_CODE_UNKNOWN')
    const code = await codeNow()
    expect(resultOf(await tell(code.toLowerCase().replace('-', ' '), 'well'))).toEqual({ left: 14, call: [] })
    expect((await page(id, nurse)).selfWatch?.days[0]).toEqual({ day: '2021-08-07', outcome: 'well' })
    day('08-08')
    expect(resultOf(await tell(code, 'symptoms'))).toEqual({ left: 13, call: ['115'] })
    const { rows } = await sql<{ title: string; owner: string | null }>`
      select title, owner_officer_id as owner from tasks where title like ${'%người tự theo dõi báo tin'}`.execute(
      city.db,
    )
    expect(rows).toMatchObject([{ owner: expect.any(String) }])
    const { rows: facts } = await sql<{ data: object }>`
      select data from journal where subject_id = ${id} and type = 'self-watch-told'`.execute(city.db)
    expect(facts.map(({ data }) => data)).toEqual([{ by: 'app' }, { by: 'app' }])
    const leader = await city.signIn('leader', ward)
    expect((await page(id, leader)).selfWatch?.days.slice(0, 2).map(({ outcome }) => outcome)).toEqual([
      'checked',
      'checked',
    ])
  })

  it('[QUA-06] no news for two days: a quiet reminder to call, on the round of the station, closed by a call', async () => {
    day('08-10', '07:59:59')
    expect((await home(nurse)).whole).toMatchObject({ watchedSilent: 0 })
    day('08-10', '08:00:01')
    expect((await home(nurse)).whole).toMatchObject({ watchedSilent: 1 })
    expect(await gapOf('quarantine-self-watch-silent')).toMatchObject([{ severity: 1, data: { count: 1 } }])
    const round = (await nurse.get<TodaysCare>('/quarantine/round')).body.people
    expect(round.find((one) => one.id === id)).toMatchObject({ watchLeft: 11, isMissed: false })
    const payload = { orderId: id, by: 'phone', outcome: 'well' }
    resultOf(await nurse.send({ type: 'quarantine.record-check', payload }))
    expect(await gapOf('quarantine-self-watch-silent')).toEqual([])
  })

  it('[SG-03] is over by the clock: the code opens nothing more, and what was told is gone the same day', async () => {
    const code = await codeNow()
    day('08-20', '23:59:59')
    expect((await page(id, nurse)).selfWatch?.left).toBe(1)
    day('08-21', '00:00:00')
    expect((await page(id, nurse)).selfWatch).toBeNull()
    expect(codeOf(await tell(code, 'well'))).toBe('QUARANTINE.WATCH_CODE_UNKNOWN')
    await lapseAndForget.run(city.house)
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from isolation_checks
      where order_id = ${id} and at >= ${toInstant('2021-08-07T00:00:00+07:00')}`.execute(city.db)
    expect(rows[0]?.count).toBe(0)
  })
})
