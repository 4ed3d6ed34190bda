import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { look, lookDayAndNight, openPhone, unlock } from './on-phone.ts'
import { accepted } from './on-screen.ts'

let city: TestCity
let browser: Browser
let clerk: Person
let nurse: Person
let phone: BrowserContext
let page: Page

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  browser = await openBrowser()
  clerk = await city.signIn('office', '00328')
  nurse = await city.signIn('health', '00328')
  await register('Số 5, ngõ 12', 'Trần Thị Mẫu')
  ;({ phone, page } = await openPhone({ browser, city }, nurse, { at: '/field/people' }))
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const register = (house: string, head: string) =>
  accepted(clerk, 'people.register-household', {
    ...{ areaId: city.area('00328-001'), house, head, size: 3, phone: '0900000001', synthetic: true },
    residents: [
      { name: head, birthYear: 1960 },
      { name: 'Lê Văn Thử', birthYear: 1990, temporary: true },
    ],
  })

async function unlocked(): Promise<void> {
  await page.goto(`${city.url}/field/people`)
  await unlock(page)
}

it('the book of the ward is on the phone: found with no network, with its age, and later only what changed comes', async () => {
  await page.getByRole('button', { name: /Số 5, ngõ 12/ }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await phone.setOffline(true)
  await unlocked()
  await page.getByLabel('Số nhà, chủ hộ, người trong hộ').fill('le van thu')
  await page.getByRole('button', { name: /Số 5, ngõ 12/ }).click()
  await page.getByText('Lê Văn Thử · 1990 · tạm trú').waitFor()
  await page.getByText('Số liệu lúc 18:00').waitFor()
  await look(page, 'book')
  const raw = await page.evaluate(storeText)
  expect(raw).not.toMatch(/Trần Thị|ngõ 12/)
  // Put away before the network is back: an open app would fetch the change by itself, and leave nothing to look at.
  await page.goto('about:blank')
  await phone.setOffline(false)
  await register('Số 9, ngõ 12', 'Phạm Văn Mới')
  await page.goto(`${city.url}/field/outbox`)
  const changes = page
    .waitForResponse(/working-set/)
    .then(async (answer) => (await answer.json()) as { changes: unknown[] })
  await unlock(page)
  expect((await changes).changes).toHaveLength(1)
})

it('two phones mend one household with no network: the second sees field by field what both changed, and chooses', async () => {
  const heads = [await city.signIn('group', '00328-001'), await city.signIn('group', '00328-001')]
  const phones: { phone: BrowserContext; page: Page }[] = []
  for (const head of heads) phones.push(await openPhone({ browser, city }, head, { at: '/field/people' }))
  const [first, second] = phones as [(typeof phones)[0], (typeof phones)[0]]
  for (const one of phones) {
    await one.page.getByRole('button', { name: /Số 5, ngõ 12/ }).click()
    await one.phone.setOffline(true)
    await one.page.getByRole('button', { name: 'Sửa hộ này' }).click()
  }
  await first.page.getByLabel('Số người đang ở').fill('5')
  await first.page.getByLabel('Người từ 60 tuổi').fill('1')
  await second.page.getByLabel('Số người đang ở').fill('4')
  await second.page.getByLabel('Số nhà, ngõ').fill('Số 5A, ngõ 12')
  await look(second.page, 'household-form')
  for (const one of phones) await one.page.getByRole('button', { name: 'Lưu, đưa vào hàng chờ gửi' }).click()
  await second.page.getByRole('button', { name: /Số 5A, ngõ 12.*4 người.*chờ gửi/ }).waitFor()
  await look(second.page, 'household-waits')
  await first.phone.setOffline(false)
  await first.page.getByRole('link', { name: 'Đã gửi hết' }).waitFor()
  await second.page.getByRole('link', { name: /chờ gửi/ }).click()
  await second.phone.setOffline(false)
  await second.page.getByText('Hộ này vừa được người khác sửa.').waitFor()
  await look(second.page, 'household-refused')
  await second.page.getByRole('button', { name: 'So hai bản và chọn' }).click()
  const size = second.page.getByRole('group', { name: 'Số người đang ở' })
  await size.getByText('Ban đầu: 3').waitFor()
  await second.page.getByText('Số nhà, ngõ: Số 5A, ngõ 12 (tôi ghi)').waitFor()
  await second.page.getByText('Người từ 60 tuổi: 1 (người khác đã sửa)').waitFor()
  await lookDayAndNight(second.page, 'household-conflict')
  await size.getByLabel(/Tôi ghi: 4/).check()
  await second.page.getByRole('button', { name: 'Gửi bản đã chọn' }).click()
  await second.page.getByText('đã sửa, gửi lại', { exact: true }).waitFor()
  await second.page.getByText('đã nhận', { exact: true }).waitFor()
  const kept = city.db.selectFrom('households').select(['size', 'elderly', 'version']).where('version', '>', 1)
  expect(await kept.execute()).toEqual([{ size: 4, elderly: 1, version: 3 }])
  for (const one of phones) await one.phone.close()
})

it('with the post the book goes from the phone', async () => {
  await city.db
    .updateTable('holdings')
    .set({ to_at: '2021-07-27T17:00:00+07:00' })
    .where('post_id', '=', nurse.postId)
    .execute()
  city.clock.set('2021-07-27T18:05:00+07:00' as never)
  await page.getByRole('button', { name: 'Gửi ngay' }).click()
  await expect.poll(() => page.evaluate(countLeaves), { timeout: 30_000 }).toBe(0)
})

/** In the page: everything that the phone's store holds of the book, as text. */
const storeText = `(async () => {
  const { name } = (await indexedDB.databases()).find(({ name }) => /field-[0-9a-f]/.test(name))
  const db = await new Promise((done) => (indexedDB.open(name).onsuccess = (event) => done(event.target.result)))
  const rows = await new Promise((done) => (db.transaction('leaves').objectStore('leaves').getAll().onsuccess = (event) => done(event.target.result)))
  db.close()
  return rows.map(({ sealed }) => new TextDecoder().decode(sealed.data)).join('')
})()`

const countLeaves = `(async () => {
  const { name } = (await indexedDB.databases()).find(({ name }) => /field-[0-9a-f]/.test(name))
  const db = await new Promise((done) => (indexedDB.open(name).onsuccess = (event) => done(event.target.result)))
  const count = await new Promise((done) => (db.transaction('leaves').objectStore('leaves').count().onsuccess = (event) => done(event.target.result)))
  db.close()
  return count
})()`
