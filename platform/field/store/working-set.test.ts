import { beforeEach, describe, expect, it } from 'vitest'
import { type Changes, toInstant } from '#kit'
import type { FieldDesk } from '../outbox/desk.ts'
import { newPhone, openDesk, TestServer } from '../outbox/test-desk.ts'
import { bringAlong, forgetOthers } from './brought-along.ts'
import { newLock } from './sealing.ts'
import { workingSet } from './working-set.ts'

const at = toInstant(Date.parse('2021-07-27T11:00:00Z'))
const later = toInstant(Date.parse('2021-07-27T11:10:00Z'))
const ward = { name: 'people', address: '/people/working-set', changes: true }
const pageSize = 40

/** A set on the server: a log of changes, told in pages from a cursor on. */
class WardOnServer {
  log: { id: string; row: { name: string } | null }[] = []
  scope = 'ward-1'

  answer(cursor: string | null): Changes<unknown> {
    const [scope, from] = (cursor ?? '-').split('|')
    const fresh = scope !== this.scope
    const start = fresh ? 0 : Number(from)
    const end = Math.min(this.log.length, start + pageSize)
    return {
      fresh,
      changes: this.log.slice(start, end),
      cursor: `${this.scope}|${end}`,
      more: end < this.log.length,
    }
  }
}

let server: TestServer
let household: WardOnServer
let desk: FieldDesk
let cut: (text: string) => string

beforeEach(async () => {
  server = new TestServer()
  household = new WardOnServer()
  cut = (text) => text
  server.meddle = async (answer, path) => {
    if (!path.startsWith(ward.address)) return answer
    const cursor = new URLSearchParams(path.split('?')[1]).get('cursor')
    return new Response(cut(JSON.stringify(household.answer(cursor))), { headers: answer.headers })
  }
  desk = openDesk(server, newPhone(), { now: server.now }, (await newLock('271828', 1_000)).sealer)
  for (let count = 0; count < 300; count++) household.log.push({ id: `h${count}`, row: { name: `Hộ ${count}` } })
})

describe('a working set', () => {
  it('comes whole in pages, then only what changed; it says its age and lies sealed', async () => {
    expect(await bringAlong(desk, [ward], at)).toBe(1)
    expect((await workingSet(desk, 'people'))?.rows.size).toBe(300)
    household.log.push({ id: 'h7', row: { name: 'Hộ bảy mới' } }, { id: 'h8', row: null })
    server.requests.length = 0
    await bringAlong(desk, [ward], later)
    expect(server.requests).toHaveLength(1)
    const set = await workingSet<{ name: string }>(desk, 'people')
    expect([set?.rows.size, set?.rows.get('h7')?.name, set?.at]).toEqual([299, 'Hộ bảy mới', later])
    const raw = (await desk.store.leaves.toArray()).map(({ sealed }) => new TextDecoder().decode(sealed.data))
    expect(raw.join()).not.toContain('Hộ')
  })

  it('cut at any byte of any page it goes on where it was, says that it is not whole, and loses or doubles nothing', async () => {
    const whole = JSON.stringify(household.answer(null)).length
    for (let length = 0; length < whole; length++) {
      cut = (text) => text.slice(0, length)
      expect([await bringAlong(desk, [ward], at), await desk.store.leaves.count()]).toEqual([0, 0])
    }
    let tries = 0
    let kept = 0
    for (; kept < 1 && tries < 200; tries++) {
      // Another byte each time, of whichever page comes next.
      cut = (text) => text.slice(0, (tries * 131) % (whole + 400))
      kept = await bringAlong(desk, [ward], at)
      const set = await workingSet(desk, 'people')
      expect(set?.isWhole ?? false).toBe(kept === 1)
      expect((set?.rows.size ?? 0) % pageSize === 0 || kept === 1).toBe(true)
    }
    expect(tries).toBeGreaterThan(5)
    expect((await workingSet(desk, 'people'))?.rows.size).toBe(300)
    expect(await desk.store.leaves.count()).toBe(8)
  })

  it('begins anew when the post has changed, and is gone when it is lost', async () => {
    await bringAlong(desk, [ward], at)
    household.scope = 'ward-2'
    household.log = [{ id: 'x1', row: { name: 'Hộ ở phường khác' } }]
    await bringAlong(desk, [ward], later)
    expect([...((await workingSet(desk, 'people'))?.rows.keys() ?? [])]).toEqual(['x1'])
    server.meddle = () =>
      new Response(JSON.stringify({ code: 'ACCESS.NOT_ALLOWED', words: { vi: '-', en: '-' } }), { status: 403 })
    await bringAlong(desk, [ward], later)
    expect(await workingSet(desk, 'people')).toBeUndefined()
    expect(await desk.store.leaves.count()).toBe(0)
  })

  it('many small changes are pressed together; what is no longer brought along is forgotten', async () => {
    await bringAlong(desk, [ward], at)
    for (let turn = 0; turn < 70; turn++) {
      household.log.push({ id: 'h1', row: { name: `lần ${turn}` } })
      await bringAlong(desk, [ward], later)
      if (turn % 10 === 0) await workingSet(desk, 'people')
    }
    expect(await desk.store.leaves.count()).toBeLessThan(40)
    const set = await workingSet<{ name: string }>(desk, 'people')
    expect([set?.rows.size, set?.rows.get('h1')?.name]).toEqual([300, 'lần 69'])
    await forgetOthers(desk, [])
    expect(await workingSet(desk, 'people')).toBeUndefined()
  })

  it('an unchanged answer is not sent again, and is as of now all the same', async () => {
    const sites = { name: 'sites', address: '/sites' }
    let told = 0
    server.meddle = (answer) => {
      told += 1
      if (told > 1) return new Response(null, { status: 304 })
      return new Response('{"items":[1],"next":null}', {
        headers: { ...Object.fromEntries(answer.headers), etag: '"a"' },
      })
    }
    await bringAlong(desk, [sites], at)
    expect(await bringAlong(desk, [sites], later)).toBe(1)
    expect((await desk.store.brought.get('sites'))?.at).toBe(later)
  })
})
