import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '#test-city'
import { createFirstAdministrator } from './create-account.ts'
import { demoPassword } from './demo-accounts.ts'
import { TestBrowser } from './test-browser.ts'
import { openBeside } from './test-house.ts'
import { plantOfficer, plantPerson } from './test-people.ts'

let city: TestCity

beforeAll(async () => {
  city = await openTestCity()
})
afterAll(async () => {
  await city.close()
})

test('[SG-09] the first start makes one administrator with a secret of chance, and no second one', async () => {
  const at = { now: city.clock.now(), tree: city.house.territory.current() }
  const made = await Promise.all([createFirstAdministrator(city.db, at), createFirstAdministrator(city.db, at)])
  const [first, ...others] = made.filter((one) => one !== undefined)
  expect(others).toEqual([])
  expect(first?.secret).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  const browser = new TestBrowser(city.url)
  const entered = await browser.signIn(first?.username ?? '', first?.secret ?? '')
  expect(entered.body.account?.permissions).toContain('accounts.manage')
  expect(entered.body.account?.permissions).not.toContain('tasks.assign')
})

test('[SG-09] demonstration accounts exist only while the house runs with the sample', async () => {
  const { password, passwordHash } = await demoPassword(city.db)
  const officer = await plantOfficer(city.db, { areaId: city.area('00328'), kind: 'chairman' })
  const demo = { areaId: city.area('00328'), officerId: officer.officerId, passwordHash, demo: true }
  const { username } = await plantPerson(city.db, demo)
  const real = new TestBrowser(city.url)
  expect((await real.ask('GET', '/demo-accounts')).body).toEqual({ items: [] })
  expect((await real.signIn(username, password)).body.code).toBe('ACCOUNTS.WRONG_CREDENTIALS')
  const beside = await openBeside(city, { sample: true })
  try {
    const browser = new TestBrowser(beside.url)
    const { items } = (await browser.ask('GET', `/demo-accounts?q=${username}`)).body as unknown as { items: object[] }
    expect(items).toContainEqual(
      expect.objectContaining({ username, password, post: expect.stringContaining('chairman') }),
    )
    expect((await browser.signIn(username, password)).status).toBe(200)
    real.cookies.set('nt_session', browser.cookies.get('nt_session') ?? '')
    expect((await real.ask('GET', '/account')).status).toBe(401)
  } finally {
    await beside.close()
  }
})
