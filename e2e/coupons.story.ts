import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import type { Person } from '../apps/server/test-city.ts'
import { testPassword } from '../apps/server/test-person.ts'
import { at, type MarketTown, openMarketTown, terms } from '../rooms/coupons/server/testing/market-town.ts'
import { lookDayAndNight, unlock } from './on-phone.ts'
import { accepted, desktop, enterAs, expectSound } from './on-screen.ts'

const passcode = '271828'
let town: MarketTown
let browser: Browser
let office: Page
let schemeId: string
let serial: string

beforeAll(async () => {
  town = await openMarketTown({ households: 10 })
  browser = await openBrowser()
  const { areaId, documentId, market, chair, city } = town
  city.clock.set(at('07-25T09:00'))
  const span = { validFrom: at('07-24T06:00'), validTo: at('08-08T06:00') }
  const name = 'Phiếu đi chợ phường Mai Động'
  const scheme = { areaId, name, documentId, marketIds: [market], ...span, ...terms }
  schemeId = (await accepted<{ schemeId: string }>(chair, 'coupons.register-scheme', scheme)).schemeId
  const room = { areaId, siteId: market, capacity: 20, source: 'Ban quản lý chợ' }
  await accepted(chair, 'coupons.set-capacity', room)
  city.house.rounds.start()
  office = await enterAs({ browser, city }, chair, desktop)
})

afterAll(async () => {
  await browser?.close()
  await town?.city.close()
})

/** Looks at a page as people do: sound on this screen, and a picture where somebody wants to see it. */
async function look(page: Page, name: string): Promise<void> {
  await expectSound(page)
  const folder = process.env.SHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
}

/** A phone at a gate: signed in once with signal, the lists taken along. */
async function takePhone(person: Person): Promise<{ phone: BrowserContext; page: Page }> {
  const phone = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  })
  const page = await phone.newPage()
  const { body } = await person.get<{ account: { username: string } }>('/session')
  await page.goto(`${town.city.url}/field`)
  await page.getByLabel('Tên đăng nhập').fill(body.account.username)
  await page.getByLabel('Mật khẩu').fill(testPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByLabel('Mã mở máy').fill(passcode)
  await page.getByLabel('Nhập lại mã').fill(passcode)
  await page.getByRole('button', { name: 'Đặt mã' }).click()
  await page.getByText(/^Việc khác/).click()
  await page.getByRole('link', { name: 'Soát phiếu chợ' }).click()
  await page.getByRole('button', { name: 'Chợ Mai Động' }).click()
  await page.getByLabel('Hoặc gõ số phiếu').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  return { phone, page }
}

async function type(page: Page, text: string): Promise<void> {
  await page.getByLabel('Hoặc gõ số phiếu').fill(text)
  await page.keyboard.press('Enter')
}

it('[SHP-01] [SHP-05] the ward issues a card to every household and prints the sheet of a group', async () => {
  await office.goto(`${town.city.url}/coupons`)
  await office.getByRole('link', { name: 'Phiếu đi chợ phường Mai Động' }).click()
  await office.getByRole('button', { name: 'Cấp phiếu cho mọi hộ chưa có' }).click()
  await office.getByText('20/20 phiếu · xong').waitFor()
  await look(office, '1-scheme')
  await office.setViewportSize({ width: 360, height: 740 })
  await look(office, '2-scheme-phone')
  await office.setViewportSize(desktop)
  await office.getByRole('row', { name: /số 1/ }).getByRole('link', { name: 'In' }).click()
  await office.getByText('10 phiếu trên 2 trang A4').waitFor()
  await office.locator('article').nth(9).waitFor()
  await look(office, '3-cards')
  const file = await office.pdf({ preferCSSPageSize: true, printBackground: true })
  if (process.env.SHOTS) await writeFile(path.join(process.env.SHOTS, 'cards.pdf'), file)
  expect(file.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2)
  const text = await office.locator('article').first().innerText()
  expect(text).toContain('Không có phiếu vẫn được giúp')
  expect(text).toContain('Miễn phí. Không chuyển nhượng.')
  const cards = await town.cards(schemeId)
  serial = cards.find(({ days, slot }) => days.startsWith('ngày chẵn') && slot.from === '06:00')?.serial ?? ''
})

it('[SHP-01] [SHP-02] two gates without signal take the same card; found on sync, both stand, and a person looks at it', async () => {
  const { city, gate, otherGate } = town
  city.clock.set(at('07-26T06:30'))
  const [one, other] = [await takePhone(gate), await takePhone(otherGate)]
  for (const { phone, page } of [one, other]) {
    await phone.setOffline(true)
    await type(page, '1234567890')
    await page.getByText('CHƯA ĐÚNG PHIẾU').waitFor()
    await page.getByRole('button', { name: 'Phiếu khác' }).click()
    await type(page, serial)
    await page.getByText('MỜI VÀO').waitFor()
    if (page === one.page) await lookDayAndNight(page, '4-let-in')
    await page.getByRole('button', { name: 'Cho vào' }).click()
    await page.getByText('Đã ghi: vào bằng phiếu').waitFor()
  }
  await type(one.page, serial)
  await one.page.getByText('Phiếu này đã dùng hôm nay.').waitFor()
  await lookDayAndNight(one.page, '5-used-already')
  await one.page.getByRole('button', { name: 'Vẫn giúp, không cần phiếu' }).click()
  await look(one.page, '6-help')
  await one.page.getByRole('button', { name: 'cần gấp: thuốc, sữa, ốm' }).click()
  await one.page.getByText('Đã ghi: giúp không cần phiếu').waitFor()
  await look(one.page, '7-gate')

  city.clock.set(at('07-26T06:50'))
  await one.phone.setOffline(false)
  await expect.poll(async () => (await visits()).length, { timeout: 20_000 }).toBe(1)
  await other.phone.setOffline(false)
  await expect.poll(async () => (await visits()).length, { timeout: 20_000 }).toBe(2)
  expect(new Set(await visits())).toEqual(new Set([null, 'already-used']))
  await office.goto(`${city.url}/coupons`)
  await office.getByText('3 / 20 người').waitFor()
  await office.getByRole('button', { name: 'Xem xét' }).click()
  await office.getByLabel('có lý do chính đáng').check()
  await look(office, '8-double')
  await office.getByRole('dialog').getByRole('button', { name: 'Ghi kết luận' }).click()
  await office.getByText('Không có phiếu nào cần xem xét.').waitFor()
  await look(office, '9-coupons')
  await office.setViewportSize({ width: 360, height: 740 })
  await look(office, '10-coupons-phone')
  await office.setViewportSize(desktop)
  await office.getByLabel('Tra số phiếu').fill(serial)
  await office.getByRole('button', { name: 'Tra', exact: true }).click()
  await office.getByText('1 / 4 lượt').waitFor()
  await look(office, '11-coupon')
})

it('[SG-10] [SHP-01] a phone that falls back to 1970 with no signal turns nobody away for the hour, and says why it asks', async () => {
  const { phone, page } = await takePhone(town.gate)
  const cards = await town.cards(schemeId)
  const later = cards.find(({ days, slot }) => days.startsWith('ngày chẵn') && slot.from === '08:00')?.serial ?? ''
  await phone.setOffline(true)
  await type(page, later)
  await page.getByText('CHƯA ĐÚNG PHIẾU').waitFor()
  await page.addInitScript(() => {
    const real = Date.now
    Date.now = () => real() - 1_750_000_000_000
  })
  await page.reload()
  await unlock(page)
  await page.getByText(/Đồng hồ máy bị mất giờ/).waitFor()
  await type(page, later)
  await page.getByText('CẦN HỎI THÊM').waitFor()
  await page.getByText(/ngày giờ trên có thể sai/).waitFor()
  await lookDayAndNight(page, '12-gate-1970')
  await page.getByRole('button', { name: 'Cho vào' }).click()
  await page.getByText('Đã ghi: vào bằng phiếu').waitFor()
  await phone.setOffline(false)
  await expect.poll(visits, { timeout: 20_000 }).toContain('wrong-slot')
  await phone.close()
})

it('[SHP-01] a market closes, another takes its households, on the page of the scheme', async () => {
  await office.goto(`${town.city.url}/coupons/schemes/${schemeId}`)
  await office.getByRole('button', { name: 'Đổi chợ' }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByLabel('Siêu thị Minh Khai').check()
  await dialog.getByLabel('Chợ Mai Động').uncheck()
  await dialog.getByLabel('Vì sao').fill('Có F0, đóng cửa khử khuẩn')
  await look(office, '13-markets')
  await dialog.getByRole('button', { name: 'Đổi chợ' }).click()
  await office.getByText(/Chợ Mai Động: đến .*Có F0/).waitFor()
  await office.getByRole('link', { name: 'Siêu thị Minh Khai' }).waitFor()
  await look(office, '14-markets-changed')
})

const visits = async () => {
  const rows = await town.city.db.selectFrom('coupon_redemptions').select('mark').execute()
  return rows.map(({ mark }) => mark)
}
