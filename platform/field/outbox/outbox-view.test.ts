import { beforeEach, describe, expect, it } from 'vitest'
import type { OutboxItem } from '../rules/outbox-item.ts'
import { readClock } from './clock-mark.ts'
import type { FieldDesk } from './desk.ts'
import { drain } from './drain.ts'
import { addToOutbox, newFieldId } from './outbox.ts'
import { donePart, findNext, recordedSince, stuckPart, summaryOf, waitingPart } from './outbox-view.ts'
import { newPhone, openDesk, TestServer } from './test-desk.ts'

const day = 86_400_000
let server: TestServer
let clock: { now: number }
let desk: FieldDesk

beforeEach(() => {
  server = new TestServer()
  clock = { now: server.now }
  desk = openDesk(server, newPhone(), clock)
})

let order = 0
function item(id: string, more: Partial<OutboxItem> = {}): OutboxItem {
  const stamp = { at: clock.now, era: 1, skewMs: 0 }
  const base = {
    kind: 'intent',
    type: 'checkpoints.record-crossing',
    elders: [],
    state: 'waiting',
    bytes: 100,
  } as const
  return { ...base, id, order: ++order, stamp, tries: 0, notBefore: 0, ...more }
}

describe('an outbox of thousands', () => {
  it('two hundred more in a row read no more of it than they need, and all arrive', async () => {
    await desk.store.items.bulkAdd(
      Array.from({ length: 600 }, (_, index) => item(`done-${index}`, { state: 'accepted', settledAt: clock.now })),
    )
    await desk.store.marks.put({ name: 'order', value: order })
    let read = 0
    desk.store.items.hook('reading', (one) => {
      read += 1
      return one
    })
    for (let count = 0; count < 200; count++)
      await addToOutbox(desk, { id: newFieldId(desk), type: 'checkpoints.record-crossing', payload: { count } })
    await summaryOf(desk)
    await drain(desk)
    expect(server.done.size).toBe(200)
    // Four arrays of fifty, each found in one window of what waits; of what is done long ago nothing is read.
    expect(read).toBeLessThan(1_200)
    expect(server.requests.filter((path) => path === '/intents')).toHaveLength(4)
    expect((await donePart(desk, 20)).items).toHaveLength(20)
    expect((await donePart(desk, 20)).total).toBe(800)
    expect(await recordedSince(desk, 'checkpoints.', clock.now)).toHaveLength(800)
  })

  it('what may go is found behind two hundred that may not', async () => {
    const bad = item('bad', { state: 'refused' })
    const held = Array.from({ length: 210 }, (_, index) => item(`held-${index}`, { elders: ['bad'] }))
    const good = item('good')
    await desk.store.items.bulkAdd([bad, ...held, good])
    expect(await findNext(desk.store, clock.now)).toMatchObject({ kind: 'intents', items: [{ id: 'good' }] })
    expect(await summaryOf(desk)).toMatchObject({ waiting: 1, held: 210, refused: 1 })
    expect((await waitingPart(desk, 20)).items.map(({ id }) => id)).toEqual(['good'])
    expect((await stuckPart(desk)).total).toBe(211)
  })

  it('a finished item is forgotten after a week, unless something unfinished builds on it', async () => {
    const old = { state: 'accepted', settledAt: clock.now } as const
    const photo = item('p', { ...old, kind: 'photo', type: 'photo' })
    const items = [photo, item('f', { elders: ['p'], notBefore: clock.now + 30 * day }), item('g', old), item('h', old)]
    await desk.store.items.bulkAdd(items)
    clock.now += 8 * day
    server.now += 8 * day
    await drain(desk)
    expect((await desk.store.items.toCollection().primaryKeys()).sort()).toEqual(['f', 'p'])
  })
})

describe('the mark of the outbox', () => {
  it('counts what waits, is refused and is held, and alarms after three days unsent, also on a phone set to 1970', async () => {
    await readClock(desk)
    const bad = item('p', { kind: 'photo', type: 'photo', state: 'refused' })
    await desk.store.items.bulkAdd([bad, item('f', { elders: ['p'] }), item('g'), item('h', { state: 'accepted' })])
    const calm = { waiting: 1, refused: 1, held: 1, photos: 0, isAlarming: false, oldestAt: clock.now }
    expect(await summaryOf(desk)).toMatchObject(calm)
    clock.now += 3 * day
    expect((await summaryOf(desk)).isAlarming).toBe(true)
    clock.now = 5_000
    expect((await summaryOf(desk)).isAlarming).toBe(false)
    server.now += 4 * day
    server.refuses.set('checkpoints.record-crossing', 'fault')
    await drain(desk)
    expect((await summaryOf(desk)).isAlarming).toBe(true)
  })
})
