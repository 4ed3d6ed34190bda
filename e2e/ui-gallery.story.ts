import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openGallerySite } from './ui-gallery-site.ts'

let site: Awaited<ReturnType<typeof openGallerySite>>
let browser: Browser

beforeAll(async () => {
  site = await openGallerySite()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const screens = [
  { name: 'desktop, light', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { name: 'phone, dark', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
] as const
const faces = ['Bảng', 'Biểu đồ', 'Danh sách', 'Biểu mẫu', 'Trạng thái', 'Bản đồ']

describe('[ORG-01] every part of the design system, under the strict content security policy', () => {
  it.each(screens)('passes the accessibility check and fits the screen: $name', async ({ viewport, colorScheme }) => {
    const { page, troubles } = await openGallery({ viewport, colorScheme })
    for (const face of faces) {
      await show(page, face)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${face}: ${id} ${nodes[0]?.html}`)).toEqual([])
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(`${face} ${Math.max(0, tooWide)} px too wide`).toBe(`${face} 0 px too wide`)
    }
    expect(troubles).toEqual([])
    await page.context().close()
  })
})

describe('[TSK-01] a list of five thousand rows', () => {
  it('answers the keyboard: filter without diacritics, move, select, act, take back', async () => {
    const { page } = await openGallery(screens[0])
    await show(page, 'Danh sách')
    await expectText(page, '3.750 dòng')
    await page.keyboard.press('/')
    await page.keyboard.type('dong da ra soat')
    await page.getByText('Rà soát người từ vùng dịch về').first().waitFor()
    await page.getByRole('row').filter({ hasText: 'Ba Vì' }).first().waitFor({ state: 'detached' })
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('dong da ra soat')
    const before = await page.getByRole('status').filter({ hasText: 'dòng' }).textContent()
    await page.keyboard.press('Enter')
    await page.locator('[role=row]:focus').waitFor()
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expectText(page, 'Đã chọn 2')
    await page.getByRole('button', { name: 'Đóng', exact: true }).first().click()
    await expectText(page, 'Đã đóng 2 việc')
    await expect.poll(() => page.getByRole('status').filter({ hasText: 'dòng' }).textContent()).not.toBe(before)
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await expectText(page, 'Đã hoàn tác')
    await expect.poll(() => page.getByRole('status').filter({ hasText: 'dòng' }).textContent()).toBe(before)
    await page.context().close()
  })

  it('draws only what the window shows', async () => {
    const { page } = await openGallery(screens[0])
    await show(page, 'Danh sách')
    await page.getByRole('row').nth(5).waitFor()
    expect(await page.getByRole('row').count()).toBeLessThan(80)
    await page.context().close()
  })
})

describe('[TSK-01] a form that forgives', () => {
  it('reads dates and figures as people write them, says what to mend, and keeps what was typed over a reload', async () => {
    const { page } = await openGallery({ ...screens[1], colorScheme: 'light' })
    await show(page, 'Biểu mẫu')
    await page.getByLabel('Tên việc').fill('Lập chốt ở lối vào')
    await page.getByLabel('Hạn').fill('20h 27/7')
    await expectText(page, '= Thứ Ba, 20:00 27/7/2021 · 1 giờ nữa')
    await page.getByLabel('Số người ước tính').fill('khoảng 7.500')
    await expectText(page, '= khoảng 7.500')
    await page.getByLabel('Từ ngày').fill('31/02')
    await page.getByLabel('Từ ngày').press('Enter')
    await expectText(page, 'Không có ngày 31/02: tháng 2 năm 2021 chỉ có 28 ngày.')
    expect(await page.getByText('Chưa điền.').count(), 'a day that cannot be read is not left out').toBe(0)
    await page.getByLabel('Từ ngày').fill('')
    await page.getByRole('button', { name: 'Giao việc' }).click()
    await expectText(page, 'Chưa điền.')
    await page.reload()
    await show(page, 'Biểu mẫu')
    await expectText(page, 'Bản nháp lần trước đã được giữ lại.')
    expect(await page.getByLabel('Tên việc').inputValue()).toBe('Lập chốt ở lối vào')
    expect(await page.getByLabel('Hạn').inputValue()).toBe('20:00 27/7/2021')
    await page.context().close()
  })
})

describe('[ORG-01] a map of squares', () => {
  it('is walked by the arrow keys and tells each square in words', async () => {
    const { page } = await openGallery(screens[0])
    await page.getByRole('button', { name: 'Sóc Sơn: 0 kẽ hở, 0 quá hạn' }).focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Đông Anh: /)
    await page.context().close()
  })
})

interface Screen {
  readonly viewport: { readonly width: number; readonly height: number }
  readonly colorScheme: 'light' | 'dark'
}

async function openGallery({ viewport, colorScheme }: Screen): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', locale: 'vi-VN' })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) troubles.push(message.text())
  })
  await page.goto(`${site.url}/gallery`)
  await page.getByRole('tab').first().waitFor()
  return { page, troubles }
}

async function show(page: Page, face: string): Promise<void> {
  await page.getByRole('tab', { name: face }).click()
  await page.locator(`[role=tab][aria-selected=true]:has-text("${face}")`).waitFor()
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  )
}

async function expectText(page: Page, text: string): Promise<void> {
  await page.getByText(text, { exact: false }).first().waitFor({ timeout: 5_000 })
}
