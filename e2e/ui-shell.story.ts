import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { testPassword } from '../apps/server/test-person.ts'

let city: TestCity
let browser: Browser
let registrar: Person
let username: string

beforeAll(async () => {
  city = await openTestCity()
  browser = await openBrowser()
  registrar = await city.signInWithGrant('administrator', '01')
  username = (await registrar.get<{ account: { username: string } }>('/session')).body.account.username
})
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

describe('[SG-09] the door of the app', () => {
  it('asks who comes on the page that was wanted, says no in words, and opens that page', async () => {
    const { context, page } = await openPage()
    await page.goto(`${city.url}/areas/import`)
    await page.getByLabel('Tên đăng nhập').fill(username)
    await page.getByLabel('Mật khẩu').fill('không phải mật khẩu này')
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Mật khẩu').fill(testPassword)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('button', { name: /^Tài khoản của / }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/areas/import')
    await context.close()
  })

  it('speaks the other language from the palette, remembers it, and lets one out', async () => {
    const { context, page } = await openPage()
    await signIn(page, '/areas')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('tieng anh')
    await page.getByRole('option', { name: /Chuyển sang tiếng Anh/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('html[lang=en]').waitFor()
    await page.reload()
    await page.getByRole('button', { name: /^Account of / }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
    await context.close()
  })

  it('finds an area from the palette without its diacritics', async () => {
    const { context, page } = await openPage()
    await signIn(page, '/areas')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('mai dong')
    await page
      .getByRole('option', { name: /Mai Động/ })
      .first()
      .waitFor()
    await context.close()
  })
})

describe('[TSK-01] nothing that was typed is lost, nothing is done twice', () => {
  it('sends the same intent again when the answer is lost, and it is done once', async () => {
    const { context, page } = await openPage()
    await signIn(page, `/areas/${city.area('00331')}/tree`)
    const outcomes: string[] = []
    let losesAnswer = true
    await page.route('**/api/intents', async (route) => {
      const response = await route.fetch()
      const { answers } = (await response.json()) as { answers: { outcome: string }[] }
      outcomes.push(...answers.map(({ outcome }) => outcome))
      if (losesAnswer) await route.abort('connectionreset')
      else await route.fulfill({ response })
      losesAnswer = false
    })
    await openRename(page)
    await page.getByRole('dialog').getByRole('textbox').fill('Đại Kim mới')
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(outcomes).toEqual(['accepted', 'already-done'])
    await context.close()
  })

  it('keeps a half-written form when the session ends, over the sign-in and back', async () => {
    const { context, page } = await openPage()
    await signIn(page, `/areas/${city.area('00334')}/tree`)
    await openRename(page)
    await page.getByRole('dialog').getByRole('textbox').fill('Hoàng Văn Thụ, đang sửa dở')
    await context.clearCookies()
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
    await fillSignIn(page)
    await openRename(page)
    expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('Hoàng Văn Thụ, đang sửa dở')
    await context.close()
  })
})

describe('[ORG-01] a change made by somebody else', () => {
  it('shows on an open page without a reload', async () => {
    const { context, page } = await openPage()
    await signIn(page, `/areas/${city.area('008')}/tree`)
    await page.locator('[role=status][data-state=live]').waitFor()
    await page.getByText('Mai Động').first().waitFor()
    const payload = { areaId: city.area('00328'), name: 'Mai Động 2' }
    expect(await registrar.send({ type: 'areas.rename', payload })).toMatchObject({ outcome: 'accepted' })
    await page.getByText('Mai Động 2').first().waitFor()
    await context.close()
  })
})

async function openPage(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 800 } })
  return { context, page: await context.newPage() }
}

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(`${city.url}/sign-in`)
  await fillSignIn(page)
  await page.goto(`${city.url}${address}`)
  await page.getByRole('button', { name: /^Tài khoản của / }).waitFor()
}

async function fillSignIn(page: Page): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(testPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('button', { name: /^Tài khoản của / }).waitFor()
}

async function openRename(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Thêm', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Sửa/ }).click()
  await page.getByRole('dialog').waitFor()
}
