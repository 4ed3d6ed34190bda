import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { accepted, enterAs, expectSound, phone } from './on-screen.ts'

let city: TestCity
let browser: Browser
let head: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T16:00:00+07:00' })
  browser = await openBrowser()
  head = await city.signIn('leader', '00001')
  const mayor = await city.signIn('leader', '01')
  const { documentId } = (await accepted(mayor, 'documents.register', {
    areaId: city.area('01'),
    issuerAreaId: city.area('01'),
    entry: 'own',
    number: '17/CT-UBND',
    kind: 'chi-thi',
    issuer: 'chu-tich-ubnd-tp',
    title: 'Thực hiện giãn cách xã hội',
    place: 'Hà Nội',
    issuedOn: '2021-07-23',
    effectiveFrom: '2021-07-24T06:00:00+07:00',
    effectiveTo: '2021-08-08T06:00:00+07:00',
    territory: [city.area('01')],
    signatures: [{ capacity: null, onBehalfOf: null, title: 'Chủ tịch', name: 'Chu Ngọc Anh' }],
  })) as { documentId: string }
  await accepted(mayor, 'documents.issue', { documentId })
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

it('[CHK-13] [SG-01] [SG-07] [SG-10] a chairman issues two permits from a pasted list, prints one, checks its code, withdraws it', async () => {
  const page = await enterAs({ browser, city }, head)
  await page.goto(`${city.url}/passes/issue`)
  await page.getByLabel('Căn cứ').fill('17')
  await page.getByRole('option').filter({ hasText: '17/CT-UBND' }).first().click()
  await page.getByLabel('Loại giấy').selectOption('need')
  await page.getByLabel('Có hiệu lực từ').fill('6:00 27/7')
  await page.getByLabel('Hết hạn lúc').fill('2/8')
  await page.getByText('Cấp cứu, đưa người bệnh').waitFor()
  await expectSound(page)
  await page.getByLabel('Người được cấp').fill('Nguyễn Thị Mẫu\t001188000000\nTrần Văn Thử')
  await page.getByRole('button', { name: 'Cấp 2 giấy' }).click()
  await page.getByRole('link', { name: '2/2021/GĐĐ' }).waitFor()
  expect(await page.content()).not.toContain('Nguyễn Thị Mẫu')
  await expectSound(page)

  await page.getByRole('link', { name: '1/2021/GĐĐ' }).click()
  await page.getByRole('button', { name: 'In giấy' }).click()
  await page.getByText('Lần xem này sẽ được ghi lại').waitFor()
  const papers = page.waitForResponse((response) => response.url().includes('/permit-papers'))
  await page.getByRole('button', { name: 'In giấy' }).click()
  const [paper] = ((await (await papers).json()) as { papers: { code: string }[] }).papers
  await page.getByText('Nguyễn Thị Mẫu').waitFor()
  await page.getByRole('img', { name: 'Mã kiểm tra của giấy 1/2021/GĐĐ' }).waitFor()
  await page.getByText('khiếu nại trong 90 ngày').waitFor()
  await page.setViewportSize(phone)
  await expectSound(page)

  await page.goto(`${city.url}/passes/check`)
  const check = async (code: string) => {
    await page.getByLabel('Nội dung mã').fill(code)
    await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
  }
  await check(paper?.code ?? '')
  await page.getByRole('heading', { name: 'Mã đúng, còn hiệu lực' }).waitFor()
  await expectSound(page)
  await page.getByRole('link', { name: 'Mở hồ sơ giấy này' }).click()
  await page.getByRole('button', { name: 'Thu hồi' }).click()
  await page.getByLabel('Lý do thu hồi').fill('Khai không đúng mục đích')
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click()
  await page.getByText('Khai không đúng mục đích').waitFor()
  await expectSound(page)

  await page.goto(`${city.url}/passes/check`)
  await check(paper?.code ?? '')
  await page.getByText('Mã đã bị thu hồi').waitFor()
  await page.getByText('không giữ người đi cấp cứu').waitFor()
  await page.goto(`${city.url}/passes/keys`)
  await page.getByText('Đang ký').waitFor()
  await expectSound(page)
}, 120_000)

it('[FOR-03] [FOR-08] a head registers a unit, reports who stood duty, and gives out security', async () => {
  const page = await enterAs({ browser, city }, head)
  await page.goto(`${city.url}/forces`)
  await page.getByRole('button', { name: 'Lập đơn vị' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Lực lượng').selectOption('militia')
  await dialog.getByLabel('Đơn vị').fill('Trung đội dân quân mẫu')
  await dialog.getByRole('button', { name: 'Lập đơn vị' }).click()
  await page.getByText('Trung đội dân quân mẫu').waitFor()
  await page.getByRole('button', { name: 'Báo quân số' }).click()
  await dialog.getByLabel('Có mặt').fill('28')
  await dialog.getByRole('button', { name: 'Báo quân số' }).click()
  await page.getByText('1/1 đơn vị báo').waitFor()
  await expectSound(page)
  await page.getByRole('tab', { name: 'An ninh' }).click()
  await page.getByText('chưa phân công').first().waitFor()
  await page.setViewportSize(phone)
  await expectSound(page)
}, 60_000)
