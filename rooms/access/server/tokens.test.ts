import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addMinutes, toInstant } from '#kit'
import { openTestCity, type TestCity } from '#test-city'
import { type Heard, TestBrowser } from './test-browser.ts'
import { plantOfficer, plantPerson, rightPassword } from './test-people.ts'

let city: TestCity
let district: number
let ward: number
let owner: TestBrowser
let ownerId: string
let holdingId: string

beforeAll(async () => {
  city = await openTestCity()
  district = city.area('008')
  ward = city.area('00328')
})
afterAll(async () => {
  await city.close()
})
beforeEach(() => openOwner('auditor'))

async function openOwner(role: string): Promise<void> {
  const officer = await plantOfficer(city.db, { areaId: district, kind: 'chairman' })
  const person = await plantPerson(city.db, { areaId: district, officerId: officer.officerId, roles: [role] })
  owner = new TestBrowser(city.url)
  await owner.signIn(person.username, rightPassword)
  ownerId = person.id
  holdingId = officer.holdingId
}

interface Issued {
  readonly id: string
  readonly token: string
}

async function issue(more: object): Promise<Heard> {
  const asked = { name: 'Cổng tổng hợp', permissions: ['accounts.read'], days: 30, password: rightPassword, ...more }
  return owner.ask('POST', '/account/tokens', asked)
}

async function issued(more: object = {}): Promise<Issued> {
  const heard = await issue(more)
  expect(heard.status).toBe(200)
  return heard.body as unknown as Issued
}

function by(token: string, path: string): Promise<Heard> {
  return new TestBrowser(city.url).ask('GET', path, undefined, {
    authorization: `Bearer ${token}`,
    'sec-fetch-site': '',
  })
}

test('[SG-09] a token does only what it names, only in its area, though its owner may more', async () => {
  const { token } = await issued({ areaId: ward })
  expect(token).toMatch(/^nt_/)
  const list = await by(token, '/accounts?state=all')
  expect(list.status).toBe(200)
  expect((list.body as unknown as { items: { areaId: number }[] }).items.some((item) => item.areaId !== ward)).toBe(
    false,
  )
  expect((await by(token, `/accounts?areaId=${district}`)).status).toBe(404)
  expect((await by(token, '/tasks')).body.code).toBe('ACCESS.NOT_ALLOWED')
  expect((await by(token, `/accounts?areaid=${ward}`)).body).toMatchObject({
    code: 'INTENTS.UNKNOWN_FILTER',
    field: 'areaid',
  })
  expect((await owner.ask('GET', `/accounts?areaId=${district}`)).status).toBe(200)
  expect((await owner.ask('GET', '/tasks')).status).toBe(200)
})

test('[SG-09] a token cannot carry what its owner does not hold, nor reach where they do not', async () => {
  expect((await issue({ permissions: ['accounts.read', 'accounts.manage'] })).body).toMatchObject({
    code: 'ACCOUNTS.TOKEN_TOO_WIDE',
    field: 'permissions',
  })
  expect((await issue({ areaId: city.area('00001') })).body).toMatchObject({
    code: 'ACCESS.OUTSIDE_AREA',
    field: 'areaId',
  })
  expect((await issue({ password: 'sai' })).body.code).toBe('ACCOUNTS.WRONG_PASSWORD')
})

test('[SG-09] when the owner’s post ends, their tokens lose its powers too', async () => {
  const { token } = await issued({ permissions: ['tasks.read', 'accounts.read'] })
  expect((await by(token, '/tasks')).status).toBe(200)
  const administrator = await city.signInWithGrant('administrator', '01')
  const payload = { holdingId, toAt: city.clock.now() }
  expect(await administrator.send({ type: 'bodies.end-holding', payload })).toMatchObject({ outcome: 'accepted' })
  expect((await by(token, '/tasks')).body.code).toBe('ACCESS.NOT_ALLOWED')
  expect((await by(token, '/accounts')).status).toBe(200)
})

test('[SG-09] a token is kept as a hash, shown once, and ends by time, by revoking, and with its account', async () => {
  const { id, token } = await issued()
  const kept = JSON.stringify([
    await city.db.selectFrom('api_tokens').selectAll().execute(),
    await city.db.selectFrom('journal').selectAll().execute(),
    (await owner.ask('GET', '/account')).body,
  ])
  expect(kept).toContain(id)
  expect(kept).not.toContain(token)
  expect((await by(token, '/accounts')).status).toBe(200)
  expect((await owner.send('accounts.revoke-token', { tokenId: id })).status).toBe(200)
  expect((await by(token, '/accounts')).body.code).toBe('ACCESS.SIGN_IN')
  const second = await issued()
  const past = addMinutes(toInstant(Date.now()), -1)
  await city.db.updateTable('api_tokens').set({ expires_at: past }).where('id', '=', second.id).execute()
  expect((await by(second.token, '/accounts')).body.code).toBe('ACCESS.SIGN_IN')
  const third = await issued()
  const administrator = await city.signInWithGrant('administrator', '01')
  await administrator.send({ type: 'accounts.disable', payload: { accountId: ownerId } })
  expect((await by(third.token, '/accounts')).body.code).toBe('ACCESS.SIGN_IN')
})

test('[SG-09] a token issues no tokens, changes no password and administers nobody', async () => {
  await openOwner('administrator')
  const { token } = await issued({ permissions: ['accounts.manage', 'accounts.read'] })
  const stranger = await plantPerson(city.db, { areaId: ward })
  const headers = { authorization: `Bearer ${token}`, 'sec-fetch-site': '' }
  const program = new TestBrowser(city.url)
  for (const [path, body] of [
    ['/account/tokens', { name: 'x', permissions: ['accounts.read'], days: 1, password: rightPassword }],
    ['/account/password', { password: rightPassword, next: 'một mật khẩu khác hẳn' }],
    ['/account/second-factor', { password: rightPassword }],
    [`/accounts/${stranger.id}/password`, {}],
    ['/intents/accounts.disable', { id: crypto.randomUUID(), payload: { accountId: stranger.id } }],
  ] as const) {
    expect((await program.ask('POST', path, body, headers)).body.code).toBe('ACCOUNTS.PERSON_ONLY')
  }
})
