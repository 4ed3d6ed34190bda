import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inForceIn } from '#rooms/areas/server'
import type { Person, TestCity } from '#test-city'
import type { ColourLine, PlaybookPage } from '../domain/index.ts'
import { at, decide, group, openZoneTown, putDirective, reason, ward, type ZoneTown } from './testing/zone-town.ts'

let town: ZoneTown
let city: TestCity
let chair: Person
let clerk: Person
let wardChair: Person
let station: Person
let directive: string

beforeAll(async () => {
  town = await openZoneTown()
  ;({ city, chair, clerk, wardChair, station, directive } = town)
})
afterAll(() => city?.close())

const told: ZoneTown['told'] = (...asked) => town.told(...asked)
const done: ZoneTown['done'] = (...asked) => town.done(...asked)
const page: ZoneTown['page'] = (id) => town.page(id)
const board: ZoneTown['board'] = (...asked) => town.board(...asked)
const propose: ZoneTown['propose'] = (more) => town.propose(more)
describe('an outbreak', () => {
  let lockdownId: string

  it('[ZON-05] has a plan with tasks, criteria to end it, and the two times that count', async () => {
    city.clock.set(at('08-06T12:00:00'))
    lockdownId = await propose({
      place: 'Ngõ 5',
      startsAt: at('08-06T14:00:00'),
      endsAt: at('08-08T05:00:00'),
      reviewAt: at('08-08T05:00:00'),
    })
    await done(chair, 'decide-lockdown', decide(lockdownId))
    const { planId } = await done<{ planId: string }>(clerk, 'open-plan', { lockdownId })
    expect(await told(clerk, 'open-plan', { lockdownId })).toBe('PLAN_EXISTS')
    const { plan } = await page(lockdownId)
    expect(plan?.tasks.length).toBe(5)
    expect(plan).toMatchObject({ hoursToLock: 2, daysToEnd: null, lockTargetHours: 2 })
    expect(await told(chair, 'extinguish', { planId })).toBe('CRITERIA_OPEN')
    expect(await told(station, 'meet-criterion', { planId, criterion: 'no-new-case' })).toBe('CRITERION_UNKNOWN')
    for (const criterion of ['contacts-tested', 'area-tested', 'disinfected'])
      await done(station, 'meet-criterion', { planId, criterion })
    city.clock.set(at('08-07T12:00:00'))
    await done(chair, 'extinguish', { planId })
    expect((await page(lockdownId)).plan?.daysToEnd).toBe(1)
  })

  it('[ZON-06] switches the playbook of its unit, and tasks with it; the facts only propose', async () => {
    const areaId = city.area(ward)
    const of = async () => (await chair.get<PlaybookPage>(`/zones/playbook?areaId=${areaId}`)).body
    expect(await of()).toMatchObject({ status: null, byFacts: 'outbreak' })
    expect(await told(clerk, 'switch-playbook', { areaId, status: 'outbreak', reason })).toBe('ACCESS.NOT_ALLOWED')
    await done(wardChair, 'switch-playbook', { areaId, status: 'outbreak', reason })
    expect(await told(wardChair, 'switch-playbook', { areaId, status: 'outbreak', reason })).toBe(
      'PLAYBOOK_SAME status',
    )
    const before = (await of()).tasks
    expect(before.map(({ isDone }) => isDone)).toEqual([false, false, false, false, false])
    await done(wardChair, 'switch-playbook', { areaId, status: 'no-new-cases', reason: 'Đủ 14 ngày không có ca mới' })
    const after = await of()
    expect([after.status, after.tasks.length]).toEqual(['no-new-cases', 3])
    const rows = await city.db.selectFrom('tasks').select(['id', 'state']).execute()
    const states = new Map(rows.map(({ id, state }) => [id, state]))
    expect(before.map(({ id }) => states.get(id))).toEqual(before.map(() => 'cancelled'))
    expect(after.tasks.every(({ id }) => states.get(id) === 'active')).toBe(true)
  })
})

describe('colours', () => {
  it('[ZON-04] are of a scheme and a date; a named person decides; the page of the area shows them until their review', async () => {
    city.clock.set(at('08-07T12:00:00'))
    const areaId = city.area(ward)
    const cityChair = await city.signIn('leader', '01')
    const colour = (more: object = {}) => ({
      areaId,
      schemeId: 'hn-2021',
      colour: 'red',
      reason,
      fromAt: at('08-07T13:00:00'),
      reviewAt: at('08-10T13:00:00'),
      ...more,
    })
    expect(await told(station, 'propose-colour', colour({ schemeId: 'nq-128' }))).toBe('SCHEME_NOT_VALID fromAt')
    expect(await told(station, 'propose-colour', colour({ colour: 'yellow' }))).toBe('COLOUR_UNKNOWN colour')
    const { colourId } = await done<{ colourId: string }>(station, 'propose-colour', colour())
    const order = { colourId, number: '88/QĐ-UBND', documentId: directive }
    expect(await told(chair, 'decide-colour', order)).toBe('NOT_COMPETENT')
    await done(cityChair, 'decide-colour', order)
    expect(await told(cityChair, 'decide-colour', order)).toBe('DECIDED_ALREADY')
    const next = await done<{ colourId: string }>(
      station,
      'propose-colour',
      colour({ colour: 'orange', fromAt: at('08-07T20:00:00') }),
    )
    await done(cityChair, 'decide-colour', { ...order, colourId: next.colourId })
    const tree = city.house.territory.current()
    const shownAt = async (text: string) =>
      (await inForceIn(city.db, tree, areaId, at(text)))
        .filter(({ kind }) => kind === 'zone')
        .map(({ labelVi, data }) => [labelVi, data.schemeId])
    expect([await shownAt('08-07T13:00:00'), await shownAt('08-07T20:00:00'), await shownAt('08-08T06:00:00')]).toEqual(
      [[['Vùng đỏ', 'hn-2021']], [['Vùng cam', 'hn-2021']], []],
    )
    const later = await putDirective(city, '10-11T00:00:00', '12-31T00:00:00')
    city.clock.set(at('10-12T08:00:00'))
    const level = await done<{ colourId: string }>(
      station,
      'propose-colour',
      colour({ schemeId: 'nq-128', fromAt: at('10-12T09:00:00'), reviewAt: at('10-19T09:00:00') }),
    )
    await done(cityChair, 'decide-colour', { ...order, colourId: level.colourId, documentId: later })
    city.clock.set(at('10-12T10:00:00'))
    const { own, scheme } = await board('', ward)
    expect([own?.schemeId, own?.place, own?.tone, scheme?.id]).toEqual(['nq-128', 4, 4, 'nq-128'])
    const { items } = (await chair.get<{ items: ColourLine[] }>(`/zones/colours?areaId=${areaId}&show=all`)).body
    expect(items.map(({ mark, state }) => `${mark.schemeId} ${mark.colour} ${state}`).toSorted()).toEqual([
      'hn-2021 orange over',
      'hn-2021 red over',
      'nq-128 red in-force',
    ])
  })

  it('[ZON-07] [SG-04] anybody reads who stays apart from whom by which directive; small counts and places are not told', async () => {
    city.clock.set(at('08-07T12:00:00'))
    const { body } = await city.visitor().get<{ lockdowns: object }>(`/zones/citizen-info?areaId=${city.area(group)}`)
    expect(body.lockdowns).toEqual({ value: null, below: 5, atLeast: null })
    expect(JSON.stringify(body)).not.toContain('Ngõ 5')
    expect((await city.visitor().get(`/zones/board?areaId=${city.area(ward)}`)).status).toBe(401)
  })
})
