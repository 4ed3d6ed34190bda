import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addMinutes, toInstant } from '#kit'
import { openTestCity, type TestCity } from '#test-city'
import { TestBrowser } from './test-browser.ts'
import { plantPerson, rightPassword } from './test-people.ts'

let city: TestCity
let ward: number
let username: string
let accountId: string

beforeAll(async () => {
  city = await openTestCity()
  ward = city.area('00328')
})
afterAll(async () => {
  await city.close()
})
beforeEach(async () => {
  await city.db.deleteFrom('sign_in_failures').execute()
  const person = await plantPerson(city.db, { areaId: ward, roles: ['leader'] })
  username = person.username
  accountId = person.id
})

describe('sessions', () => {
  test('[SG-09] the session says who is here, by which posts, and what they may do', async () => {
    const chair = await city.signIn('leader', '00328')
    const { body } = await chair.get('/session')
    expect(body).toMatchObject({
      account: {
        id: chair.accountId,
        posts: [{ id: chair.postId, areaId: ward, areaName: 'Phường Mai Động' }],
        homeAreaId: ward,
        twoFactor: false,
      },
      clock: 'fixed',
      utcOffsetMinutes: 420,
      sample: false,
    })
  })

  test('[SG-09] a session after sign-out is refused, also to who kept a copy of the cookie', async () => {
    const browser = new TestBrowser(city.url)
    await browser.signIn(username, rightPassword)
    const copy = new Map(browser.cookies)
    expect((await browser.ask('GET', '/account')).status).toBe(200)
    expect((await browser.ask('DELETE', '/session')).status).toBe(204)
    for (const [name, value] of copy) browser.cookies.set(name, value)
    expect((await browser.ask('GET', '/account')).body.code).toBe('ACCESS.SIGN_IN')
    expect((await browser.send('accounts.end-sessions', { exceptSessionId: crypto.randomUUID() })).status).toBe(401)
  })

  test('[SG-09] the cookie is out of reach of scripts and of other sites; the database holds only its hash', async () => {
    const browser = new TestBrowser(city.url)
    const heard = await browser.signIn(username, rightPassword)
    const line = heard.headers.getSetCookie().find((one) => one.startsWith('nt_session=')) ?? ''
    expect(line).toContain('HttpOnly')
    expect(line).toContain('SameSite=Strict')
    const secret = browser.cookies.get('nt_session') ?? ''
    const rows = await city.db.selectFrom('sessions').selectAll().where('account_id', '=', accountId).execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(rows[0]?.hash.toString('base64url')).not.toBe(secret)
  })

  test('[SG-09] signing in again gives a new session and ends the old one', async () => {
    const browser = new TestBrowser(city.url)
    await browser.signIn(username, rightPassword)
    const old = browser.cookies.get('nt_session') ?? ''
    await browser.signIn(username, rightPassword)
    expect(browser.cookies.get('nt_session')).not.toBe(old)
    browser.cookies.set('nt_session', old)
    expect((await browser.ask('GET', '/account')).status).toBe(401)
  })

  test('[SG-09] a session that lay idle, or grew too old, is over by the wall clock', async () => {
    for (const change of [
      { seen_at: addMinutes(toInstant(Date.now()), -121) },
      { expires_at: addMinutes(toInstant(Date.now()), -1) },
    ]) {
      const browser = new TestBrowser(city.url)
      await browser.signIn(username, rightPassword)
      await city.db.updateTable('sessions').set(change).where('account_id', '=', accountId).execute()
      // a copy of the cookie under another name of the memory: what two seconds would forget is not asked for here
      await new TestBrowser(city.url).signIn(username, rightPassword)
      expect((await browser.ask('GET', '/account')).status).toBe(401)
    }
  })

  test('[SG-09] sign-out everywhere else ends the other sessions and leaves this one', async () => {
    const here = new TestBrowser(city.url)
    const there = new TestBrowser(city.url)
    const { body } = await here.signIn(username, rightPassword)
    await there.signIn(username, rightPassword)
    const { sessionId } = (body as unknown as { account: { sessionId: string } }).account
    expect((await here.send('accounts.end-sessions', { exceptSessionId: sessionId })).status).toBe(200)
    expect((await there.ask('GET', '/account')).status).toBe(401)
    expect((await here.ask('GET', '/account')).status).toBe(200)
  })
})

describe('forgery', () => {
  test('[SG-09] an unsafe request of a session without its token is refused and does nothing', async () => {
    const browser = new TestBrowser(city.url)
    await browser.signIn(username, rightPassword)
    for (const token of ['', 'wrong', 'z01xTOxRv_pf3OeGvWQsXPO8FpEK2_vR0CINL5u9tiY']) {
      const heard = await browser.ask('DELETE', '/session', undefined, { 'x-csrf-token': token })
      expect([heard.status, heard.body.code]).toEqual([403, 'ACCOUNTS.CSRF'])
      const intents = await browser.ask('POST', '/intents', { intents: [] }, { 'x-csrf-token': token })
      expect(intents.body.code).toBe('ACCOUNTS.CSRF')
    }
    expect((await browser.ask('GET', '/account')).status).toBe(200)
  })

  test('[SG-09] another site cannot sign anybody in', async () => {
    const browser = new TestBrowser(city.url)
    const shown = { username, password: rightPassword }
    const cross = await browser.ask('POST', '/session', shown, { 'sec-fetch-site': 'cross-site' })
    expect(cross.body.code).toBe('ACCOUNTS.FOREIGN_ORIGIN')
    const old = { 'sec-fetch-site': '', origin: 'https://evil.example' }
    expect((await browser.ask('POST', '/session', shown, old)).body.code).toBe('ACCOUNTS.FOREIGN_ORIGIN')
    expect((await browser.ask('POST', '/session', shown, { 'sec-fetch-site': '', origin: city.url })).status).toBe(200)
  })
})

describe('guessing', () => {
  test('[SG-09] an unknown name and a wrong password get the same answer for the same work', async () => {
    const unknown = await workOf(() => new TestBrowser(city.url).signIn('khong-co-ai', rightPassword))
    const wrong = await workOf(() => new TestBrowser(city.url).signIn(username, 'một mật khẩu khác hẳn'))
    expect(unknown.checks).toBe(1)
    expect(wrong.checks).toBe(1)
    const { instance: _, ...told } = unknown.heard.body
    expect(wrong.heard.body).toMatchObject(told)
    expect(wrong.heard.status).toBe(401)
  })

  test('[SG-09] an account that was disabled, or never had a password, is answered like an unknown one', async () => {
    await city.db.updateTable('accounts').set({ disabled_at: '2021-01-01' }).where('id', '=', accountId).execute()
    const disabled = await new TestBrowser(city.url).signIn(username, rightPassword)
    const blank = await plantPerson(city.db, { areaId: ward, passwordHash: null })
    const none = await workOf(() => new TestBrowser(city.url).signIn(blank.username, rightPassword))
    expect([disabled.body.code, none.heard.body.code]).toEqual(Array(2).fill('ACCOUNTS.WRONG_CREDENTIALS'))
    expect(none.checks).toBe(1)
  })

  test('[SG-09] failures make the next attempt wait, longer each time, and no password is weighed meanwhile', async () => {
    const stranger = new TestBrowser(city.url)
    for (let count = 0; count < 3; count++) expect((await stranger.signIn(username, 'sai')).status).toBe(401)
    const held = await workOf(() => stranger.signIn(username, rightPassword))
    expect([held.heard.status, held.heard.body.code, held.checks]).toEqual([429, 'ACCOUNTS.WAIT', 0])
    const first = secondsOf(held.heard)
    await letPass(first)
    expect((await stranger.signIn(username, 'sai')).status).toBe(401)
    expect(secondsOf(await stranger.signIn(username, rightPassword))).toBeGreaterThan(first)
    await letPass(900)
    expect((await stranger.signIn(username, rightPassword)).status).toBe(200)
    expect((await new TestBrowser(city.url).signIn(username, 'sai')).status).toBe(401)
  })

  test('[SG-09] a hundred guesses at once are counted before they are judged', async () => {
    const guesses = Array.from({ length: 30 }, () => new TestBrowser(city.url).signIn(username, 'sai'))
    const heard = await Promise.all(guesses)
    expect(heard.filter(({ status }) => status === 401)).toHaveLength(3)
  })

  test('[SG-09] nobody can shut an officer out of a browser they use', async () => {
    const own = new TestBrowser(city.url)
    await own.signIn(username, rightPassword)
    await own.ask('DELETE', '/session')
    await fail(city, { name: username, times: 200 })
    expect((await new TestBrowser(city.url).signIn(username, rightPassword)).status).toBe(429)
    expect((await own.signIn(username, rightPassword)).status).toBe(200)
  })
})

async function workOf(attempt: () => ReturnType<TestBrowser['signIn']>) {
  const before = await passwordChecks()
  const heard = await attempt()
  return { heard, checks: (await passwordChecks()) - before }
}

async function passwordChecks(): Promise<number> {
  const text = await (await fetch(`${city.url}/metrics`)).text()
  return Number(text.match(/^nhac_truong_password_checks_total (\d+)/m)?.[1])
}

function secondsOf(heard: Awaited<ReturnType<TestBrowser['signIn']>>): number {
  return Number(heard.headers.get('retry-after'))
}

/** Lets seconds pass for the counting of failures, by moving the failures back. */
async function letPass(seconds: number): Promise<void> {
  const rows = await city.db.selectFrom('sign_in_failures').select(['id', 'at']).execute()
  for (const { id, at } of rows) {
    const earlier = addMinutes(toInstant(at), -seconds / 60)
    await city.db.updateTable('sign_in_failures').set({ at: earlier }).where('id', '=', id).execute()
  }
}

/** Failures of strangers all over the world at one name. */
async function fail(where: TestCity, guessed: { name: string; times: number }): Promise<void> {
  await new TestBrowser(where.url).signIn(guessed.name, 'sai')
  const { id: _, ...row } = await where.db.selectFrom('sign_in_failures').selectAll().limit(1).executeTakeFirstOrThrow()
  const rows = Array.from({ length: guessed.times }, (_, index) => ({
    ...row,
    id: crypto.randomUUID(),
    address: `10.0.0.${index}`,
  }))
  await where.db.insertInto('sign_in_failures').values(rows).execute()
}
