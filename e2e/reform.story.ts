import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openBrowser } from '#testing'
import { openTestCity, type TestCity } from '../apps/server/test-city.ts'
import { accepted, enterAs, expectSound, phone } from './on-screen.ts'

const units = [
  'Mã;Cấp;Tên;Mã cấp trên;Từ ngày;Hết hiệu lực',
  '001;Quận;Ba Đình;01;1/1/2000;1/8/2021',
  '008;Quận;Hoàng Mai;01;1/1/2000;1/8/2021',
  '00001;Phường;Phúc Xá;001;1/1/2000;1/8/2021',
  '00004;Phường;Trúc Bạch;001;1/1/2000;1/8/2021',
  '00328;Phường;Mai Động;008;1/1/2000;1/8/2021',
  '00331;Phường;Vĩnh Hưng;008;1/1/2000;1/8/2021',
  '00334;Phường;Hoàng Văn Thụ;008;1/1/2000;1/8/2021',
  '00004;Phường;Hồng Hà;01;1/8/2021;',
  '00331;Phường;Vĩnh Tuy;01;1/8/2021;',
  '00334;Phường;Tương Mai;01;1/8/2021;',
]
const succession = [
  'Ngày;Mã cũ;Mã mới;Phần',
  '1/8/2021;00001;00004;toàn bộ',
  '1/8/2021;00004;00004;toàn bộ',
  '1/8/2021;00328;00004;một phần',
  '1/8/2021;00328;00331;phần còn lại',
  '1/8/2021;00331;00331;toàn bộ',
  '1/8/2021;00334;00334;toàn bộ',
]

let city: TestCity
let browser: Browser
let clerk: Page
let mayor: Page

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  browser = await openBrowser()
  const chair = await city.signIn('leader', '01')
  const splitChair = await city.signIn('leader', '00328')
  await accepted(chair, 'tasks.create', {
    areaId: city.area('00328'),
    title: 'Rà soát người về từ vùng dịch',
    ownerPostId: splitChair.postId,
    dueAt: '2021-08-20T18:00:00+07:00',
  })
  clerk = await enterAs({ browser, city }, await city.signInWithGrant('administrator', '01'))
  mayor = await enterAs({ browser, city }, chair)
})
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

describe('[ORG-01] a running city moves to other units, on the screen', () => {
  it('the registrar drops the two tables of the resolution; what they would do is shown, and nothing has changed', async () => {
    await clerk.goto(`${city.url}/reforms`)
    await drop('don-vi.csv', units)
    await clerk.getByText('Đã đọc 10 đơn vị, 0 dòng kế thừa').waitFor()
    await drop('ke-thua.csv', succession)
    await clerk.getByText('Đã đọc 10 đơn vị, 6 dòng kế thừa').waitFor()
    await drop('ke-thua-sai.csv', [...succession.slice(0, 1), '1/8/2021;00001;00004;nửa nọ nửa kia'])
    await clerk.getByText(/^Dòng 2: .*nửa nọ nửa kia/).waitFor()
    await clerk.getByLabel('Nguồn').fill('Nghị quyết thử')
    await expectSound(clerk)
    await clerk.getByRole('button', { name: /^Nhập phương án ngày 0?1\/0?8\/2021: 7 kết thúc, 3 mới/ }).click()
    await clerk.getByRole('button', { name: /^Đã nhập phương án ngày/ }).click()
    await clerk.getByText(/^Phương án có hiệu lực từ/).waitFor()
    const preview = clerk.getByRole('table')
    await preview.getByRole('row', { name: /^Nhiệm vụ/ }).waitFor()
    await expectSound(clerk)
    await clerk.goto(`${city.url}/areas`)
    await clerk.getByRole('button', { name: /^Quận Ba Đình/ }).waitFor()
  })

  it('[SG-08] on its day the chairman orders it, told that there is no way back; the tree changes, the past stays', async () => {
    city.clock.set(toInstant('2021-08-01T08:00:00+07:00'))
    await mayor.goto(`${city.url}/reforms`)
    await mayor.getByRole('link', { name: /Sắp xếp từ ngày 0?1\/0?8\/2021/ }).click()
    await mayor.getByRole('button', { name: 'Thực hiện sắp xếp' }).click()
    const dialog = mayor.getByRole('dialog')
    await dialog.getByText('Không hoàn tác được').waitFor()
    await dialog.getByLabel('Kết thúc cùng đơn vị').check()
    await dialog.getByRole('button', { name: 'Thực hiện sắp xếp' }).click()
    await untilMoved()
    await mayor.getByText(/^Đã thực hiện ·/).waitFor()
    await mayor.goto(`${city.url}/areas`)
    await mayor.getByRole('button', { name: /^Phường Hồng Hà/ }).waitFor()
    expect(await mayor.getByRole('button', { name: /^Quận Ba Đình/ }).count()).toBe(0)
    await mayor.goto(`${city.url}/areas/${city.area('00328')}/succession`)
    for (const heir of ['Phường Hồng Hà', 'Phường Vĩnh Tuy']) await mayor.getByText(heir).first().waitFor()
    await expectSound(mayor)
  })

  it('what no source decides waits for a person, who sends it where it belongs and says why', async () => {
    await mayor.goto(`${city.url}/reforms`)
    await mayor.getByRole('link', { name: /Sắp xếp từ ngày 0?1\/0?8\/2021/ }).click()
    await mayor.getByText('Rà soát người về từ vùng dịch').waitFor()
    await expectSound(mayor)
    await mayor
      .getByRole('row', { name: /Rà soát/ })
      .getByRole('checkbox')
      .check()
    await mayor.getByRole('button', { name: 'Quyết định', exact: true }).click()
    const dialog = mayor.getByRole('dialog')
    await dialog.getByLabel('Về đơn vị').fill('vinh tuy')
    await mayor.getByRole('option', { name: /Vĩnh Tuy/ }).click()
    await dialog.getByLabel('Căn cứ').fill('Biên bản bàn giao ngày 1/8/2021')
    await dialog.getByRole('button', { name: 'Chuyển 1 mục' }).click()
    await mayor.getByText('Đã quyết định 1 mục').waitFor()
    await mayor.getByText('Rà soát người về từ vùng dịch').waitFor({ state: 'detached' })
    await mayor.setViewportSize(phone)
    await expectSound(mayor)
  })
})

/** Lets the city's jobs run, as its rounds do, until the reform is done. */
async function untilMoved(): Promise<void> {
  for (;;) {
    city.house.jobs.wake()
    await wait(100)
    const row = await city.db.selectFrom('reforms').select('state').executeTakeFirst()
    if (row?.state === 'done') return
  }
}

async function drop(name: string, lines: readonly string[]): Promise<void> {
  const buffer = Buffer.from(lines.join('\r\n'))
  await clerk.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
}
