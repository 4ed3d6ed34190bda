import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { forgetOldSignIns } from './forget-old.ts'

let city: TestCity
let guard: Person
let wardAdministrator: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  guard = await city.signIn('deputy', '00328')
  wardAdministrator = await city.signInWithGrant('administrator', '00328')
})
afterAll(async () => {
  await city.close()
})

const newPhone = () => ({ id: randomUUID(), secret: randomUUID().replaceAll('-', '').padEnd(43, 'x'), version: 1 })

async function report(by: Pick<Person, 'request'>, phone: ReturnType<typeof newPhone>, more: object = {}) {
  const response = await by.request('POST', '/field-device', { ...phone, unsent: 0, ...more })
  return { status: response.status, body: (await response.json()) as { standing?: string } }
}

const markLost = (by: Person, deviceId: string) => by.send({ type: 'accounts.mark-device-lost', payload: { deviceId } })

async function devicesSeenBy(by: Person) {
  const { body } = await by.get<{
    devices: { id: string; unsent: number; lostAt: string | null; wipedAt: string | null }[]
  }>(`/accounts/${guard.accountId}`)
  return body.devices
}

describe('phones in the field', () => {
  it('one that reports itself stands in its owner’s list; nobody without its secret can speak for it', async () => {
    const phone = newPhone()
    expect(await report(guard, phone, { unsent: 7 })).toMatchObject({ status: 200, body: { standing: 'ok' } })
    await report(guard, { ...phone, secret: 'y'.repeat(43) }, { unsent: 0 })
    await report(wardAdministrator, phone, { unsent: 1 })
    expect(await devicesSeenBy(wardAdministrator)).toMatchObject([{ id: phone.id, unsent: 7, lostAt: null }])
    expect((await report(guard, { ...phone, secret: 'short' })).status).toBe(422)
    expect((await report(guard, { ...newPhone(), version: 0 })).status).toBe(422)
  })

  it('a lost one: its session ends at once, it hears of it without one, and says when it has wiped itself', async () => {
    const phone = newPhone()
    const stolen = await city.signIn('deputy', '00328')
    await report(stolen, phone, { unsent: 3 })
    const stranger = await city.signInWithGrant('administrator', '00001')
    expect(await markLost(stranger, phone.id)).toMatchObject({ outcome: 'refused' })
    expect(await markLost(wardAdministrator, phone.id)).toMatchObject({ outcome: 'accepted', result: { sessions: 1 } })
    expect((await stolen.get('/account')).status).toBe(401)
    const visitor = city.visitor()
    expect((await report(visitor, { ...phone, secret: 'y'.repeat(43) })).body.standing).toBe('ok')
    expect((await report(visitor, phone)).body.standing).toBe('lost')
    expect((await report(visitor, phone, { wiped: true })).body.standing).toBe('lost')
    const facts = await city.db
      .selectFrom('journal')
      .select('type')
      .where('subject_id', '=', stolen.accountId)
      .execute()
    expect(facts.map(({ type }) => type)).toEqual(expect.arrayContaining(['device-lost', 'device-wiped']))
    const told = await city.db.selectFrom('notices').select('kind').where('officer_id', '=', stolen.officerId).execute()
    expect(told).toContainEqual({ kind: 'account-device-lost' })
  })

  it('one’s own is reported by oneself', async () => {
    const phone = newPhone()
    const owner = await city.signIn('deputy', '00328')
    await report(owner, phone)
    const elsewhere = await city.signIn('deputy', '00331')
    expect(await markLost(elsewhere, phone.id)).toMatchObject({ outcome: 'refused' })
    expect(await markLost(owner, phone.id)).toMatchObject({ outcome: 'accepted' })
  })

  it('one with unsent work that is silent for three days is a gap; it closes when it is heard', async () => {
    const phone = newPhone()
    const owner = await city.signIn('deputy', '00334')
    await report(owner, phone, { unsent: 12 })
    const gaps = () =>
      city.db
        .selectFrom('gaps')
        .select('subject')
        .where('rule', '=', 'device-silent')
        .where('closed_at', 'is', null)
        .execute()
    city.clock.set('2021-07-30T17:00:00+07:00' as never)
    await city.settle()
    expect(await gaps()).not.toContainEqual({ subject: phone.id })
    city.clock.set('2021-07-30T18:01:00+07:00' as never)
    await city.settle()
    expect(await gaps()).toContainEqual({ subject: phone.id })
    await report(owner, phone, { unsent: 0 })
    city.clock.set('2021-07-30T18:05:00+07:00' as never)
    await city.settle()
    expect(await gaps()).not.toContainEqual({ subject: phone.id })
  })

  it('[SG-03] one not heard of for the profile’s days is forgotten, unless it still holds work or must still be wiped', async () => {
    const [quiet, holding, lost] = [newPhone(), newPhone(), newPhone()]
    const owner = await city.signIn('deputy', '00334')
    await report(owner, quiet)
    await report(owner, holding, { unsent: 3 })
    await report(owner, lost)
    await markLost(owner, lost.id)
    const kept = async () => {
      const rows = await city.db
        .selectFrom('field_devices')
        .select('id')
        .where('account_id', '=', owner.accountId)
        .execute()
      return rows.map(({ id }) => id).toSorted()
    }
    city.clock.set('2022-01-20T18:00:00+07:00' as never)
    await forgetOldSignIns.run(city.house)
    expect(await kept()).toEqual([quiet.id, holding.id, lost.id].toSorted())
    city.clock.set('2022-01-27T18:06:00+07:00' as never)
    await forgetOldSignIns.run(city.house)
    expect(await kept()).toEqual([holding.id, lost.id].toSorted())
  })
})
