import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { look, openPhone, unlock } from './on-phone.ts'
import { accepted } from './on-screen.ts'

let city: TestCity
let browser: Browser
let nurse: Person
let phone: BrowserContext
let page: Page

const ward = '00328'

beforeAll(async () => {
  city = await openTestCity({ at: '2021-12-06T09:00:00+07:00' })
  browser = await openBrowser()
  nurse = await city.signIn('health', ward)
  const head = await city.signIn('leader', ward)
  for (const more of [
    { name: 'Trần Văn Theo Dõi', phone: '0912345678', address: 'Số 5, ngõ 12' },
    { name: 'Lê Thị Không Máy', address: 'Số 9, ngõ 12' },
  ])
    await isolate(head, more)
  city.clock.set(toInstant('2021-12-07T18:00:00+07:00'))
  ;({ phone, page } = await openPhone({ browser, city }, nurse, { at: '/field/quarantine' }))
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

/** Somebody who stays at home by a decision of the ward's head. */
async function isolate(head: Person, more: object): Promise<void> {
  const person = { areaId: city.area(ward), yearOfBirth: 1990, synthetic: true, ...more }
  const { personId } = await accepted<{ personId: string }>(nurse, 'people.register-person', person)
  const answers = Object.fromEntries(
    ['own-room', 'own-toilet', 'no-frail-cohabitant', 'reachable', 'self-care', 'commitment'].map((key) => [
      key,
      'yes',
    ]),
  )
  const asked = { personId, class: 'F1', channel: 'paper', answers }
  const { orderId } = await accepted<{ orderId: string }>(nurse, 'quarantine.apply-home', asked)
  const allowed = { orderId, decision: 'allow', basisKey: 'decree-101', lastExposureOn: '2021-12-05' }
  await accepted(head, 'quarantine.decide-home', { ...allowed, reason: 'Nhà đủ điều kiện' })
}

/** Every isolation lies in another commune for a while: out of this nurse's sight. */
const moveTo = (commune: string) => sql`update isolation_orders set area_id = ${city.area(commune)}`.execute(city.db)

const checks = async () =>
  (
    await sql<{ outcome: string; temperature: string | null; taskId: string | null }>`
      select outcome, temperature::float8::text as temperature, task_id as "taskId" from isolation_checks order by at`.execute(
      city.db,
    )
  ).rows

it('[QUA-06] the round is on the phone: found with no network, recorded with one key, sent once, an emergency is called first', async () => {
  const row = page.getByRole('button', { name: /Trần Văn Theo Dõi/ })
  await row.waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await look(page, 'round')
  await phone.setOffline(true)
  await page.goto(`${city.url}/field/quarantine`)
  await unlock(page)
  await page.getByText('Còn 2 người').waitFor()
  await page.getByLabel('Số hộ, tên, địa chỉ').fill('theo doi')
  await row.click()
  await page.getByRole('link', { name: /Gọi 091/ }).waitFor()
  await look(page, 'check')
  await page.getByLabel(/Nhiệt độ/).fill('38,2')
  await page.getByRole('button', { name: 'Có triệu chứng' }).click()
  await page.getByText('Còn 1 người').waitFor()
  await look(page, 'round-done')
  await page.getByRole('button', { name: /Không Máy/ }).click()
  await page.getByText('Không có điện thoại: đến tận nơi.').waitFor()
  await page.getByRole('button', { name: 'Cần giúp' }).click()
  await page.getByRole('heading', { name: 'Cần giúp gì?' }).waitFor()
  await look(page, 'needs')
  await page
    .getByRole('button', { name: /Lương thực|thực phẩm/i })
    .first()
    .click()
  await page.getByText('Còn 0 người').waitFor()
  expect(await checks()).toEqual([])
  await phone.setOffline(false)
  await page.goto(`${city.url}/field/outbox`)
  await unlock(page)
  await look(page, 'outbox')
  await expect
    .poll(checks, { timeout: 30_000 })
    .toMatchObject([{ outcome: 'symptoms', temperature: '38.2', taskId: expect.any(String) }, { outcome: 'help' }])
})

it('[QUA-06] a slip of the thumb is said before it is recorded; a refused check is not “done”, and is mended with its own moment', async () => {
  await page.goto(`${city.url}/field/quarantine`)
  await unlock(page)
  await page.getByRole('button', { name: /Trần Văn Theo Dõi/ }).click()
  await page.getByLabel(/Nhiệt độ/).fill('388')
  await page.getByRole('button', { name: 'Khỏe' }).click()
  await page.getByText('Từ 30 đến 45 °C, ví dụ 38,2.').waitFor()
  await look(page, 'check-slip')
  await page.getByLabel(/Nhiệt độ/).fill('36,8')
  await moveTo('00001')
  await page.getByRole('button', { name: 'Khỏe' }).click()
  await page.getByRole('link', { name: '1 việc cần sửa' }).click()
  await page.getByText('Không có hồ sơ cách ly này, hoặc bạn không được xem.').waitFor()
  expect(await checks()).toHaveLength(2)
  await moveTo(ward)
  await page.getByRole('button', { name: 'Gửi ngay' }).click()
  await page.getByRole('button', { name: 'Sửa và gửi lại' }).click()
  await page.getByText(/đã ghi: .*Khỏe/).waitFor()
  expect(await page.getByLabel(/Nhiệt độ/).inputValue()).toBe('36,8')
  await look(page, 'check-mend')
  await page.getByRole('button', { name: 'Khỏe' }).click()
  // The clock of the city stands still here: which of the three was first says nothing.
  const well = async () => (await checks()).filter(({ outcome }) => outcome === 'well')
  await expect.poll(well, { timeout: 30_000 }).toMatchObject([{ temperature: '36.8' }])
})
