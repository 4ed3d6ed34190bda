import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs, expectSound } from './on-screen.ts'

let city: TestCity
let browser: Browser
let mayor: Person
let chair: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:10:00+07:00' })
  browser = await openBrowser()
  mayor = await city.signIn('leader', '01')
  chair = await city.signIn('leader', '008')
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const wide = { width: 1440, height: 900 }
const phone = { width: 360, height: 740 }

const enter = (person: Person, viewport: typeof wide) => enterAs({ browser, city }, person, viewport)

/** Puts cells on the clipboard as a spreadsheet does, and pastes them where the focus is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((cells) => navigator.clipboard.writeText(cells), text)
  await page.keyboard.press('Control+V')
}

describe('a district reports its evening', () => {
  it('[RPT-01] [RPT-05] [RPT-06] [EPI-02] what does not add up is told, kept, owned, and corrected with its history', async () => {
    const page = await enter(chair, wide)
    await page.goto(`${city.url}/reports`)
    await page.getByText('0/1').first().waitFor()
    await page.getByRole('link', { name: 'Lập báo cáo', exact: true }).click()
    const cases = page.getByLabel('Ca mắc mới')
    await cases.fill('48,321')
    await page.getByText('Ý là 48 hay 48.321?').waitFor()
    await cases.fill('112')
    await page.getByLabel('trong đó tại cộng đồng').focus()
    await paste(page, '30\n81\n0\n0')
    await page.getByText('112 ≠ 30 + 81, chênh 1').first().waitFor()
    await page.getByLabel('Giường thu dung còn trống').fill('khoảng 7.500')
    await page.getByText('= khoảng 7.500').waitFor()
    await expectSound(page)

    await page.reload()
    await page.getByText('Bản nháp lần trước đã được giữ lại.').waitFor()
    expect(await page.getByLabel('trong đó tại khu cách ly tập trung').inputValue()).toBe('81')
    await page.getByRole('button', { name: 'Ghi báo cáo' }).click()
    await page.getByText('Ca mắc mới: 112 ≠ 30 + 81, chênh 1').waitFor()
    await expectSound(page)
    await city.settle()

    await page.getByRole('button', { name: 'Ký gửi lên' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Ký gửi lên' }).click()
    await dialog.getByText('người đứng đầu phải xác nhận chênh lệch').waitFor()
    await dialog.getByLabel('Tôi xác nhận chênh lệch này và gửi nguyên như đã báo cáo').check()
    await dialog.getByLabel('Giải thích chênh lệch').fill('Một ca đang xác minh nơi phát hiện.')
    await dialog.getByRole('button', { name: 'Ký gửi lên' }).click()
    await page.getByText(/Ký gửi lúc .*đã xác nhận chênh lệch/).waitFor()
    await page.getByText('Một ca đang xác minh nơi phát hiện.').waitFor()

    await page.getByRole('link', { name: 'Đính chính' }).click()
    await page.getByLabel('trong đó tại khu phong tỏa').fill('1')
    await page.getByText('112 = 30 + 81 + 1').waitFor()
    await page.getByRole('button', { name: 'Ghi bản đính chính' }).click()
    await page.getByText('Ghi lý do đính chính.').waitFor()
    await page.getByLabel('Lý do đính chính').fill('Đã xác minh: ca thứ 112 ở khu phong tỏa.')
    await page.getByRole('button', { name: 'Ghi bản đính chính' }).click()
    const history = page.getByRole('list', { name: 'Các lần báo cáo' })
    await history.getByText('trong đó tại khu phong tỏa: 0 → 1').waitFor()
    await history.getByText('Lý do: Đã xác minh: ca thứ 112 ở khu phong tỏa.').waitFor()
    await history.getByRole('link', { name: 'Báo cáo lần đầu' }).click()
    await page.getByText('Đây là bản cũ').waitFor()
    await page.getByText('Ca mắc mới: 112 ≠ 30 + 81, chênh 1').waitFor()
    await page.context().close()
  })

  it('[RPT-01] a ward that took the wrong day takes its sheet back on a phone and enters it anew', async () => {
    const ward = await city.signIn('office', '00004')
    const page = await enter(ward, phone)
    await page.goto(`${city.url}/reports/new?period=2021-07-26`)
    await page.getByText('Gửi UBND quận, huyện, thị xã').waitFor()
    await page.getByLabel('Ca mắc mới').fill('3')
    await page.getByText('Đã điền 1/15 chỉ tiêu').waitFor()
    await page.getByLabel('Số liệu tính đến').fill('17:00 26/7/2021')
    await page.getByRole('button', { name: 'Ghi báo cáo' }).click()
    await page.getByRole('button', { name: 'Rút lại' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Lý do rút lại').fill('Số của ngày 27.')
    await dialog.getByRole('button', { name: 'Rút lại' }).click()
    await page.getByText('Bản này đã được rút lại').waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: 'Lập báo cáo mới cho kỳ này' }).click()
    await page.getByLabel('Ca mắc mới').fill('2')
    await page.getByLabel('Số liệu tính đến').fill('17:00 26/7/2021')
    await page.getByRole('button', { name: 'Ghi báo cáo' }).click()
    const history = page.getByRole('list', { name: 'Các lần báo cáo' })
    await history.getByText('Báo cáo lại').waitFor()
    await history.getByText('Đã rút lại: Số của ngày 27.').waitFor()
    await page.goto(`${city.url}/reports?period=2021-07-26`)
    await page.getByRole('link', { name: 'Xem báo cáo đã lập' }).click()
    await page.getByRole('row', { name: /Phường Trúc Bạch/ }).waitFor()
    await expectSound(page)
    await page.context().close()
  })

  it('[EPI-02] while it does not add up, the gap stands on the board with its owner, and is a door to the report', async () => {
    const answer = await mayor.send({
      type: 'reports.submit',
      payload: {
        form: 'daily-situation',
        areaId: city.area('008'),
        period: '2021-07-26',
        asOf: '2021-07-26T18:00:00+07:00',
        figures: { cases: 112, 'cases-community': 30, 'cases-quarantine': 81, 'cases-lockdown': 0, 'cases-entry': 0 },
      },
    })
    expect(answer?.outcome).toBe('accepted')
    await city.settle()
    const page = await enter(chair, wide)
    await page.goto(`${city.url}/gaps?rule=report-not-footing`)
    await page.getByText('Báo cáo 26/7 không khớp: 112 ≠ 111, chênh 1').click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('Đóng khi số liệu được đính chính cho khớp').waitFor()
    await page.context().close()
  })
})

describe('the city looks at what its districts report', () => {
  it('[RPT-01] [RPT-03] [EPI-01] who is missing is one press away; sources stand side by side; a number leads to its reports', async () => {
    const own = (source: string, asOf: string, figures: object) => ({
      type: 'reports.submit',
      payload: { form: 'daily-situation', areaId: city.area('01'), period: '2021-07-27', source, asOf, figures },
    })
    await mayor.send(
      own('department-of-health', '2021-07-27T18:00:00+07:00', {
        cases: 21,
        'cases-community': 12,
        'cases-quarantine': 9,
        'cases-lockdown': 0,
        'cases-entry': 0,
      }),
    )
    await mayor.send(own('functional-forces', '2021-07-27T17:00:00+07:00', { violations: 804 }))
    await city.settle()
    const page = await enter(mayor, phone)
    await page.goto(city.url)
    await page.getByRole('link', { name: /^Ca mắc mới/ }).waitFor()
    await page.getByText('12 tại cộng đồng + 9 tại khu cách ly tập trung').waitFor()
    await expectSound(page)
    await page.goto(`${city.url}/reports`)
    await page.getByRole('link', { name: /^Chưa đến hạn/ }).click()
    await page.getByRole('row', { name: /Quận Ba Đình/ }).waitFor()
    await page.getByRole('row', { name: /Quận Hoàng Mai/ }).waitFor({ state: 'detached' })
    await expectSound(page)

    await page.goto(`${city.url}/reports/consolidated`)
    const table = page.getByRole('table', { name: 'Tổng hợp' })
    await table.getByText('đến tối 27/7 (18:00)').waitFor()
    await table
      .getByRole('row', { name: /Sở Y tế/ })
      .getByText('21')
      .waitFor()
    await expectSound(page)
    await table
      .getByRole('row', { name: /Quận Hoàng Mai/ })
      .getByRole('link', { name: '112' })
      .focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('30')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /Quận Hoàng Mai/ }).waitFor()

    await page.goto(`${city.url}/reports/series?indicator=cases&basis=below`)
    const points = page.getByRole('list', { name: /^Ca mắc mới/ })
    await points.getByRole('link', { name: /^27\/7: .*112 ca/ }).focus()
    await page.keyboard.press('ArrowLeft')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^26\/7: .*112 ca/)
    await expectSound(page)
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: /Quận Hoàng Mai/ }).waitFor()
    await page.context().close()
  })

  it('[RPT-01] a period is locked, refuses what comes after, and opens again with a reason', async () => {
    city.clock.set('2021-07-27T20:30:00+07:00' as never)
    const page = await enter(mayor, wide)
    await page.goto(`${city.url}/reports`)
    await page.getByRole('button', { name: 'Khóa kỳ' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Khóa kỳ' }).click()
    await page.getByText('Kỳ đã khóa').waitFor()
    const late = await chair.send({
      type: 'reports.submit',
      payload: {
        form: 'daily-situation',
        areaId: city.area('008'),
        period: '2021-07-27',
        source: 'police',
        asOf: '2021-07-27T18:00:00+07:00',
        figures: { violations: 3 },
      },
    })
    expect(late?.outcome === 'refused' && late.refusal.code).toBe('REPORTS.PERIOD_LOCKED')
    await page.getByRole('button', { name: 'Mở lại kỳ' }).click()
    await page.getByLabel('Lý do mở lại').fill('Quận Ba Đình gửi muộn do mất điện.')
    await page.getByRole('dialog').getByRole('button', { name: 'Mở lại kỳ' }).click()
    await page.getByRole('button', { name: 'Khóa kỳ' }).waitFor()
    await expectSound(page)
    await page.context().close()
  })
})
