import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { directive, issue } from '../apps/server/test-directive.ts'
import { enterAs, expectAccessible } from './on-screen.ts'

let city: TestCity
let browser: Browser
let chair: Person
let district: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-08-07T19:00:00+07:00' })
  browser = await openBrowser()
  chair = await city.signIn('leader', '01')
  district = await city.signIn('leader', '008')
  await issue(chair, directive(city.area('01'), { number: '17/CT-UBND' }))
  const payload = {
    form: 'quoted-figures',
    areaId: district.areaId,
    period: '2021-08-07T16:00:00+07:00',
    asOf: '2021-08-07T16:00:00+07:00',
    since: '2021-07-24',
    reference: 'Báo cáo tại buổi làm việc',
    figures: {
      cases: 112,
      'cases-community': 30,
      'cases-quarantine': 81,
      doses: 48321,
      beds: { kind: 'about', value: 7500 },
    },
  }
  expect(await district.send({ type: 'reports.submit', payload })).toMatchObject({ outcome: 'accepted' })
  await city.settle()
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const enter = (person: Person, size: { width: number; height: number }) => enterAs({ browser, city }, person, size)

describe('the situation brief', () => {
  it('[RPT-02] [SG-14] is one click from the board, reads its figures with sources, leaves as PDF and DOCX, and is signed and sent up', async () => {
    const page = await enter(district, { width: 1440, height: 900 })
    await page.goto(city.url)
    await page.getByRole('link', { name: 'Báo cáo nhanh' }).click()
    const paper = page.getByRole('article')
    await paper.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').waitFor()
    for (const words of [
      'QUẬN HOÀNG MAI',
      'ngày 15/15',
      '48.321',
      'khoảng 7.500',
      'chênh 1',
      'Báo cáo tại buổi làm việc',
    ])
      await paper.getByText(words).first().waitFor()
    await expectAccessible(page)
    for (const [name, start] of [
      ['PDF', '%PDF-1.7'],
      ['DOCX', 'PK'],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
      expect(download.suggestedFilename()).toContain('Báo cáo nhanh Quận Hoàng Mai 2021-08-07 1900')
      expect((await readFile(await download.path())).toString('latin1', 0, start.length)).toBe(start)
    }
    await page.getByRole('button', { name: 'Ký ban hành' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Số, ký hiệu').fill('12/BC-UBND')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Ký ban hành' }).click()
    await page.getByText('Đã ký trên hệ thống lúc 19:00 7/8/2021').waitFor()
    await page.getByText('Số: 12/BC-UBND').waitFor()
    await page.context().close()
  })

  it('[RPT-02] the superior is told and reads what was signed; any area is found from the keyboard', async () => {
    const page = await enter(chair, { width: 1440, height: 900 })
    await page.goto(`${city.url}/notices`)
    await page.getByText('Báo cáo nhanh đã ký gửi lên').click()
    await page.getByText('Số: 12/BC-UBND').waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('bao cao nhanh mai dong')
    await page.getByRole('option', { name: /Báo cáo nhanh Phường Mai Động/ }).click()
    await page.getByText('trên địa bàn phường Mai Động').waitFor()
    await page.context().close()
  })

  it('[RPT-02] reads on a phone without a sideways scroll, and of another moment', async () => {
    const page = await enter(district, { width: 360, height: 740 })
    await page.goto(`${city.url}/areas/${district.areaId}/brief`)
    await page.getByRole('article').getByText('48.321').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Tính đến bây giờ' }).click()
    await page.getByRole('textbox', { name: 'Thời điểm' }).fill('12:00 7/8/2021')
    await page.getByRole('button', { name: 'Lập báo cáo' }).click()
    await page.getByText('tính đến 12:00 7/8/2021').first().waitFor()
    await page.getByText('Chưa có số liệu báo cáo nào').waitFor()
    await page.context().close()
  })
})
