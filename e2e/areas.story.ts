import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type TestCity } from '../apps/server/test-city.ts'
import { testPassword } from '../apps/server/test-person.ts'

let city: TestCity
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  city = await openTestCity()
  browser = await openBrowser()
  const registrar = await city.signInWithGrant('administrator', '01')
  const { body } = await registrar.get<{ account: { username: string } }>('/session')
  context = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  await page.goto(`${city.url}/sign-in`)
  await page.getByLabel('Tên đăng nhập').fill(body.account.username)
  await page.getByLabel('Mật khẩu').fill(testPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('button', { name: /^Tài khoản của / }).waitFor()
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

describe('[ORG-01] the areas of a city on the screen', () => {
  it('a visitor walks down the tree with the keyboard alone, over the map of squares', async () => {
    const visitor = await (await browser.newContext({ locale: 'vi-VN' })).newPage()
    await visitor.goto(`${city.url}/areas`)
    await visitor.getByRole('button', { name: /^Quận Ba Đình/ }).focus()
    await visitor.keyboard.press('ArrowRight')
    await visitor.keyboard.press('Enter')
    await visitor.getByRole('heading', { level: 1, name: 'Đơn vị trực thuộc Quận Hoàng Mai' }).waitFor()
    await visitor.getByPlaceholder('Lọc theo tên hoặc mã').fill('mai dong')
    await visitor.getByRole('link', { name: 'Phường Mai Động' }).waitFor()
    await expectNoViolations(visitor)
    await visitor.context().close()
  })

  it('a list from Excel: what can be read is counted, each refused line says why, the rest is taken', async () => {
    const lines = [
      'Mã;Cấp;Tên;Mã cấp trên;Từ ngày',
      '00328-101;Tổ dân phố;số 101;00328;1/7/2021',
      '00328-102;Tổ;số 102;00328;1/7/2021',
      'X-1;Tổ dân phố;số 1;99999;1/7/2021',
      '00328-103;Tổ dân phố;<b>số 103</b>;00328;1/7/2021',
    ]
    await page.goto(`${city.url}/areas/import`)
    await dropFile('to-dan-pho.csv', lines.join('\r\n'))
    await page.getByText('1 dòng không đọc được').waitFor()
    await page.getByLabel('Nguồn').fill('UBND phường Mai Động, 1/7/2021')
    await expectNoViolations(page)
    await page.getByRole('button', { name: 'Nhập 3 đơn vị' }).click()
    await page.getByText('Đã nhận 2').waitFor()
    await page.getByText(/^Đơn vị cấp trên của Tổ dân phố số 1 \(X-1\)/).waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Tải các dòng bị từ chối' }).click()
    const saved = await (await download).createReadStream()
    const text = (await saved.toArray()).map(String).join('')
    expect(text.replace('\uFEFF', '').split('\r\n')).toEqual([lines[0], lines[2], lines[3]])
    await page.goto(`${city.url}/areas/${city.area('00328')}/tree`)
    await page.getByText('Tổ dân phố <b>số 103</b>').first().waitFor()
  })

  it('boundaries of all children: the same map draws the real shapes; taken away, it is squares again', async () => {
    const square = (code: string, west: number) => ({
      type: 'Feature',
      properties: { ma: code },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, 21],
            [west + 1, 21],
            [west + 1, 22],
            [west, 22],
            [west, 21],
          ],
        ],
      },
    })
    const collection = {
      type: 'FeatureCollection',
      features: [square('001', 105), square('8', 106), square('999', 107)],
    }
    await page.goto(`${city.url}/areas/import?what=boundaries`)
    await dropFile('ranh-gioi.geojson', JSON.stringify(collection))
    await page.getByText('3 hình, 15 đỉnh').waitFor()
    await page.getByLabel('Nguồn').fill('bản vẽ thử')
    await page.getByRole('button', { name: 'Nhập 3 hình' }).click()
    await page.getByText('Đã nhận 2').waitFor()
    await page.getByText('Mã “8” thiếu số 0 ở đầu; đã hiểu là 008.').waitFor()
    await page.getByText('Mã 999 không có trong danh sách đơn vị đang hiệu lực.').waitFor()
    await page.goto(`${city.url}/areas`)
    await page.getByRole('radio', { name: 'Ranh giới' }).waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Thêm' }).click()
    await page.getByRole('menuitem', { name: 'Gỡ ranh giới' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Gỡ ranh giới' }).click()
    await page.getByRole('radio', { name: 'Ranh giới' }).waitFor({ state: 'detached' })
  })

  it('nothing is in force: that is said; on a phone the page is no wider than the screen', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${city.url}/areas/${city.area('00328')}/in-force`)
    await page.getByText('Không có văn bản, cấp độ hay biện pháp nào đang hiệu lực ở đây.').waitFor()
    await expectNoViolations(page)
    for (const path of ['/areas', `/areas/${city.area('00328')}/tree`, '/areas/import', '/areas/1/succession']) {
      await page.goto(`${city.url}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
    }
  })
})

async function dropFile(name: string, text: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
}

async function expectNoViolations(on: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: on }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
}
