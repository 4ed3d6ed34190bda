import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { verifyJournal } from '#platform/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { ViolationPage } from '../domain/index.ts'
import { type Desk, issueDirective, openDesk } from './testing/desk.ts'

/** Two wards become one, one is cut up, and the districts are no more. */
const reform = {
  on: '2021-08-01',
  ends: ['001', '008', '00001', '00004', '00328', '00331', '00334'],
  units: [
    { code: '00004', kind: 'ward', name: 'Hồng Hà', parentCode: '01' },
    { code: '00331', kind: 'ward', name: 'Vĩnh Tuy', parentCode: '01' },
    { code: '00334', kind: 'ward', name: 'Tương Mai', parentCode: '01' },
  ],
  edges: [
    { oldCode: '00001', newCode: '00004', part: 'part' },
    { oldCode: '00001', newCode: '00334', part: 'rest' },
    { oldCode: '00004', newCode: '00004', part: 'whole' },
    { oldCode: '00328', newCode: '00331', part: 'whole' },
    { oldCode: '00331', newCode: '00331', part: 'whole' },
    { oldCode: '00334', newCode: '00334', part: 'whole' },
  ],
  holders: [],
}

let city: TestCity
let desk: Desk
let mayor: Person
let clerk: Person
let reformId: string
const kept = new Map<string, string>()
const id = (name: string) => kept.get(name) as string
const page = async (name: string) => (await mayor.get<ViolationPage>(`/violations/${id(name)}`)).body

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  desk = await openDesk(city)
  await issueDirective(city, desk.top)
  mayor = desk.top
  clerk = await city.signInWithGrant('administrator', '01')
  kept.set('proposed', await desk.proposed())
  kept.set('district’s', await desk.proposed({ behaviour: 'V06', variant: undefined }))
  await desk.must(desk.police, 'transfer', { violationId: id('district’s') })
  kept.set('served', await desk.proposed())
  await desk.must(desk.ward, 'decide', { violationId: id('served') })
  await desk.must(desk.police, 'serve', { violationId: id('served'), how: 'in-person' })
  kept.set('withdrawn', await desk.detect())
  await desk.must(desk.police, 'withdraw', { violationId: id('withdrawn'), reason: 'lập nhầm' })
  const elsewhere = await city.signIn('police', '00001')
  const twin = randomUUID()
  const payload = desk.act({ areaId: city.area('00001') })
  expect(await elsewhere.send({ id: twin, type: 'violations.detect', payload })).toMatchObject({ outcome: 'accepted' })
  kept.set('of the ward cut up', twin)
  const other = await city.signIn('police', '00331')
  const first = randomUUID()
  await other.send({ id: first, type: 'violations.detect', payload: desk.act({ areaId: city.area('00331') }) })
  kept.set('first of the heir', first)
  await city.settle()
  city.clock.set(toInstant('2021-08-01T08:00:00+07:00'))
  const proposal = await clerk.send({ type: 'areas.propose-reform', payload: { reform, source: 'nghị quyết thử' } })
  reformId = (proposal as unknown as { result: { reformId: string } }).result.reformId
})
afterAll(() => city?.close())

const today = async (code: string) => {
  const children = await mayor.get<{ items: { id: number; code: string }[] }>(`/areas/${city.area('01')}/children`)
  return children.body.items.find((area) => area.code === code)?.id as number
}

async function finish(): Promise<void> {
  for (let turn = 0; turn < 500; turn++) {
    city.house.jobs.wake()
    await wait(20)
    const row = await city.db.selectFrom('reforms').select('state').where('id', '=', reformId).executeTakeFirst()
    if (row?.state === 'done') return
  }
  throw new Error(JSON.stringify(await city.db.selectFrom('job_runs').selectAll().execute()))
}

describe('[ORG-01] [VIO-01] dossiers when areas end', () => {
  it('says beforehand how many go over and how many wait', async () => {
    const { shares } = (await mayor.get<{ shares: object[] }>(`/reforms/${reformId}`)).body
    expect(shares).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: 'violation', carried: 4, waiting: 1 })]),
    )
  })

  it('go on in the new ward under the number of their papers, though two wards had numbered alike', async () => {
    const order = { type: 'areas.carry-out-reform', payload: { reformId, grants: 'end' } }
    expect(await mayor.send(order)).toMatchObject({ outcome: 'accepted' })
    await finish()
    await city.settle()
    const heir = await today('00331')
    const [carried, own] = [await page('proposed'), await page('first of the heir')]
    expect([carried, own].map(({ violation }) => [violation.number, violation.areaId])).toEqual([
      ['1/2021', heir],
      ['1/2021', heir],
    ])
    expect([carried, own].map(({ violation }) => violation.numberedIn?.vi)).toEqual([
      'Phường Mai Động',
      'Phường Đại Kim',
    ])
    expect(carried.sealed).toEqual(['subject'])
  }, 60_000)

  it('[VIO-04] what lay with a district that is no more lies with the ward and is to be handed up', async () => {
    expect(await page('district’s')).toMatchObject({ violation: { level: 'commune' }, transferTo: { level: 'top' } })
    expect(await desk.step(mayor, 'decide', { violationId: id('district’s') })).toMatchObject({ outcome: 'accepted' })
  })

  it('[VIO-06] [SG-07] what was decided can still be appealed; what is over stays where it was', async () => {
    const appeal = { violationId: id('served'), words: 'Tôi có lý do đi ra ngoài' }
    const clerkOfCity = await city.signIn('office', '01')
    expect(await desk.step(clerkOfCity, 'appeal', appeal)).toMatchObject({ outcome: 'accepted' })
    const row = await sql<{ areaId: number }>`select area_id as "areaId" from violations where id = ${id('withdrawn')}`
    expect((await row.execute(city.db)).rows).toEqual([{ areaId: desk.areaId }])
  })

  it('of a ward cut up, a person says where each goes', async () => {
    const { items } = (
      await mayor.get<{ items: { id: string; kind: string; what: string }[] }>(
        `/reforms/${reformId}/waits?limit=200&kind=violation`,
      )
    ).body
    expect(items.map(({ kind, what }) => [kind, what])).toEqual([['violation', 'Hồ sơ 1/2021']])
    const payload = { reformId, waitIds: [items[0]?.id], toAreaIds: [await today('00004')], reason: 'nơi xảy ra' }
    expect(await mayor.send({ type: 'areas.settle-waiting', payload })).toMatchObject({ outcome: 'accepted' })
    expect((await page('of the ward cut up')).violation).toMatchObject({
      areaId: await today('00004'),
      number: '1/2021',
    })
    await city.settle()
    expect(await verifyJournal(city.db)).toMatchObject({ whole: true })
  })
})
