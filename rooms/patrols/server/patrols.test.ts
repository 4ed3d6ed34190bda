import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type IntentAnswer, toInstant } from '#kit'
import { putInForce } from '#rooms/areas/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { CheckLine, Density, PatrolLine } from '../domain/index.ts'

let city: TestCity
let chair: Person
let ward: Person
let police: Person
let elsewhere: Person

const area = '00328'
const at = (text: string) => toInstant(`2021-07-${text}:00+07:00`)

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-23T07:00:00+07:00' })
  chair = await city.signIn('leader', '01')
  ward = await city.signIn('leader', area)
  police = await city.signIn('police', area)
  elsewhere = await city.signIn('leader', '00001')
  const row = {
    id: randomUUID(),
    areaId: city.area('01'),
    kind: 'directive' as const,
    labelVi: 'Chỉ thị 17/CT-UBND',
    labelEn: 'Directive 17/CT-UBND',
    documentId: randomUUID(),
    from: at('24T06:00'),
    to: toInstant('2021-08-08T06:00:00+07:00'),
    reviewAt: null,
  }
  await city.db.transaction().execute((trx) => putInForce(trx, [row], city.house.territory.current()))
})

afterAll(() => city?.close())

const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)
const plan = (fromAt: string, toAt: string, more: object = {}, by = police) =>
  by.send({
    type: 'patrols.plan',
    payload: {
      areaId: city.area(area),
      mode: 'mobile',
      route: 'Minh Khai – Mai Động – Tam Trinh',
      fromAt: at(fromAt),
      toAt: at(toAt),
      postIds: [police.postId],
      people: 6,
      ...more,
    },
  })
const record = (when: string, persons: number, vehicles: number, more: object = {}) =>
  police.send({
    type: 'patrols.record-checks',
    payload: { areaId: city.area(area), at: at(when), persons, vehicles, reminders: 0, ...more },
  })
const densityOf = async (code: string, more = '', who = chair) => {
  await city.settle()
  return (await who.get<Density>(`/patrols/density?areaId=${city.area(code)}${more}`)).body
}
const gapsOf = async (rule: string) => {
  await city.settle()
  return city.db.selectFrom('gaps').selectAll().where('rule', '=', rule).where('closed_at', 'is', null).execute()
}

it('[INS-13] a patrol is planned by those who may, recorded once it has begun, and asked for when nobody has', async () => {
  const wrong = await Promise.all([
    plan('24T08:00', '24T08:00'),
    plan('24T08:00', '25T09:00'),
    plan('24T08:00', '24T12:00', { postIds: [elsewhere.postId] }),
    plan('24T08:00', '24T12:00', { postIds: [randomUUID()] }),
    plan('24T08:00', '24T12:00', {}, elsewhere),
  ])
  expect(wrong.map(codeOf)).toEqual([
    'PATROLS.END_BEFORE_START',
    'PATROLS.TOO_LONG',
    'PATROLS.POST_ELSEWHERE',
    'PATROLS.POST_UNKNOWN',
    'ACCESS.OUTSIDE_AREA',
  ])
  const [morning, evening] = [await plan('24T08:00', '24T10:00'), await plan('24T18:00', '24T20:00')]
  city.clock.set(at('24T14:00'))
  expect(await gapsOf('patrols-not-recorded')).toMatchObject([{ subject: morning.id, owner_post_id: police.postId }])
  const tries = [
    await record('24T13:00', 1, 1, { patrolId: evening.id }),
    await record('24T15:00', 1, 1),
    await record('24T09:00', 1, 1, { patrolId: morning.id, reminders: 3 }),
    await record('24T09:00', 70, 30, { patrolId: morning.id, reminders: 5 }),
  ]
  expect(tries.map(codeOf)).toEqual([
    'PATROLS.NOT_BEGUN',
    'PATROLS.NOT_YET',
    'PATROLS.MORE_REMINDED_THAN_CHECKED',
    'accepted',
  ])
  expect(await gapsOf('patrols-not-recorded')).toEqual([])
  const cancel = (patrolId: string) => ({ type: 'patrols.cancel', payload: { patrolId, reason: 'Mưa to' } })
  expect(codeOf(await police.send(cancel(morning.id)))).toBe('PATROLS.HAS_CHECKS')
  expect(codeOf(await elsewhere.send(cancel(evening.id)))).toBe('PATROLS.UNKNOWN')
  expect(codeOf(await police.send(cancel(evening.id)))).toBe('accepted')
  const { body } = await ward.get<{ items: PatrolLine[] }>(`/patrols?areaId=${city.area(area)}&day=2021-07-24`)
  expect(body.items.map(({ state, checks }) => [state, checks])).toEqual([
    ['recorded', 100],
    ['cancelled', 0],
  ])
  expect((await elsewhere.get(`/patrols?areaId=${city.area(area)}`)).status).toBe(404)
  const asked = `areaId=${city.area(area)}&day=2021-07-24&format=csv`
  const sheet = async (key: string, who = ward) =>
    (await who.request('GET', `/exchange/export?sheet=patrols.${key}&${asked}`)).text()
  expect((await sheet('list')).split('\n').filter((line) => /Đã ghi kết quả|Đã hủy/.test(line))).toHaveLength(2)
  expect(await sheet('checks')).toMatch(/;70;30;5;|,70,30,5,/)
  expect(await sheet('list', elsewhere)).not.toContain('Đã hủy')
})

it('[INS-13] density is told per km² and per 1,000 people where both are known with a source, else not, and per commune always', async () => {
  city.clock.set(at('25T06:00'))
  const { days, areaKm2, population, communes, sources, parts } = await densityOf('01', '&days=2&day=2021-07-24')
  expect([areaKm2, population, communes]).toEqual([3358.6, 8_053_663, 5])
  expect(sources.join(' ')).toMatch(/Niên giám.*Tổng điều tra/)
  const today = days.at(-1)
  expect(today).toMatchObject({ day: '2021-07-24', checks: 100, people: 6, minutes: 120, perCommune: 20, falls: false })
  expect(today?.perKm2).toBeCloseTo(100 / 3358.6)
  expect(today?.perThousand).toBeCloseTo(100_000 / 8_053_663)
  expect(parts.map(({ areaId, checks }) => [areaId, checks])).toEqual([
    [city.area('008'), 100],
    [city.area('001'), 0],
  ])
  const local = await densityOf(area, '&days=2&day=2021-07-24', ward)
  expect(local).toMatchObject({ areaKm2: null, population: null })
  expect(local.days.at(-1)).toMatchObject({ perKm2: null, perThousand: null, perCommune: 100 })
  expect(local.sources.join()).toMatch(/để trống/)
})

it('[INS-13] when density falls by a fifth during a directive the head of the area is told the next day; a correction closes it', async () => {
  city.clock.set(at('26T08:00'))
  const { id } = await record('25T09:00', 60, 20)
  const gaps = await gapsOf('patrols-density-falls')
  expect(gaps).toMatchObject([{ area_id: city.area(area), owner_post_id: ward.postId }])
  expect(gaps[0]?.data).toMatchObject({ checks: 80, dayBefore: 100 })
  const { days } = await densityOf(area, '&days=4', ward)
  expect(days.map(({ day, checks, falls, directive }) => [day.slice(8), checks, falls, directive?.vi])).toEqual([
    ['23', 0, false, undefined],
    ['24', 100, false, 'Chỉ thị 17/CT-UBND'],
    ['25', 80, true, 'Chỉ thị 17/CT-UBND'],
    ['26', 0, false, 'Chỉ thị 17/CT-UBND'],
  ])
  const correct = (persons: number) => ({
    type: 'patrols.correct-checks',
    payload: { checkId: id, persons, vehicles: 20, reminders: 0, reason: 'Cộng sót tổ 3' },
  })
  expect(codeOf(await elsewhere.send(correct(61)))).toBe('PATROLS.CHECK_UNKNOWN')
  expect(codeOf(await police.send(correct(60)))).toBe('PATROLS.NOTHING_TO_CHANGE')
  expect(codeOf(await police.send(correct(61)))).toBe('accepted')
  expect(await gapsOf('patrols-density-falls')).toEqual([])
  expect((await densityOf(area, '&days=4', ward)).days[2]).toMatchObject({ checks: 81, falls: false })
  const { body } = await ward.get<{ items: CheckLine[] }>(`/patrols/checks?areaId=${city.area(area)}&day=2021-07-25`)
  expect(body.items).toMatchObject([{ persons: 61, vehicles: 20, correctReason: 'Cộng sót tổ 3' }])
})
