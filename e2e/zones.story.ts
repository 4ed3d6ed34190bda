import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { directive, issue } from '../apps/server/test-directive.ts'
import { at, group, openZoneTown, reason, whole, type ZoneTown } from '../rooms/zones/server/testing/zone-town.ts'
import { accepted, enterAs, expectSound, phone } from './on-screen.ts'
import { shot } from './picture.ts'

let town: ZoneTown
let browser: Browser

beforeAll(async () => {
  town = await openZoneTown()
  browser = await openBrowser()
  town.city.house.rounds.start()
})

afterAll(async () => {
  await browser?.close()
  await town?.city.close()
})

it('[ZON-01] [SG-06] an alley is proposed from the ward’s phone, told what is missing, decided by the district, printed', async () => {
  const { city, clerk, chair } = town
  const documentId = await issue(await city.signIn('leader', '01'), directive(city.area('01')))
  const page: Page = await enterAs({ browser, city }, clerk, phone)
  await page.goto(`${city.url}/zones/propose?areaId=${city.area(group)}`)
  await page.getByLabel('Tên nơi phong tỏa').fill('Ngõ 221 Mai Động')
  await page.getByLabel('Lý do', { exact: true }).fill(reason)
  await expectSound(page)
  await page.getByRole('button', { name: 'Đề xuất phong tỏa' }).click()
  await page.getByText('Bổ sung trước khi ký: lý do không khoanh hẹp hơn').waitFor()
  const lockdownId = new URL(page.url()).pathname.split('/').at(-1) as string
  const span = { startsAt: at('07-27T19:40:00'), endsAt: at('08-06T20:00:00'), reviewAt: at('08-03T19:00:00') }
  await accepted(clerk, 'zones.amend-proposal', { lockdownId, ...whole, documentId, ...span })

  const desk = await enterAs({ browser, city }, chair)
  await desk.goto(`${city.url}/zones/lockdowns/${lockdownId}`)
  await desk.getByText('Đủ nội dung để ký').waitFor()
  await expectSound(desk)
  await desk.getByRole('button', { name: 'Quyết định phong tỏa' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('Số quyết định').fill('1875/QĐ-UBND')
  await dialog.getByRole('button', { name: 'Quyết định phong tỏa' }).click()
  await desk.getByText('Rà soát trước 19:00 3/8/2021').waitFor()
  await desk.getByRole('link', { name: 'Bản quyết định' }).click()
  await desk.getByText('Chỉ gia hạn bằng quyết định mới').waitFor()
  await desk.getByText('1875/QĐ-UBND').first().waitFor()
  await desk.goto(`${city.url}/zones`)
  await desk.getByRole('link', { name: 'Ngõ 221 Mai Động' }).waitFor()
  await expectSound(desk)
})

it('[ZON-01] [SG-09] a few households are picked by their numbers in the book of the group, nobody named', async () => {
  const { city, clerk } = town
  const head = await city.signIn('group', group)
  for (const size of [3, 4, 2, 5])
    await accepted(head, 'people.register-household', { areaId: city.area(group), size, head: 'Người Minh Họa' })
  const page = await enterAs({ browser, city }, clerk, phone)
  await page.goto(`${city.url}/zones/propose?areaId=${city.area(group)}`)
  const numbers = page.getByLabel('Số hộ trong sổ tổ dân phố')
  await numbers.fill('1-2, 9')
  await page.getByText('2 hộ, 7 người. Không có trong sổ: 9.').waitFor()
  await expectSound(page)
  await shot(page, 'households-typed')
  await page.getByLabel('Hộ 1 · 3 người').uncheck()
  await page.getByLabel('Hộ 4 · 5 người').check()
  await page.getByText('2 hộ, 9 người.').waitFor()
  expect(await numbers.inputValue()).toBe('2, 4')
  expect(await page.getByLabel(/^Số người bên trong/).inputValue()).toBe('9')
  expect(await page.getByText('Người Minh Họa').count(), 'numbers, not names (SG-09)').toBe(0)
  await page.getByLabel('Tên nơi phong tỏa').fill('Hai nhà cuối ngõ 13 Mai Động')
  await page.getByLabel('Khoanh cái gì').selectOption({ label: 'một dãy nhà, dãy trọ' })
  await page.getByLabel('Lý do', { exact: true }).fill(reason)
  await page.getByRole('button', { name: 'Đề xuất phong tỏa' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hai nhà cuối ngõ 13 Mai Động' }).waitFor()
  await page.getByText('2 hộ', { exact: true }).waitFor()
  await expectSound(page)
  await shot(page, 'households-proposed')
})
