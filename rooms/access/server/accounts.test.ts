import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { TestBrowser } from './test-browser.ts'
import { plantOfficer, plantPerson, rightPassword } from './test-people.ts'

let city: TestCity
let administrator: Person
let wardAdministrator: Person
let wardA: number
let wardB: number

beforeAll(async () => {
  city = await openTestCity()
  wardA = city.area('00328')
  wardB = city.area('00001')
  administrator = await city.signInWithGrant('administrator', '01')
  wardAdministrator = await city.signInWithGrant('administrator', '00328')
})
afterAll(async () => {
  await city.close()
})

async function firstPassword(of: Person, accountId: string): Promise<string> {
  const response = await of.request('POST', `/accounts/${accountId}/password`, {})
  expect(response.status).toBe(200)
  return ((await response.json()) as { password: string }).password
}

async function permissionsOf(browser: TestBrowser): Promise<string[]> {
  return (await browser.ask('GET', '/session')).body.account?.permissions ?? []
}

describe('accounts', () => {
  test('[SG-09] an account is created, its one-time password only lets one set a better one, then the post gives its powers', async () => {
    const officer = await plantOfficer(city.db, { areaId: wardA, kind: 'chairman' })
    const username = `chu-tich-${randomUUID().slice(0, 6)}`
    const payload = { username, officerId: officer.officerId, name: 'Chủ tịch', areaId: wardA }
    const answer = await wardAdministrator.send({ type: 'accounts.create', payload })
    expect(answer).toMatchObject({ outcome: 'accepted' })
    const { accountId } = (answer as { result: { accountId: string } }).result
    expect((await new TestBrowser(city.url).signIn(username, '')).status).toBe(422)
    const given = await firstPassword(wardAdministrator, accountId)
    const browser = new TestBrowser(city.url)
    const entered = await browser.signIn(username, given)
    expect(entered.body.account).toMatchObject({ permissions: [], mustFirst: 'password' })
    for (const next of ['ngắn', `${username} 2021`, 'aaaaaaaaaaaaaaaa', '123456789012345', given]) {
      const weak = await browser.ask('POST', '/account/password', { password: given, next })
      expect([weak.status, weak.body.field]).toEqual([422, 'next'])
    }
    expect((await browser.ask('POST', '/account/password', { password: given, next: rightPassword })).status).toBe(200)
    expect(await permissionsOf(browser)).toContain('tasks.work')
  })

  test('[SG-09] no secret is ever in the journal, the intents or the answers kept for them', async () => {
    const person = await plantPerson(city.db, { areaId: wardA })
    const password = await firstPassword(wardAdministrator, person.id)
    const journal = await city.db.selectFrom('journal').selectAll().execute()
    const intents = await city.db.selectFrom('intents').selectAll().execute()
    const accounts = await city.db.selectFrom('accounts').selectAll().execute()
    const everything = JSON.stringify([journal, intents, accounts])
    expect(everything).toContain('password-reset')
    expect(everything).not.toContain(password)
    expect(everything).not.toContain(rightPassword)
  })

  test('[SG-09] who resets a password or takes the second factor off is seen by the owner', async () => {
    const { officerId } = await plantOfficer(city.db, { areaId: wardA, kind: 'chairman' })
    const person = await plantPerson(city.db, { areaId: wardA, officerId })
    const browser = new TestBrowser(city.url)
    const given = await firstPassword(wardAdministrator, person.id)
    await wardAdministrator.send({ type: 'accounts.remove-second-factor', payload: { accountId: person.id } })
    await browser.signIn(person.username, given)
    await browser.ask('POST', '/account/password', { password: given, next: rightPassword })
    const { body } = await browser.ask('GET', '/notices')
    const kinds = (body as unknown as { items: { kind: string }[] }).items.map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['account-password-reset', 'account-second-factor-removed'])
    const own = (await browser.ask('GET', '/account')).body as unknown as {
      doneByOthers: { type: string; by: string }[]
    }
    expect(own.doneByOthers.map(({ type }) => type)).toEqual(['second-factor-removed', 'password-reset'])
    expect(own.doneByOthers[0]?.by).toContain('administrator')
  })

  test('[SG-09] a disabled account is out at once, and in again when enabled', async () => {
    const person = await plantPerson(city.db, { areaId: wardA, roles: ['office'] })
    const browser = new TestBrowser(city.url)
    await browser.signIn(person.username, rightPassword)
    expect(await permissionsOf(browser)).toContain('tasks.read')
    await wardAdministrator.send({ type: 'accounts.disable', payload: { accountId: person.id } })
    expect((await browser.ask('GET', '/account')).status).toBe(401)
    expect((await browser.signIn(person.username, rightPassword)).body.code).toBe('ACCOUNTS.WRONG_CREDENTIALS')
    await wardAdministrator.send({ type: 'accounts.enable', payload: { accountId: person.id } })
    expect((await browser.ask('GET', '/account')).status).toBe(401)
  })

  test('[SG-09] an administrator of one ward sees and changes nothing of another, and the asking is logged', async () => {
    const stranger = await plantPerson(city.db, { areaId: wardB })
    const seen = await wardAdministrator.get<{ code: string }>(`/accounts/${stranger.id}`)
    expect([seen.status, seen.body.code]).toEqual([404, 'ACCESS.NOT_FOUND'])
    expect((await wardAdministrator.get(`/accounts?areaId=${wardB}`)).status).toBe(404)
    const answer = await wardAdministrator.send({ type: 'accounts.disable', payload: { accountId: stranger.id } })
    expect(answer).toMatchObject({ outcome: 'refused', refusal: { code: 'ACCESS.NOT_FOUND' } })
    const there = { accountId: stranger.id, role: 'leader', areaId: wardB }
    expect(await wardAdministrator.send({ type: 'accounts.grant', payload: there })).toMatchObject({
      outcome: 'refused',
    })
    const logged = await city.db
      .selectFrom('reads_logged')
      .selectAll()
      .where('account_id', '=', wardAdministrator.accountId)
      .execute()
    const short = logged.map(({ subject_kind, subject_id, outcome, area_id }) => [
      subject_kind,
      subject_id,
      outcome,
      area_id,
    ])
    expect(short).toContainEqual(['GET /api/accounts/:accountId', stranger.id, 'refused', wardA])
    expect(short).toContainEqual(['GET /api/accounts', null, 'refused', wardB])
    expect(short).toContainEqual(['accounts.disable', stranger.id, 'refused', wardA])
    const { items } = (await wardAdministrator.get<{ items: { areaId: number }[] }>('/accounts?limit=200&state=all'))
      .body
    expect(new Set(items.map((item) => item.areaId))).toEqual(new Set([wardA]))
  })

  test('[SG-09] nobody lifts themselves up, or takes over a chair above their own', async () => {
    const own = { accountId: wardAdministrator.accountId, role: 'leader', areaId: wardA }
    expect(await wardAdministrator.send({ type: 'accounts.grant', payload: own })).toMatchObject({
      refusal: { code: 'ACCOUNTS.NOT_YOURSELF' },
    })
    const mayor = await plantOfficer(city.db, { areaId: city.area('01'), kind: 'chairman' })
    const livesHere = await plantPerson(city.db, { areaId: wardA, officerId: mayor.officerId })
    const reset = await wardAdministrator.request('POST', `/accounts/${livesHere.id}/password`, {})
    expect(((await reset.json()) as { code: string }).code).toBe('ACCOUNTS.WIDER_THAN_YOURS')
    const payload = {
      username: `gia-${randomUUID().slice(0, 6)}`,
      officerId: mayor.officerId,
      name: 'Giả',
      areaId: wardA,
    }
    expect(await wardAdministrator.send({ type: 'accounts.create', payload })).toMatchObject({
      refusal: { code: 'ACCOUNTS.WIDER_THAN_YOURS', field: 'officerId' },
    })
  })

  test('[SG-09] a taken name, an unknown role, an end in the past: refused with the field', async () => {
    const person = await plantPerson(city.db, { areaId: wardA })
    const again = { username: person.username.toUpperCase(), officerId: null, name: 'Ai đó', areaId: wardA }
    expect(await administrator.send({ type: 'accounts.create', payload: again })).toMatchObject({
      refusal: { code: 'ACCOUNTS.USERNAME_TAKEN', field: 'username' },
    })
    const grant = { accountId: person.id, role: 'emperor', areaId: wardA }
    expect(await administrator.send({ type: 'accounts.grant', payload: grant })).toMatchObject({
      refusal: { code: 'ACCOUNTS.NO_SUCH_ROLE', field: 'role' },
    })
    const ended = { ...grant, role: 'office', toAt: '2021-07-27T17:59:00+07:00' }
    expect(await administrator.send({ type: 'accounts.grant', payload: ended })).toMatchObject({
      refusal: { code: 'ACCOUNTS.ENDS_BEFORE_START', field: 'toAt' },
    })
  })
})

describe('powers', () => {
  test('[SG-09] a post that ended gives nothing, at once', async () => {
    const officer = await plantOfficer(city.db, { areaId: wardA, kind: 'chairman' })
    const person = await plantPerson(city.db, { areaId: wardA, officerId: officer.officerId })
    const browser = new TestBrowser(city.url)
    await browser.signIn(person.username, rightPassword)
    expect(await permissionsOf(browser)).toContain('tasks.read')
    await endHolding(officer.holdingId)
    expect(await permissionsOf(browser)).toEqual([])
    expect((await browser.ask('GET', '/tasks')).body.code).toBe('ACCESS.NOT_ALLOWED')
  })

  test('[SG-09] a grant holds from its start to its end by the clock of the house, and no longer when revoked', async () => {
    const person = await plantPerson(city.db, { areaId: wardA })
    const browser = new TestBrowser(city.url)
    await browser.signIn(person.username, rightPassword)
    const payload = { accountId: person.id, role: 'office', areaId: wardA, toAt: '2021-07-28T18:00:00+07:00' }
    expect(await administrator.send({ type: 'accounts.grant', payload })).toMatchObject({ outcome: 'accepted' })
    expect(await permissionsOf(browser)).toContain('tasks.read')
    city.clock.set(toInstant('2021-07-28T18:00:00+07:00'))
    expect(await permissionsOf(browser)).toEqual([])
    city.clock.set(toInstant('2021-07-27T18:00:00+07:00'))
    expect(await permissionsOf(browser)).toContain('tasks.read')
    const grant = await city.db
      .selectFrom('grants')
      .select('id')
      .where('account_id', '=', person.id)
      .executeTakeFirstOrThrow()
    await administrator.send({ type: 'accounts.revoke-grant', payload: { grantId: grant.id } })
    expect(await permissionsOf(browser)).toEqual([])
  })

  test('[SG-09] the account page says who has what, since when, and what was taken back', async () => {
    const officer = await plantOfficer(city.db, { areaId: wardA, kind: 'chairman' })
    const person = await plantPerson(city.db, { areaId: wardA, officerId: officer.officerId, roles: ['auditor'] })
    const grant = await city.db
      .selectFrom('grants')
      .select('id')
      .where('account_id', '=', person.id)
      .executeTakeFirstOrThrow()
    await administrator.send({ type: 'accounts.revoke-grant', payload: { grantId: grant.id } })
    const { body } = await administrator.get<Record<string, unknown>>(`/accounts/${person.id}`)
    expect(body).toMatchObject({
      posts: [{ id: officer.postId, areaId: wardA, fromAt: '2021-01-01T00:00:00.000Z' }],
      grants: [],
      pastGrants: [{ id: grant.id, role: 'auditor', toAt: '2021-07-27T11:00:00.000Z' }],
    })
    expect(body.permissions).toContainEqual({ permission: 'tasks.read', areaId: wardA, areaName: 'Phường Mai Động' })
  })
})

/** Ends a holding through the door of the room that owns it. */
async function endHolding(holdingId: string): Promise<void> {
  const answer = await administrator.send({
    type: 'bodies.end-holding',
    payload: { holdingId, toAt: city.clock.now() },
  })
  expect(answer).toMatchObject({ outcome: 'accepted' })
}
