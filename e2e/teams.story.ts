import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { testPassword } from '../apps/server/test-person.ts'
import { fillUp, lookDayAndNight } from './on-phone.ts'
import { accepted, enterAs, expectSound } from './on-screen.ts'

const passcode = '271828'
let city: TestCity
let browser: Browser
let head: Person
let phone: BrowserContext
let hand: Page
let teamId: string

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  browser = await openBrowser()
  head = await city.signIn('group', '00328-001')
  await city.signIn('health', '00328')
  const areaId = city.area('00328-001')
  for (const [name, more] of [
    ['Bà Minh Họa Một', { elderly: 1, size: 1 }],
    ['Ông Minh Họa Hai', { phone: '0912345678', size: 4 }],
    ['Cô Minh Họa Ba', { boarding: true, size: 9 }],
  ] as const) {
    await accepted(head, 'people.register-household', { areaId, head: name, house: 'Ngõ 34', ...more, synthetic: true })
  }
  const members = [{ name: 'Tổ trưởng minh họa', role: 'leader' }]
  const formed = { areaId, kind: 'community', name: 'Tổ COVID số 1', members }
  teamId = (await accepted<{ teamId: string }>(head, 'teams.form', formed)).teamId
  await accepted(head, 'teams.assign-households', { teamId })
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
}

it('[COM-01] a group head takes today’s round along and knocks at three doors with the network off', async () => {
  phone = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  })
  hand = await phone.newPage()
  const { body } = await head.get<{ account: { username: string } }>('/session')
  await hand.goto(`${city.url}/field`)
  await hand.getByLabel('Tên đăng nhập').fill(body.account.username)
  await hand.getByLabel('Mật khẩu').fill(testPassword)
  await hand.getByRole('button', { name: 'Đăng nhập' }).click()
  await hand.getByLabel('Mã mở máy').fill(passcode)
  await hand.getByLabel('Nhập lại mã').fill(passcode)
  await hand.getByRole('button', { name: 'Đặt mã' }).click()
  await hand
    .getByRole('link', { name: 'Quay lại' })
    .or(hand.getByRole('link', { name: /Hàng chờ|Việc chờ/ }))
    .first()
    .waitFor()
  // Whose doors she knocks at comes first; posts, where she stands no shift, are folded away.
  expect(await hand.getByRole('main').getByRole('link').allInnerTexts()).toEqual([
    'Thăm hộ',
    'Sổ hộ',
    'Khai báo hộ',
    expect.stringContaining('Hàng chờ'),
  ])
  await shot(hand, 'home-of-a-group-head')
  await hand.evaluate(() => navigator.serviceWorker.ready)
  await hand.goto(`${city.url}/field/teams`)
  await unlock()
  await hand.getByRole('button', { name: /Bà Minh Họa Một/ }).waitFor()
  await phone.setOffline(true)
  await hand.reload()
  await unlock()
  await hand.getByText('3 hộ đến hạn').waitFor()
  await expectSound(hand)
  await shot(hand, 'teams-phone-round')

  await hand.getByRole('button', { name: /Ông Minh Họa Hai/ }).click()
  await hand.getByRole('link', { name: 'Gọi 0912 345 678' }).waitFor()
  await expectSound(hand)
  await shot(hand, 'teams-phone-door')
  await fillUp(hand, 999_999_999)
  await hand.getByRole('button', { name: 'Đã gặp' }).click()
  await hand.getByText(/Máy hết chỗ lưu: lần này CHƯA ghi được/).waitFor()
  await lookDayAndNight(hand, 'teams-phone-full')
  await fillUp(hand, 0)
  await hand.getByRole('button', { name: 'Đã gặp' }).click()
  await hand.getByRole('button', { name: /Cô Minh Họa Ba/ }).click()
  await hand.getByRole('button', { name: 'Vắng nhà' }).click()
  await hand.getByRole('button', { name: /Bà Minh Họa Một/ }).click()
  await hand.getByRole('button', { name: 'Cần giúp' }).click()
  await hand.getByRole('link', { name: '115' }).waitFor()
  await expectSound(hand)
  await shot(hand, 'teams-phone-needs')
  await hand.getByRole('button', { name: 'Lương thực, thực phẩm' }).click()
  await hand.getByText('3 hộ đã ghi hôm nay').waitFor()
  const { rows } = await sql`select 1 from team_visits`.execute(city.db)
  expect(rows).toEqual([])
})

it('[COM-01] [SG-10] back in the network the visits are there once, and the need is somebody’s task', async () => {
  await phone.setOffline(false)
  await hand.goto(`${city.url}/field/outbox`)
  await unlock()
  await expect
    .poll(
      async () => {
        const { rows } = await sql<{ outcome: string }>`select outcome from team_visits order by at`.execute(city.db)
        return rows.map(({ outcome }) => outcome)
      },
      { timeout: 30_000 },
    )
    .toEqual(['met', 'not-home', 'needs-help'])
  const { rows } = await sql<{ title: string; owner: string }>`
    select title, owner_officer_id as owner from tasks`.execute(city.db)
  expect(rows).toEqual([{ title: 'Hộ số 1: lương thực, thực phẩm', owner: head.officerId }])
})

it('[COM-01] a visit that was refused because the household has moved says so, and what had been recorded', async () => {
  const { rows } = await sql<{ id: string }>`select id from households order by number limit 1`.execute(city.db)
  const moveTo = (area: string) => sql`update households set area_id = ${city.area(area)}`.execute(city.db)
  await hand.goto(`${city.url}/field/teams/door/${rows[0]?.id}`)
  await unlock()
  await hand.getByRole('button', { name: 'Đã gặp' }).waitFor()
  await moveTo('00001')
  await hand.getByRole('button', { name: 'Đã gặp' }).click()
  await hand.getByRole('link', { name: '1 việc cần sửa' }).first().click()
  await hand.getByRole('button', { name: 'Sửa và gửi lại' }).click()
  await hand.getByText(/đã ghi: .*[Đđ]ã gặp/).waitFor()
  await lookDayAndNight(hand, 'teams-phone-mend')
  await moveTo('00328-001')
  // Who needs help there is not turned away with the door.
  await hand.getByRole('button', { name: 'Cần giúp' }).click()
  await hand.getByRole('button', { name: 'Lương thực, thực phẩm' }).click()
  await hand.getByRole('link', { name: 'Đã gửi hết' }).waitFor()
})

it('[COM-05] the board of the group says it in one look, and names nobody', async () => {
  await city.settle()
  for (const size of [1440, 360]) {
    const page = await enterAs({ browser, city }, head, size)
    await page.goto(`${city.url}/teams/groups/${city.area('00328-001')}`)
    await page.getByText('Hộ số 1: Lương thực, thực phẩm', { exact: true }).waitFor()
    await page.getByText('1 việc cần làm ngay').waitFor()
    expect(await page.locator('body').innerText()).not.toContain('Minh Họa')
    await expectSound(page)
    await shot(page, `teams-board-${size}`)
    await page.context().close()
  }
})

it('[SG-12] [SG-09] the round of a team without phones is printed, named only for a reason, and entered when it comes back', async () => {
  const page = await enterAs({ browser, city }, head)
  await page.goto(`${city.url}/teams/${teamId}`)
  await page.getByRole('link', { name: 'Phiếu đi thăm' }).click()
  await page.getByText('PHIẾU ĐI THĂM HỘ').waitFor()
  expect(await page.locator('body').innerText()).not.toContain('Minh Họa')
  await expectSound(page)
  await page.getByRole('button', { name: 'Hiện tên trên phiếu' }).click()
  await page.getByText('Bà Minh Họa Một').waitFor()
  await shot(page, 'teams-round')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('tab', { name: 'Nhập phiếu trả về' }).click()
  await page.getByLabel(/^Hộ số 2 ·/).selectOption({ label: 'Đã gặp' })
  await expectSound(page)
  await page.getByRole('button', { name: 'Ghi 1 hộ' }).click()
  await page.getByText('Đã ghi 1 hộ').waitFor()
  await shot(page, 'teams-round-entered')
  const { rows } = await sql<{ at: string }>`
    select occurred_at as at from journal where data ->> 'onPaper' = 'true' and data ->> 'outcome' = 'met'`.execute(
    city.db,
  )
  // By the city's clock, not by the machine's.
  expect(rows.map(({ at }) => at.slice(0, 10))).toEqual(['2021-07-27'])
  await page.context().close()
})

it('[SG-09] a name is opened on its household’s page for a reason, and goes with the page', async () => {
  const page = await enterAs({ browser, city }, head)
  await page.goto(`${city.url}/teams/${teamId}`)
  await page.getByRole('link', { name: 'Hộ số 1', exact: true }).click()
  await page.getByRole('button', { name: 'Mở tên, địa chỉ' }).click()
  await page.getByLabel('Lý do').fill('Mang gạo đến nhà')
  await page.getByRole('dialog').getByRole('button', { name: 'Mở tên, địa chỉ' }).click()
  await page.getByText('Bà Minh Họa Một').waitFor()
  await expectSound(page)
  await shot(page, 'teams-household')
  await page.reload()
  await page.getByRole('heading', { name: 'Hộ số 1' }).waitFor()
  expect(await page.locator('body').innerText()).not.toContain('Minh Họa Một')
  await page.context().close()
})

it('[COM-07] anybody reads what to do and may say so, without an account or a name', async () => {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto(`${city.url}/an-toan`)
  await page.getByRole('button', { name: 'Tôi tham gia' }).click()
  await page.getByText('Cảm ơn bạn.').waitFor()
  // The key that had the focus is gone; whoever works by keys, or hears the page, goes on from here.
  expect(await page.locator(':focus').textContent()).toBe('Cảm ơn bạn.')
  await expectSound(page)
  await shot(page, 'teams-together')
  await context.close()
})

async function unlock(): Promise<void> {
  await hand.getByLabel('Mã mở máy').fill(passcode)
  await hand.getByRole('button', { name: 'Mở khóa' }).click()
}
