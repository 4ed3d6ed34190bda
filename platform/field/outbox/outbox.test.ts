import { beforeEach, describe, expect, it } from 'vitest'
import { itemsById, standingOf } from '../rules/outbox-item.ts'
import { photoPlace } from '../rules/photo-places.ts'
import { bringAlong, broughtAlong } from '../store/brought-along.ts'
import { dropDraft, keepDraft, keptDraft, unfinishedDrafts } from '../store/drafts.ts'
import { letterOf } from '../store/letters.ts'
import { changeSecret, newLock, openLock } from '../store/sealing.ts'
import type { FieldDesk } from './desk.ts'
import { drain } from './drain.ts'
import { packOutbox, unpackOutbox } from './hand-over.ts'
import { mendIntent } from './mend-item.ts'
import { addToOutbox, keepPhoto, newFieldId, photoOf, withdraw } from './outbox.ts'
import { newPhone, openDesk, TestServer, testAccount } from './test-desk.ts'

const day = 86_400_000
let server: TestServer
let phone: ReturnType<typeof newPhone>
let clock: { now: number }
let desk: FieldDesk

beforeEach(() => {
  server = new TestServer()
  phone = newPhone()
  clock = { now: server.now }
  desk = openDesk(server, phone, clock)
})

async function record(payload: unknown = { site: 1 }, more: { id?: string; after?: string[]; type?: string } = {}) {
  const id = more.id ?? newFieldId(desk)
  await addToOutbox(desk, {
    id,
    type: more.type ?? 'inspections.record',
    payload,
    ...(more.after ? { after: more.after } : {}),
  })
  return id
}

async function recordWithPhotos(...bytes: number[]): Promise<string> {
  const photos = []
  for (const one of bytes)
    photos.push(await keepPhoto(desk, new Blob([new Uint8Array(one).fill(one)], { type: 'image/jpeg' }), 'd'))
  return record({ photos: photos.map(photoPlace) })
}

async function standings(at = desk) {
  const items = await at.store.items.toArray()
  const byId = itemsById(items)
  return Object.fromEntries(items.map((item) => [item.id, standingOf(item, byId)]))
}

/** Lets the phone's clock run until nothing is waiting for its turn. */
async function drainFully(at = desk): Promise<void> {
  for (let round = 0; round < 200; round++) {
    const came = await drain(at)
    if (came.kind === 'through' && came.nextAt === undefined) return
    clock.now += 400_000
  }
  throw new Error('the outbox never drained')
}

describe('an outbox', () => {
  it('sends the photos first and their hashes in the form, and keeps nothing of the photos after', async () => {
    const id = await recordWithPhotos(3, 4)
    expect(await drain(desk)).toMatchObject({ kind: 'through', wallSkewMs: 0 })
    expect(server.requests).toEqual(['/session', '/photos', '/photos', '/intents'])
    const { photos } = server.done.get(id)!.payload as { photos: string[] }
    expect(photos.map((hash) => server.photos.has(hash))).toEqual([true, true])
    expect(new Set(Object.values(await standings()))).toEqual(new Set(['accepted']))
    expect(await desk.store.photos.count()).toBe(0)
  })

  it('a form that is finished twice is one form', async () => {
    const id = await record()
    await record({ site: 1 }, { id })
    await drain(desk)
    expect([server.done.size, await desk.store.items.count()]).toEqual([1, 1])
  })

  it('a refused photo holds its form and what builds on it; others go; mended it goes with all behind it', async () => {
    const form = await recordWithPhotos(3, 2_000)
    const after = await record({ inspection: form }, { after: [form] })
    const other = await record()
    await drain(desk)
    const held = await standings()
    expect([held[form], held[after], held[other]]).toEqual(['held', 'held', 'accepted'])
    expect(server.done.has(form)).toBe(false)

    const item = (await desk.store.items.get(form))!
    const payload = (await letterOf(desk, form))!.payload as { photos: string[] }
    const next = await mendIntent(desk, item, { photos: payload.photos.slice(0, 1) })
    await drain(desk)
    expect(server.done.get(after)?.payload).toEqual({ inspection: next })
    expect((server.done.get(next)!.payload as { photos: string[] }).photos).toHaveLength(1)
    expect(await standings()).toMatchObject({ [form]: 'withdrawn', [next]: 'accepted', [after]: 'accepted' })
    expect(await desk.store.photos.count()).toBe(0)
  })

  it('a refused form stays with its sentence and its draft, is mended under a new id and keeps the time of the deed', async () => {
    server.refuses.set('inspections.record', 'INSPECTIONS.NO_SUCH_SITE')
    const id = await record({ site: 9 })
    await keepDraft(desk, id, { id, site: 9 }, clock.now)
    await drain(desk)
    expect(await unfinishedDrafts(desk)).toEqual([])
    const item = (await desk.store.items.get(id))!
    expect(item).toMatchObject({ state: 'refused', refusal: { code: 'INSPECTIONS.NO_SUCH_SITE', field: 'siteId' } })
    server.refuses.clear()
    clock.now += day
    server.now += day
    const next = await mendIntent(desk, item, { site: 1 })
    expect(await keptDraft(desk, next)).toEqual({ id: next, site: 9 })
    await drain(desk)
    expect(await desk.store.drafts.count()).toBe(0)
    expect(server.done.get(next)).toMatchObject({ payload: { site: 1 }, occurredAt: '2021-07-27T11:00:00.000Z' })
    await withdraw(desk, next, clock.now)
    expect((await desk.store.items.get(next))?.state).toBe('accepted')
  })

  it('a restart in the middle of a sending sends the same again, and it is done once', async () => {
    const id = await record()
    server.meddle = async (answer, path) => (path === '/intents' ? new Promise(() => undefined) : answer)
    const dead = { ...openDesk(server, phone, clock), accountId: 'its lock dies with it' }
    void drain(dead).catch(() => undefined)
    await expect.poll(() => server.done.size).toBe(1)
    expect((await standings())[id]).toBe('sending')

    // The phone was switched off and on: a new program on the same store (the lock of the dead tab is gone with it).
    server.meddle = (answer) => answer
    const restarted = openDesk(server, phone, clock)
    clock.now += 60_000
    await drain(restarted)
    expect((await standings(restarted))[id]).toBe('already-done')
    expect(server.done.size).toBe(1)
  })

  it('an answer cut at any byte loses nothing and doubles nothing', async () => {
    let cutAt = 0
    let whole = 0
    const ids = [await recordWithPhotos(5), await record()]
    server.meddle = async (answer, path) => {
      const text = await answer.text()
      whole = Math.max(whole, text.length)
      return new Response(path === '/session' ? text : text.slice(0, cutAt), { headers: answer.headers })
    }
    for (; cutAt <= whole + 1 || cutAt < 10; cutAt += 1) await drain(desk)
    expect((await standings())[ids[0]!]).not.toBe('waiting')
    await drainFully()
    expect(server.done.size).toBe(2)
    expect(server.photos.size).toBe(1)
    for (const id of ids) expect(['accepted', 'already-done']).toContain((await standings())[id])
  })

  it('two tabs at once send one array; two programs without a common lock still do it once', async () => {
    for (let count = 0; count < 60; count++) await record({ count })
    const tabs = await Promise.all([drain(desk), drain(openDesk(server, phone, clock))])
    expect(tabs.map(({ kind }) => kind).sort()).toEqual(['elsewhere', 'through'])
    for (let count = 0; count < 60; count++) await record({ count })
    await Promise.all([drain(desk), drain({ ...openDesk(server, phone, clock), accountId: 'without a common lock' })])
    await drainFully()
    expect(server.done.size).toBe(120)
    expect(new Set(Object.values(await standings()))).not.toContain('refused')
  })

  it('a lost network, a busy server and a fault keep all; a fault of one waits longer each time and holds up nobody', async () => {
    const bad = await record({ bad: true })
    server.refuses.set(bad, 'fault')
    const good = await record()
    server.meddle = () => Promise.reject(new TypeError('no network'))
    expect(await drain(desk)).toMatchObject({ kind: 'trouble', what: 'no-network' })
    server.meddle = (answer, path) =>
      path === '/intents' ? new Response('{}', { status: 503, headers: { 'retry-after': '90' } }) : answer
    expect(await drain(desk)).toMatchObject({ what: 'busy', leastMs: 90_000 })
    server.meddle = (answer) => answer
    expect(await drain(desk)).toMatchObject({ kind: 'through', nextAt: clock.now + 2_000 })
    expect(await standings()).toMatchObject({ [bad]: 'waiting', [good]: 'already-done' })
    server.refuses.clear()
    await drainFully()
    expect(server.done.size).toBe(2)
  })

  it('one that brings the whole server down soon goes alone, and the others arrive', async () => {
    await record({ poison: true })
    const good = await record()
    const exchange = openDesk(server, phone, clock).exchange
    const sickly = {
      ...desk,
      exchange: {
        ...exchange,
        sendIntents: async (intents: Parameters<typeof exchange.sendIntents>[0]) =>
          JSON.stringify(intents).includes('poison')
            ? ({ kind: 'trouble', what: 'fault', leastMs: 0 } as const)
            : exchange.sendIntents(intents),
      },
    }
    for (let round = 0; round < 8; round++) {
      await drain(sickly)
      clock.now += 400_000
    }
    expect([...server.done.keys()]).toEqual([good])
  })

  it('what the phone cannot read back is told and set aside; the rest goes', async () => {
    const sealed = { ...desk, sealer: (await newLock('271828', 1_000)).sealer }
    const add = async (id: string) => addToOutbox(sealed, { id, type: 'inspections.record', payload: {} })
    const [gone, changed, whole] = [newFieldId(desk), newFieldId(desk), newFieldId(desk)]
    for (const id of [gone, changed, whole]) await add(id)
    await desk.store.bodies.delete(gone)
    const body = (await desk.store.bodies.get(whole))!
    await desk.store.bodies.put({ id: changed, sealed: body.sealed })
    await drain(sealed)
    expect(await standings()).toEqual({ [gone]: 'refused', [changed]: 'refused', [whole]: 'accepted' })
  })

  it('without a session, or with somebody else’s, nothing is sent and nothing is lost', async () => {
    const id = await record()
    server.account = null
    expect(await drain(desk)).toMatchObject({ what: 'signed-out' })
    server.account = testAccount.replace('1', '2')
    expect(await drain(desk)).toMatchObject({ what: 'somebody-else' })
    expect((await standings())[id]).toBe('waiting')
    server.account = testAccount
    await drain(desk)
    expect(server.done.has(id)).toBe(true)
  })

  it('a phone whose clock is a day off says the right time, also when it is set right before it sends', async () => {
    clock.now = server.now + day
    const before = await record()
    await drain(desk)
    const between = await record()
    clock.now = server.now + 60_000
    server.now += 60_000
    await drain(desk)
    expect([before, between].map((id) => server.done.get(id)?.occurredAt)).toEqual([
      '2021-07-27T11:00:00.000Z',
      '2021-07-27T11:00:00.000Z',
    ])
  })

  it('a full phone says so before it begins something new; what is in it stays and is sent', async () => {
    const id = await record()
    Object.defineProperty(navigator, 'storage', {
      configurable: true,
      value: { estimate: async () => ({ quota: 100, usage: 99 }) },
    })
    await expect(record()).rejects.toMatchObject({ words: { vi: expect.stringContaining('hết chỗ') } })
    await expect(keepPhoto(desk, new Blob(['x']), 'd')).rejects.toThrow(/full/)
    Reflect.deleteProperty(navigator, 'storage')
    await drain(desk)
    expect(server.done.has(id)).toBe(true)
    expect(await desk.store.items.count()).toBe(1)
  })
})

describe('a hand-over to another phone', () => {
  it('takes all unsent work along under a passcode; sent from both phones it is done once', async () => {
    const done = await record()
    await drain(desk)
    const form = await recordWithPhotos(3)
    const after = await record({ inspection: form }, { after: [form, done] })
    const file = await packOutbox(desk, 'chuyển máy', 1_000)
    expect(await file.text()).not.toContain(form)

    const other = openDesk(server, newPhone(), { now: clock.now + 3 * day }, (await newLock('314159', 1_000)).sealer)
    expect(await unpackOutbox(other, file, 'sai mã')).toBe('wrong-passcode')
    expect(await unpackOutbox({ ...other, accountId: 'x' }, file, 'chuyển máy')).toBe('another-account')
    expect(await unpackOutbox(other, new Blob(['{"form":1}']), 'chuyển máy')).toBe('not-a-hand-over')
    expect(await unpackOutbox(other, file, 'chuyển máy')).toBe(2)
    expect(await unpackOutbox(other, file, 'chuyển máy')).toBe(0)

    await Promise.all([drain({ ...other, accountId: 'the other phone' }), drain(desk)])
    for (const phone of [desk, other]) {
      const now = await standings(phone)
      for (const id of [form, after]) expect(['accepted', 'already-done']).toContain(now[id])
    }
    expect([server.done.size, server.photos.size]).toEqual([3, 1])
  })
})

describe('what lies on the phone', () => {
  it('is enciphered under what the person types, and opens again after a restart with nothing else', async () => {
    const { lock, sealer } = await newLock('271828', 1_000)
    const locked = openDesk(server, phone, clock, sealer)
    const id = newFieldId(locked)
    await addToOutbox(locked, { id, type: 'inspections.record', payload: { who: 'Nguyễn Văn Mẫu' } })
    const photo = await keepPhoto(locked, new Blob(['bí mật']), 'd')
    await keepDraft(locked, 'd', { note: 'bí mật' }, clock.now)
    const raw = [
      await locked.store.bodies.toArray(),
      await locked.store.photos.toArray(),
      await locked.store.drafts.toArray(),
    ]
    const text = raw
      .flat()
      .map(({ sealed }) => new TextDecoder().decode(sealed.data))
      .join()
    expect(text).not.toMatch(/Nguyễn|bí mật/)

    expect(await openLock(lock, '271829')).toBeUndefined()
    const again = openDesk(server, phone, clock, await openLock(lock, '271828'))
    expect((await letterOf(again, id))?.payload).toEqual({ who: 'Nguyễn Văn Mẫu' })
    expect(await (await photoOf(again, photo))?.text()).toBe('bí mật')
    expect(await keptDraft(again, 'd')).toEqual({ note: 'bí mật' })
    const changed = (await changeSecret(lock, '271828', 'một câu dài hơn'))!
    expect(await openLock(changed, '271828')).toBeUndefined()
    const sealed = (await locked.store.bodies.get(id))!.sealed
    await expect((await openLock(changed, 'một câu dài hơn'))!.open(sealed, 'another name')).rejects.toThrow()
  })

  it('a dropped draft takes its photos along, a finished one does not', async () => {
    const loose = await keepPhoto(desk, new Blob(['x']), 'a')
    const form = await recordWithPhotos(3)
    await dropDraft(desk, 'a')
    await dropDraft(desk, 'd')
    expect(await photoOf(desk, loose)).toBeUndefined()
    await drain(desk)
    expect(server.done.has(form)).toBe(true)
  })

  it('what was brought along keeps its age, and stays as it was when the line breaks', async () => {
    const things = [{ name: 'sites', address: '/sites?near=1' }]
    const at = '2021-07-27T11:00:00.000Z' as Parameters<typeof bringAlong>[2]
    expect(await bringAlong(desk, things, at)).toBe(1)
    server.meddle = () => Promise.reject(new TypeError('no network'))
    expect(await bringAlong(desk, things, at)).toBe(0)
    expect(await broughtAlong(desk, 'sites')).toEqual({ at, value: { items: ['/sites?near=1'], next: null } })
  })
})
