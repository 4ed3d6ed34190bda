import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { accepted, desktop, enterAs, expectSound, phone } from './on-screen.ts'

let city: TestCity
let browser: Browser
let clerk: Person
let chair: Person
let page: Page

const why = 'Bà đến bàn tiếp dân'

beforeAll(async () => {
  browser = await openBrowser()
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  clerk = await city.signIn('office', '00328')
  chair = await city.signIn('leader', '00328')
  const areaId = city.area('00328')
  for (const told of [
    { name: 'Nguyễn Thị Thuý Hoà', yearOfBirth: 1951, sex: 'female', phone: '0912 000 111' },
    { name: 'Phạm Thị Bích Liên', yearOfBirth: 1990, sex: 'female' },
    { name: 'Phạm Thị Bích Liên', yearOfBirth: 1992, sex: 'female' },
  ]) {
    await accepted(clerk, 'people.register-person', { areaId, ...told })
  }
  page = await enterAs({ browser, city }, clerk)
})
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const shot = async (name: string) => {
  const folder = process.env.SHOTS
  if (!folder) return
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  await page.setViewportSize(phone)
  await page.screenshot({ path: `${folder}/${name}-phone.png`, fullPage: true })
  await page.setViewportSize(desktop)
}

async function giveReason(reason: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Lý do').fill(reason)
  await dialog.getByRole('button').last().click()
}

describe('a person of the house', () => {
  it('[EPI-09] [SG-09] is found by a name without marks, opened for a reason, and gets a sheet of all that is held', async () => {
    await page.goto(`${city.url}/persons`)
    await page.getByLabel('Họ tên').fill('Nguyen Thi Thuy Hoa')
    await page.getByLabel('Năm sinh').fill('1951')
    const found = page.getByRole('link', { name: /Mai Động/ }).filter({ hasText: 'thiếu dấu' })
    await found.waitFor()
    await expectSound(page)
    await shot('find')
    await found.click()
    await page.getByRole('heading', { name: 'Một người' }).waitFor()
    expect(await page.getByText('Thuý Hoà').count()).toBe(0)
    await page.getByRole('button', { name: 'Mở tên' }).click()
    await giveReason(why)
    await page.getByText('Nguyễn Thị Thuý Hoà').waitFor()
    await expectSound(page)
    await shot('person')
    await page.getByRole('link', { name: 'Phiếu thông tin' }).click()
    await page.getByRole('button', { name: 'Lập phiếu' }).click()
    await giveReason(why)
    await page.getByText('Những thông tin hệ thống đang lưu về ông/bà').waitFor()
    await page.getByText(why).first().waitFor()
    await shot('sheet')
  })

  it('[EPI-09] that may be twice on file is compared side by side, and somebody decides', async () => {
    await page.goto(`${city.url}/persons?view=duplicates`)
    await page.getByRole('button', { name: 'Mở để so' }).click()
    await giveReason('Xem có ghi hai lần không')
    const dialog = page.getByRole('dialog', { name: 'So hai người' })
    await dialog.getByText('1992').waitFor()
    await shot('compare')
    await dialog.getByLabel('Lý do').fill('Cùng một người: năm sinh ghi nhầm')
    await dialog.getByRole('button', { name: 'Gộp: là một người' }).click()
    await page.getByText('Không còn cặp nào chờ xem').waitFor()
    await expectSound(page)
  })

  it('[EPI-09] [SG-12] disputes by phone what stands there; the chairman decides with the right year', async () => {
    await page.goto(`${city.url}/persons`)
    await page.getByLabel('Điện thoại').fill('0912000111')
    await page.getByRole('link', { name: /Mai Động/ }).click()
    await page.getByRole('button', { name: 'Ghi yêu cầu' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Phản đối điều đã ghi').check()
    await dialog.getByLabel('điện thoại').check()
    await dialog.getByLabel('Lời yêu cầu').fill('Tôi sinh năm 1941, không phải 1951')
    await dialog.getByRole('button', { name: 'Ghi yêu cầu' }).click()
    await page.getByText('Phải giải quyết trước hết ngày').waitFor()
    await page.getByRole('button', { name: 'Đã trả lời người dân' }).click()
    await page.getByText(/đã trả lời/).waitFor()
    await expectSound(page)
    await shot('request')
    const address = page.url()
    await page.context().close()
    page = await enterAs({ browser, city }, chair)
    await page.goto(address)
    await page.getByRole('button', { name: 'Giải quyết' }).click()
    await page.getByLabel('Chấp nhận', { exact: true }).check()
    await page.getByRole('dialog').getByLabel('Năm sinh').fill('1941')
    await page.getByRole('dialog').getByLabel('Lý do').fill('Giấy khai sinh ghi 1941')
    await shot('decide')
    await page.getByRole('dialog').getByRole('button', { name: 'Giải quyết' }).click()
    await page.getByText('Chấp nhận').first().waitFor()
    await page.getByRole('link', { name: 'Trang của người này' }).click()
    await page.getByRole('button', { name: 'Mở tên' }).click()
    await giveReason('Xem đã sửa đúng chưa')
    await page.getByRole('region', { name: 'Tên, địa chỉ' }).getByText('1941').waitFor()
  })
})
