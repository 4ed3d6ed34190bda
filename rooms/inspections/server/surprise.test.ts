import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { codeOf, plantSite, plantTeamBody, resultOf } from './testing/plant-team.ts'

let city: TestCity
let admin: Person
let chair: Person
/** Leads the city's team. */
let lead: Person
/** Of the inspected side: a ward's head, its district's head, a district's party inspector. */
let ward: Person
let district: Person
let districtInspector: Person
let inspected: Person[]
let teamId: string
let siteId: string
const start = toInstant('2021-07-27T08:00:00+07:00')

beforeAll(async () => {
  city = await openTestCity({ at: start })
  admin = await city.signInWithGrant('administrator', '01')
  chair = await city.signIn('leader', '01')
  lead = await city.signIn('deputy', '01')
  ward = await city.signIn('leader', '00001')
  district = await city.signIn('leader', '001')
  districtInspector = await city.signIn('inspector', '001')
  inspected = [ward, district, districtInspector]
  const bodies = await plantTeamBody(admin, city, {
    areaCode: '01',
    name: 'Đoàn kiểm tra số 1',
    leader: lead,
    member: true,
  })
  const areaIds = [city.area('001'), city.area('008')]
  teamId = resultOf<{ teamId: string }>(
    await chair.send({ type: 'inspections.register-team', payload: { ...bodies, areaIds } }),
  ).teamId
  siteId = await plantSite(ward, city, { areaCode: '00001', kind: 'checkpoint', name: 'Chốt cầu Long Biên' })
})

afterAll(() => city?.close())

const surprise = (more: object = {}) => ({
  type: 'inspections.plan',
  payload: {
    teamId,
    kind: 'inspection',
    surprise: true,
    subject: { kind: 'site', id: siteId },
    plannedOn: '2021-07-27',
    note: 'đi không báo trước',
    ...more,
  },
})
const plan = async (more: object = {}) =>
  resultOf<{ inspectionId: string }>(await lead.send(surprise(more))).inspectionId

/** Everything that an account can be told, as text: whatever names the inspection is in it. */
async function everythingTold(who: Person): Promise<Map<string, string>> {
  const { areaId } = who
  const paths = [
    `/inspections?areaId=${areaId}`,
    '/inspections',
    '/inspections?surprise=true',
    `/inspections?siteId=${siteId}`,
    '/inspections?state=planned',
    '/inspections?state=called-off',
    `/inspections?teamId=${teamId}`,
    `/inspections/counts?areaId=${areaId}`,
    `/inspections/findings?areaId=${areaId}&shelf=all`,
    '/inspections/findings/counts',
    `/inspections/teams?coversAreaId=${areaId}`,
    `/inspections/teams/${teamId}`,
    `/inspections/team-coverage?areaId=${areaId}`,
    `/inspections/priority?areaId=${areaId}`,
    `/inspections/priority?teamId=${teamId}`,
    `/inspections/route?teamId=${teamId}&day=2021-07-27`,
    '/inspections/campaigns',
    `/inspections/visits?areaId=${areaId}`,
    `/sites?areaId=${areaId}`,
    `/sites/${siteId}`,
    `/tasks?areaId=${areaId}`,
    '/tasks?mine=true',
    '/notices',
    '/notices/count',
    `/overview/areas/${areaId}/board`,
    `/overview/areas/${areaId}/history`,
    `/overview/areas/${areaId}/gaps`,
    `/overview/areas/${areaId}/gap-groups`,
    `/audit/entries?areaId=${areaId}`,
    '/audit/entries?type=inspection',
    '/audit/types',
    `/exchange/export?sheet=inspections.list&format=csv&query=${encodeURIComponent(JSON.stringify({ areaId }))}`,
  ]
  const told = new Map<string, string>()
  for (const path of paths) {
    const response = await who.request('GET', path)
    const text = await response.text()
    // The moment of asking differs from one asking to the next in nothing that matters here.
    told.set(path, `${response.status} ${text.replaceAll(/"(requestId|asOf|instance)":"[^"]*"/g, '')}`)
  }
  return told
}

describe('[INS-03] a surprise before its check-in', () => {
  it('changes nothing that anybody of the inspected side can be told: lists, counts, exports, history, radar, notices', async () => {
    await city.settle()
    const before = new Map(await Promise.all(inspected.map(async (who) => [who, await everythingTold(who)] as const)))
    const inspectionId = await plan()
    const calledOff = await plan()
    const away = { inspectionId: calledOff, reason: 'mưa' }
    expect(codeOf(await lead.send({ type: 'inspections.call-off', payload: away }))).toBe('accepted')
    await city.settle()
    for (const who of inspected) {
      const after = await everythingTold(who)
      // What reading leaves in one's own journal (an export, a look) is one's own doing.
      for (const [path, text] of after) {
        if (/audit|history/.test(path)) expect(text, path).not.toMatch(/inspection-(planned|called-off)/)
        else expect(text, path).toBe(before.get(who)?.get(path))
        expect(text, path).not.toContain(inspectionId)
        expect(text, path).not.toContain(calledOff)
      }
      expect((await who.get(`/inspections/${inspectionId}`)).status).toBe(404)
    }
  })

  it('is known to the team and to who directs the body that formed it – and not to other heads of the city', async () => {
    const inspectionId = await plan()
    expect((await lead.get(`/inspections/${inspectionId}`)).body).toMatchObject({ hidden: true, state: 'planned' })
    const field = (await lead.get<{ inspections: { id: string }[] }>('/inspections/field-kit')).body
    expect(field.inspections.map(({ id }) => id)).toContain(inspectionId)
    const secretary = await city.signIn('secretary', '01')
    expect((await secretary.get(`/inspections/${inspectionId}`)).status).toBe(200)
    expect((await chair.get(`/inspections/${inspectionId}`)).status).toBe(404)
  })

  it('answers every attempt to touch it as if it were not there', async () => {
    const inspectionId = await plan()
    const attempts = (id: string) => [
      { type: 'inspections.check-in', payload: { inspectionId: id } },
      { type: 'inspections.call-off', payload: { inspectionId: id, reason: 'thử' } },
      { type: 'inspections.record', payload: { inspectionId: id, finish: { outcome: 'good' } } },
      { type: 'inspections.finish', payload: { inspectionId: id, outcome: 'good' } },
      { type: 'inspections.state-finding', payload: { inspectionId: id, title: 'thử' } },
      { type: 'inspections.add-photos', payload: { inspectionId: id, photos: [{ hash: 'a'.repeat(64) }] } },
    ]
    for (const who of [ward, district]) {
      const real = await who.sendAll(attempts(inspectionId))
      const made = await who.sendAll(attempts(randomUUID()))
      expect(real.map((one) => JSON.stringify({ ...one, id: '' }))).toEqual(
        made.map((one) => JSON.stringify({ ...one, id: '' })),
      )
      expect(codeOf(real[0])).toBe('ACCESS.NOT_FOUND')
    }
  })

  it('sends open screens of the ward no word about inspections, and no area of theirs', async () => {
    const controller = new AbortController()
    const stream = await ward.request('GET', '/live', undefined, { signal: controller.signal })
    const heard: string[] = []
    const reading = (async () => {
      for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>)
        heard.push(new TextDecoder().decode(chunk))
    })().catch(() => undefined)
    await plan()
    const inspectionId = await plan()
    // A change that is told ends the wait: what was told before it has arrived too.
    await ward.send({
      type: 'sites.register',
      payload: { areaId: city.area('00001'), kind: 'market', name: `Chợ ${randomUUID()}` },
    })
    while (!heard.join('').includes('sites')) await new Promise((wake) => setTimeout(wake, 20))
    expect(heard.join('')).not.toContain('inspections')
    controller.abort()
    await reading
    expect(inspectionId).toBeDefined()
  })

  it('after check-in everybody who may see the place sees it, with when it was planned', async () => {
    const inspectionId = await plan()
    const there = { inspectionId, place: 'đầu cầu phía Ba Đình' }
    expect(codeOf(await lead.send({ type: 'inspections.check-in', payload: there }))).toBe('accepted')
    for (const who of [ward, district, districtInspector]) {
      const { status, body } = await who.get(`/inspections/${inspectionId}`)
      expect([status, body]).toMatchObject([
        200,
        { hidden: false, surprise: true, state: 'checked-in', mayRecord: false },
      ])
    }
    const elsewhere = await city.signIn('leader', '00328')
    expect((await elsewhere.get(`/inspections/${inspectionId}`)).status).toBe(404)
  })

  it('cannot be planned without a team, of a visit that supports, or by somebody who is not of the team', async () => {
    expect(codeOf(await lead.send(surprise({ teamId: undefined })))).toBe('INSPECTIONS.SURPRISE_NEEDS_TEAM')
    expect(codeOf(await lead.send(surprise({ kind: 'accompaniment' })))).toBe('INSPECTIONS.SURPRISE_KIND')
    expect(codeOf(await ward.send(surprise()))).toBe('INSPECTIONS.NOT_OF_TEAM')
  })
})
