import { describe, expect, it } from 'vitest'
import { type Instant, type IntentAnswer, toInstant } from '#kit'
import { isGuessing, likelySkew, measureClock, momentOf, seeClock, stampClock, unknownClock } from './device-clock.ts'
import { nextToSend } from './next-to-send.ts'
import { itemsById, type OutboxItem, standingOf } from './outbox-item.ts'
import { isAlarming } from './outbox-summary.ts'
import { retryAfterMs, waitAfter } from './patience.ts'
import { fillPhotos, photoPlace, photosOf } from './photo-places.ts'
import { leaving, recovered, refusedItem, settled, unanswered } from './settle-item.ts'

const day = 86_400_000
const now = Date.parse('2021-07-27T11:00:00Z')

let order = 0
function item(id: string, more: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id,
    kind: 'intent',
    type: 'inspections.record',
    order: ++order,
    elders: [],
    state: 'waiting',
    bytes: 100,
    stamp: { at: now, era: 1, skewMs: 0 },
    tries: 0,
    notBefore: 0,
    ...more,
  }
}
const photo = (id: string, more: Partial<OutboxItem> = {}) => item(id, { kind: 'photo', type: 'photo', ...more })
const refusal = { code: 'X.NO', words: { vi: 'Không.', en: 'No.' }, status: 422 } as const

describe('what is sent next', () => {
  it('given a form with two photos, the photos go first, the form when both hashes are known', () => {
    const first = photo('p1')
    const second = photo('p2')
    const form = item('f', { elders: ['p1', 'p2'] })
    expect(nextToSend([form, second, first], now)).toEqual({ kind: 'photo', item: first })
    const done = { ...first, state: 'accepted' } as const
    expect(nextToSend([done, second, form], now)).toEqual({ kind: 'photo', item: second })
    expect(nextToSend([done, { ...second, state: 'accepted' }, form], now)).toEqual({ kind: 'intents', items: [form] })
  })

  it('given an elder that was refused, its dependants and theirs are held; nobody else waits', () => {
    const bad = photo('p', { state: 'refused' })
    const form = item('f', { elders: ['p'] })
    const after = item('g', { elders: ['f'] })
    const other = item('h')
    const items = itemsById([bad, form, after, other])
    expect([form, after, other].map((one) => standingOf(one, items))).toEqual(['held', 'held', 'waiting'])
    expect(nextToSend([bad, form, after, other], now)).toEqual({ kind: 'intents', items: [other] })
  })

  it('given an elder that is gone, the dependant is held, never sent with a hole', () => {
    const form = item('f', { elders: ['lost'] })
    expect(standingOf(form, itemsById([form]))).toBe('held')
    expect(nextToSend([form], now)).toEqual({ kind: 'nothing' })
  })

  it('given forms without photos, they go together, at most fifty and a megabyte; a big one goes alone', () => {
    const many = Array.from({ length: 60 }, (_, index) => item(`m${index}`))
    const step = nextToSend(many, now)
    expect(step.kind === 'intents' && step.items.length).toBe(50)
    const big = [item('b1', { bytes: 2_000_000 }), item('b2')]
    expect(nextToSend(big, now)).toEqual({ kind: 'intents', items: [big[0]] })
  })

  it('given a try that failed, it is not tried again before its time, and others go on', () => {
    const tired = unanswered(item('t'), { deviceNow: now, luck: 1 })
    expect(nextToSend([tired], now)).toEqual({ kind: 'later', at: now + 2_000 })
    expect(nextToSend([tired], now + 2_000)).toEqual({ kind: 'intents', items: [tired] })
    expect(nextToSend([tired, item('fresh')], now)).toMatchObject({ kind: 'intents', items: [{ id: 'fresh' }] })
  })
})

describe('what becomes of an item', () => {
  const at = { deviceNow: now, luck: 1 }
  const answer = (outcome: string, more = {}) => ({ id: 'a', outcome, ...more }) as IntentAnswer

  it.each(['accepted', 'already-done'] as const)('given the answer %s it is done and keeps its result', (outcome) => {
    const given = answer(outcome, { recordedAt: '2021-07-27T11:00:00.000Z', result: { ok: 1 } })
    expect(settled(item('a', { state: 'sending' }), given, at)).toMatchObject({ state: outcome, result: { ok: 1 } })
  })

  it('given a refusal it stays, with the sentence and the field', () => {
    const sending = item('a', { state: 'sending' })
    const given = answer('refused', { refusal: { ...refusal, field: 'siteId' } })
    expect(settled(sending, given, at)).toMatchObject({ state: 'refused', refusal: { code: 'X.NO', field: 'siteId' } })
  })

  it('given that somebody else did it meanwhile it is done, with nothing to mend', () => {
    const given = answer('refused', { refusal: { ...refusal, standsAlready: true } })
    const after = settled(item('a', { state: 'sending' }), given, at)
    expect(after).toMatchObject({ state: 'already-done', settledAt: now })
    expect(after.refusal).toBeUndefined()
  })

  it('given a fault or no answer it waits and is sent again under the same id and moment', () => {
    const clock = measureClock(unknownClock, { serverNow: now + day, deviceNow: now, tripMs: 0 })
    const left = leaving(item('a', { stamp: stampClock(unknownClock, now) }), clock, toInstant(now + 2 * day))
    const again = settled(left, answer('fault', { requestId: 'r' }), at)
    expect(again).toMatchObject({ id: 'a', state: 'waiting', tries: 1, occurredAt: toInstant(now + day) })
    const later = measureClock(clock, { serverNow: now + day + 60_000, deviceNow: now, tripMs: 0 })
    expect(leaving(again, later, toInstant(now + 2 * day)).occurredAt).toBe(again.occurredAt)
  })

  it('given a restart in the middle of a sending it waits again; what is settled stays', () => {
    expect(recovered(item('a', { state: 'sending' })).state).toBe('waiting')
    expect(recovered(refusedItem(item('a'), refusal, now)).state).toBe('refused')
  })

  it('waits grow to five minutes, are spread by luck, and obey Retry-After', () => {
    expect([0, 1, 2, 30].map((tries) => waitAfter(tries, 1))).toEqual([2_000, 4_000, 8_000, 300_000])
    expect(waitAfter(0, 0)).toBe(1_000)
    expect(retryAfterMs('120', now)).toBe(120_000)
    expect(retryAfterMs(new Date(now + 30_000).toUTCString(), now)).toBe(30_000)
    expect([retryAfterMs(null, now), retryAfterMs('soon', now), retryAfterMs('-5', now)]).toEqual([0, 0, 0])
    const asked = unanswered(item('a'), { deviceNow: now, luck: 0, leastMs: 120_000 })
    expect(asked.notBefore).toBe(now + 120_000)
  })
})

describe('photos in a payload', () => {
  it('places are found at any depth and filled with hashes; a missing hash stops the sending', () => {
    const payload = {
      findings: [{ photos: [{ hash: photoPlace('p1') }] }, { photos: [{ hash: photoPlace('p2') }] }],
      n: 1,
    }
    expect(photosOf(payload)).toEqual(['p1', 'p2'])
    const filled = fillPhotos(
      payload,
      new Map([
        ['p1', 'aa'],
        ['p2', 'bb'],
      ]),
    )
    expect(filled).toEqual({ findings: [{ photos: [{ hash: 'aa' }] }, { photos: [{ hash: 'bb' }] }], n: 1 })
    expect(() => fillPhotos(payload, new Map([['p1', 'aa']]))).toThrow(/p2/)
  })
})

describe('a phone whose clock is wrong', () => {
  const moment = (at: number): Instant => toInstant(at)

  it('given a clock a day ahead, what it stamped before any server was heard is moved back a day', () => {
    const stamp = stampClock(unknownClock, now + day)
    const clock = measureClock(seeClock(unknownClock, now + day), {
      serverNow: now + 60_000,
      deviceNow: now + day + 60_000,
      tripMs: 0,
    })
    expect(momentOf(stamp, clock)).toEqual({ at: moment(now), isDoubtful: false })
  })

  it('given a clock that is set right between recording and sending, the skew of the recording counts', () => {
    const wrong = measureClock(unknownClock, { serverNow: now, deviceNow: now + day, tripMs: 0 })
    const stamp = stampClock(wrong, now + day + 1_000)
    const right = measureClock(wrong, { serverNow: now + 60_000, deviceNow: now + 60_000, tripMs: 0 })
    expect(right.era).toBe(2)
    expect(momentOf(stamp, right)).toEqual({ at: moment(now + 1_000), isDoubtful: false })
  })

  it('given a phone that falls back to 1970 with no signal, the moment is corrected and called doubtful if it must be', () => {
    const good = measureClock(unknownClock, { serverNow: now, deviceNow: now, tripMs: 0 })
    const fallen = seeClock(good, 5_000)
    expect(fallen).toMatchObject({ era: 2, skewMs: null })
    const stamp = stampClock(fallen, 6_000)
    const heard = measureClock(fallen, { serverNow: now + 10_000, deviceNow: 10_000, tripMs: 0 })
    expect(momentOf(stamp, heard)).toEqual({ at: moment(now + 6_000), isDoubtful: false })
  })

  it('[CHK-13] given that phone is set right before it hears a server, nothing it recorded falls into 1970', () => {
    const good = measureClock(unknownClock, { serverNow: now, deviceNow: now, tripMs: 0 })
    const fallen = seeClock(good, 5_000)
    expect(isGuessing(fallen)).toBe(true)
    const stamp = stampClock(fallen, 65_000)
    expect(65_000 + likelySkew(fallen)).toBe(now + 60_000)
    const setRight = measureClock(fallen, { serverNow: now + day, deviceNow: now + day, tripMs: 0 })
    expect(setRight).toMatchObject({ era: 3, skewMs: 0 })
    expect(isGuessing(setRight)).toBe(false)
    expect(momentOf(stamp, setRight)).toEqual({ at: moment(now + 60_000), isDoubtful: true })
  })

  it('given a try that failed before the clock fell back, it is not waited for until the old time comes again', () => {
    const tried = item('a', { tries: 1, notBefore: now + 60_000 })
    expect(nextToSend([tried], now)).toMatchObject({ kind: 'later' })
    expect(nextToSend([tried], 5_000)).toMatchObject({ kind: 'intents', items: [{ id: 'a' }] })
  })

  it('given a clock two hours ahead that is set right with no signal, what follows keeps its own time', () => {
    const good = measureClock(unknownClock, { serverNow: now, deviceNow: now, tripMs: 0 })
    const back = seeClock(seeClock(good, now + day / 12), now + 60_000)
    const stamp = stampClock(back, now + 60_000)
    const heard = measureClock(back, { serverNow: now + 120_000, deviceNow: now + 120_000, tripMs: 0 })
    expect(momentOf(stamp, heard)).toEqual({ at: moment(now + 60_000), isDoubtful: false })
  })

  it('nothing is said to have happened after the server’s now', () => {
    const ahead = item('a', { stamp: { at: now + day, era: 1, skewMs: null } })
    expect(leaving(ahead, unknownClock, moment(now)).occurredAt).toBe(moment(now))
  })
})

it('the alarm comes after three days unsent, and not where all is sent', () => {
  expect([isAlarming(now, now + 3 * day - 1), isAlarming(now, now + 3 * day)]).toEqual([false, true])
  expect(isAlarming(undefined, now + 9 * day)).toBe(false)
})
