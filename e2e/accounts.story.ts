import { AxeBuilder } from '@axe-core/playwright'
import { generateSync } from 'otplib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type TestCity } from '../apps/server/test-city.ts'
import { testPassword } from '../apps/server/test-person.ts'

let city: TestCity
let browser: Browser

beforeAll(async () => {
  city = await openTestCity()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function open(width: number): Promise<Page> {
  const viewport = { width, height: 800 }
  const context = await browser.newContext({ locale: 'vi-VN', viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${city.url}/sign-in`)
  return page
}

async function enter(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
}

it('[SG-09] an administrator opens an account; its owner sets a password and a second factor; the journal tells it all', async () => {
  const person = await city.signInWithGrant('administrator', '01')
  const { body } = await person.get<{ account: { username: string } }>('/session')
  const office = await open(1280)
  await enter(office, body.account.username, testPassword)
  await office.getByRole('button', { name: /^Tài khoản của / }).waitFor()

  await office.goto(`${city.url}/accounts`)
  await office.getByRole('button', { name: 'Lập tài khoản' }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByLabel('Tên hiển thị').fill('Lê Thị Mẫu')
  await dialog.getByLabel('Tên đăng nhập').fill('le.thi.mau')
  await dialog.getByRole('button', { name: 'Lập tài khoản' }).click()
  await office.getByRole('heading', { level: 1, name: 'Lê Thị Mẫu' }).waitFor()
  await office.getByRole('button', { name: 'Giao quyền' }).click()
  await dialog.getByLabel('Vai trò').selectOption('auditor')
  await dialog.getByRole('button', { name: 'Giao quyền' }).click()
  await office.getByText('Kiểm toán nhật ký · Thành phố Hà Nội').waitFor()
  await office.getByRole('button', { name: 'Cấp mật khẩu một lần' }).click()
  await dialog.getByRole('button', { name: 'Cấp mật khẩu một lần' }).click()
  const given = (await dialog.getByText(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/).innerText()).trim()
  await dialog.getByRole('button', { name: 'Xong' }).click()
  await expectNoViolations(office)

  const phone = await open(360)
  await enter(phone, 'le.thi.mau', given)
  await phone.getByText('Đặt mật khẩu của riêng đồng chí').waitFor()
  const next = 'bốn con mèo trên mái ngói'
  await phone.getByLabel('Mật khẩu hiện tại').fill(given)
  await phone.getByLabel('Mật khẩu mới').fill(next)
  await phone.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await phone.getByText('Đặt mật khẩu của riêng đồng chí').waitFor({ state: 'detached' })
  await phone.getByRole('button', { name: 'Bật xác thực hai lớp' }).click()
  const sheet = phone.getByRole('dialog')
  await sheet.getByLabel('Mật khẩu hiện tại').fill(next)
  await sheet.getByRole('button', { name: 'Bật xác thực hai lớp' }).click()
  await sheet.getByRole('img', { name: 'Mã QR' }).waitFor()
  const key = (await sheet.getByText(/^([A-Z2-7]{4} )+[A-Z2-7]{1,4}$/).innerText()).replaceAll(' ', '')
  await sheet.getByLabel('Mã 6 số').fill(generateSync({ secret: key }))
  await sheet.getByRole('button', { name: 'Xác nhận' }).click()
  const recovery = await sheet.getByRole('listitem').first().innerText()
  await sheet.getByRole('button', { name: 'Đã cất giữ' }).click()
  await phone.getByText('Đang bật · còn 10 mã dự phòng').waitFor()
  await expectNoViolations(phone)

  const elsewhere = await open(1280)
  await enter(elsewhere, 'le.thi.mau', next)
  await elsewhere.locator('input[name=code]').fill(recovery)
  await elsewhere.getByRole('button', { name: 'Đăng nhập' }).click()
  await elsewhere.getByRole('button', { name: /^Tài khoản của / }).waitFor()
  await elsewhere.goto(`${city.url}/audit`)
  await elsewhere.getByRole('button', { name: 'Bật xác thực hai lớp' }).waitFor()
  await expectNoViolations(elsewhere)
  await elsewhere.getByRole('tab', { name: 'Kiểm chứng' }).click()
  await elsewhere.getByRole('button', { name: 'Kiểm chứng ngay' }).click()
  await elsewhere.getByText('Chờ bắt đầu').waitFor()
  city.house.jobs.wake()
  await elsewhere.getByText('Nhật ký nguyên vẹn').waitFor()
  await expectNoViolations(elsewhere)
})
