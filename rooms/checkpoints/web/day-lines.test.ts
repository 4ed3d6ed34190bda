import { expect, it } from 'vitest'
import { toInstant } from '#kit'
import type { DayOfPost } from '../domain/index.ts'
import { faultsAhead, stretchesOf } from './day-lines.ts'
import { spanInDay } from './lay-out-day.ts'
import { holesIn } from './roster-days.ts'
import { lacks, repeatShift } from './shift-plan.ts'

const at = (text: string) => toInstant(`2021-07-${text}:00+07:00`)
const title = { vi: 'x', en: 'x' }
const shift = (id: string, from: string, to: string, more: object = {}) => ({
  ...{ id, fromAt: at(from), toAt: at(to), startedAt: null, endedAt: null, commander: `Đ/c ${id}`, lacks: [] },
  ...more,
})

const post: DayOfPost = {
  ...{ id: 'p', number: 2, name: 'Pháp Vân', areaId: 8, areaTitle: title, kind: 'gateway', kindTitle: title },
  ...{ continuous: true, openedAt: at('14T06:00'), closedAt: null },
  standing: { state: 'standing', sinceAt: at('27T14:40'), missingForces: [] },
  spans: [
    { fromAt: at('27T06:00'), toAt: at('27T14:00'), state: 'standing', missingForces: [] },
    { fromAt: at('27T14:00'), toAt: at('27T14:40'), state: 'not-checked-in', missingForces: [] },
    { fromAt: at('27T14:40'), toAt: at('27T15:00'), state: 'standing', missingForces: [] },
  ],
  shifts: [shift('a', '27T06:00', '27T14:00'), shift('b', '27T14:00', '27T18:00', { startedAt: at('27T14:40') })],
}

it('[CHK-01] the day of a post is drawn stretch by stretch: who commanded, when nobody did, what is planned, what is a hole', () => {
  const drawn = stretchesOf(post, at('27T15:00'), at('28T00:00'))
  expect(drawn.map(({ kind, commander, wrong }) => [kind, commander, wrong?.state ?? null])).toEqual([
    ['manned', 'Đ/c a', null],
    ['gap', 'Đ/c b', 'not-checked-in'],
    ['manned', 'Đ/c b', null],
    ['planned', 'Đ/c b', null],
    ['hole', null, null],
  ])
  expect(drawn.at(-1)).toMatchObject({ fromAt: at('27T18:00'), toAt: at('28T00:00') })
})

it('[CHK-03] [CHK-04] what will be missing in 12 hours: no shift, no commander, no health worker', () => {
  const short = shift('c', '27T20:00', '27T22:00', { lacks: ['health'] })
  const headless = shift('d', '27T22:00', '28T04:00', { commander: null })
  const found = faultsAhead([{ ...post, shifts: [...post.shifts, short, headless] }], at('27T15:00'), at('28T03:00'))
  expect(found.map(({ kind, fromAt, forces }) => [kind, fromAt, ...forces])).toEqual([
    ['no-shift', at('27T18:00')],
    ['force-missing', at('27T20:00'), 'health'],
    ['no-commander', at('27T22:00')],
  ])
  expect(faultsAhead([{ ...post, continuous: false }], at('27T15:00'), at('28T03:00'))).toEqual([])
})

it('holes are what no shift covers, also where shifts overlap or reach beyond', () => {
  const shifts = [
    shift('a', '27T00:00', '27T08:00'),
    shift('b', '27T06:00', '27T07:00'),
    shift('c', '27T09:00', '29T00:00'),
  ]
  expect(holesIn(shifts, at('27T01:00'), at('28T00:00'))).toEqual([{ fromAt: at('27T08:00'), toAt: at('27T09:00') }])
  expect(holesIn([], at('27T01:00'), at('27T02:00'))).toHaveLength(1)
})

it('a stretch lies in its day; an open one reaches until now', () => {
  const start = at('27T00:00')
  expect(spanInDay({ fromAt: at('26T18:00'), toAt: at('27T06:00') }, start, start)).toEqual({ start: 0, width: 25 })
  expect(spanInDay({ fromAt: at('27T12:00'), toAt: null }, start, at('27T18:00'))).toEqual({ start: 50, width: 25 })
  expect(spanInDay({ fromAt: at('28T00:00'), toAt: null }, start, at('28T05:00'))).toBeUndefined()
})

it('[CHK-03] a repeated shift has people of its own each day; a draft says what it lacks', () => {
  let made = 0
  const member = { memberId: 'm', role: 'commander' as const, force: 'police', officerId: 'o', task: 'x' }
  const days = repeatShift(
    { fromAt: at('27T06:00'), toAt: at('27T14:00'), members: [member] },
    3,
    () => `new-${++made}`,
  )
  expect(days.map(({ fromAt }) => fromAt)).toEqual([at('27T06:00'), at('28T06:00'), at('29T06:00')])
  expect(new Set(days.flatMap(({ members }) => members.map(({ memberId }) => memberId))).size).toBe(3)
  expect(lacks([member, { ...member, memberId: 'n' }], ['police', 'health'])).toEqual({
    forces: ['health'],
    commanders: 2,
  })
})
