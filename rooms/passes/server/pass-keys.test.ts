import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant, type Uuid } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { verdictOf } from '../../../apps/server/test-directive.ts'
import { type ClaimsToSign, decodePass, type KeyList, type WithdrawnFilter } from '../domain/index.ts'
import { verifyOnPhone } from '../field/verify-on-phone.ts'
import { signPasses, verifyPasses, withdrawPasses } from './index.ts'
import { keepKeysReady } from './keep-keys-ready.tick.ts'

const idOf = (index: number): Uuid => {
  const hex = createHash('sha256').update(String(index)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Uuid
}

describe('keys and codes', () => {
  let city: TestCity
  let mayor: Person
  beforeAll(async () => {
    city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
    mayor = await city.signIn('leader', '01')
  })
  afterAll(() => city.close())

  let made = 0
  const receipts = (count: number): ClaimsToSign[] =>
    Array.from({ length: count }, () => ({
      kind: 'receipt',
      id: idOf(made++),
      from: '2021-07-27T10:00:00.000Z',
      until: '2021-07-29T10:00:00.000Z',
      areaId: city.area('00001'),
      form: 'entry',
    }))
  const ground = () => {
    const { clock, profile, vault, territory } = city.house
    return { now: clock.now(), profile, vault, tree: territory.current() }
  }
  const sign = (claims: ClaimsToSign[]) =>
    city.db.transaction().execute((trx) => signPasses({ ...ground(), trx }, claims))
  const lists = async () => ({
    keys: (await mayor.get('/passes/keys')).body as KeyList,
    filter: (await mayor.get('/passes/withdrawn')).body as WithdrawnFilter,
  })

  it('[HDC-01] a batch is signed in its order; the server and a phone without a network say the same', async () => {
    const passes = await sign(receipts(50))
    const texts = passes.map(({ text }) => text)
    const onLine = await verifyPasses({ ...ground(), trx: city.db }, texts)
    expect(onLine.map(({ verdict }) => verdict)).toEqual(Array(50).fill('good'))
    const now = city.clock.now()
    const phone = { ...(await lists()), now }
    for (const text of texts.slice(0, 5)) expect((await verifyOnPhone(text, phone)).verdict).toBe('good')
    const stale = await verifyOnPhone(texts[0] ?? '', {
      ...phone,
      now: toInstant('2021-07-29T09:00:00Z'),
      filter: null,
    })
    expect(stale.keysAgeHours).toBe(46)
    const [first, second] = texts
    const mixed = `${first?.slice(0, -60)}${second?.slice(-60)}`
    expect((await verifyOnPhone(mixed, phone)).reasons.map(({ code }) => code)).toEqual(['PASSES.FORGED'])
    expect((await verifyOnPhone('', phone)).verdict).toBe('refused')
  })

  it('a withdrawn code: refused on line, asked about on the phone; what was not withdrawn stays good', async () => {
    const [gone, stays] = await sign(receipts(2))
    if (!gone || !stays) throw new Error('nothing was signed')
    const out = { id: gone.id, kind: 'receipt' as const, until: toInstant('2021-07-29T10:00:00Z'), reason: 'test' }
    await city.db.transaction().execute((trx) => withdrawPasses(trx, [out, out], city.clock.now()))
    const [first, second] = await verifyPasses({ ...ground(), trx: city.db }, [gone.text, stays.text])
    expect(first?.reasons.map(({ code }) => code)).toEqual(['PASSES.WITHDRAWN'])
    expect(second?.verdict).toBe('good')
    const phone = { ...(await lists()), now: city.clock.now() }
    const onPhone = await verifyOnPhone(gone.text, phone)
    expect(onPhone.verdict).toBe('ask')
    expect(onPhone.reasons.map(({ code }) => code)).toEqual(['PASSES.MAY_BE_WITHDRAWN'])
    expect((await verifyOnPhone(stays.text, phone)).verdict).toBe('good')
  })

  it('[SG-08] a key is changed by a named person; codes of the one before stay good, its secret leaves nowhere', async () => {
    const [before] = await sign(receipts(1))
    const change = { type: 'passes.change-key', payload: { reason: 'Đổi khóa định kỳ' } }
    const ward = await city.signIn('leader', '00001')
    expect(verdictOf(await ward.send(change))).not.toBe('accepted')
    expect(verdictOf(await mayor.send(change))).toBe('accepted')
    const [after] = await sign(receipts(1))
    expect(after?.kid).not.toBe(before?.kid)
    const both = await verifyPasses({ ...ground(), trx: city.db }, [before?.text ?? '', after?.text ?? ''])
    expect(both.map(({ verdict }) => verdict)).toEqual(['good', 'good'])
    const rows = (await mayor.get('/passes/key-rows')) as { body: { keys: { state: string; madeBy: string | null }[] } }
    expect(rows.body.keys.map(({ state }) => state)).toEqual(['signs', 'spare', 'retired'])
    expect(rows.body.keys[0]?.madeBy).toBeTruthy()
    const said = JSON.stringify([rows, await mayor.get('/passes/keys')])
    const kept = await city.db.selectFrom('pass_keys').select('sealed').execute()
    for (const { sealed } of kept) expect(said).not.toContain(sealed)
  })

  it('a phone that has heard nothing since before a change, or a withdrawal, takes what the next key signs', async () => {
    const phone = { ...(await lists()), now: city.clock.now() }
    expect(verdictOf(await mayor.send({ type: 'passes.change-key', payload: { reason: 'Đổi khóa định kỳ' } }))).toBe(
      'accepted',
    )
    const [changed] = await sign(receipts(1))
    expect((await verifyOnPhone(changed?.text ?? '', phone)).verdict).toBe('good')
    const later = { ...(await lists()), now: city.clock.now() }
    const withdraw = { type: 'passes.withdraw-key', payload: { kid: changed?.kid, reason: 'Nghi lộ khóa' } }
    expect(verdictOf(await mayor.send(withdraw))).toBe('accepted')
    const [fresh] = await sign(receipts(1))
    expect(fresh?.kid).not.toBe(changed?.kid)
    expect((await verifyOnPhone(fresh?.text ?? '', later)).verdict).toBe('good')
  })

  it('a house of one key, as all were, gets its spare by itself, once, and the journal says so', async () => {
    const signing = (await sign(receipts(1)))[0]?.kid ?? ''
    await city.db.deleteFrom('pass_keys').where('retired_at', 'is', null).where('kid', '<>', signing).execute()
    await keepKeysReady.run(city.house)
    await keepKeysReady.run(city.house)
    const line = await city.db.selectFrom('pass_keys').select('kid').where('retired_at', 'is', null).execute()
    expect(line).toHaveLength(2)
    const spare = line.find(({ kid }) => kid !== signing)?.kid ?? ''
    const told = await city.db.selectFrom('journal').select('type').where('subject_id', '=', spare).execute()
    expect(told).toEqual([{ type: 'pass-key-made' }])
    expect((await sign(receipts(1)))[0]?.kid).toBe(signing)
  })

  it('a key that was withdrawn makes nobody’s code invalid unasked; the next code has a new key', async () => {
    const [old] = await sign(receipts(1))
    const withdraw = { type: 'passes.withdraw-key', payload: { kid: old?.kid, reason: 'Nghi lộ khóa' } }
    expect(verdictOf(await mayor.send(withdraw))).toBe('accepted')
    expect(verdictOf(await mayor.send(withdraw))).toBe('PASSES.KEY_DONE_ALREADY')
    const [fresh] = await sign(receipts(1))
    const both = await verifyPasses({ ...ground(), trx: city.db }, [old?.text ?? '', fresh?.text ?? ''])
    expect(both.map(({ verdict }) => verdict)).toEqual(['ask', 'good'])
    const read = decodePass(fresh?.text ?? '')
    expect(read.ok && read.value.kid).toBe(fresh?.kid)
  })

  it('the radar sees a key at the end of its time; after the change the next has its own time, however long it waited', async () => {
    const open = async () => {
      await city.settle()
      const gaps = city.db.selectFrom('gaps').select('rule').where('rule', '=', 'passes-key-due')
      return (await gaps.where('closed_at', 'is', null).execute()).length
    }
    expect(await open()).toBe(0)
    city.clock.set(toInstant('2021-10-20T08:00:00+07:00'))
    expect(await open()).toBe(1)
    expect(verdictOf(await mayor.send({ type: 'passes.change-key', payload: { reason: 'Đến hạn' } }))).toBe('accepted')
    expect(await open()).toBe(0)
    city.clock.set(toInstant('2022-01-10T08:00:00+07:00'))
    expect(await open()).toBe(1)
  })
})
