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
