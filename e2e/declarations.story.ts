import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import type { KeyList } from '../rooms/passes/domain/index.ts'
import { verifyOnPhone } from '../rooms/passes/field/verify-on-phone.ts'
import { look as lookOnPhone, openPhone, smallPhone } from './on-phone.ts'
import { accepted, desktop, enterAs, expectSound } from './on-screen.ts'

const ward = '00328'
let city: TestCity
let browser: Browser
let clerk: Person
let station: Person
let receipt: string

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  browser = await openBrowser()
  clerk = await city.signIn('office', ward)
  station = await city.signIn('health', ward)
  const payload = { areaId: city.area(ward), kind: 'market', name: 'Chợ Mai Động', openedOn: '2021-07-01' }
  await accepted(clerk, 'sites.register', payload)
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
}

const widerBy = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

it('[HDC-01] anybody declares on an old phone without a script; what was typed outlives a refusal and "back"', async () => {
  const phone = await browser.newContext({ ...smallPhone, javaScriptEnabled: false })
  const page = await phone.newPage()
  await page.goto(`${city.url}/khai-bao`)
  await picture(page, '1-choose-place')
  await page.getByLabel('Tên phường, xã, thị trấn').fill('mai dong')
  await page.getByRole('button', { name: 'Tìm' }).click()
  await page.getByRole('link', { name: /Phường Mai Động/ }).click()
  await picture(page, '2-form')
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Tư')
  await page.getByLabel('Có, tỉnh khác hoặc nước ngoài').check()
  await page.getByRole('button', { name: 'Gửi khai báo' }).click()
  await page.getByText('Cần sửa 2 chỗ').waitFor()
  await picture(page, '3-mend')
  expect(await widerBy(page)).toBeLessThanOrEqual(0)
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Nguyễn Thị Tư')
  await page.getByLabel('Tỉnh, thành phố, nước ngoài').selectOption({ label: 'Thành phố Hồ Chí Minh' })
  await page.getByLabel('Rời nơi đó ngày').fill('25/7')
  await page.getByLabel('Không', { exact: true }).last().check()
  await page.getByRole('button', { name: 'Gửi khai báo' }).click()
  await page.getByRole('heading', { name: 'Đã nhận khai báo' }).waitFor()
  await picture(page, '4-receipt')
  expect(await widerBy(page)).toBeLessThanOrEqual(0)
  expect(await page.content()).not.toContain('Nguyễn')
  receipt = new URL(page.url()).searchParams.get('c') ?? ''
  // A guard's phone needs the public keys alone: no network, no database, and nothing of the person.
  const { body: keys } = await station.get<KeyList>('/passes/keys')
  const ground = { now: city.clock.now(), keys, filter: null, kinds: ['receipt'] as const }
  expect((await verifyOnPhone(receipt, ground)).verdict).toBe('good')
  expect(
    (
      await verifyOnPhone(
        receipt.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        ground,
      )
    ).verdict,
  ).toBe('refused')
  await page.goBack()
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Nguyễn Thị Tư')
  const { rows } = await sql<{ flagged: boolean }>`select flagged from declarations`.execute(city.db)
  expect(rows).toEqual([{ flagged: true }])
  await phone.close()
  const looked = await (await browser.newContext({ ...smallPhone })).newPage()
  for (const at of [`/khai-bao?noi=${city.area(ward)}`, `/khai-bao/bien-nhan?c=${encodeURIComponent(receipt)}`]) {
    await looked.goto(city.url + at)
    await expectSound(looked)
  }
  await looked.context().close()
})

it('[HDC-01] [CHK-05] [SG-12] an officer declares for somebody with no phone and no signal; it goes once there is signal', async () => {
  const { phone, page } = await openPhone({ browser, city }, clerk, { at: '/field/declarations/new' })
  await page.getByLabel('Họ và tên').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await phone.setOffline(true)
  await page.getByLabel('Họ và tên').fill('Cụ Sáu')
  await page.getByLabel('Khó thở').check()
  await page.getByText('gọi cấp cứu 115 trước').waitFor()
  await lookOnPhone(page, '5-phone-form')
  await page.getByRole('button', { name: 'Xong, gửi khi có sóng' }).click()
  await page.getByText('Còn 1 chỗ cần sửa').waitFor()
  await page.getByText('Không', { exact: true }).last().click()
  await page.getByRole('button', { name: 'Xong, gửi khi có sóng' }).click()
  await page.getByText('Số biên nhận').waitFor()
  await lookOnPhone(page, '6-phone-done')
  const count = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from declarations where entered_by = ${clerk.officerId}`.execute(city.db)
    return rows[0]?.count
  }
  expect(await count()).toBe(0)
  await phone.setOffline(false)
  await expect.poll(count, { timeout: 30_000 }).toBe(1)
  await phone.close()
})

it('[HDC-02] the station sees whom to call and why, opens the person for a reason, and records the call', async () => {
  const page = await enterAs({ browser, city }, station, desktop)
  await page.goto(`${city.url}/declarations?tab=flags`)
  await page.getByText('Đến từ Thành phố Hồ Chí Minh').waitFor()
  await expectSound(page)
  await picture(page, '7-flags')
  await page.getByRole('button', { name: 'Mở thông tin để gọi' }).first().click()
  await page.getByLabel('Lý do mở').fill('Gọi hỏi theo khai báo')
  await page.getByRole('button', { name: 'Mở', exact: true }).click()
  await page.getByRole('heading', { name: /Nguyễn Thị Tư|Cụ Sáu/ }).waitFor()
  await expectSound(page)
  await picture(page, '8-opened')
  await city.settle()
  await page.goto(`${city.url}/declarations`)
  await page.getByText('Khai báo hôm nay').waitFor()
  await expectSound(page)
  await picture(page, '9-counts')
  await page.goto(`${city.url}/declarations?tab=places`)
  await page.getByText('Chợ Mai Động').waitFor()
  await expectSound(page)
  await picture(page, '10-places')
  await page.goto(`${city.url}/declarations/new`)
  await page.getByLabel('Họ và tên').waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  await expectSound(page)
  await picture(page, '11-enter')
})

it('[CHK-12] who comes to the market scans its poster and presses once', async () => {
  const page = await browser.newPage({ ...smallPhone, javaScriptEnabled: false })
  const { rows } = await sql<{ id: string }>`select id from sites`.execute(city.db)
  await page.goto(`${city.url}/diem-den/to-dan?d=${rows[0]?.id}`)
  await picture(page, '12-poster')
  await page.goto(`${city.url}/diem-den/${rows[0]?.id}`)
  await page.getByRole('button', { name: 'Tôi đã đến đây' }).click()
  await page.getByRole('heading', { name: 'Đã ghi điểm đến' }).waitFor()
  await picture(page, '13-checked-in')
  await page.context().close()
})
