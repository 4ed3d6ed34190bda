import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Person, TestCity } from '#test-city'
import type { ShownComputed } from '../domain/index.ts'
import { at, codeOf, type LevelsScene, openLevelsScene, paramsOf, send, ward } from './testing/levels-scene.ts'

let scene: LevelsScene
let city: TestCity
let chair: Person
let clerk: Person
let districtChair: Person

const areaOf: LevelsScene['areaOf'] = (...asked) => scene.areaOf(...asked)
const propose: LevelsScene['propose'] = (...asked) => scene.propose(...asked)
const decide: LevelsScene['decide'] = (...asked) => scene.decide(...asked)

beforeAll(async () => {
  scene = await openLevelsScene()
  ;({ city, chair, clerk, districtChair } = scene)
  await scene.fill()
  await scene.activate()
})
afterAll(() => city?.close())

it('[LVL-01] the notice is one paper by district, draft until signed, kept as signed, as DOCX and PDF', async () => {
  const round = await propose(clerk, '01')
  const file = (query: string) => clerk.request('GET', `/levels/rounds/${round.id}/notice/file?${query}`)
  const number = { roundId: round.id, areaId: city.area('01'), number: '768/TB-UBND' }
  const early = await send(chair, 'levels.issue-notice', number)
  expect([codeOf(early), paramsOf(early)]).toEqual(['LEVELS.NOTICE_INCOMPLETE', { count: 8 }])
  const reason = 'Chưa đủ số liệu; theo tình hình thực tế'
  const unknown = ['01', '008', '00334'].map((code) => ({ areaId: city.area(code), level: 2, reason }))
  expect(codeOf(await decide(chair, round.id, { deviations: unknown }))).toBe('accepted')
  expect(codeOf(await send(districtChair, 'levels.issue-notice', number))).toBe('LEVELS.NOT_COMPETENT')
  expect(codeOf(await send(chair, 'levels.issue-notice', number))).toBe('accepted')
  expect(codeOf(await send(chair, 'levels.issue-notice', number))).toBe('LEVELS.NOTICE_ISSUED')
  const { body } = await clerk.get<{
    number: string
    paper: { number: string; annexes: { name: string; blocks: { kind: string; rows?: unknown[] }[] }[] }
  }>(`/levels/rounds/${round.id}/notice`)
  expect(body).toMatchObject({ number: '768/TB-UBND', paper: { number: 'Số: 768/TB-UBND', standing: null } })
  expect(body.paper.annexes.map(({ name }) => name)).toEqual(['Phụ lục 1', 'Phụ lục 2'])
  const tables = body.paper.annexes.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'table')
  expect(tables.map(({ rows }) => rows?.length)).toEqual([2, 2, 3])
  const docx = await file('format=docx')
  expect([
    docx.status,
    Buffer.from(await docx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ]).toEqual([200, 'PK'])
  const pdf = await file('format=pdf&language=en')
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 4)
      .toString(),
  ).toBe('%PDF')
  expect((await city.visitor().request('GET', `/levels/rounds/${round.id}/notice/file?format=pdf`)).status).toBe(401)
})

it('[LVL-05] a proposal older than the city allows is a gap of the competent unit, until somebody decides', async () => {
  const round = await propose(clerk, '008')
  const gaps = async () => {
    await city.settle()
    const { body } = await chair.get(`/overview/areas/${city.area('01')}/gaps?limit=200`)
    return JSON.stringify(body).includes('level-undecided')
  }
  expect(await gaps()).toBe(false)
  city.clock.set(at('2021-11-13T11:00:00'))
  expect(await gaps()).toBe(true)
  const home = await clerk.get<{ pending: { isLate: boolean }[]; kpi: object }>(`/levels?areaId=${city.area('008')}`)
  expect(home.body.pending.every(({ isLate }) => isLate)).toBe(true)
  expect(home.body.kpi).toMatchObject({ withinHours: 24 })
  const reason = 'Giữ cấp đã công bố'
  const rest = ['008', '00334'].map((code) => ({ areaId: city.area(code), level: 2, reason }))
  expect(codeOf(await decide(chair, round.id, { deviations: rest }))).toBe('accepted')
  expect(await gaps()).toBe(false)
})

it('[LVL-01] any week can be computed again by the rules of its day, and supposed otherwise without saving', async () => {
  const replay = await clerk.get<{
    weeks: { on: string; setNumber: string | null; computed: number | null; inForce: number | null }[]
  }>(`/levels/areas/${city.area(ward)}/replay?from=2021-10-01&to=2021-11-12`)
  expect(replay.body.weeks.map(({ setNumber }) => setNumber)).toEqual([null, null, ...Array(5).fill('4800/QĐ-BYT')])
  expect(replay.body.weeks.at(-1)).toMatchObject({ on: '2021-11-12', computed: 4, inForce: 4 })
  const whatIf = async (query: string) =>
    (
      await clerk.get<{
        a: { computed: ShownComputed }
        b: { computed: ShownComputed; lacks: { vi: string }[] }
        changed: unknown[]
      }>(`/levels/what-if?areaId=${city.area(ward)}&on=2021-11-12&${query}`)
    ).body
  const fewer = await whatIf('cases=50&fullDose=85')
  expect([fewer.a.computed, fewer.b.computed]).toMatchObject([
    { ok: true, level: 4 },
    { ok: true, level: 2 },
  ])
  expect(fewer.changed).toHaveLength(1)
  const other = await whatIf('set=218')
  expect(other.b.computed).toMatchObject({ ok: false })
  expect(other.b.lacks[0]?.vi).toContain('Bộ tiêu chí 218/QĐ-BYT chưa đủ tham số')
  expect((await areaOf(ward)).inForce).toMatchObject({ level: 4 })
})

it('[LVL-01] published notices are held against the units there were; one that does not foot is flagged, not mended', async () => {
  const record = (more: object) =>
    send(clerk, 'levels.record-published', {
      areaId: city.area('01'),
      number: '768/TB-UBND',
      publishedOn: '2021-11-12',
      setKey: '4800',
      communes: [2, 2, 1, 0],
      districts: null,
      top: 2,
      source: 'bảng kiểm thử',
      ...more,
    })
  const good = await record({})
  const bad = await record({ number: '769/TB-UBND', communes: [281, 293, 4, 1] })
  expect([good, bad].map((one) => (one.outcome === 'accepted' ? one.result : one))).toEqual([
    { foots: true },
    { foots: false },
  ])
  const { body } = await clerk.get<{
    items: { number: string; communes: number[]; communesFoot: object; districtsFoot: unknown }[]
  }>('/levels/published')
  expect(body.items.find(({ number }) => number === '769/TB-UBND')).toMatchObject({
    communes: [281, 293, 4, 1],
    communesFoot: { sum: 579, units: 5, delta: 574 },
    districtsFoot: null,
  })
})

it('[SG-02] whoever fines, judges or scores reads nothing here; a district reads its own lines only', async () => {
  for (const role of ['police', 'inspector']) {
    const one = await city.signIn(role, '01')
    for (const path of [`/levels?areaId=${city.area('01')}`, `/levels/areas/${city.area(ward)}`, '/levels/inputs'])
      expect((await one.get(path)).status, `${role} ${path}`).toBe(403)
  }
  expect((await districtChair.get(`/levels/areas/${city.area('00001')}`)).status).toBe(404)
  const { body: home } = await clerk.get<{ rounds: { id: string; area: { id: number } }[] }>(
    `/levels?areaId=${city.area('01')}`,
  )
  const whole = home.rounds.find(({ area }) => area.id === city.area('01'))
  const { body } = await districtChair.get<{ lines: { area: { id: number } }[] }>(`/levels/rounds/${whole?.id}`)
  expect(body.lines.map(({ area }) => area.id)).toEqual(['008', ward, '00331', '00334'].map((code) => city.area(code)))
})
