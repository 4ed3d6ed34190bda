import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Day } from '#kit'
import type { Handover } from '#rooms/areas/server'
import type { Person, TestCity } from '#test-city'
import { directive, issue } from '../../../apps/server/test-directive.ts'
import { levelsHandover } from './levels.handover.ts'
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
})
afterAll(() => city?.close())

it('[LVL-04] a set is put to use after a briefing, by the head of the city, with a reason for who was absent', async () => {
  const activate = (by: Person, more: object = {}) =>
    send(by, 'levels.activate-set', { areaId: city.area('01'), setKey: '4800', ...more })
  expect(codeOf(await activate(chair))).toBe('LEVELS.NO_BRIEFING')
  const round = await propose(clerk, '01')
  expect(codeOf(await decide(chair, round.id))).toBe('LEVELS.NOT_ACTIVATED')
  const briefing = await send(clerk, 'levels.hold-briefing', {
    areaId: city.area('01'),
    setKey: '4800',
    title: 'Quán triệt Nghị quyết 128/NQ-CP, tập huấn xác định cấp độ dịch',
    heldAt: at('2021-11-11T14:00:00'),
    attendance: [
      { areaId: city.area('008'), people: 24 },
      { areaId: city.area('001'), people: 0 },
    ],
  })
  expect(codeOf(briefing)).toBe('accepted')
  const refused = await activate(chair)
  expect([codeOf(refused), paramsOf(refused)]).toEqual(['LEVELS.ABSENT_DISTRICTS', { count: 1 }])
  expect(codeOf(await activate(districtChair, { reason: 'x' }))).toBe('ACCESS.OUTSIDE_AREA')
  expect(codeOf(await activate(chair, { reason: 'Ba Đình dự buổi bổ sung ngày 13/11' }))).toBe('accepted')
  const { body } = await clerk.get<{
    sets: { key: string; attendance: { people: number }[]; activation: unknown }[]
  }>('/levels/briefings')
  const used = body.sets.find(({ key }) => key === '4800')
  expect(used?.attendance.map(({ people }) => people)).toEqual([0, 24])
  expect(used?.activation).toMatchObject({ absent: [{ vi: 'Quận Ba Đình' }] })
})

it('[LVL-02] an undelegated unit is refused; after delegation accepted and traced; over at its end', async () => {
  const basis = await issue(
    chair,
    directive(city.area('01'), {
      number: '99/CT-UBND',
      issuedOn: '2021-11-10',
      effectiveFrom: '2021-11-10T00:00:00+07:00',
      effectiveTo: '2022-06-30T00:00:00+07:00',
    }),
  )
  const round = await propose(clerk, '008')
  const mine = { areaIds: [city.area(ward)] }
  const refused = await decide(districtChair, round.id, mine)
  expect([codeOf(refused), paramsOf(refused)]).toEqual(['LEVELS.NOT_COMPETENT', { unit: 'Thành phố Hà Nội' }])
  const delegate = (by: Person, more: object = {}) =>
    send(by, 'levels.delegate', {
      areaId: city.area('01'),
      power: 'epidemic-level',
      toAreaId: city.area('008'),
      documentId: basis,
      fromAt: at('2021-11-12T00:00:00'),
      toAt: at('2021-12-12T00:00:00'),
      ...more,
    })
  expect(codeOf(await delegate(chair, { documentId: randomUUID() }))).toBe('LEVELS.BASIS_NOT_IN_FORCE')
  expect(codeOf(await delegate(chair, { toAt: at('2021-11-11T00:00:00') }))).toBe('LEVELS.PERIOD')
  expect(codeOf(await delegate(districtChair, { areaId: city.area('008'), toAreaId: city.area(ward) }))).toBe(
    'LEVELS.NOT_COMPETENT',
  )
  const given = await delegate(chair)
  expect(codeOf(given)).toBe('accepted')
  expect((await areaOf(ward)).waitsFor.vi).toBe('Quận Hoàng Mai')
  expect(codeOf(await decide(districtChair, round.id, mine))).toBe('accepted')
  expect(await areaOf(ward)).toMatchObject({ inForce: { level: 4 }, decisions: [{ decided: 4, delegated: true }] })
  const { body } = await clerk.get<{ items: { id: string; decisions: number; state: string }[] }>('/levels/delegations')
  expect(body.items).toMatchObject([{ id: given.id, decisions: 1, state: 'in-force' }])
  const neighbour = await propose(clerk, '001')
  expect(codeOf(await decide(districtChair, neighbour.id))).toBe('LEVELS.NOT_COMPETENT')
  city.clock.set(at('2021-12-12T00:00:00'))
  const later = await propose(clerk, '008')
  expect(codeOf(await decide(districtChair, later.id, mine))).toBe('LEVELS.NOT_COMPETENT')
  city.clock.set(at('2021-11-12T10:00:00'))
})

it('[LVL-02] [DOC-07] what a published directive hands down to every district holds as long as it does', async () => {
  const dates = {
    issuedOn: '2021-11-12',
    effectiveFrom: '2021-11-12T00:00:00+07:00',
    effectiveTo: '2021-11-20T00:00:00+07:00',
  }
  const delegations = [{ decisionType: 'epidemic-level', level: 'district' }]
  await issue(chair, directive(city.area('01'), { ...dates, number: '100/CT-UBND', delegations }))
  const baDinh = await city.signIn('leader', '001')
  const round = await propose(clerk, '001')
  expect(codeOf(await decide(baDinh, round.id, { areaIds: [city.area('00001')] }))).toBe('accepted')
  city.clock.set(at('2021-11-21T09:00:00'))
  const over = await propose(clerk, '001')
  expect(codeOf(await decide(baDinh, over.id))).toBe('LEVELS.NOT_COMPETENT')
  city.clock.set(at('2021-11-12T10:00:00'))
})

it('[SG-08] the house, a token and a person without the right decide nothing; a deviation needs a reason', async () => {
  const round = await propose(clerk, '008')
  expect(codeOf(await decide(clerk, round.id))).toBe('ACCESS.NOT_ALLOWED')
  const house = { accountId: null, officerId: null, scopes: [], via: 'house' } as const
  const [answer] = await city.house.door.submit(
    [{ id: randomUUID(), type: 'levels.decide', payload: { roundId: round.id } }],
    { actor: house, requestId: 'test' },
  )
  expect(answer).toMatchObject({ outcome: 'refused' })
  const raw = city.db.updateTable('level_proposals' as never).set({ decided_level: 1 } as never)
  await expect(raw.execute()).rejects.toThrow(/check/)
  const deviate = (reason?: string) =>
    decide(chair, round.id, {
      areaIds: [city.area(ward), city.area('00334')],
      deviations: [
        { areaId: city.area(ward), level: 3, ...(reason ? { reason } : {}) },
        { areaId: city.area('00334'), level: 2, reason: 'Chưa có số liệu dân số; tạm xếp theo phường bên cạnh' },
      ],
    })
  expect(codeOf(await deviate())).toBe('LEVELS.REASON_NEEDED')
  expect(codeOf(await deviate('Ổ dịch đã khoanh vùng trong một ngõ'))).toBe('accepted')
  expect(await areaOf(ward)).toMatchObject({ inForce: { level: 3 }, open: null })
  expect((await areaOf('00334')).inForce).toMatchObject({ level: 2 })
  const lines = (
    await city
      .visitor()
      .get<{ items: { kind: string; level: number; reviewAt: string }[] }>(`/areas/${city.area(ward)}/in-force`)
  ).body.items.filter(({ kind }) => kind === 'level')
  expect(lines).toMatchObject([{ level: 3, reviewAt: at('2021-11-19T10:00:00') }])
})

it('[LVL-03] a level proposes a set of measures, nothing applies by itself, another set needs a reason', async () => {
  const inForce = async () =>
    (await city.visitor().get<{ items: { kind: string }[] }>(`/areas/${city.area(ward)}/in-force`)).body.items.filter(
      ({ kind }) => kind === 'measure',
    ).length
  const id = (await clerk.get<{ decisions: { proposalId: string }[] }>(`/levels/areas/${city.area(ward)}`)).body
    .decisions[0]?.proposalId
  const proposal = async () =>
    (await chair.get<{ measures: { key: string }[]; chosen: unknown[] }>(`/levels/proposals/${id}`)).body
  const { measures, chosen } = await proposal()
  expect([measures.length, chosen.length, await inForce()]).toEqual([13, 0, 0])
  const take = (keys: readonly string[], more: object = {}) =>
    send(chair, 'levels.decide-measures', {
      proposalId: id,
      measures: keys.map((key) => ({ key, level: key === 'eateries' ? 4 : 3 })),
      ...more,
    })
  const keys = measures.map(({ key }) => key)
  expect(codeOf(await take(keys))).toBe('LEVELS.REASON_NEEDED')
  expect(codeOf(await take(keys, { reason: 'Chùm ca ở quán ăn trong ngõ' }))).toBe('accepted')
  expect(await inForce()).toBe(13)
  expect(codeOf(await take(keys, { reason: 'x' }))).toBe('LEVELS.MEASURES_DECIDED')
})

it('[LVL-02] when a unit ends, what nobody decided is laid aside and its powers end; nothing is carried over by guess', async () => {
  const round = await propose(clerk, '008')
  const ended = [city.area('008'), city.area('00331')]
  const when = { on: '2021-11-15' as Day, startsAt: at('2021-11-15T00:00:00') }
  const heirOf = new Map([[city.area('00331'), city.area('00334')]])
  const who = { founded: [], grants: 'end' as const, holders: [], documentId: null }
  const handover: Handover = { id: randomUUID(), ...when, ended, heirOf, ...who }
  const now = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
  expect(await levelsHandover.count(city.db, handover, now)).toEqual({ carried: 0, waiting: 0, ended: 3 })
  const carry = () => city.db.transaction().execute((trx) => levelsHandover.carry(trx, handover, now))
  const { facts, ended: count } = await carry()
  expect(count).toBe(3)
  expect(facts.map(({ type, areaId }) => [type, areaId])).toContainEqual([
    'level-proposal-laid-aside',
    city.area('00334'),
  ])
  expect((await carry()).ended).toBe(0)
  city.clock.set(at('2021-11-15T09:00:00'))
  const { body } = await clerk.get<{ items: { state: string }[] }>('/levels/delegations')
  expect(body.items.map(({ state }) => state)).toContain('revoked')
  expect([(await areaOf('00331')).open, (await areaOf(ward)).open?.roundId]).toEqual([null, round.id])
  city.clock.set(at('2021-11-13T11:00:00'))
})
