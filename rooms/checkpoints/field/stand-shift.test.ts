import { expect, it } from 'vitest'
import { toInstant } from '#kit'
import type { MyCheckpointShift } from '../domain/index.ts'
import { permittedAt, reasonsFor, tallyOf } from './crossing-choices.ts'
import type { OwnRecord } from './own-records.ts'
import { type Book, mayRestrict, postStoodIn, saidAgain, shiftOf, shiftsNow, standShift } from './stand-shift.ts'

const at = (text: string) => toInstant(`2021-07-${text}:00+07:00`)
const title = { vi: 'x', en: 'x' }

const post: MyCheckpointShift['checkpoint'] = {
  ...{
    id: 'post',
    number: 2,
    name: 'Pháp Vân',
    place: null,
    kind: 'gateway',
    kindTitle: title,
    areaId: 8,
    areaTitle: title,
  },
  ...{ openedAt: at('14T06:00'), closedAt: null, forces: ['police', 'health'] },
  standing: { state: 'standing', sinceAt: at('27T06:00'), missingForces: [] },
  powers: [{ documentId: 'ct17', label: null, fromAt: at('24T06:00'), toAt: at('28T06:00') }],
}

const shift = (id: string, from: string, to: string, more: Partial<MyCheckpointShift> = {}): MyCheckpointShift => ({
  ...{ id, checkpointId: 'post', fromAt: at(from), toAt: at(to), startedAt: null, endedAt: null, cancelledAt: null },
  members: [
    { id: 'me', role: 'commander', force: 'police', officerId: 'o1', name: 'An', task: '', checkedInAt: null },
    { id: 'nurse', role: 'execution', force: 'health', officerId: null, name: 'Bình', task: '', checkedInAt: null },
  ],
  ...{ missingForces: [], handover: null, checkpoint: post, myMemberId: 'me', told: null, nextShift: null },
  ...more,
})

const record = (type: string, payload: object, more: Partial<OwnRecord> = {}): OwnRecord => ({
  ...{
    id: `${type}${JSON.stringify(payload)}`,
    type: `checkpoints.${type}`,
    at: at('27T07:00'),
    standing: 'waiting',
    payload,
  },
  ...more,
})

it('[CHK-03] [CHK-04] what this phone recorded offline counts: who is here, what is missing, until the server says no', () => {
  const morning = shift('a', '27T06:00', '27T14:00')
  const mine = record('check-in', { shiftId: 'a', memberIds: ['me'] })
  expect(standShift(morning, [])).toMatchObject({
    amHere: false,
    hasStarted: false,
    missingForces: ['police', 'health'],
  })
  expect(standShift(morning, [mine])).toMatchObject({ amHere: true, hasStarted: true, missingForces: ['health'] })
  expect(standShift(morning, [{ ...mine, standing: 'refused' }])).toMatchObject({ amHere: false })
})

it('[CHK-03] a check-in said again takes the place of the refused one of the same shift, and of no other', () => {
  const refused = (id: string, shiftId: string, type = 'check-in') =>
    record(type, { shiftId, memberIds: ['me'] }, { id, standing: 'refused' })
  const records = [
    refused('1', 'a'),
    refused('2', 'b'),
    refused('3', 'a', 'hand-over'),
    record('check-in', { shiftId: 'a' }),
  ]
  const ids = (payload: object) => saidAgain(records, 'checkpoints.check-in', payload).map(({ id }) => id)
  expect(ids({ shiftId: 'a', memberIds: ['me', 'nurse'] })).toEqual(['1'])
  expect(ids({ shiftId: 'a', memberIds: ['nurse'] })).toEqual([])
})

it('[CHK-11] the word of the shift before waits until it is taken; an ended shift gives way to the next', () => {
  const told = { shiftId: 'a', note: 'Đèn hỏng', givenAt: at('27T13:50'), givenBy: 'An', acknowledgedAt: null }
  const [first, second] = [shift('a', '27T06:00', '27T14:00'), shift('b', '27T14:00', '27T22:00', { told })]
  expect(standShift(second, []).told?.note).toBe('Đèn hỏng')
  expect(standShift(second, [record('acknowledge-handover', { shiftId: 'a', byShiftId: 'b' })]).told).toBeNull()
  const here = record('check-in', { shiftId: 'a', memberIds: ['me'] })
  const shifts = [first, second]
  expect(shiftOf({ shifts }, [here], at('27T13:50'))?.shift.id).toBe('a')
  expect(shiftOf({ shifts: [first] }, [here], at('27T14:20'))?.shift.id).toBe('a')
  expect(shiftOf({ shifts }, [here], at('27T14:20'))?.shift.id).toBe('b')
  expect(shiftOf({ shifts }, [here, record('end-shift', { shiftId: 'a' })], at('27T14:20'))?.shift.id).toBe('b')
  expect(shiftOf({ shifts }, [], at('29T14:20'))).toBeUndefined()
})

it('[CHK-03] [CHK-11] whoever stands two shifts in a row gets into the second before the first has ended, and back to end it', () => {
  const shifts = [
    shift('a', '27T06:00', '27T14:00'),
    shift('b', '27T14:00', '27T22:00'),
    shift('c', '28T06:00', '28T14:00'),
  ]
  const here = record('check-in', { shiftId: 'a', memberIds: ['me'] })
  const ids = (records: readonly OwnRecord[], now: string) =>
    shiftsNow({ shifts }, records, at(now), 60).map((one) => one.shift.id)
  expect(ids([here], '27T12:30')).toEqual(['a'])
  expect(ids([here], '27T13:10')).toEqual(['a', 'b'])
  expect(ids([here], '27T14:10')).toEqual(['a', 'b'])
  const both = [here, record('check-in', { shiftId: 'b', memberIds: ['me'] })]
  expect(ids(both, '27T14:10')).toEqual(['a', 'b'])
  expect(ids([...both, record('end-shift', { shiftId: 'a' })], '27T14:10')).toEqual(['b'])
})

it('[CHK-13] [SG-01] reasons and powers are those of the moment: after the last second of the directive nobody is turned back', () => {
  const book = {
    permitted: [
      {
        ...{ documentId: 'ct17', label: title, source: '', fromAt: at('24T06:00'), toAt: at('28T06:00') },
        reasons: [{ key: 'food', title, paper: null }],
      },
    ],
    grounds: [{ key: 'false-pass', title, decisions: ['turned-back'], appeal: title }],
    emergencies: [{ key: 'childbirth', title }],
  } as unknown as Book
  expect(reasonsFor('passed', book, at('27T07:00')).map(({ key }) => key)).toEqual(['food'])
  expect(permittedAt(book, at('28T06:00'))).toBeUndefined()
  expect(reasonsFor('sent-to-test', book, at('27T07:00'))).toEqual([])
  expect(reasonsFor('emergency', book, at('29T07:00')).map(({ key }) => key)).toEqual(['childbirth'])
  expect([at('28T05:59'), at('28T06:00')].map((now) => mayRestrict(post, now))).toEqual([true, false])
})

it('[CHK-02] the tally of a phone counts each crossing once, not what was taken back or dropped, and only of its post', () => {
  const crossing = (id: string, more: Partial<OwnRecord> = {}, decision = 'passed', checkpointId = 'post') =>
    record('cross', { checkpointId, decision }, { id, ...more })
  const records = [
    crossing('1'),
    crossing('2', { standing: 'accepted' }),
    crossing('3', { standing: 'withdrawn' }),
    crossing('4'),
    record('void-crossing', { crossingId: '4' }),
    crossing('5', {}, 'emergency'),
    crossing('6', {}, 'passed', 'other'),
    crossing('7', { at: at('26T23:00') }),
  ]
  expect(tallyOf(records, 'post', at('27T00:00'))).toEqual({
    passed: 2,
    'turned-back': 0,
    'sent-to-test': 0,
    emergency: 1,
  })
})

it('[CHK-03] standing in holds for twelve hours, at a post that the phone knows', () => {
  const mine = { shifts: [], posts: [post], hasMorePosts: false }
  const chosen = { postId: 'post', at: at('27T18:00') }
  expect(postStoodIn(mine, chosen, at('28T05:59'))?.name).toBe('Pháp Vân')
  expect(postStoodIn(mine, chosen, at('28T06:00'))).toBeUndefined()
  expect(postStoodIn({ shifts: [] }, chosen, at('27T19:00'))).toBeUndefined()
  expect(postStoodIn(mine, {}, at('27T19:00'))).toBeUndefined()
})
