import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { type Desk, openDesk } from '../rooms/violations/server/testing/desk.ts'
import { enterAs, expectAccessible } from './on-screen.ts'

let city: TestCity
let browser: Browser
let desk: Desk
let police: Page
let dossier: string

const wide = { width: 1440, height: 900 }
const name = 'Người Bị Phạt Thử'

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  browser = await openBrowser()
  desk = await openDesk(city)
  police = await enter(desk.police)
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const enter = (person: Person, size = wide) => enterAs({ browser, city }, person, size)

/** The dossier, opened by somebody who then goes home. */
async function visit(person: Person, act: (page: Page) => Promise<void>): Promise<void> {
  const page = await enter(person)
  await page.goto(dossier)
  await page.getByRole('region', { name: 'Bước tiếp theo' }).waitFor()
  await act(page)
  await page.context().close()
}

/** Takes a step of the dossier: presses it, fills its dialog, sends it. */
async function take(page: Page, step: string, fill: (page: Page) => Promise<void> = async () => {}): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await fill(page)
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
}

const next = (page: Page) => page.getByRole('region', { name: 'Bước tiếp theo' })

describe('a fine from the act to its payment', () => {
  it('[VIO-01] [VIO-02] is entered with the law of its day beside it, and recorded', async () => {
    await police.goto(`${city.url}/violations`)
    await police.getByRole('link', { name: 'Lập hồ sơ vi phạm' }).click()
    await police.getByLabel('Thời điểm vi phạm').fill('9h30 27/7')
    await police.getByLabel('Hành vi').fill('tron tranh cach ly nhom a')
    await police.getByRole('option', { name: /^V07/ }).click()
    await police.getByLabel('Họ và tên').fill(name)
    await police.getByLabel('Ngày sinh').fill('2/3/1990')
    await police
      .getByText('Khung 15.000.000 đồng – 20.000.000 đồng; mức mặc định (trung bình khung) 17.500.000')
      .waitFor()
    await police.getByText('Thẩm quyền quyết định: cấp huyện trở lên').waitFor()
    await expectAccessible(police)
    await police.getByRole('button', { name: 'Mở hồ sơ' }).click()
    await next(police).getByText('Lập biên bản vi phạm hành chính.').waitFor()
    dossier = police.url()
    await take(police, 'Lập biên bản')
  })

  it('[VIO-06] is proposed, said to be proposed only, and explained in the person’s words', async () => {
    await next(police)
      .getByText(/còn quyền giải trình đến hết ngày/)
      .waitFor()
    await take(police, 'Đề nghị xử phạt', (page) => page.getByText('17.500.000 đồng').first().waitFor())
    await police.getByText('đề nghị 17.500.000 đồng').waitFor()
    await expectAccessible(police)
  })

  it('[SG-05] [VIO-04] who is not competent is refused, told whose it is, and the dossier is handed over', async () => {
    await visit(desk.ward, async (page) => {
      await page.getByRole('button', { name: 'Xem sáu điều kiện ra quyết định' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText('Người ký có thẩm quyền: chưa đạt').waitFor()
      await dialog.getByText('Hết hạn giải trình, hoặc đã giải trình: chưa đạt').waitFor()
      await expectAccessible(page)
      await dialog.getByRole('button', { name: 'Ký quyết định' }).click()
      await dialog
        .getByRole('alert')
        .getByText(/VIOLATIONS\./)
        .waitFor()
    })
    await take(police, 'Ghi giải trình', (page) =>
      page.getByLabel('Nội dung').fill('Tôi ra ngoài mua thuốc cho con và đã quay về ngay.'),
    )
    await visit(desk.ward, async (page) => {
      await page.getByRole('button', { name: 'Xem sáu điều kiện ra quyết định' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Ký quyết định' }).click()
      await page.getByText(/vượt thẩm quyền 5\.000\.000 đồng.*Hãy chuyển hồ sơ/).waitFor()
    })
    await police.reload()
    await next(police)
      .getByText(/^Khung phạt tối đa 20\.000\.000 đồng: chuyển hồ sơ đến/)
      .waitFor()
    await take(police, 'Chuyển hồ sơ')
    await next(police)
      .getByText(/^Chờ .* quyết định\.$/)
      .waitFor()
  })

  it('[SG-05] [SG-08] the competent chair sees six ticks and signs with their name', async () => {
    await visit(desk.district, async (page) => {
      await next(page).getByText('Hồ sơ chờ đồng chí quyết định.').waitFor()
      await page.getByRole('button', { name: 'Ra quyết định' }).click()
      const dialog = page.getByRole('dialog')
      await expect.poll(() => dialog.getByText(': đạt').count()).toBe(6)
      await dialog.getByRole('button', { name: 'Ký quyết định' }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.getByText('17.500.000 đồng').first().waitFor()
    })
  })

  it('[SG-07] [SG-09] the decision is printed with its sum in words and the way to appeal; the person only for a reason', async () => {
    await visit(desk.clerk, async (page) => {
      await page.getByRole('link', { name: 'Quyết định xử phạt' }).click()
      const paper = page.getByRole('article')
      await paper.getByText('Bằng chữ: Mười bảy triệu năm trăm nghìn đồng').waitFor()
      await paper.getByText('quyền khiếu nại trong thời hạn 90 ngày').waitFor()
      expect(await page.getByText(name).count()).toBe(0)
      await page.getByRole('button', { name: 'Điền đủ thông tin người vi phạm' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Lý do xem').fill('Giao quyết định tại nhà')
      await dialog.getByRole('button', { name: 'Điền đủ thông tin người vi phạm' }).click()
      await paper.getByText(name).first().waitFor()
      await expectAccessible(page)
      for (const [format, start] of [
        ['PDF', '%PDF-1.7'],
        ['DOCX', 'PK'],
      ] as const) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: format }).click(),
        ])
        expect(download.suggestedFilename()).toContain('Quyết định')
        expect((await readFile(await download.path())).toString('latin1', 0, start.length)).toBe(start)
      }
    })
  })

  it('[VIO-06] [SG-07] it is served and appealed; another than who decided judges it and reduces it', async () => {
    await visit(desk.clerk, async (page) => {
      await take(page, 'Ghi nhận đã giao quyết định')
      await page.getByText('được khiếu nại đến hết ngày 25/10/2021').waitFor()
      await page.getByRole('button', { name: 'Nhận khiếu nại' }).click()
      await page.getByLabel('Nội dung').fill('Mức phạt quá cao so với hoàn cảnh gia đình.')
      await page.getByRole('dialog').getByRole('button', { name: 'Nhận khiếu nại' }).click()
      await next(page).getByText('Đang có khiếu nại').waitFor()
    })
    await visit(desk.district, async (page) => {
      await page.getByText('Chờ người có thẩm quyền, khác với người ký quyết định.').waitFor()
      expect(await page.getByRole('button', { name: 'Thụ lý hoặc không thụ lý' }).count()).toBe(0)
    })
    await visit(desk.top, async (page) => {
      await take(page, 'Thụ lý hoặc không thụ lý')
      await take(page, 'Giải quyết khiếu nại', async () => {
        await page.getByLabel('giảm mức phạt').check()
        await page.getByLabel('Mức tiền mới').fill('15 triệu')
        await page.getByLabel('Lý do').fill('Có giấy xác nhận hoàn cảnh khó khăn của tổ dân phố.')
      })
      await page.getByText('đã giải quyết: giảm còn 15.000.000 đồng').waitFor()
      await page.getByRole('link', { name: 'Quyết định giải quyết khiếu nại' }).first().click()
      await page.getByText('Mười lăm triệu đồng').waitFor()
    })
  })

  it('[VIO-01] it is paid, and every number of the bulletin is a door to it', async () => {
    await visit(desk.clerk, (page) =>
      take(page, 'Ghi nhận nộp tiền', () => page.getByLabel('Số biên lai').fill('BL 0127')),
    )
    await city.settle()
    const page = await enter(desk.district)
    await page.goto(`${city.url}/violations`)
    const strip = page.getByRole('list', { name: 'Bản tin xử phạt' })
    for (const said of [
      /Phát hiện\s*1/,
      /Đề nghị xử phạt\s*1.*17\.500\.000 đồng.*đề nghị, chưa phải đã phạt/s,
      /Đã quyết định\s*1.*17\.500\.000 đồng/s,
      /Đã nộp\s*1.*15\.000\.000 đồng/s,
      /Hủy, miễn, giảm.*2\.500\.000 đồng/s,
    ])
      await strip.getByRole('link', { name: said }).waitFor()
    await strip.getByRole('link', { name: /Đã nộp/ }).click()
    await page.getByText('Đang xem: đã nộp 27/07/2021').waitFor()
    await page.getByRole('link', { name: /Từ chối, trốn tránh cách ly/ }).waitFor()
    expect(await page.getByText(name).count()).toBe(0)
    await expectAccessible(page)
    await page.getByRole('tab', { name: 'Theo hành vi, địa bàn' }).click()
    await page.getByText('Đề nghị nhiều nhất 1 hồ sơ, ngày 27/7').waitFor()
    await expectAccessible(page)
    await page.context().close()
  })
})

describe('violations on a phone and by keyboard', () => {
  it('[VIO-02] the catalogue of a day reads without a sideways scroll and says how sure it is', async () => {
    const page = await enter(desk.police, { width: 360, height: 740 })
    for (const path of [
      '/violations',
      '/violations/catalogue?on=2021-07-27',
      '/violations/new',
      new URL(dossier).pathname,
    ]) {
      await page.goto(`${city.url}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0)
      await expectAccessible(page)
    }
    await page.goto(`${city.url}/violations/catalogue?on=2014-01-01`)
    await page.getByText('Không có hành vi nào trong danh mục ngày này.').waitFor()
    await page.context().close()
  })

  it('[SG-13] of a 15-year-old only a warning is offered, with a parent asked for', async () => {
    await police.goto(`${city.url}/violations/new`)
    await police.getByLabel('Hành vi').fill('V02')
    await police.getByRole('option', { name: /^V02/ }).click()
    await police.getByLabel('Ngày sinh').fill('2/3/2006')
    await police.getByLabel('Cha mẹ, người giám hộ').waitFor()
    await police.getByText('từ đủ 14 đến dưới 16 tuổi: chỉ cảnh cáo, không phạt tiền').waitFor()
    await police.getByText('Có thể: cảnh cáo, không xử phạt').waitFor()
  })
})
