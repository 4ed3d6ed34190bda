import { beforeEach, describe, expect, it } from 'vitest'
import type { FieldDesk } from './outbox/desk.ts'
import { addToOutbox, newFieldId } from './outbox/outbox.ts'
import { wipe } from './outbox/report-device.ts'
import { newPhone, openDesk, TestServer } from './outbox/test-desk.ts'
import { sendingRound } from './sending-round.ts'

let server: TestServer
let clock: { now: number }
let desk: FieldDesk
let events: string[]

beforeEach(() => {
  server = new TestServer()
  clock = { now: server.now }
  desk = openDesk(server, newPhone(), clock)
  events = []
})

const open = (permissions: readonly string[] = ['a']) =>
  sendingRound(desk, {
    permissions,
    thingsFor: (held) => held.map((name) => ({ name, address: `/${name}` })),
    onPermissions: (held) => events.push(`permissions ${held.join()}`),
    onLost: () => events.push('lost'),
  })

async function record(): Promise<string> {
  const id = newFieldId(desk)
  await addToOutbox(desk, { id, type: 'inspections.record', payload: {} })
  return id
}

describe('a round of sending', () => {
  it('a phone too old for the server keeps its work and sends none of it; renewed, it sends', async () => {
    const id = await record()
    server.standing = 'too-old'
    const round = open()
    expect(await round(false)).toEqual({ kind: 'known', standing: 'too-old' })
    expect(server.done.size).toBe(0)
    server.standing = 'ok'
    await open()(false)
    expect(server.done.has(id)).toBe(true)
  })

  it('a lost phone sends nothing and is told, also when its session has ended; wiped, nothing is left on it', async () => {
    await record()
    const round = open()
    server.account = null
    expect(await round(false)).toMatchObject({ what: 'signed-out' })
    server.standing = 'lost'
    await round(false)
    expect(events).toEqual(['lost'])
    await wipe(desk)
    await desk.store.db.open()
    expect(await desk.store.items.count()).toBe(0)
    expect(server.done.size).toBe(0)
  })

  it('what belongs to a post goes from the phone when the server says that the post is lost', async () => {
    server.permissions = ['a', 'b']
    await open(['a', 'b'])(false)
    expect((await desk.store.brought.toArray()).map(({ name }) => name)).toEqual(['a', 'b'])
    server.permissions = ['a']
    await open(['a', 'b'])(true)
    expect(events).toEqual(['permissions a'])
    expect((await desk.store.brought.toArray()).map(({ name }) => name)).toEqual(['a'])
  })
})
