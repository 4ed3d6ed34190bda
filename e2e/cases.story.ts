import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type TestCity } from '../apps/server/test-city.ts'
import { accepted, enterAs, expectSound, phone } from './on-screen.ts'

let city: TestCity
let browser: Browser

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T19:40:00+07:00' })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

it('[EPI-01] [EPI-06] a station reports a case on a phone, sees whose turn it is, and the chairman signs 1 = 1 + 0', async () => {
  const station = await city.signIn('health', '00328')
  const page = await enterAs({ browser, city }, station, phone)
  await page.goto(`${city.url}/cases/new`)
  await page.getByLabel('Họ tên').fill('Nguyễn Thị Thử')
  await page.getByLabel('Nơi phát hiện').selectOption({ label: 'Cộng đồng' })
  await page.getByLabel('Lấy mẫu').fill('8:00 27/7')
  await page.getByLabel('Xác định', { exact: true }).last().fill('19:00 27/7')
  await page.getByRole('button', { name: 'Báo ca bệnh' }).click()
  await page.getByRole('heading', { name: /^Ca bệnh CB-/ }).waitFor()
  await expectSound(page)
  expect(await page.getByText('Nguyễn Thị Thử').count(), 'no name before a reason').toBe(0)
  await page.getByRole('button', { name: 'Mở tên, số điện thoại' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Lý do').fill('gọi điều tra dịch tễ')
  await dialog.getByRole('button', { name: 'Mở tên, số điện thoại' }).click()
  await page.getByText('Nguyễn Thị Thử').waitFor()
  await page.getByRole('button', { name: 'Ghi phân loại' }).click()
  await page.getByRole('dialog').getByLabel('Tầng, mức nguy cơ').fill('Tầng 1')
  await page.getByRole('dialog').getByRole('button', { name: 'Ghi phân loại' }).click()
  await page.getByRole('button', { name: 'Ghi nơi điều trị' }).waitFor()

  const chair = await city.signIn('leader', '01')
  const office = await enterAs({ browser, city }, chair)
  await office.goto(`${city.url}/cases`)
  await office.getByText('1 cộng đồng + 0 cách ly').waitFor()
  await expectSound(office)
  expect(await office.getByRole('link', { name: 'Danh sách ca bệnh' }).count(), 'counts, not persons (SG-02)').toBe(0)
  await office.getByRole('link', { name: 'Thông báo số ca' }).click()
  await office.getByRole('button', { name: 'Ký thông báo' }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'Ký thông báo' }).click()
  await office.getByText('Số ca bệnh xác định ngày 27/07/2021').waitFor()
  await expectSound(office)
})

it('[EPI-05] a contact listed in error is taken back on the page of the case: nobody stays F1 by a slip of the pen', async () => {
  const station = await city.signIn('health', '00328')
  const { caseId, personId: ofPersonId } = await accepted<{ caseId: string; personId: string }>(
    station,
    'cases.report',
    {
      ...{ areaId: city.area('00328'), residenceAreaId: city.area('00328'), status: 'confirmed', setting: 'community' },
      ...{ person: { name: 'Lê Thị Ca', yearOfBirth: 1980 }, sampledAt: '2021-07-27T08:00:00+07:00' },
      ...{ confirmedAt: '2021-07-27T19:00:00+07:00', synthetic: true },
    },
  )
  await accepted(station, 'cases.list-contact', {
    ...{ areaId: city.area('00328'), ofPersonId, caseId, source: 'interview', synthetic: true },
    ...{ person: { name: 'Trần Văn Nhầm', yearOfBirth: 1970 }, isAnother: true },
    ...{ relation: 'work', distance: 'within-2m', fromAt: '2021-07-26T09:00:00+07:00' },
  })
  const page = await enterAs({ browser, city }, station, phone)
  await page.goto(`${city.url}/cases/${caseId}`)
  await page.getByText('F1: 1').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Ghi nhầm, rút' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Lý do').fill('Người cùng tên ở phòng khác')
  await dialog.getByRole('button', { name: 'Ghi nhầm, rút' }).click()
  await page.getByText('Chưa ghi người tiếp xúc nào.').waitFor()
  const { items } = (await station.get<{ items: object[] }>(`/cases/contacts?areaId=${city.area('00328')}&level=1`))
    .body
  expect(items).toEqual([])
})
