import { generateSync } from 'otplib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '#test-city'
import { TestBrowser } from './test-browser.ts'
import { openBeside } from './test-house.ts'
import { plantPerson, rightPassword } from './test-people.ts'

let city: TestCity
let person: { id: string; username: string }
let browser: TestBrowser

const stepSeconds = 30

beforeAll(async () => {
  city = await openTestCity()
})
afterAll(async () => {
  await city.close()
})
beforeEach(async () => {
  await city.db.deleteFrom('sign_in_failures').execute()
  person = await plantPerson(city.db, { areaId: city.area('00328'), roles: ['leader'] })
  browser = new TestBrowser(city.url)
  await browser.signIn(person.username, rightPassword)
})

/** The authenticator's code, `steps` later than now. */
function codeOf(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * stepSeconds })
}

/** Turns the second factor on with the code of the step before, so that the code of now is still unused. */
async function enrol(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await browser.ask('POST', '/account/second-factor', { password: rightPassword })
  const { secret } = begun.body as unknown as { secret: string }
  const confirmed = await browser.ask('POST', '/account/second-factor/confirm', { code: codeOf(secret, -1) })
  expect(confirmed.status).toBe(200)
  return { secret, ...(confirmed.body as unknown as { recoveryCodes: string[] }) }
}

describe('second factor', () => {
  test('[SG-09] enrolling wants the password and a right code, shows a QR code, and journals no secret', async () => {
    const wrong = await browser.ask('POST', '/account/second-factor', { password: 'sai' })
    expect([wrong.status, wrong.body.field]).toEqual([422, 'password'])
    const { body } = await browser.ask('POST', '/account/second-factor', { password: rightPassword })
    const begun = body as unknown as { secret: string; uri: string; qr: { size: number; path: string } }
    expect(begun.uri).toContain(`secret=${begun.secret}`)
    expect(begun.qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
    const bad = await browser.ask('POST', '/account/second-factor/confirm', { code: '000000' })
    expect(bad.body.code).toBe('ACCOUNTS.WRONG_CODE')
    const { secret, recoveryCodes } = await enrol()
    const said = JSON.stringify(
      await city.db.selectFrom('journal').selectAll().where('subject_id', '=', person.id).execute(),
    )
    expect(said).toContain('second-factor-enrolled')
    for (const word of [secret, begun.secret, ...recoveryCodes]) expect(said).not.toContain(word)
    const kept = JSON.stringify(await city.db.selectFrom('recovery_codes').selectAll().execute())
    for (const code of recoveryCodes) expect(kept).not.toContain(code.replaceAll(' ', ''))
  })

  test('[SG-09] sign-in asks for the code, and a code that was used is refused even while it is fresh', async () => {
    const { secret } = await enrol()
    const other = new TestBrowser(city.url)
    const asked = await other.signIn(person.username, rightPassword)
    expect([asked.status, asked.body.code, asked.body.field]).toEqual([401, 'ACCOUNTS.CODE_NEEDED', 'code'])
    expect((await other.signIn(person.username, rightPassword, '123456')).body.code).toBe('ACCOUNTS.WRONG_CODE')
    const code = codeOf(secret)
    expect((await other.signIn(person.username, rightPassword, code)).status).toBe(200)
    const replayed = await new TestBrowser(city.url).signIn(person.username, rightPassword, code)
    expect(replayed.body.code).toBe('ACCOUNTS.WRONG_CODE')
  })

  test('[SG-09] the code of an hour ago does not fit', async () => {
    const { secret } = await enrol()
    const heard = await browser.signIn(person.username, rightPassword, codeOf(secret, -120))
    expect(heard.body.code).toBe('ACCOUNTS.WRONG_CODE')
  })

  test('[SG-09] a recovery code opens once', async () => {
    const { recoveryCodes } = await enrol()
    const [code = ''] = recoveryCodes
    expect(new Set(recoveryCodes).size).toBe(10)
    expect((await new TestBrowser(city.url).signIn(person.username, rightPassword, code)).status).toBe(200)
    const again = await new TestBrowser(city.url).signIn(person.username, rightPassword, code.replaceAll(' ', ''))
    expect(again.body.code).toBe('ACCOUNTS.WRONG_CODE')
    const { body } = await browser.ask('GET', '/account')
    expect(body).toMatchObject({ twoFactor: true, recoveryCodesLeft: 9 })
  })

  test('[SG-09] its key is sealed in the database; one left in plain text by an earlier release is sealed at the start', async () => {
    const { secret } = await enrol()
    const keyOf = async () =>
      (await city.db.selectFrom('accounts').select('totp_secret').where('id', '=', person.id).executeTakeFirstOrThrow())
        .totp_secret
    const everything = JSON.stringify(await city.db.selectFrom('accounts').selectAll().execute())
    expect(everything).not.toContain(secret)
    await city.db.updateTable('accounts').set({ totp_secret: secret }).where('id', '=', person.id).execute()
    const beside = await openBeside(city)
    await beside.close()
    expect(await keyOf()).toMatch(/^s1\./)
    expect((await browser.signIn(person.username, rightPassword, codeOf(secret))).status).toBe(200)
  })

  test('[SG-09] a house with another key does not start: it would call every right code wrong', async () => {
    await enrol()
    await expect(openBeside(city, { secretsKey: Buffer.alloc(32, 1) })).rejects.toThrow(/another key/)
  })

  test('[SG-09] wrong codes slow the door down like wrong passwords', async () => {
    await enrol()
    const stranger = new TestBrowser(city.url)
    for (let count = 0; count < 3; count++) await stranger.signIn(person.username, rightPassword, '000000')
    expect((await stranger.signIn(person.username, rightPassword, '000000')).body.code).toBe('ACCOUNTS.WAIT')
  })

  test('[SG-09] turning it off wants password and code', async () => {
    const { secret } = await enrol()
    const at = '/account/second-factor/remove'
    const wrong = await browser.ask('POST', at, { password: rightPassword, code: '000000' })
    expect(wrong.body.code).toBe('ACCOUNTS.WRONG_CODE')
    expect((await browser.ask('POST', at, { password: rightPassword, code: codeOf(secret) })).status).toBe(200)
    expect((await new TestBrowser(city.url).signIn(person.username, rightPassword)).status).toBe(200)
  })
})

test('[SG-09] where the profile asks for it, a role gives nothing before the second factor is on, and it stays on', async () => {
  const strict = await openTestCity({ profile: 'hanoi-2025' })
  try {
    const at = strict.area('00328')
    const administrator = await plantPerson(strict.db, { areaId: at, roles: ['administrator'] })
    browser = new TestBrowser(strict.url)
    const before = await browser.signIn(administrator.username, rightPassword)
    expect(before.body.account).toMatchObject({ permissions: [], mustFirst: 'second-factor' })
    expect((await browser.ask('GET', '/accounts')).body.code).toBe('ACCESS.NOT_ALLOWED')
    const { secret } = await enrol()
    const after = await browser.ask('GET', '/session')
    expect(after.body.account?.permissions).toContain('accounts.manage')
    const off = await browser.ask('POST', '/account/second-factor/remove', {
      password: rightPassword,
      code: codeOf(secret),
    })
    expect(off.body.code).toBe('ACCOUNTS.SECOND_FACTOR_NEEDED')
  } finally {
    await strict.close()
  }
})
