import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Person, TestCity } from '#test-city'
import { at, codeOf, type LevelsScene, openLevelsScene, paramsOf, ward } from './testing/levels-scene.ts'

let scene: LevelsScene
let city: TestCity
let clerk: Person

const input: LevelsScene['input'] = (...asked) => scene.input(...asked)
const areaOf: LevelsScene['areaOf'] = (...asked) => scene.areaOf(...asked)
const propose: LevelsScene['propose'] = (...asked) => scene.propose(...asked)

beforeAll(async () => {
  scene = await openLevelsScene()
  ;({ city, clerk } = scene)
})
afterAll(() => city?.close())

it('[LVL-01] on 27/7/2021 no criteria set was in force: said on the page, refused at the door, nothing guessed', async () => {
  city.clock.set(at('2021-07-27T18:00:00'))
  const early = await city.signIn('office', '01')
  const { body } = await early.get<{ set: unknown; next: { number: string } }>(`/levels?areaId=${city.area('01')}`)
  expect(body).toMatchObject({ set: null, next: { number: '4800/QĐ-BYT', from: '2021-10-12' } })
  const refused = await propose(early, '01')
  expect([codeOf(refused), paramsOf(refused)]).toEqual(['LEVELS.NO_SET', { day: '27/07/2021' }])
  expect(await areaOf(ward, early)).toMatchObject({ set: null, computed: null, inForce: null })
  const whatIf = await early.get<{ a: object; b: object }>(`/levels/what-if?areaId=${city.area('01')}`)
  expect(whatIf.body).toMatchObject({ a: { set: null }, b: { set: null }, units: 0, changed: [] })
  city.clock.set(at('2021-11-12T09:00:00'))
})

it('[LVL-01] refuses with the names of what is missing, population 0 too, and what cannot be is not recorded', async () => {
  const before = await areaOf(ward)
  expect(before.set?.key).toBe('4800')
  expect(before.computed).toMatchObject({ ok: false })
  const keys = before.computed?.ok === false ? before.computed.lacks.map(({ key }) => key) : []
  expect(keys).toEqual(['population', 'adults-first-dose', 'full-dose-50', 'plan-top', 'plan-district'])
  const id = city.area(ward)
  expect(codeOf(await input(id, 'adults-first-dose', 101))).toBe('LEVELS.INPUT_IMPOSSIBLE')
  expect(codeOf(await input(id, 'adults-first-dose', 5_001, 5_000))).toBe('LEVELS.INPUT_IMPOSSIBLE')
  expect(codeOf(await input(id, 'population', 0))).toBe('accepted')
  const zero = await areaOf(ward)
  expect(zero.computed?.ok === false ? zero.computed.lacks.map(({ what }) => what) : []).toContain('population')
  expect(codeOf(await input(id, 'population', 6_000))).toBe('accepted')
})

it('[LVL-01] cases come from the register, isolation left out; the officer’s own count stands beside it', async () => {
  await scene.fillInputs()
  await scene.reportCases()
  const own = await areaOf(ward)
  expect(own.inputs.find(({ key }) => key === 'community-cases')?.given).toMatchObject({ value: 9, beside: null })
  // 9 cases ÷ 2 ÷ 6.000 = 75: band 3, level 2; one more because the old-age target is missed.
  expect(own.computed).toMatchObject({ ok: true, level: 3, row: 3, cell: 2 })
  const changes = own.computed?.ok ? own.computed.changes : []
  expect(changes).toContainEqual({ input: 'community-cases', from: 9, to: 5, unit: 'cases', level: 2 })
  expect(changes).toContainEqual({ input: 'full-dose-50', from: 700, to: 800, unit: 'people', level: 2 })
  expect((await areaOf('00331')).computed).toMatchObject({ ok: true, level: 1 })
  await input(city.area(ward), 'community-cases', 18)
  const stated = await areaOf(ward)
  expect(stated.inputs.find(({ key }) => key === 'community-cases')?.given).toMatchObject({
    value: 18,
    beside: { value: 9 },
  })
  expect(stated.computed).toMatchObject({ ok: true, level: 4, row: 4, cell: 3 })
})

it('[LVL-01] a district is summed from its communes only when every one of them is known', async () => {
  const ba = await areaOf('001')
  expect(ba.inputs.find(({ key }) => key === 'population')?.given).toMatchObject({ value: 20_000, summedFrom: 2 })
  expect(ba.computed).toMatchObject({ ok: true, level: 1 })
  const mai = await areaOf('008')
  expect(mai.computed?.ok === false ? mai.computed.lacks.map(({ key }) => key) : []).toEqual([
    'population',
    'adults-first-dose',
    'full-dose-50',
  ])
})

it('[LVL-01] inputs come by sheet and go out by sheet', async () => {
  const sheet = await clerk.request('GET', `/exchange/export?sheet=levels.inputs&format=csv&areaId=${city.area(ward)}`)
  expect(await sheet.text()).toContain('Người từ 18 tuổi đã tiêm ít nhất một liều')
})
