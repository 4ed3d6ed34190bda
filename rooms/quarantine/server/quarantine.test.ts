import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Paper, toInstant } from '#kit'
import type { Handover } from '#rooms/areas/server'
import type { Person, TestCity } from '#test-city'
import type { PlaceLine } from '../domain/index.ts'
import { lapseAndForget } from './lapse-and-forget.tick.ts'
import { isolationHandover } from './quarantine.handover.ts'
import {
  basisKey,
  codeOf,
  type IsolationWard,
  openIsolationWard,
  refusalOf,
  resultOf,
  ward,
  yes,
} from './testing/isolation-ward.ts'

let city: TestCity
let town: IsolationWard
let station: Person
let clerk: Person
let chair: Person
let district: Person
let districtOffice: Person

beforeAll(async () => {
  town = await openIsolationWard()
  ;({ city, station, clerk, chair, district, districtOffice } = town)
})
afterAll(() => city?.close())

const at = (moment: string) => town.at(moment)
const person: IsolationWard['person'] = (...told) => town.person(...told)
const propose: IsolationWard['propose'] = (...told) => town.propose(...told)
const page: IsolationWard['page'] = (...asked) => town.page(...asked)
const gapOf = (rule: string) => town.gapOf(rule)
const decide = (orderId: string, more: object = {}, who = chair) =>
  town.decide(orderId, { placeId: park, ...more }, who)

let park: string

describe('isolation places', () => {
  const places = async () =>
    (await district.get<{ items: PlaceLine[] }>(`/quarantine/places?areaId=${city.area('008')}`)).body.items
  const send = (type: string, payload: object, who = districtOffice) =>
    who.send({ type: `quarantine.${type}`, payload })

  it('[QUA-02] goes from preparing to ready to activated, with its milestones and its days', async () => {
    const site = {
      areaId: city.area('008'),
      kind: 'concentrated-isolation',
      name: 'Khu cách ly thử Công viên Tuổi Trẻ',
    }
    const { siteId } = resultOf<{ siteId: string }>(
      await districtOffice.send({ type: 'sites.register', payload: site }),
    )
    const milestones = [{ title: 'Kê giường, điện nước', dueOn: '2021-07-26' }, { title: 'Bố trí y tế, công an' }]
    const asked = { siteId, capacity: 2, state: 'preparing', milestones, source: 'thử' }
    park = resultOf<{ placeId: string }>(await send('register-place', asked)).placeId
    expect(codeOf(await send('register-place', asked))).toBe('QUARANTINE.SITE_TAKEN')
    expect(codeOf(await send('move-place', { placeId: park, to: 'active' }))).toBe('QUARANTINE.PLACE_STATE')
    expect(codeOf(await send('move-place', { placeId: park, to: 'ready' }))).toBe('QUARANTINE.PLACE_NOT_DONE')
    expect(await gapOf('quarantine-places')).toHaveLength(1)
    for (const { id } of (await places())[0]?.milestones ?? []) await send('reach-milestone', { milestoneId: id })
    expect(await gapOf('quarantine-places')).toEqual([])
    expect(codeOf(await send('move-place', { placeId: park, to: 'ready' }))).toBe('accepted')
    const waiting = await propose(await person())
    expect(codeOf(await decide(waiting))).toBe('QUARANTINE.PLACE_NOT_ACTIVE')
    expect(codeOf(await send('move-place', { placeId: park, to: 'active' }))).toBe('accepted')
    const [open] = await places()
    expect(open).toMatchObject({ state: 'active', activatedOn: '2021-07-27', capacity: 2, people: 0 })
    expect(open?.steps.map(({ state }) => state)).toEqual(['preparing', 'ready', 'active'])
    expect(codeOf(await decide(waiting))).toBe('accepted')
  })

  it('[QUA-01] holds as many as it may; one more needs a reason, which stays to be seen', async () => {
    const [second, third] = [await propose(await person()), await propose(await person())]
    expect(codeOf(await decide(second))).toBe('accepted')
    const full = refusalOf(await decide(third))
    expect(full).toMatchObject({ code: 'QUARANTINE.PLACE_FULL', field: 'overReason', params: { capacity: 2 } })
    const over = { overReason: 'Mẹ và con ở cùng phòng, kê thêm một giường' }
    expect(codeOf(await decide(third, over))).toBe('accepted')
    expect((await page(third)).overReason).toBe(over.overReason)
    expect((await places())[0]).toMatchObject({ people: 3, isOver: true })
    expect(await gapOf('quarantine-places')).toMatchObject([{ data: { over: 1 } }])
    expect(codeOf(await send('report-headcount', { placeId: park, people: 3 }))).toBe('QUARANTINE.PLACE_FULL')
    const capacity = {
      placeId: park,
      capacity: 2000,
      source: 'Bí thư Thành ủy kiểm tra ngày 10/8/2021: quy mô 2.000 chỗ',
    }
    expect(codeOf(await send('set-capacity', capacity))).toBe('accepted')
    expect(codeOf(await send('report-headcount', { placeId: park, people: 4 }))).toBe('accepted')
    expect((await places())[0]).toMatchObject({ capacity: 2000, people: 3, headcount: 4, isOver: false })
    expect(codeOf(await send('move-place', { placeId: park, to: 'closed' }))).toBe('QUARANTINE.PLACE_OCCUPIED')
    expect(await gapOf('quarantine-places')).toEqual([])
  })

  it('[QUA-07] [INS-05] is among the places that inspections look at', async () => {
    const inspector = await city.signIn('inspector', '008')
    const found = await inspector.get<{ items: { name: string }[] }>(
      `/sites?areaId=${city.area('008')}&kind=concentrated-isolation`,
    )
    expect(found.body.items.map(({ name }) => name)).toEqual(['Khu cách ly thử Công viên Tuổi Trẻ'])
    const { body } = await inspector.get<{ items: object[] }>(`/inspections/priority?areaId=${city.area('008')}`)
    expect(JSON.stringify(body)).toContain('Khu cách ly thử Công viên Tuổi Trẻ')
  })
})

describe('an order', () => {
  it('[SG-08] [SG-06] a proposal binds nobody; a named competent person decides, on a law in force', async () => {
    const personId = await person()
    const id = await propose(personId)
    expect(await page(id)).toMatchObject({ state: 'proposed', isBinding: false, lastDay: null, decisions: [] })
    const again = { class: 'F1', people: [{ personId }] }
    expect(codeOf(await station.send({ type: 'quarantine.propose', payload: again }))).toBe('QUARANTINE.OPEN_ALREADY')
    expect(codeOf(await decide(id, {}, station))).toBe('ACCESS.NOT_ALLOWED')
    const granted = await city.signInWithGrant('leader', ward)
    expect(codeOf(await decide(id, {}, granted))).toBe('QUARANTINE.HUMAN_DECIDES')
    expect(codeOf(await decide(id, { basisKey: undefined }))).toBe('QUARANTINE.BASIS_MISSING')
    expect(codeOf(await decide(id, { basisKey: 'decree-999' }))).toBe('QUARANTINE.BASIS_NOT_IN_FORCE')
    expect(codeOf(await decide(id, { reason: '' }))).not.toBe('accepted')
    expect(resultOf(await decide(id))).toMatchObject({ lastDay: '2021-08-06' })
    expect(codeOf(await decide(id))).toBe('QUARANTINE.NOT_PROPOSED')
    expect(await page(id)).toMatchObject({
      state: 'in-force',
      isBinding: true,
      day: 4,
      of: 14,
      dayZero: '2021-07-23',
      lastDay: '2021-08-06',
      followDays: 14,
      rule: { source: { sure: 'C' } },
      decisions: [{ kind: 'isolate', complainBy: '2021-10-25' }],
    })
  })

  it('[QUA-03] ends by itself to the second, with nobody and nothing to end it; the certificate is printed then', async () => {
    const id = await propose(await person({ name: 'Nguyễn Thị Hết Hạn' }))
    resultOf(await decide(id))
    at('2021-08-06T23:59:59+07:00')
    expect(await page(id)).toMatchObject({ state: 'in-force', isBinding: true, day: 14, of: 14 })
    expect((await station.get(`/quarantine/papers/certificate/${id}`)).status).toBe(404)
    at('2021-08-07T00:00:00+07:00')
    expect(await page(id)).toMatchObject({ state: 'ended', endKind: 'lapsed', isBinding: false })
    expect(codeOf(await chair.send(extension(id, '2021-08-10')))).toBe('QUARANTINE.NOT_IN_FORCE')
    await lapseAndForget.run(city.house)
    const { rows } = await sql<{ at: string }>`
      select occurred_at as at from journal where type = 'isolation-lapsed' and subject_id = ${id}`.execute(city.db)
    expect(rows.map((row) => toInstant(row.at))).toEqual([toInstant('2021-08-07T00:00:00+07:00')])
    const named = await station.get<{ paper: Paper }>(
      `/quarantine/papers/certificate/${id}?reason=${encodeURIComponent('In giấy')}`,
    )
    expect(JSON.stringify(named.body.paper)).toMatch(/Nguyễn Thị Hết Hạn.*không còn bị hạn chế/s)
    const file = await station.request('GET', `/quarantine/papers/certificate/${id}/file?format=pdf`)
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('%PDF')
    at('2021-07-27T09:00:00+07:00')
  })

  const extension = (orderId: string, lastDay: string, more: object = {}) => ({
    type: 'quarantine.extend',
    payload: { orderId, lastDay, reason: 'Xét nghiệm ngày 14 dương tính', basisKey, ...more },
  })
  const release = (orderId: string, more: object = {}) => ({
    type: 'quarantine.release',
    payload: { orderId, ...more },
  })

  it('[QUA-03] goes on only by a decision with its reason', async () => {
    const id = await propose(await person())
    resultOf(await decide(id))
    expect(refusalOf(await chair.send(extension(id, '2021-08-06')))).toMatchObject({ field: 'lastDay' })
    expect(codeOf(await chair.send(extension(id, '2021-08-10', { reason: ' ' })))).not.toBe('accepted')
    expect(codeOf(await station.send(extension(id, '2021-08-10')))).toBe('ACCESS.NOT_ALLOWED')
    expect(codeOf(await chair.send(extension(id, '2021-08-10')))).toBe('accepted')
    at('2021-08-07T00:00:01+07:00')
    expect((await page(id)).isBinding).toBe(true)
    at('2021-08-11T00:00:00+07:00')
    expect((await page(id)).isBinding).toBe(false)
    at('2021-07-27T09:00:00+07:00')
  })

  it('[QUA-03] before the last day nobody is let go without a ground that the decision names', async () => {
    const id = await propose(await person())
    resultOf(await decide(id))
    const early = refusalOf(await chair.send(release(id, { reason: 'Gia đình xin' })))
    expect(early).toMatchObject({ code: 'QUARANTINE.BEFORE_LAST_DAY', field: 'ground', params: { day: '2021-08-06' } })
    expect(early.words.vi).toContain('hết ngày 6/8/2021')
    expect(codeOf(await chair.send(release(id, { ground: 'class-withdrawn' })))).toBe('QUARANTINE.REASON_NEEDED')
    const good = { ground: 'class-withdrawn', reason: 'Ca bệnh được xác định là dương tính giả' }
    const { decisionId } = resultOf<{ decisionId: string }>(await chair.send(release(id, good)))
    expect(await page(id)).toMatchObject({ state: 'ended', endKind: 'released', isBinding: false })
    const { body } = await chair.get<{ paper: Paper }>(`/quarantine/papers/decision/${decisionId}`)
    expect(JSON.stringify(body.paper)).toContain('phân loại đã rút')
    // A paper of an isolation that ended early does not say that it was served to its last day.
    const over = await chair.get<{ paper: Paper }>(`/quarantine/papers/certificate/${id}`)
    expect(JSON.stringify(over.body.paper)).toMatch(/Chấm dứt cách ly y tế.*đến ngày 27\/07\/2021/)
    expect(codeOf(await chair.send(release(id, good)))).toBe('QUARANTINE.NOT_IN_FORCE')
  })

  it('[SG-13] a child is isolated only with a plan of who stays with it', async () => {
    const id = await propose(await person({ yearOfBirth: 2013 }))
    expect(await page(id)).toMatchObject({ ageBand: 'minor', isMinor: null })
    expect(codeOf(await decide(id))).toBe('QUARANTINE.GUARDIAN_NEEDED')
    const atHome = { guardian: { plan: 'at-home-with-guardian' } }
    expect(codeOf(await decide(id, atHome))).toBe('QUARANTINE.GUARDIAN_ELSEWHERE')
    expect(codeOf(await decide(id, { guardian: { plan: 'guardian-joins' } }))).toBe('accepted')
    expect(await page(id)).toMatchObject({ isMinor: true, guardianPlan: 'guardian-joins' })
    const unknown = await propose(await person({ yearOfBirth: undefined }))
    expect(await page(unknown)).toMatchObject({ ageBand: 'unknown' })
    expect(codeOf(await decide(unknown))).toBe('QUARANTINE.AGE_UNKNOWN')
    expect(codeOf(await decide(unknown, { isMinor: true }))).toBe('QUARANTINE.GUARDIAN_NEEDED')
  })

  it('[SG-07] every decision prints right, deadline and channel of complaint; another person judges it', async () => {
    const id = await propose(await person())
    const { decisionId } = resultOf<{ decisionId: string }>(await decide(id))
    const { body } = await chair.get<{ paper: Paper }>(`/quarantine/papers/decision/${decisionId}`)
    const paper = JSON.stringify(body.paper)
    for (const words of [
      '90 ngày',
      '25/10/2021',
      'Ủy ban nhân dân phường Mai Động',
      'không phải là người giải quyết',
      '115',
    ])
      expect(paper).toContain(words)
    expect(paper).not.toContain('Người Thử')
    const file = { decisionId, channel: 'phone', onBehalf: true, words: 'Tôi không gặp người ấy' }
    const { appealId } = resultOf<{ appealId: string }>(
      await station.send({ type: 'quarantine.file-appeal', payload: file }),
    )
    const { rows } = await sql<{ sealed: string }>`select sealed from isolation_appeals where id = ${appealId}`.execute(
      city.db,
    )
    expect(rows[0]?.sealed).not.toContain('không gặp')
    // The person is still isolated: the answer is due while it can help, and whoever may judge finds and reads the complaint.
    const waiting = await district.get<{ items: { id: string }[] }>('/quarantine/orders?state=all&only=appeals')
    expect(waiting.body.items.map((one) => one.id)).toEqual([id])
    const { decisions } = await page(id)
    expect(decisions[0]?.appeals[0]?.resolveBy).toBe('2021-07-30T02:00:00.000Z')
    const said = (who: Person) => who.get(`/quarantine/appeals/${appealId}/words`)
    expect((await said(district)).body).toMatchObject({ words: 'Tôi không gặp người ấy', onBehalf: true })
    expect((await said(chair)).status).not.toBe(200)
    expect((await said(station)).status).not.toBe(200)
    const judge = { appealId, outcome: 'cancelled', reason: 'Camera cho thấy không tiếp xúc' }
    const resolve = (who: Person) => who.send({ type: 'quarantine.resolve-appeal', payload: judge })
    expect(codeOf(await resolve(chair))).toBe('QUARANTINE.DECIDER_CANNOT_JUDGE')
    expect(codeOf(await resolve(district))).toBe('accepted')
    expect(codeOf(await resolve(district))).toBe('QUARANTINE.APPEAL_CLOSED')
    expect(await page(id)).toMatchObject({ state: 'ended', endKind: 'appeal', isBinding: false })
    at('2021-10-26T00:00:00+07:00')
    const late = await city.signIn('office', ward)
    const second = await late.send({ type: 'quarantine.file-appeal', payload: { ...file, words: 'Lại nữa' } })
    expect(codeOf(second)).toBe('QUARANTINE.APPEAL_LATE')
    at('2021-07-27T09:00:00+07:00')
  })
})

describe('staying at home', () => {
  const apply = (personId: string, more: object = {}, who = clerk) =>
    who.send({
      type: 'quarantine.apply-home',
      payload: { personId, class: 'F1', channel: 'paper', answers: yes, ...more },
    })
  const decideHome = (orderId: string, more: object, who: Person) =>
    who.send({ type: 'quarantine.decide-home', payload: { orderId, basisKey, reason: 'Nhà đủ điều kiện', ...more } })

  it('[QUA-04] an F0 may not stay at home on 10/8/2021, and the sentence says by which policy; on 6/12/2021 one may', async () => {
    at('2021-08-10T09:00:00+07:00')
    const personId = await person()
    const no = refusalOf(await apply(personId, { class: 'F0', answers: { ...yes, 'judged-mild': 'yes' } }))
    expect(no.code).toBe('QUARANTINE.HOME_NOT_ALLOWED')
    expect(no.words.vi).toMatch(/quyết tâm không để phải cách ly F0 tại nhà.*Thay vào đó: cơ sở thu dung/s)
    at('2021-12-06T09:00:00+07:00')
    const [clerkThen, chairThen] = [await city.signIn('office', ward), await city.signIn('leader', ward)]
    const asked = { class: 'F0', answers: { ...yes, 'judged-mild': 'yes' } }
    const { orderId } = resultOf<{ orderId: string }>(await apply(personId, asked, clerkThen))
    expect(resultOf(await decideHome(orderId, { decision: 'allow' }, chairThen))).toMatchObject({
      lastDay: '2021-12-16',
    })
    expect(await page(orderId, chairThen)).toMatchObject({ class: 'F0', setting: 'home', isBinding: true })
  })

  it('[QUA-03] [QUA-04] F1: on 23/11/2021 in Hoàng Mai, not in Ba Đình', async () => {
    at('2021-11-23T09:00:00+07:00')
    const there = await city.signIn('office', '00001')
    const here = await city.signIn('office', ward)
    expect(codeOf(await apply(await person({}, there, '00001'), {}, there))).toBe('QUARANTINE.HOME_NOT_ALLOWED')
    expect(codeOf(await apply(await person({}, here), {}, here))).toBe('accepted')
  })

  it('[QUA-03] [SG-11] the checklist decides, neighbours are never asked; a refusal has reasons, an alternative and a complaint', async () => {
    at('2021-12-06T10:00:00+07:00')
    const [office, first, above] = [
      await city.signIn('office', ward),
      await city.signIn('leader', ward),
      await city.signIn('leader', '008'),
    ]
    const personId = await person({}, office)
    expect(codeOf(await apply(personId, { neighbourConsent: true }, office))).not.toBe('accepted')
    const { orderId } = resultOf<{ orderId: string }>(
      await apply(personId, { answers: { ...yes, 'own-room': 'unknown' } }, office),
    )
    expect(codeOf(await decideHome(orderId, { decision: 'allow' }, first))).toBe('QUARANTINE.CHECKLIST_OPEN')
    const answer = { orderId, answers: { 'own-room': 'no' } }
    expect(codeOf(await office.send({ type: 'quarantine.answer-checklist', payload: answer }))).toBe('accepted')
    const unfit = refusalOf(await decideHome(orderId, { decision: 'allow' }, first))
    expect(unfit).toMatchObject({ code: 'QUARANTINE.NOT_ELIGIBLE' })
    expect(unfit.words.vi).toContain('Có phòng riêng')
    const refuse = { decision: 'refuse', reason: 'Cả nhà ở một phòng' }
    expect(codeOf(await decideHome(orderId, refuse, first))).toBe('QUARANTINE.ALTERNATIVE_NEEDED')
    const offered = { ...refuse, alternative: 'Khu cách ly Công viên Tuổi Trẻ, người nhà được ở cùng' }
    const { decisionId } = resultOf<{ decisionId: string }>(await decideHome(orderId, offered, first))
    expect(await page(orderId, office)).toMatchObject({ state: 'proposed', setting: 'concentrated', homeAsked: false })
    const printed = await office.get<{ paper: Paper }>(`/quarantine/papers/decision/${decisionId}`)
    expect(JSON.stringify(printed.body.paper)).toMatch(/người nhà được ở cùng.*90 ngày/s)
    const filed = { decisionId, channel: 'paper', words: 'Nhà tôi đã ngăn phòng' }
    const { appealId } = resultOf<{ appealId: string }>(
      await office.send({ type: 'quarantine.file-appeal', payload: filed }),
    )
    const judged = { appealId, outcome: 'cancelled', reason: 'Đã kiểm tra, có phòng riêng' }
    expect(codeOf(await above.send({ type: 'quarantine.resolve-appeal', payload: judged }))).toBe('accepted')
    await office.send({ type: 'quarantine.answer-checklist', payload: { orderId, answers: { 'own-room': 'yes' } } })
    expect(
      resultOf(await decideHome(orderId, { decision: 'allow', lastExposureOn: '2021-12-05' }, first)),
    ).toMatchObject({
      lastDay: '2021-12-19',
    })
  })

  it('[QUA-03] a request not decided within its time is a gap of the commune’s head', async () => {
    at('2021-12-06T11:00:00+07:00')
    const office = await city.signIn('office', ward)
    resultOf(await apply(await person({}, office), {}, office))
    at('2021-12-07T10:59:59+07:00')
    expect(await gapOf('quarantine-undecided')).toMatchObject([{ data: { home: 1 } }])
    at('2021-12-07T11:00:00+07:00')
    const [late] = await gapOf('quarantine-undecided')
    expect(late).toMatchObject({ data: { home: 2 } })
    expect(late?.owner).not.toBeNull()
  })
})

it('[ORG-01] when a ward ends, an open isolation goes on in the heir with its checks and papers; the last day stays', async () => {
  at('2021-07-29T08:00:00+07:00')
  const [nurse, head] = [await city.signIn('health', '00331'), await city.signIn('leader', '00331')]
  const id = await propose(await person({}, nurse, '00331'), {}, nurse)
  resultOf(await decide(id, {}, head))
  at('2021-07-30T08:00:00+07:00')
  const check = { orderId: id, by: 'phone', outcome: 'well' }
  expect(codeOf(await nurse.send({ type: 'quarantine.record-check', payload: check }))).toBe('accepted')
  const before = await page(id, nurse)
  const [old, heir] = [city.area('00331'), city.area('00334')]
  const when = { on: '2021-08-01' as Handover['on'], startsAt: toInstant('2021-08-01T00:00:00+07:00') }
  const areas = { ended: [old], heirOf: new Map([[old, heir]]), founded: [] }
  const handover: Handover = { id: randomUUID(), ...when, ...areas, grants: 'end', holders: [], documentId: null }
  const now = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
  expect(await isolationHandover.count(city.db, handover, now)).toEqual({ carried: 1, waiting: 0, ended: 0 })
  const done = await city.db.transaction().execute((trx) => isolationHandover.carry(trx, handover, now))
  expect(done.facts).toMatchObject([{ type: 'isolation-carried', areaId: heir, subjectId: id }])
  const after = await page(id, await city.signIn('health', '00334'))
  const kept = { lastDay: before.lastDay, strip: before.strip, decisions: [{ id: before.decisions[0]?.id }] }
  expect(after).toMatchObject({ areaId: heir, isBinding: true, ...kept })
})
