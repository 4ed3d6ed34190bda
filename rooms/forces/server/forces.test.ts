import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, toInstant } from '#kit'
import type { Handover } from '#rooms/areas/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { directive, issue, verdictOf } from '../../../apps/server/test-directive.ts'
import { FORCE_KEYS } from '../domain/index.ts'
import { forceUnitHandover, tellHours } from './index.ts'

interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers of every question of the room
  readonly body: any
}

describe('forces', () => {
  let city: TestCity
  let ward: Person
  let mayor: Person
  let health: Person
  beforeAll(async () => {
    city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
    ward = await city.signIn('leader', '00001')
    mayor = await city.signIn('leader', '01')
    health = await city.signIn('health', '00001')
  })
  afterAll(() => city.close())

  const ask = async (person: Person, path: string) => (await person.get(path)) as Answer
  const done = async (person: Person, type: string, payload: object, key: string): Promise<string> => {
    const answer = await person.send({ type, payload })
    if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
    return (answer.result as Record<string, string>)[key] ?? ''
  }
  const unitOf = (force: string, name: string) =>
    done(ward, 'forces.register-unit', { areaId: city.area('00001'), force, name }, 'unitId')
  const strength = (unitId: string, present: number, day = '2021-07-27') =>
    ward.send({ type: 'forces.report-strength', payload: { unitId, day, present } })

  it('[FOR-04] the catalogue has the twelve named forces, each with its source', async () => {
    const { body } = await ask(ward, '/forces/catalogue')
    expect(body.forces.map(({ key }: { key: string }) => key)).toEqual([...FORCE_KEYS])
    const short = body.forces.map(({ short: { vi } }: { short: { vi: string } }) => vi)
    for (const name of ['CA', 'QĐ', 'DBĐV', 'DQTV', 'BVDP', 'ĐTN', 'CCB', 'PN']) expect(short).toContain(name)
  })

  it('[FOR-03] totals per force, per ward, per day; a corrected report replaces, a day to come is refused', async () => {
    const militia = await unitOf('militia', 'Trung đội dân quân Phúc Xá')
    const youth = await unitOf('youth', 'Đội thanh niên tình nguyện')
    expect(verdictOf(await strength(militia, 30))).toBe('accepted')
    expect(verdictOf(await strength(militia, 28))).toBe('accepted')
    expect(verdictOf(await strength(youth, 12))).toBe('accepted')
    expect(verdictOf(await strength(youth, 9, '2021-07-26'))).toBe('accepted')
    expect(verdictOf(await strength(youth, 9, '2021-07-28'))).toBe('FORCES.DAY_TO_COME')
    const twice = await ward.send({
      type: 'forces.register-unit',
      payload: { areaId: city.area('00001'), force: 'youth', name: 'Đội Thanh niên tình nguyện' },
    })
    expect(verdictOf(twice)).toBe('FORCES.SAME_UNIT')
    await city.settle()
    const present = async (code: string, day: string) => {
      const { body } = await ask(mayor, `/forces/areas/${city.area(code)}/totals?day=${day}`)
      const counted = body.forces.filter((one: { present: number }) => one.present > 0)
      return Object.fromEntries(counted.map((one: { key: string; present: number }) => [one.key, one.present]))
    }
    expect(await present('00001', '2021-07-27')).toEqual({ militia: 28, youth: 12 })
    expect(await present('00001', '2021-07-26')).toEqual({ youth: 9 })
    expect(await present('01', '2021-07-27')).toEqual({ militia: 28, youth: 12 })
    expect(await present('00004', '2021-07-27')).toEqual({})
    const { body } = await ask(mayor, `/forces/areas/${city.area('001')}/totals`)
    const units = new Map(body.areas.map((one: { id: number; units: number }) => [one.id, one.units]))
    expect([units.get(city.area('00001')), units.get(city.area('00004'))], 'where units stand at all').toEqual([2, 0])
  })

  it('[FOR-03] an order under a document: asked, answered with a reason where fewer, who came; unanswered is a gap', async () => {
    const ct17 = await issue(mayor, directive(city.area('01')))
    const unitId = await unitOf('reserve', 'Đại đội dự bị động viên')
    const order = {
      unitId,
      documentId: ct17,
      toAreaId: city.area('00004'),
      asked: 20,
      from: '2021-07-28T06:00:00+07:00',
      until: '2021-08-03T06:00:00+07:00',
      answerBy: '2021-07-27T20:00:00+07:00',
      task: 'Trực chốt nội bộ',
    }
    const refused = async (change: object) =>
      verdictOf(await mayor.send({ type: 'forces.mobilise', payload: { ...order, ...change } }))
    expect(await refused({ until: '2021-08-09T06:00:00+07:00' })).toBe('FORCES.BEYOND_THE_DOCUMENT')
    expect(await refused({ documentId: unitId })).toBe('FORCES.NO_DOCUMENT')
    const orderId = await done(mayor, 'forces.mobilise', order, 'orderId')
    city.clock.set(toInstant('2021-07-27T20:30:00+07:00'))
    await city.settle()
    const open = () =>
      city.db
        .selectFrom('gaps')
        .select('subject')
        .where('rule', '=', 'forces-order-unanswered')
        .where('closed_at', 'is', null)
        .execute()
    expect((await open()).map(({ subject }) => subject)).toEqual([orderId])
    const answer = (payload: object) => ward.send({ type: 'forces.answer-order', payload: { orderId, ...payload } })
    expect(verdictOf(await answer({ answered: 25 }))).toBe('FORCES.MORE_THAN_ASKED')
    expect(verdictOf(await answer({ answered: 15 }))).toBe('FORCES.FEWER_NEEDS_REASON')
    expect(verdictOf(await answer({ answered: 15, reason: '5 người đang cách ly' }))).toBe('accepted')
    await city.settle()
    expect(await open()).toEqual([])
    const receiver = await city.signIn('leader', '00004')
    const came = { type: 'forces.confirm-arrival', payload: { orderId, present: 14 } }
    expect(verdictOf(await ward.send(came))).not.toBe('accepted')
    expect(verdictOf(await receiver.send(came))).toBe('accepted')
    const { body } = await ask(receiver, `/forces/orders?areaId=${city.area('00004')}`)
    expect(body.items).toMatchObject([{ asked: 20, answered: 15, present: 14, reason: '5 người đang cách ly' }])
    const more = { ...came, payload: { orderId, present: 17 } }
    expect(verdictOf(await receiver.send(more)), 'who came is what was counted, not what was agreed').toBe('accepted')
  })

  it('[FOR-05] over the hours of the week: named to the head, by duty and what posts tell; told twice counts once', async () => {
    const [officer] = await city.db.selectFrom('holdings').select('officer_id').limit(1).execute()
    const officerId = officer?.officer_id ?? ''
    const stints = [25, 26, 27, 28, 29, 30].map((day, index) => ({
      id: `01890a5d-ac96-774b-bcce-b302099a80${60 + index}`,
      areaId: city.area('00001'),
      officerId,
      fromAt: toInstant(`2021-07-${day}T06:00:00+07:00`),
      toAt: toInstant(`2021-07-${day}T18:00:00+07:00`),
      source: 'checkpoints',
    }))
    const tell = () => city.db.transaction().execute((trx) => tellHours(trx, city.house.territory.current(), stints))
    await tell()
    await tell()
    const { body } = await ask(ward, `/forces/areas/${city.area('00001')}/hours?at=2021-07-27T20:00:00%2B07:00`)
    const mine = body.items.find((one: { officerId: string }) => one.officerId === officerId)
    expect(mine.hours).toBe(60)
    expect(mine.isOver).toBe(false)
    await city.db.transaction().execute((trx) =>
      tellHours(trx, city.house.territory.current(), [
        {
          ...(stints[0] ?? never()),
          id: '01890a5d-ac96-774b-bcce-b302099a8099',
          fromAt: toInstant('2021-07-31T06:00:00+07:00'),
          toAt: toInstant('2021-07-31T12:00:00+07:00'),
        },
      ]),
    )
    await city.settle()
    const gaps = await city.db.selectFrom('gaps').selectAll().where('rule', '=', 'forces-overworked').execute()
    expect(gaps.map(({ subject, data }) => [subject, data])).toEqual([[officerId, { officerId, hours: 66, limit: 60 }]])
  })

  it('[FOR-05] too short a rest between two shifts is told as well, to the minute of the figure', async () => {
    const { officerId } = await city.signIn('deputy', '00001')
    const stint = (index: number, from: string, to: string) => ({
      id: `01890a5d-ac96-774b-bcce-b302099a90${60 + index}`,
      ...{ areaId: city.area('00001'), officerId: officerId ?? '', source: 'checkpoints' },
      ...{ fromAt: toInstant(`2021-07-${from}:00+07:00`), toAt: toInstant(`2021-07-${to}:00+07:00`) },
    })
    const tell = (...stints: ReturnType<typeof stint>[]) =>
      city.db.transaction().execute((trx) => tellHours(trx, city.house.territory.current(), stints))
    const short = async () => {
      await city.settle()
      const gaps = city.db.selectFrom('gaps').select('data').where('rule', '=', 'forces-overworked')
      return (await gaps.where('subject', '=', officerId).where('closed_at', 'is', null).execute()).map(
        ({ data }) => data,
      )
    }
    await tell(stint(0, '26T06:00', '26T12:00'), stint(1, '27T00:00', '27T06:00'))
    expect(await short()).toEqual([])
    await tell(stint(2, '27T17:57', '27T23:00'))
    expect(await short()).toEqual([{ officerId, rest: 11.9, restLimit: 12 }])
  })

  it('[FOR-05] days off are given and known to whoever plans; what a unit was given is told of how many, never of whom', async () => {
    const areaId = city.area('00001')
    const { officerId } = await city.signIn('deputy', '00001')
    const give = (from: string, to: string) =>
      ward.send({ type: 'forces.give-leave', payload: { areaId, officerId, from, to } })
    expect(verdictOf(await give('2021-07-30', '2021-07-29'))).toBe('FORCES.LEAVE_ENDS_FIRST')
    expect(verdictOf(await give('2021-07-30', '2021-09-30'))).toBe('FORCES.LEAVE_TOO_LONG')
    const leaveId = await done(
      ward,
      'forces.give-leave',
      { areaId, officerId, from: '2021-07-29', to: '2021-07-30' },
      'leaveId',
    )
    expect(verdictOf(await give('2021-07-30', '2021-07-31'))).toBe('FORCES.ON_LEAVE_ALREADY')
    await sql`
      insert into duty_shifts (zone_id, id, body_id, area_id, officer_id, role, from_at, to_at, day_kind, plan_id, version, changed_at)
      select ${city.house.territory.current().get(areaId).zoneId}, ${leaveId}, bodies.id, ${areaId}, ${officerId}, 'watch',
             '2021-07-30T00:00:00+07:00', '2021-07-30T08:00:00+07:00', 'working', ${leaveId}, 1, ${city.clock.now()}
      from bodies where area_id = ${areaId} limit 1`.execute(city.db)
    await city.settle()
    const gaps = () =>
      city.db
        .selectFrom('gaps')
        .select('subject')
        .where('rule', '=', 'forces-rostered-on-leave')
        .where('closed_at', 'is', null)
        .execute()
    expect(await gaps()).toEqual([{ subject: officerId }])
    const { body } = await ask(ward, `/forces/areas/${areaId}/hours`)
    const mine = body.items.find((one: { officerId: string }) => one.officerId === officerId)
    expect(mine.leave).toMatchObject({ from: '2021-07-29', to: '2021-07-30', kind: 'rest' })
    expect(verdictOf(await ward.send({ type: 'forces.withdraw-leave', payload: { leaveId } }))).toBe('accepted')
    await city.settle()
    expect(await gaps()).toEqual([])

    const unitId = await unitOf('veterans', 'Chi hội cựu chiến binh')
    const support = { unitId, day: '2021-07-26', kind: 'meals', people: 12, amount: '1200000' }
    const record = async (change: object) =>
      verdictOf(await ward.send({ type: 'forces.record-support', payload: { ...support, ...change } }))
    expect(await record({ day: '2021-07-29' })).toBe('FORCES.SUPPORT_TO_COME')
    expect(await record({ kind: 'gold' })).toBe('FORCES.NO_SUCH_SUPPORT')
    expect(await record({})).toBe('accepted')
    const given = (await ask(ward, `/forces/areas/${areaId}/support`)).body
    expect(given.items).toMatchObject([{ unit: { id: unitId }, day: '2021-07-26', people: 12, amount: '1200000' }])
    expect(given.without).toBe(given.units - 1)
  })

  it('[FOR-06] [SG-02] share vaccinated without opening anybody; who, only for health staff, for a reason that is kept', async () => {
    const unitId = await unitOf('covid-team', 'Tổ COVID số 1')
    const members = ['Nguyễn Văn Kín', 'Lê Thị Kín', 'Trần Kín', 'Phạm Kín']
    for (const [index, label] of members.entries()) {
      const memberId = `01890a5d-ac96-774b-bcce-b302099a817${index}`
      const payload = { unitId, memberId, label, doses: index < 3 ? 2 : 1, lastTestOn: '2021-07-20' }
      expect(verdictOf(await health.send({ type: 'forces.keep-member-health', payload }))).toBe('accepted')
    }
    const late = { unitId, memberId: unitId, label: 'X', doses: 1, lastTestOn: '2021-08-20' }
    expect(verdictOf(await health.send({ type: 'forces.keep-member-health', payload: late }))).toBe(
      'FORCES.TEST_TO_COME',
    )
    const { body } = await ask(ward, `/forces/units?areaId=${city.area('00001')}&force=covid-team`)
    expect(body.items[0].health).toEqual({ known: 4, vaccinated: 3, percent: 75, testsDue: null })
    const due = `/forces/units/${unitId}/tests-due?reason=${encodeURIComponent('Lập danh sách xét nghiệm')}`
    for (const role of ['leader', 'police', 'inspector']) {
      const other = role === 'leader' ? ward : await city.signIn(role, '01')
      expect([403, 404]).toContain((await ask(other, due)).status)
    }
    const shown = await ask(health, due)
    expect(shown.body.everyDays).toBeNull()
    expect(shown.body.members).toHaveLength(4)
    // No city has said yet how often: the figure is blank, so the day is put where a figure would have put it.
    await sql`update force_units set tests_due_on = '{2021-07-27,2021-07-29}' where id = ${unitId}`.execute(city.db)
    await city.settle()
    const [told, ...more] = await city.db
      .selectFrom('gaps')
      .select(['subject', 'data'])
      .where('rule', '=', 'forces-tests-due')
      .where('closed_at', 'is', null)
      .execute()
    expect([told, more]).toEqual([{ subject: unitId, data: { unitId, due: 1 } }, []])
    const looks = await city.db
      .selectFrom('reads_logged')
      .selectAll()
      .where('subject_id', '=', unitId)
      .where('outcome', '=', 'shown')
      .execute()
    expect(looks.map(({ reason }) => reason)).toEqual(['Lập danh sách xét nghiệm'])
    const journal = await city.db.selectFrom('journal').selectAll().execute()
    const kept = await city.db.selectFrom('force_member_health').selectAll().execute()
    expect(JSON.stringify([journal, kept])).not.toContain('Kín')
    const notFrontline = await unitOf('women', 'Chi hội phụ nữ')
    const refused = { unitId: notFrontline, memberId: unitId, label: 'X', doses: 1 }
    expect(verdictOf(await health.send({ type: 'forces.keep-member-health', payload: refused }))).toBe(
      'FORCES.NOT_FRONTLINE',
    )
  })

  it('[FOR-08] every item of security stands in the plan, with its owner or with nobody; a post left empty is a gap', async () => {
    const areaId = city.area('00001')
    const [post] = await city.db.selectFrom('holdings').select('post_id').limit(1).execute()
    const plan = { areaId, item: 'order', ownerPostId: post?.post_id, plan: 'Trực 24/24 tại hai ngõ phong tỏa' }
    expect(verdictOf(await ward.send({ type: 'forces.plan-security', payload: { ...plan, item: 'none' } }))).toBe(
      'FORCES.NO_SUCH_ITEM',
    )
    expect(verdictOf(await ward.send({ type: 'forces.plan-security', payload: plan }))).toBe('accepted')
    const { body } = await ask(ward, `/forces/areas/${areaId}/security`)
    const owned = body.items.map(({ key, owner }: { key: string; owner: unknown }) => [key, owner !== null])
    expect(owned).toEqual([
      ['order', true],
      ['workers', false],
      ['supplies', false],
    ])
    await city.db
      .updateTable('holdings')
      .set({ to_at: '2021-07-27T20:40:00+07:00' })
      .where('post_id', '=', post?.post_id ?? '')
      .execute()
    city.clock.set(toInstant('2021-07-27T21:00:00+07:00'))
    await city.settle()
    const gaps = await city.db
      .selectFrom('gaps')
      .select('subject')
      .where('rule', '=', 'forces-security-unheld')
      .execute()
    expect(gaps.map(({ subject }) => subject)).toEqual([`${areaId}/order`])
  })

  it('[ORG-01] [FOR-03] of a ward that is cut up a person says where a unit goes on, or that it ends', async () => {
    const goesOn = await unitOf('veterans', 'Chi hội Cựu chiến binh 1')
    const ends = await unitOf('veterans', 'Chi hội Cựu chiến binh 2')
    const [ended, heir] = [city.area('00001'), city.area('00004')]
    const handover: Handover = {
      ...{ id: randomUUID(), on: '2021-07-27' as Day, startsAt: toInstant('2021-07-27T00:00:00+07:00') },
      ...{ ended: [ended], heirOf: new Map(), founded: [], grants: 'end', holders: [], documentId: null },
    }
    const at = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
    const inOne = city.db.transaction()
    const waits = await inOne.execute((trx) => forceUnitHandover.waits?.(trx, handover) ?? Promise.resolve([]))
    expect(waits.map(({ subjectId }) => subjectId)).toEqual(expect.arrayContaining([goesOn, ends]))
    expect(await forceUnitHandover.count(city.db, handover, at)).toMatchObject({ carried: 0, waiting: waits.length })
    const settle = (subjectId: string, to: readonly number[]) => {
      const settling = { subjectId, areaId: ended, to, reason: 'theo biên bản bàn giao', by: mayor }
      return inOne.execute((trx) => forceUnitHandover.settle?.(trx, settling, at) ?? Promise.resolve([]))
    }
    expect(await settle(goesOn, [heir])).toMatchObject([
      { type: 'force-unit-carried', areaId: heir, subjectId: goesOn },
    ])
    expect(await settle(ends, [])).toMatchObject([{ type: 'force-unit-closed', subjectId: ends }])
    expect(await settle(ends, [heir])).toEqual([])
    const receiver = await city.signIn('leader', '00004')
    const report = (unitId: string, who: Person) =>
      who.send({ type: 'forces.report-strength', payload: { unitId, day: '2021-07-27', present: 4 } })
    expect(verdictOf(await report(goesOn, receiver))).toBe('accepted')
    expect(verdictOf(await report(goesOn, ward))).not.toBe('accepted')
    expect(verdictOf(await report(ends, ward))).not.toBe('accepted')
  })
})

function never(): never {
  throw new Error('there is a first stint')
}
