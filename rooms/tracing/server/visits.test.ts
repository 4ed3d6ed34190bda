import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, TestCity } from '#test-city'
import { at, codeOf, done, said, TracingRoom, ward } from './testing/tracing-room.ts'

let room: TracingRoom
let city: TestCity
let station: Person
let neighbour: Person

beforeAll(async () => {
  room = await TracingRoom.open('2021-07-27T18:00:00+07:00')
  ;({ city, station, neighbour } = room)
})
afterAll(() => city?.close())

describe('visits', () => {
  it('[EPI-05] a case of one ward was at a market of another: its interviewer finds the place, the fine-writer does not', async () => {
    const found = await neighbour.get<{ items: { siteId: string; areaTitle: { vi: string } }[] }>(
      '/tracing/places?q=cho%20thu',
    )
    expect(found.body.items).toMatchObject([{ siteId: room.market, areaTitle: { vi: 'Phường Mai Động' } }])
    const police = await city.signIn('police', '00331')
    expect((await police.get('/tracing/places?q=cho')).status).toBe(403)
  })

  it('[EPI-05] what cannot have been is refused with its field, what is odd is kept and marked, neighbours stay', async () => {
    const person = await room.keep(ward)
    const wrong: [object, string, string][] = [
      [room.there(person, '26T10:00', '26T09:00'), 'TRACING.ENDS_BEFORE_BEGIN', 'visits.0.leftAt'],
      [room.there(person, '17T10:00', '26T10:00'), 'TRACING.TOO_LONG', 'visits.0.leftAt'],
      [room.there(person, '27T19:00', null), 'TRACING.IN_FUTURE', 'visits.0.enteredAt'],
      [room.there(person, '01T09:00', '01T10:00'), 'TRACING.TOO_LONG_AGO', 'visits.0.enteredAt'],
      [room.there(randomUUID(), '26T09:00', '26T10:00'), 'TRACING.PERSON_UNKNOWN', 'visits.0.personId'],
      [room.there(person, '26T09:00', '26T10:00', randomUUID()), 'TRACING.SITE_UNKNOWN', 'visits.0.siteId'],
    ]
    for (const [line, code, field] of wrong) expect(said(await room.visit([line])), code).toEqual([code, field])
    const mixed = await done<{ kept: number; refused: object[]; flagged: object[] }>(
      room.visit([
        room.there(person, '26T10:00', '26T09:00'),
        room.there(person, '26T09:00', '26T10:00', room.closed),
        room.there(person, '25T06:00', '25T22:00'),
      ]),
    )
    expect(mixed).toMatchObject({
      kept: 2,
      refused: [{ line: 0, code: 'TRACING.ENDS_BEFORE_BEGIN', field: 'visits.0.leftAt' }],
      flagged: [
        { line: 1, flag: 'place-closed' },
        { line: 2, flag: 'long-stay' },
      ],
    })
    expect(said(await room.visit([room.there(person, '26T09:00', '26T10:00')], neighbour))[0]).toBe(
      'TRACING.PERSON_UNKNOWN',
    )
  })

  it('[EPI-05] a visit is corrected or withdrawn with a reason, by whoever answers for the person', async () => {
    const person = await room.keep(ward)
    const { visitIds } = await done<{ visitIds: number[] }>(room.visit([room.there(person, '26T09:00', '26T10:00')]))
    const [visitId] = visitIds
    const correct = (by: Person, times: object) =>
      by.send({ type: 'tracing.correct-visit', payload: { personId: person, visitId, reason: 'nhớ lại', ...times } })
    const times = { enteredAt: at('26T08:00'), leftAt: at('26T08:45') }
    expect(said(await correct(neighbour, times))).toEqual(['TRACING.VISIT_UNKNOWN', 'visitId'])
    expect(said(await correct(station, { ...times, leftAt: at('26T07:00') }))[0]).toBe('TRACING.ENDS_BEFORE_BEGIN')
    await done(correct(station, times))
    const list = () =>
      station.get<{ items: { visitId: number; enteredAt: string }[] }>(`/tracing/people/${person}/visits`)
    expect((await list()).body.items).toMatchObject([{ enteredAt: at('26T08:00') }])
    const kept = (await list()).body.items[0]?.visitId
    await done(
      station.send({
        type: 'tracing.withdraw-visit',
        payload: { personId: person, visitId: kept, reason: 'ghi nhầm' },
      }),
    )
    expect((await list()).body.items).toEqual([])
  })

  it('[SG-18] a check-in is lent only where a phone was left that is one person’s; the look is written down', async () => {
    const person = await room.keep(ward)
    const phone = room.lastPhone
    const page = await (await fetch(`${city.url}/diem-den/${room.market}`)).text()
    const hidden = ['id', 'salt'].map((name) => [
      name,
      new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '',
    ])
    await fetch(`${city.url}/diem-den/${room.market}`, {
      method: 'POST',
      body: new URLSearchParams({ ...Object.fromEntries(hidden), phone }),
    })
    city.clock.set(at('27T18:05'))
    const borrow = (by: Person) =>
      by.send({
        type: 'tracing.borrow-check-ins',
        payload: { siteId: room.market, from: at('27T17:00'), to: at('27T18:30'), reason: 'ca bệnh đã ở chợ' },
      })
    expect(codeOf(await borrow(neighbour))).toBe('TRACING.SITE_UNKNOWN')
    expect(await done(borrow(station))).toEqual({ checkIns: 1, kept: 1 })
    const { body } = await station.get<{ items: object[] }>(`/tracing/people/${person}/visits`)
    expect(body.items).toMatchObject([{ siteId: room.market, source: 'check-in', leftAt: null }])
    const looks = await sql`select 1 from reads_logged where subject_kind = 'tracing.borrow-check-ins'`.execute(city.db)
    expect(looks.rows).toHaveLength(1)
  })
})
