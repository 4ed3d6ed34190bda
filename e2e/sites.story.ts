import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs, expectAccessible } from './on-screen.ts'

let city: TestCity
let browser: Browser
let head: Person
let health: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T16:00:00+07:00' })
  browser = await openBrowser()
  head = await city.signIn('leader', '00001')
  health = await city.signIn('health', '00001')
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const enter = (person: Person) => enterAs({ browser, city }, person, 1280)

/** On a 360 px phone nothing is wider than the screen, and axe finds nothing. */
async function expectFitsPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 })
  // A chart draws itself anew once the screen has another width.
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })
}

async function nameOf(person: Person): Promise<string> {
  const found = await city.db.selectFrom('officers').select('name').where('id', '=', person.officerId).execute()
  return found[0]?.name ?? ''
}

async function pickPost(fields: Locator, name: string): Promise<void> {
  await fields.getByLabel('Chức vụ phụ trách').fill(name)
  await fields.getByRole('option').filter({ hasText: name }).first().click()
}

it('[INS-05] [INS-14] a head registers an airport once, gives each stage to somebody, and judges its risk with a day of review', async () => {
  const page = await enter(head)
  await page.goto(`${city.url}/sites`)
  await page.getByText('Chưa có địa điểm nào như vậy').waitFor()
  await page.getByRole('button', { name: 'Ghi địa điểm' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Loại địa điểm').selectOption('airport')
  await dialog.getByLabel('Tên địa điểm').fill('Cảng hàng không mẫu')
  await dialog.getByRole('button', { name: 'Ghi địa điểm' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cảng hàng không mẫu' }).waitFor()
  await page.getByText('chưa rõ ai phụ trách khâu nào').waitFor()

  await page.getByRole('button', { name: 'Phân khâu' }).click()
  const stages = dialog.getByRole('group')
  await stages.nth(0).getByLabel('Tên khâu, khu vực').fill('Kiểm dịch y tế')
  await pickPost(stages.nth(0), await nameOf(health))
  await dialog.getByRole('button', { name: 'Thêm một khâu' }).click()
  await stages.nth(1).getByLabel('Tên khâu, khu vực').fill('Phân luồng hành khách')
  await pickPost(stages.nth(1), await nameOf(head))
  await stages.nth(1).getByRole('button', { name: 'Lên trước' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Lưu các khâu' }).click()
  const list = page.getByRole('list', { name: 'Các khâu và người phụ trách' })
  await list.getByText(await nameOf(health)).waitFor()
  expect((await list.getByRole('listitem').allInnerTexts()).map((text) => text.replaceAll('\n', ' '))).toEqual([
    expect.stringContaining('1 Phân luồng hành khách'),
    expect.stringContaining('2 Kiểm dịch y tế'),
  ])

  await page.getByRole('button', { name: 'Đánh giá nguy cơ' }).click()
  await dialog.getByLabel('cao', { exact: true }).check()
  await dialog.getByLabel('Vì sao').fill('Nhiều chuyến bay từ vùng dịch')
  await dialog.getByRole('button', { name: 'Đánh giá nguy cơ' }).click()
  await dialog.getByText('Nguy cơ cao phải có ngày xem lại.').waitFor()
  await dialog.getByLabel('Xem lại ngày').fill('3/8')
  await dialog.getByRole('button', { name: 'Đánh giá nguy cơ' }).click()
  await page.getByText('Nhiều chuyến bay từ vùng dịch').waitFor()
  await expectAccessible(page)
  await expectFitsPhone(page)

  await page.goto(`${city.url}/sites`)
  await page.getByRole('button', { name: /^Cảng hàng không/ }).click()
  await page.getByRole('link', { name: 'Cảng hàng không mẫu' }).waitFor()
  await expectAccessible(page)
  await expectFitsPhone(page)
  await page.getByRole('button', { name: 'Ghi địa điểm' }).click()
  await dialog.getByLabel('Tên địa điểm').fill('cang hang khong MAU')
  await dialog.getByRole('button', { name: 'Ghi địa điểm' }).click()
  await dialog.getByLabel('Đây là một nơi khác, chỉ trùng tên').waitFor()
  await page.context().close()
})

it('[INS-13] checks recorded by hand are in the numbers of the day; what nobody measured is said, not guessed', async () => {
  const record = (at: string, persons: number) => ({
    type: 'patrols.record-checks',
    payload: { areaId: city.area('00001'), at: `2021-07-${at}:00+07:00`, persons, vehicles: 20, reminders: 3 },
  })
  await head.sendAll([record('25T09:00', 80), record('26T09:00', 40)])
  await city.settle()
  const page = await enter(head)
  await page.goto(`${city.url}/patrols`)
  await page.getByText('26/7: 60 lượt, giảm 40% so với hôm trước').waitFor()
  await page.getByText('chưa có nguồn xác nhận, nên không tính mật độ trên km²').waitFor()
  await expectAccessible(page)
  await expectFitsPhone(page)
  await page.getByRole('button', { name: 'Ghi kết quả' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Lượt người').fill('31')
  await dialog.getByLabel('Lượt phương tiện').fill('12')
  await dialog.getByRole('button', { name: 'Ghi kết quả' }).click()
  await page.getByRole('tab', { name: 'Kết quả đã ghi' }).click()
  await page.getByText('ngoài lịch').waitFor()
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Lượt tuần tra' }).click()
  await page.getByText('Chưa có lượt tuần tra nào trong ngày').waitFor()
  await page.context().close()
})
