import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { accepted, enterAs, expectSound, phone } from './on-screen.ts'
import { shot } from './picture.ts'

let city: TestCity
let browser: Browser
let station: Person
let chair: Person
let orderId: string

const ward = '00001'

beforeAll(async () => {
  city = await openTestCity({ at: '2021-12-06T20:00:00+07:00' })
  browser = await openBrowser()
  station = await city.signIn('health', ward)
  chair = await city.signIn('leader', ward)
  const told = {
    areaId: city.area(ward),
    name: 'Người Minh Họa',
    yearOfBirth: 1990,
    phone: '0912345678',
    synthetic: true,
  }
  const { personId } = await accepted<{ personId: string }>(station, 'people.register-person', told)
  const people = [{ personId, lastExposureOn: '2021-12-05' }]
  const made = await accepted<{ orderIds: string[] }>(station, 'quarantine.propose', { class: 'F1', people })
  orderId = made.orderIds[0] as string
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

it('[QUA-03] an F1 asks to stay at home: checklist at the station, decision by the chair, and the paper says how to complain', async () => {
  const desk = await enterAs({ browser, city }, station)
  await desk.goto(`${city.url}/quarantine/${orderId}`)
  await desk.getByRole('button', { name: 'Nhận đơn xin ở nhà' }).click()
  const asking = desk.getByRole('dialog')
  await asking.getByRole('group', { name: /^Có phòng riêng/ }).waitFor()
  await shot(desk, 'ask-home')
  for (const name of [/^Có phòng riêng/, /^Không ở cùng/, /^Liên lạc được/, /^Tự chăm sóc/, /^Đã cam kết/])
    await asking.getByRole('group', { name }).getByLabel('Có', { exact: true }).check()
  await asking.getByRole('button', { name: 'Nhận đơn xin ở nhà' }).click()
  await desk.getByText(/Đơn xin cách ly tại nhà, chờ quyết định/).waitFor()
  await expectSound(desk)
  await shot(desk, 'asked')
  const desk2 = await enterAs({ browser, city }, chair, phone)
  await desk2.goto(`${city.url}/quarantine/${orderId}`)
  await desk2.getByRole('button', { name: 'Cho cách ly tại nhà' }).click()
  const deciding = desk2.getByRole('dialog')
  await deciding.getByText('Từ 05/12/2021 đến hết ngày 19/12/2021 (14 ngày)').waitFor()
  await deciding.getByLabel('Căn cứ pháp lý').selectOption('decree-101')
  await deciding.getByLabel('Lý do').fill('Nhà đủ điều kiện, gia đình cam kết')
  await shot(desk2, 'allow')
  await deciding.getByRole('button', { name: 'Cho cách ly tại nhà' }).click()
  await desk2.getByText(/Đang cách ly đến 24 giờ ngày 19\/12\/2021/).waitFor()
  await expectSound(desk2)
  await shot(desk2, 'allowed')
  await desk2.getByRole('link', { name: 'In quyết định' }).click()
  await desk2.getByText(/quyền khiếu nại trong 90 ngày/).waitFor()
  await shot(desk2, 'paper')
})

it('[SG-13] the plan of who stays with a child fits the place, and stays in sight until it is signed', async () => {
  const told = { areaId: city.area(ward), name: 'Cháu Minh Họa', yearOfBirth: 2012, synthetic: true }
  const { personId } = await accepted<{ personId: string }>(station, 'people.register-person', told)
  const people = [{ personId, lastExposureOn: '2021-12-05' }]
  const made = await accepted<{ orderIds: string[] }>(station, 'quarantine.propose', { class: 'F1', people })
  const desk = await enterAs({ browser, city }, chair, phone)
  await desk.goto(`${city.url}/quarantine/${made.orderIds[0]}`)
  await desk.getByText('Chưa đủ 18 tuổi').waitFor()
  await desk.getByRole('button', { name: 'Quyết định cách ly tập trung' }).click()
  const guardian = desk.getByRole('dialog').getByLabel('Người giám hộ (trẻ em)')
  await guardian.selectOption('Cha mẹ, người giám hộ ở cùng')
  await desk.getByRole('dialog').getByLabel('Lý do').fill('Tiếp xúc gần')
  expect(await guardian.inputValue()).toBe('guardian-joins')
  expect(await guardian.locator('option').allInnerTexts()).not.toContain('Ở nhà với cha mẹ, người giám hộ')
  await expectSound(desk)
  await shot(desk, 'child')
})

it('[SG-07] a complaint stands in the day’s numbers, and whoever judges it reads what was said', async () => {
  const { body } = await chair.get<{ decisions: { id: string }[] }>(`/quarantine/orders/${orderId}`)
  const filed = {
    decisionId: body.decisions[0]?.id,
    channel: 'phone',
    onBehalf: false,
    words: 'Tôi không gặp người ấy',
  }
  await accepted(station, 'quarantine.file-appeal', filed)
  const judge = await enterAs({ browser, city }, await city.signIn('deputy', ward), phone)
  await judge.goto(`${city.url}/quarantine?areaId=${city.area(ward)}`)
  await judge.getByRole('link', { name: /Khiếu nại chờ giải quyết/ }).click()
  await judge.getByRole('link', { name: /Hồ sơ/ }).first().click()
  await judge.getByRole('button', { name: 'Giải quyết khiếu nại' }).click()
  await judge.getByRole('dialog').getByText('Tôi không gặp người ấy').waitFor()
  await expectSound(judge)
  await shot(judge, 'judge')
})

it('[QUA-06] [QUA-04] isolation at a glance and what is allowed today are sound, on a desk and on a phone', async () => {
  for (const size of [{ width: 1440, height: 900 }, phone]) {
    const page = await enterAs({ browser, city }, station, size)
    for (const tab of ['today', 'orders', 'places', 'policy']) {
      await page.goto(`${city.url}/quarantine?areaId=${city.area(ward)}&tab=${tab}`)
      await page.getByRole('heading', { name: 'Cách ly y tế' }).waitFor()
      await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => {})
      await expectSound(page)
      await shot(page, `${tab}-${size.width}`)
    }
  }
  expect(orderId).not.toBe('')
})

it('[QUA-01] a place registered before anybody knew how many it holds is told so later, with who says it', async () => {
  const site = { areaId: city.area(ward), kind: 'concentrated-isolation', name: 'Khu cách ly minh họa' }
  const { siteId } = await accepted<{ siteId: string }>(chair, 'sites.register', site)
  await accepted(chair, 'quarantine.register-place', { siteId, state: 'preparing' })
  const page = await enterAs({ browser, city }, chair, phone)
  await page.goto(`${city.url}/quarantine?areaId=${city.area(ward)}&tab=places`)
  await page.getByText('chưa rõ sức chứa').waitFor()
  await page.getByRole('button', { name: 'Ghi sức chứa' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Sức chứa').fill('2.000')
  await dialog.getByLabel('Nguồn').fill('Biên bản bàn giao')
  await dialog.getByRole('button', { name: 'Ghi sức chứa' }).click()
  await page.getByText('trên 2.000 chỗ').waitFor()
  await expectSound(page)
})

it('[QUA-06] [SG-12] after isolation somebody tells how they are with the code alone, no account; the station sees that they did', async () => {
  city.clock.set(toInstant('2021-12-20T08:00:00+07:00'))
  const desk = await enterAs({ browser, city }, station)
  await desk.goto(`${city.url}/quarantine/${orderId}`)
  await desk.getByText('Còn 14 ngày, đến hết ngày 02/01/2022.').waitFor()
  const code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(
    (await desk.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}/).textContent()) ?? '',
  )?.[0]

  const context = await browser.newContext({ locale: 'vi-VN', viewport: phone, reducedMotion: 'reduce' })
  const home = await context.newPage()
  await home.goto(`${city.url}/tu-theo-doi`)
  const typed = home.getByLabel('Mã trên giấy xác nhận hoàn thành cách ly')
  await typed.fill('AAAAA-AAAAA')
  await home.getByRole('button', { name: 'Tôi khỏe' }).click()
  await home.getByText(/^Không có mã này/).waitFor()
  await expectSound(home)
  await shot(home, 'self-watch-wrong')
  await typed.fill(code?.toLowerCase().replace('-', ' ') ?? '')
  await home.getByRole('button', { name: 'Tôi khỏe' }).click()
  await home.getByText('Cảm ơn bạn. Còn 14 ngày tự theo dõi.').waitFor()
  expect(await home.locator(':focus').textContent()).toContain('Còn 14 ngày')
  await expectSound(home)
  await shot(home, 'self-watch-told')
  expect(await home.evaluate(() => document.cookie + JSON.stringify(localStorage) + location.href)).not.toContain(
    code?.slice(0, 5),
  )
  await context.close()

  await desk.reload()
  await desk.getByRole('list', { name: 'Tự theo dõi sức khỏe' }).getByText('khỏe').first().waitFor()
  await expectSound(desk)
  await shot(desk, 'self-watch-station')
})
