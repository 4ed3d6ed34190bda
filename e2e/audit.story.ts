import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { logRead } from '#rooms/access/server'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs, expectAccessible } from './on-screen.ts'

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

const enter = (person: Person, width = 1280) => enterAs({ browser, city }, person, width)

/** Somebody of the health office opens forty records in forty minutes. */
async function lookAtMany(person: Person): Promise<void> {
  const { accountId, officerId, areaId, postId } = person
  const scopes = [{ permissions: new Set(['people.look']), areaId, postId }]
  const tree = city.house.territory.current()
  for (let minute = 10; minute < 50; minute++) {
    await logRead(city.db, {
      actor: { accountId, officerId, scopes, via: 'session' },
      tree,
      now: toInstant(`2021-07-27T16:${minute}:00+07:00`),
      requestId: 'story',
      areaId,
      permission: 'people.look',
      subjectKind: 'person',
      subjectId: crypto.randomUUID(),
      reason: 'Truy vết chợ đầu mối',
    })
  }
}

it('[SG-09] an auditor is pointed at forty looks in an hour, reads the lines, notes what it was, and is seen by the next', async () => {
  const nurse = await city.signIn('health', '00328')
  await lookAtMany(nurse)
  const auditor = await city.signInWithGrant('auditor', '01')
  const page = await enter(auditor)
  await page.goto(`${city.url}/audit?tab=marks`)
  await page.getByText(/đã xem 40 hồ sơ trong một giờ/).waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Xem xét' }).click()
  await page.getByRole('button', { name: 'Xem các dòng đằng sau' }).click()
  await page.getByText('Truy vết chợ đầu mối').first().waitFor()
  await page.getByText('40 dòng').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'person' }).first().click()
  await page.getByRole('button', { name: 'Mọi lượt xem hồ sơ này' }).click()
  await page.getByText('1 dòng').waitFor()

  await page.getByRole('tab', { name: 'Dấu hiệu' }).click()
  await page.getByRole('button', { name: 'Xem xét' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Có lý do chính đáng').check()
  await dialog.getByLabel('Đã hỏi ai, thấy gì').fill('Trạm trưởng xác nhận: truy vết theo công văn 15.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Ghi kết luận' }).click()
  await page.getByText('Không có dấu hiệu nào chờ kết luận.').waitFor()

  const second = await enter(await city.signInWithGrant('auditor', '01'), 360)
  const { accountId } = auditor
  await second.goto(`${city.url}/audit?tab=looks&accountId=${accountId}`)
  await second.getByRole('button', { name: 'Dấu hiệu bất thường' }).waitFor()
  await expectAccessible(second)
  const width = await second.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(360)
})

it('[SG-09] the book of the door tells who came in, who left, who failed', async () => {
  const clerk = await city.signIn('office', '00331')
  await clerk.request('DELETE', '/session')
  const page = await enter(await city.signInWithGrant('auditor', '01'))
  await page.goto(`${city.url}/audit?tab=sign-ins&accountId=${clerk.accountId}`)
  await page.getByText('Kết thúc phiên').last().waitFor()
  await page.getByLabel('Kết quả').selectOption('signed-in')
  await page.getByText('1 dòng').waitFor()
  await page.getByText('chờ thành phố xác nhận').waitFor()
  // Rows that are being asked for again stand paler for a moment.
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' })
  await expectAccessible(page)
})
