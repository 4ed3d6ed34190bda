import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { FindingLine } from '../domain/index.ts'
import { plantSite, plantTeamBody, resultOf } from './testing/plant-team.ts'

/** One ward takes another whole, a third is cut up. */
const reform = {
  on: '2021-08-01',
  ends: ['00001', '00004', '00328', '00331'],
  units: [
    { code: '00004', kind: 'ward', name: 'Hồng Hà', parentCode: '001' },
    { code: '00331', kind: 'ward', name: 'Vĩnh Tuy', parentCode: '008' },
  ],
  edges: [
    { oldCode: '00001', newCode: '00004', part: 'whole' },
    { oldCode: '00004', newCode: '00004', part: 'whole' },
    { oldCode: '00328', newCode: '00331', part: 'part' },
    { oldCode: '00328', newCode: '00004', part: 'rest' },
    { oldCode: '00331', newCode: '00331', part: 'whole' },
  ],
  holders: [{ oldCode: '00001', oldPost: 'chairman', newCode: '00004', newPost: 'chairman' }],
}

let city: TestCity
let chair: Person
let lead: Person
/** Chairs the ward 00001, then by the file the one that takes it. */
let head: Person
let clerk: Person
let teamId: string
let findings: string[]
const plans: string[] = []
let reformId: string
interface Wait {
  readonly id: string
  readonly kind: string
  readonly what: string
}
const waits = async () =>
  (await chair.get<{ items: Wait[] }>(`/reforms/${reformId}/waits?limit=200&kind=inspection`)).body.items
const today = async (code: string) =>
  (
    await city.db
      .selectFrom('area_codes')
      .select('area_id')
      .where('code', '=', code)
      .where('valid_to', 'is', null)
      .executeTakeFirstOrThrow()
  ).area_id
interface Share {
  readonly key: string
  readonly carried: number
  readonly ended: number
}
const shareTold = async () => {
  const { body } = await chair.get<{ shares: Share[] }>(`/reforms/${reformId}`)
  return body.shares.find(({ key }) => key === 'inspection')
}
let before: Share | undefined
const finding = async (index: number) => (await lead.get<FindingLine>(`/inspections/findings/${findings[index]}`)).body

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T08:00:00+07:00' })
  const admin = await city.signInWithGrant('administrator', '01')
  chair = await city.signIn('leader', '01')
  lead = await city.signIn('deputy', '01')
  clerk = admin
  const bodies = await plantTeamBody(admin, city, { areaCode: '01', name: 'Đoàn số 1', leader: lead, member: true })
  const areaIds = ['00001', '00328'].map((code) => city.area(code))
  const team = { type: 'inspections.register-team', payload: { ...bodies, areaIds } }
  teamId = resultOf<{ teamId: string }>(await chair.send(team)).teamId
  head = await city.signIn('leader', '00001')
  const chairs = [head, await city.signIn('leader', '00328')]
  const sites = await Promise.all(
    ['00001', '00328'].map((areaCode, index) =>
      plantSite(chairs[index] as Person, city, {
        areaCode,
        kind: 'checkpoint',
        name: `Chốt ${areaCode}`,
      }),
    ),
  )
  const record = (id: string | undefined) => ({
    type: 'inspections.record',
    payload: {
      teamId,
      kind: 'inspection',
      subject: { kind: 'site', id },
      findings: [{ title: 'Không ghi sổ người qua lại', severity: 2 }],
      finish: { outcome: 'lax' },
    },
  })
  findings = []
  for (const id of sites) findings.push(...resultOf<{ findingIds: string[] }>(await lead.send(record(id))).findingIds)
  for (const id of sites) {
    const payload = {
      teamId,
      kind: 'inspection',
      surprise: true,
      subject: { kind: 'site', id },
      plannedOn: '2021-08-03',
    }
    plans.push(resultOf<{ inspectionId: string }>(await lead.send({ type: 'inspections.plan', payload })).inspectionId)
  }
  await city.settle()
  city.clock.set(toInstant('2021-08-01T08:00:00+07:00'))
  const proposal = await clerk.send({ type: 'areas.propose-reform', payload: { reform, source: 'nghị quyết thử' } })
  reformId = resultOf<{ reformId: string }>(proposal).reformId
  before = await shareTold()
  const order = { type: 'areas.carry-out-reform', payload: { reformId, grants: 'end' } }
  expect(await chair.send(order)).toMatchObject({ outcome: 'accepted' })
  for (let turn = 0; turn < 500; turn++) {
    city.house.jobs.wake()
    await wait(20)
    const row = await city.db.selectFrom('reforms').select('state').where('id', '=', reformId).executeTakeFirst()
    if (row?.state === 'done') break
  }
  await city.settle()
}, 60_000)
afterAll(() => city?.close())

describe('[ORG-01] [INS-06] inspections when areas end', () => {
  it('an open finding goes over with its steps, and the head of the new ward reports its remedy', async () => {
    expect(await finding(0)).toMatchObject({ areaId: await today('00004'), state: 'open' })
    const report = { type: 'inspections.report-remedy', payload: { findingId: findings[0], text: 'Đã ghi sổ' } }
    expect(await head.send(report)).toMatchObject({ outcome: 'accepted' })
    const recheck = { type: 'inspections.recheck', payload: { findingId: findings[0], passed: true } }
    expect(await lead.send(recheck)).toMatchObject({ outcome: 'accepted' })
  })

  it('[INS-01] the team looks after the heir; of the ward cut up nobody does, which is a gap', async () => {
    const { body } = await chair.get<{ areas: { id: number }[] }>(`/inspections/teams/${teamId}`)
    expect(JSON.stringify(body)).toContain('Hồng Hà')
    expect(JSON.stringify(body)).not.toContain('Mai Động')
  })

  it('[INS-03] a surprise goes along unseen; where nothing is left to surprise it is called off, and nobody is asked where', async () => {
    const states = await Promise.all(
      plans.map(async (id) => (await lead.get<{ state: string }>(`/inspections/${id}`)).body.state),
    )
    expect(states).toEqual(['planned', 'called-off'])
    expect((await head.get(`/inspections/${plans[0]}`)).status).toBe(404)
    expect((await waits()).map(({ what }) => what)).toEqual(['Kiểm tra 27/07/2021 · Chốt 00328'])
  })

  it('[INS-03] the numbers of the reform, before it and after, do not tell that a surprise was planned', async () => {
    expect(before).toMatchObject({ carried: 1, ended: 0, waiting: 1 })
    expect(await shareTold()).toMatchObject({ carried: 1, ended: 0, waiting: 1 })
  })

  it('what lies in the ward cut up goes where a person says', async () => {
    const payload = {
      reformId,
      waitIds: (await waits()).map(({ id }) => id),
      toAreaIds: [await today('00331')],
      reason: 'chốt nằm ở phía nam',
    }
    expect(await chair.send({ type: 'areas.settle-waiting', payload })).toMatchObject({ outcome: 'accepted' })
    expect(await finding(1)).toMatchObject({ areaId: await today('00331'), state: 'open' })
  })
})
