import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMinutes, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { findingEvidence } from './index.ts'
import { codeOf, plantBody, plantSite, plantTeamBody, resultOf } from './testing/plant-team.ts'

let city: TestCity
let admin: Person
let chair: Person
let lead: Person
let ward: Person
let teamId: string
const start = toInstant('2021-07-27T08:00:00+07:00')

beforeAll(async () => {
  city = await openTestCity({ at: start })
  admin = await city.signInWithGrant('administrator', '01')
  chair = await city.signIn('leader', '01')
  lead = await city.signIn('deputy', '01')
  ward = await city.signIn('leader', '00001')
  const bodies = await plantTeamBody(admin, city, { areaCode: '01', name: 'Đoàn số 1', leader: lead, member: true })
  teamId = resultOf<{ teamId: string }>(await register(chair, bodies, ['001'])).teamId
})

afterAll(() => city?.close())

const register = (by: Person, bodies: object, areaCodes: string[]) =>
  by.send({
    type: 'inspections.register-team',
    payload: { ...bodies, areaIds: areaCodes.map((code) => city.area(code)) },
  })

describe('teams', () => {
  it('[INS-02] is led by who holds the required position, at any level; else refused with the position and its source', async () => {
    const stranger = await city.signIn('office', '008')
    const bodies = await plantTeamBody(admin, city, {
      areaCode: '008',
      name: 'Đoàn Hoàng Mai',
      leader: stranger,
      member: false,
    })
    const district = await city.signIn('leader', '008')
    const refused = await register(district, bodies, ['00328'])
    expect(refused).toMatchObject({
      refusal: {
        code: 'INSPECTIONS.LEADER_POSITION',
        words: { vi: expect.stringMatching(/Ủy viên Ban Thường vụ.*Ban Thường vụ Quận ủy/s) },
      },
    })
    const member = await city.signIn('deputy', '008')
    const right = await plantTeamBody(admin, city, {
      areaCode: '008',
      name: 'Đoàn Hoàng Mai số 2',
      leader: member,
      member: true,
    })
    expect(codeOf(await register(district, right, ['00001']))).toBe('INSPECTIONS.AREA_OUTSIDE_TEAM')
    expect(codeOf(await register(district, { ...right, ownerBodyId: bodies.ownerBodyId }, ['00328']))).toBe('accepted')
    expect(codeOf(await register(district, right, ['00328']))).toBe('INSPECTIONS.TEAM_REGISTERED')
    const committee = await plantBody(admin, city, {
      areaCode: '008',
      kind: 'steering-committee',
      posts: [{ kind: 'steering-head' }],
    })
    expect(codeOf(await register(district, { bodyId: committee.bodyId, ownerBodyId: committee.bodyId }, []))).toBe(
      'INSPECTIONS.NOT_A_TEAM',
    )
    const { body } = await chair.get<{ items: { areaName: string; leaderFits: boolean }[] }>('/inspections/teams')
    expect(body.items).toHaveLength(2)
    expect(body.items.every(({ leaderFits }) => leaderFits)).toBe(true)
  })

  it('[INS-01] tells which areas of a level no team looks after, and closes the gap once one does', async () => {
    type Coverage = { covered: number; uncovered: number; areas: { id: number; teams: unknown[] }[] }
    const coverage = async () =>
      (await chair.get<Coverage>(`/inspections/team-coverage?areaId=${city.area('01')}`)).body
    expect(await coverage()).toMatchObject({ covered: 1, uncovered: 1 })
    const gaps = async () => {
      await city.settle()
      return city.db
        .selectFrom('gaps')
        .selectAll()
        .where('rule', '=', 'inspection-areas-without-team')
        .where('closed_at', 'is', null)
        .where('area_id', '=', city.area('01'))
        .execute()
    }
    expect(await gaps()).toMatchObject([{ data: { areas: 1, areaIds: [city.area('008')] } }])
    const areaIds = [city.area('001'), city.area('008')]
    expect(codeOf(await ward.send({ type: 'inspections.assign-areas', payload: { teamId, areaIds } }))).toBe(
      'ACCESS.NOT_FOUND',
    )
    expect(codeOf(await chair.send({ type: 'inspections.assign-areas', payload: { teamId, areaIds } }))).toBe(
      'accepted',
    )
    expect(await coverage()).toMatchObject({ covered: 2, uncovered: 0 })
    expect(await gaps()).toEqual([])
  })

  it('[INS-05] a team whose areas nobody inspected for the days of the rule is one gap, whatever the number of places', async () => {
    city.clock.set(addMinutes(start, 8 * 24 * 60))
    await city.settle()
    const gaps = await city.db.selectFrom('gaps').selectAll().where('rule', '=', 'inspection-areas-idle').execute()
    expect(gaps.filter(({ subject }) => subject === teamId)).toMatchObject([{ data: { areas: 2 } }])
    city.clock.set(start)
  })
})

describe('campaigns, priority, routes', () => {
  it('[INS-04] covers kinds of place by finished inspections of its days', async () => {
    const kinds = [
      'concentrated-isolation',
      'treatment-facility',
      'mobile-health-station',
      'industrial-zone',
      'commune-office',
    ]
    const targets = kinds.map((siteKind) => ({ siteKind, percent: 80 }))
    const sites = []
    for (const kind of [...kinds, kinds[0] as string])
      sites.push(await plantSite(chair, city, { areaCode: '00004', kind, name: `Nơi ${sites.length}` }))
    const payload = {
      areaId: city.area('01'),
      title: 'Tổng kiểm tra',
      fromDay: '2021-07-27',
      toDay: '2021-07-30',
      targets,
    }
    const wrong = { ...payload, targets: [...targets, { siteKind: 'castle' }] }
    expect(codeOf(await chair.send({ type: 'inspections.open-campaign', payload: wrong }))).toBe(
      'INSPECTIONS.CAMPAIGN_TARGET',
    )
    const { campaignId } = resultOf<{ campaignId: string }>(
      await chair.send({ type: 'inspections.open-campaign', payload }),
    )
    const subject = { kind: 'site', id: sites[0] }
    const record = { type: 'inspections.record', payload: { teamId, kind: 'inspection', subject, campaignId } }
    await lead.send(record)
    const read = async () => (await chair.get<{ targets: object[] }>(`/inspections/campaigns/${campaignId}`)).body
    expect((await read()).targets[0]).toMatchObject({ sites: 2, inspected: 0, percent: 0 })
    await lead.send({ ...record, payload: { ...record.payload, finish: { outcome: 'good' } } })
    expect(await read()).toMatchObject({
      sites: 6,
      inspected: 1,
      percent: 16,
      targets: [{ percent: 50, wantedPercent: 80 }, {}, {}, {}, {}],
    })
    city.clock.set(toInstant('2021-07-31T08:00:00+07:00'))
    expect(codeOf(await lead.send(record))).toBe('INSPECTIONS.CAMPAIGN_CLOSED')
    city.clock.set(start)
  })

  it('[INS-05] puts the most late against the interval of their risk first, and suggests a day that keeps neighbours together', async () => {
    const far = await plantSite(chair, city, { areaCode: '00334', kind: 'market', name: 'Chợ xa' })
    const near = await plantSite(chair, city, { areaCode: '00331', kind: 'market', name: 'Chợ gần' })
    const risky = await plantSite(chair, city, { areaCode: '00331', kind: 'boarding-house', name: 'Nhà trọ' })
    await chair.send({
      type: 'sites.set-risk',
      payload: { siteId: risky, level: 'high', reason: 'đông', reviewOn: '2021-07-30' },
    })
    type Wanted = { items: { siteId: string; late: number; interval: number }[]; due: number }
    const { body } = await chair.get<Wanted>(`/inspections/priority?areaId=${city.area('008')}`)
    expect(body.items.map(({ siteId }) => siteId)[0]).toBe(risky)
    expect(body).toMatchObject({ due: 3, items: [{ interval: 3, late: 23 }, { late: 19 }, { late: 19 }] })
    const plan = {
      teamId,
      kind: 'inspection',
      surprise: true,
      subject: { kind: 'site', id: far },
      plannedOn: '2021-07-28',
    }
    await lead.send({ type: 'inspections.plan', payload: plan })
    type Route = { stops: { siteId: string; why: string; step: string }[]; explained: object }
    const route = (await lead.get<Route>(`/inspections/route?teamId=${teamId}&day=2021-07-28&stops=3`)).body
    expect(route.stops.map(({ siteId, step }) => [siteId === near, step])).toHaveLength(3)
    expect(route.stops[0]).toMatchObject({ siteId: far, why: 'planned', step: 'start' })
    expect(route.stops.map(({ step }) => step)).toEqual(['start', 'same-parent', 'same-area'])
    expect((await ward.get(`/inspections/route?teamId=${teamId}`)).status).toBe(404)
  })
})

describe('kinds and visits', () => {
  it('[INS-09] public duty has a permission and subjects of its own, and is seen by whom it concerns and who inspects duty', async () => {
    const inspector = await city.signIn('inspector', '01')
    const plan = (by: Person, subject: object) =>
      by.send({ type: 'inspections.record', payload: { kind: 'public-duty', subject, finish: { outcome: 'lax' } } })
    expect(codeOf(await plan(inspector, { kind: 'area', areaId: city.area('00001') }))).toBe('INSPECTIONS.DUTY_SUBJECT')
    expect(codeOf(await plan(chair, { kind: 'post', id: ward.postId }))).toBe('ACCESS.OUTSIDE_AREA')
    const { inspectionId } = resultOf<{ inspectionId: string }>(
      await plan(inspector, { kind: 'post', id: ward.postId }),
    )
    expect((await ward.get(`/inspections/${inspectionId}`)).status).toBe(200)
    expect((await chair.get(`/inspections/${inspectionId}`)).status).toBe(404)
    const group = await city.signIn('group', '00001-001')
    expect((await group.get(`/inspections/${inspectionId}`)).status).toBe(404)
  })

  it('[INS-09] what public duty found feeds the measure like any other finding: by its remedy, never by its number', async () => {
    const inspector = await city.signIn('inspector', '01')
    const payload = {
      kind: 'public-duty',
      subject: { kind: 'post', id: ward.postId },
      findings: [{ title: 'Trực chỉ huy vắng mặt', severity: 3 }],
      finish: { outcome: 'lax' },
    }
    const { findingIds } = resultOf<{ findingIds: string[] }>(
      await inspector.send({ type: 'inspections.record', payload }),
    )
    const evidence = await findingEvidence(city.db, { from: start, to: addMinutes(start, 5 * 24 * 60), knownAt: start })
    expect(evidence.remedies).toEqual([
      expect.objectContaining({ findingId: findingIds[0], areaId: city.area('00001'), reportedAt: null }),
    ])
  })

  it('[INS-11] [INS-12] a visit keeps its five stops in order, with observations and a conclusion', async () => {
    const names = [
      'Khu đô thị Times City',
      'Khu dân cư số 1',
      'Đền Lừ III',
      'Khu tái định cư Công viên Tuổi trẻ',
      'Bệnh viện dã chiến',
    ]
    const siteId = await plantSite(chair, city, { areaCode: '00328', kind: 'dense-area', name: names[0] as string })
    const stops = names.map((name, index) => (index === 0 ? { siteId } : { name }))
    const payload = { areaId: city.area('008'), kind: 'survey', title: 'Thị sát Hoàng Mai', stops }
    const { visitId } = resultOf<{ visitId: string }>(await chair.send({ type: 'inspections.record-visit', payload }))
    const note = (more: object) => chair.send({ type: 'inspections.note-visit', payload: { visitId, ...more } })
    await note({ stop: 2, observation: '296 tổ tự quản' })
    await note({ conclusion: 'Đơn vị tiêu biểu' })
    expect(codeOf(await note({ stop: 6, observation: 'x' }))).toBe('INSPECTIONS.STOP_UNKNOWN')
    expect(codeOf(await chair.send({ type: 'inspections.record-visit', payload: { ...payload, kind: 'party' } }))).toBe(
      'INTENTS.PAYLOAD',
    )
    type Visit = { itinerary: { name: string; observation: string | null }[]; conclusion: string }
    const { body } = await chair.get<Visit>(`/inspections/visits/${visitId}`)
    expect(body.itinerary.map(({ name }) => name)).toEqual(names)
    expect([body.itinerary[1]?.observation, body.conclusion]).toEqual(['296 tổ tự quản', 'Đơn vị tiêu biểu'])
    expect((await ward.get(`/inspections/visits/${visitId}`)).status).toBe(404)
  })
})

it('[INS-01] counts say how many were finished on each of the last 14 days of the city, whatever days are asked for', async () => {
  city.clock.set(start)
  const record = async (more: object, occurredAt: string = start) => {
    const payload = { teamId, kind: 'inspection', subject: { kind: 'area', areaId: city.area('00001') }, ...more }
    expect(codeOf(await lead.send({ type: 'inspections.record', payload, occurredAt }))).toBe('accepted')
  }
  const byDay = async () => {
    const day = '&fromDay=2021-07-27&toDay=2021-07-27'
    const counts = `/inspections/counts?areaId=${city.area('00001')}${day}`
    const { body } = await lead.get<{ byDay: { day: string; finished: number }[] }>(counts)
    return new Map(body.byDay.map((one) => [one.day, one.finished]))
  }
  const before = await byDay()
  expect([...before.keys()]).toEqual(
    Array.from({ length: 14 }, (_, place) => `2021-07-${String(14 + place).padStart(2, '0')}`),
  )
  // The day turns in the city, seven hours before it does in Greenwich.
  const ends = ['2021-07-26T23:50:00+07:00', '2021-07-27T00:10:00+07:00', '2021-07-27T06:50:00+07:00']
  for (const end of ends) await record({ finish: { outcome: 'good' } }, toInstant(end))
  await record({})
  const after = await byDay()
  const more = [...after].flatMap(([day, finished]) => {
    const count = finished - (before.get(day) ?? 0)
    return count === 0 ? [] : [[day, count]]
  })
  expect(more).toEqual([
    ['2021-07-26', 1],
    ['2021-07-27', 2],
  ])
})
