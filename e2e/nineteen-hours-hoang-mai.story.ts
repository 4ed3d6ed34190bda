import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import type { House } from '#platform/server'
import { profileAreaIntents } from '#rooms/areas/server'
import { openBrowser } from '#testing'
import { loaderActor } from '../apps/server/first-start.ts'
import { insist } from '../apps/server/load-profile.ts'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs, expectAccessible } from './on-screen.ts'

// 19:00 in Hoàng Mai, 27/7/2021, in the whole city of 30 districts and 579 communes: a clerk with a spreadsheet, a head
// who must own a difference, a city that reads how many reported in time.

let city: TestCity
let browser: Browser
let clerk: Person
let head: Person
let mayor: Person

const hoangMai = '008'

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T19:00:00+07:00', plant: plantHanoi })
  browser = await openBrowser()
  clerk = await city.signIn('office', hoangMai)
  head = await city.signIn('leader', hoangMai)
  mayor = await city.signIn('leader', '01')
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

/** The areas of the profile: the whole city as it was. */
async function plantHanoi(house: House): Promise<void> {
  await insist(house, await profileAreaIntents(house.profile), loaderActor(house))
}

const enter = (person: Person) => enterAs({ browser, city }, person)

async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const data = await page.evaluateHandle(
    ({ name, base64 }) => {
      const transfer = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      transfer.items.add(new File([bytes], name))
      return transfer
    },
    { name, base64: bytes.toString('base64') },
  )
  await page.dispatchEvent('h1', 'dragover', { dataTransfer: data })
  await page.dispatchEvent('h1', 'drop', { dataTransfer: data })
}

/** The wards of Hoàng Mai as the register of areas has them. */
function wards(): string[] {
  const tree = city.house.territory.current()
  return tree.childrenOf(city.area(hoangMai)).map(({ id }) => String(id))
}

/**
 * The district's file of the evening: a heading, then one row for each ward and, at the end, the district's own total.
 * Three cells are wrong: a decimal comma where thousands are meant, a name that is no ward, a day that is none.
 */
async function fileOfTheEvening(): Promise<Buffer> {
  const names = await wardNames()
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Hoàng Mai 27-7')
  sheet.addRow(['ỦY BAN NHÂN DÂN QUẬN HOÀNG MAI'])
  sheet.addRow(['BÁO CÁO NHANH TÌNH HÌNH PHÒNG, CHỐNG DỊCH TRONG NGÀY'])
  sheet.addRow([])
  const heads = ['Đơn vị', 'Ngày báo cáo', 'Ca mắc mới', 'trong đó tại cộng đồng', 'trong đó tại khu cách ly tập trung']
  sheet.addRow([...heads, 'trong đó tại khu phong tỏa', 'trong đó nhập cảnh', 'Mũi vắc xin tiêm trong ngày'])
  for (const [index, name] of names.entries()) {
    const doses = index === 1 ? '48,321' : 300 + index
    const day = index === 3 ? '31/2/2021' : '27/7/2021'
    sheet.addRow([index === 2 ? `${name}t` : name, day, 8, 2, 6, 0, 0, doses])
  }
  sheet.addRow(['Quận Hoàng Mai', '27/7/2021', 112, 30, 81, 0, 0, 5000])
  return Buffer.from(await book.xlsx.writeBuffer())
}

async function wardNames(): Promise<string[]> {
  const ids = wards().map(Number)
  const rows = await city.db.selectFrom('areas').select(['id', 'name']).where('id', 'in', ids).orderBy('id').execute()
  return rows.map(({ name }) => name)
}

/** What the clerk mends in the marked copy, at the marked cells. */
async function mended(bytes: Buffer): Promise<Buffer> {
  const names = await wardNames()
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const sheet = book.getWorksheet('Hoàng Mai 27-7')
  if (!sheet) throw new Error('the marked copy lost its worksheet')
  const mends = [
    ['H6', 321],
    ['A7', names[2]],
    ['B8', '27/7/2021'],
  ] as const
  for (const [address, value] of mends) {
    const cell = sheet.getCell(address)
    expect(cell.fill?.type).toBe('pattern')
    cell.value = value ?? ''
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** What the other districts have sent by now: all but one. */
async function othersReport(): Promise<void> {
  const tree = city.house.territory.current()
  const districts = tree.childrenOf(city.area('01')).filter(({ id }) => id !== city.area(hoangMai))
  expect(districts).toHaveLength(29)
  const answers = await mayor.sendAll(
    districts.slice(1).map(({ id }) => ({
      type: 'reports.submit',
      payload: {
        form: 'daily-situation',
        areaId: id,
        period: '2021-07-27',
        asOf: '2021-07-27T18:00:00+07:00',
        figures: { cases: 3, 'cases-community': 1, 'cases-quarantine': 2, 'cases-lockdown': 0, 'cases-entry': 0 },
      },
    })),
  )
  expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']))
}

describe('19:00 in Hoàng Mai', () => {
  it('[RPT-01] [RPT-05] [SG-14] the clerk drops the district’s file; three rows come back marked; the mended copy goes in', async () => {
    const page = await enter(clerk)
    await page.goto(`${city.url}/exchange`)
    await page.getByText('Các loại bảng nhận được').waitFor()
    await drop(page, 'Hoang Mai 27-7.xlsx', await fileOfTheEvening())
    await page.getByText('Báo cáo nhanh tình hình').first().waitFor()
    await page.getByRole('row', { name: /48,321 .*Ý là 48 hay 48.321/ }).waitFor()
    await page.getByText(/không ghi 3 dòng lỗi/).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Bắt đầu nhập' }).click()
    await page.waitForURL(/\/exchange\/batches\//)
    city.house.jobs.wake()
    const marked = page.getByRole('link', { name: 'Tải bản đánh dấu' })
    await marked.waitFor()
    await expectAccessible(page)
    const download = page.waitForEvent('download')
    await marked.click()
    const copy = await readFile(await (await download).path())
    await drop(page, 'Hoang Mai 27-7 da sua.xlsx', await mended(copy))
    await page.getByText(/Ghi mới 3 dòng/).waitFor()
    await page.getByRole('button', { name: 'Bắt đầu nhập' }).click()
    await page.waitForURL(/\/exchange\/batches\//)
    city.house.jobs.wake()
    await page.getByText('Không có dòng nào lỗi.').waitFor()
    await page.context().close()
  })

  it('[EPI-02] 112 is not 30 + 81: a gap opens with its owner, who explains it and sends the report up', async () => {
    await city.settle()
    const page = await enter(head)
    await page.goto(city.url)
    await page.getByRole('region', { name: 'Kẽ hở' }).getByText('Số liệu báo cáo không khớp tổng').click()
    await page
      .getByText(/112 ≠ 111, chênh 1/)
      .first()
      .click()
    const drawer = page.getByRole('dialog')
    await drawer
      .getByText(await ownNameOf(head))
      .first()
      .waitFor()
    await drawer.getByText('Đóng khi số liệu được đính chính cho khớp').waitFor()
    await expectAccessible(page)
    await page.goto(`${city.url}/reports/${await reportOfDistrict()}`)
    await page.getByText('Ca mắc mới: 112 ≠ 30 + 81, chênh 1').waitFor()
    await page.getByRole('button', { name: 'Ký gửi lên' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Tôi xác nhận chênh lệch này và gửi nguyên như đã báo cáo').check()
    await dialog.getByLabel('Giải thích chênh lệch').fill('Một ca đang xác minh nơi phát hiện.')
    await dialog.getByRole('button', { name: 'Ký gửi lên' }).click()
    await page.getByText(/Ký gửi lúc .*đã xác nhận chênh lệch/).waitFor()
    await page.context().close()
  })

  it('[RPT-01] the city’s brief says 29 of 30 in time, and 112 as it was reported', async () => {
    await othersReport()
    city.clock.set(toInstant('2021-07-27T19:45:00+07:00'))
    await city.settle()
    const page = await enter(mayor)
    await page.goto(`${city.url}/areas/${city.area('01')}/brief`)
    await page.getByText(/29\/30 đơn vị gửi đúng hạn/).waitFor()
    await expectAccessible(page)
    await page.goto(`${city.url}/areas/${city.area(hoangMai)}/brief`)
    await page.getByText('112').first().waitFor()
    await page.context().close()
  })
})

/** The name under which somebody is known: the owner of a gap is a person. */
async function ownNameOf(person: Person): Promise<string> {
  const { body } = await person.get<{ account: { name: string } }>('/session')
  return body.account.name
}

async function reportOfDistrict(): Promise<string> {
  const row = await city.db
    .selectFrom('reports')
    .select('id')
    .where('area_id', '=', city.area(hoangMai))
    .where('superseded_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.id
}
