import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { enterAs, expectAccessible, expectSound } from './on-screen.ts'
import { shot } from './picture.ts'

let city: TestCity
let browser: Browser
let clerk: Person
let ward: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T19:00:00+07:00' })
  browser = await openBrowser()
  clerk = await city.signIn('office', '008')
  ward = await city.signIn('leader', '00328')
  await city.signIn('leader', '00331')
  await city.signIn('leader', '00334')
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const enter = (person: Person, width = 1280) => enterAs({ browser, city }, person, width)

/** Lets go of a file somewhere on the page, as a hand does that does not aim. */
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
  await page.getByText('Thả tệp để xem trước. Chưa ghi gì cả.').waitFor()
  await page.dispatchEvent('h1', 'drop', { dataTransfer: data })
}

/** The district's own list: two lines of heading, its own column names, nine rows of which three are wrong. */
async function listOfTheDistrict(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Phân công 27-7')
  sheet.addRow(['ỦY BAN NHÂN DÂN QUẬN HOÀNG MAI'])
  sheet.addRow([])
  sheet.addRow(['TT', 'Phường', 'Nội dung công việc', 'Hạn hoàn thành', 'Chủ trì'])
  const rows = [
    ['Mai Động', 'Rà soát người về từ vùng dịch', '17:00 28/7/2021', chairOf('00328')],
    ['Mai Động', 'Kiểm tra chợ', '28/7/2021', chairOf('00328')],
    ['Đại Kim', 'Rà soát người về từ vùng dịch', '17:00 28/7/2021', chairOf('00331')],
    ['Đại Kim', 'Kiểm tra chợ', '31/2/2021', chairOf('00331')],
    ['Hoàng Văn Thụ', 'Rà soát người về từ vùng dịch', '17:00 28/7/2021', chairOf('00334')],
    ['Hoàng Văn Thu Ba', 'Kiểm tra chợ', '28/7/2021', chairOf('00334')],
    ['Hoàng Văn Thụ', 'Lập danh sách hộ khó khăn', '29/7/2021', chairOf('00334')],
    ['Mai Động', '', '29/7/2021', chairOf('00328')],
    ['Đại Kim', 'Lập danh sách hộ khó khăn', '29/7/2021', chairOf('00331')],
  ]
  for (const [index, row] of rows.entries()) sheet.addRow([index + 1, ...row])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The title of the post that owns a ward's tasks in the test city. */
function chairOf(code: string): string {
  return `chairman ${city.area(code)}`
}

async function tasksNamed(title: string) {
  return city.db.selectFrom('tasks').select(['id', 'state', 'area_id']).where('title', '=', title).execute()
}

let batchUrl: string

describe('a district’s own spreadsheet', () => {
  it('[TSK-01] a file dropped anywhere is understood, its three wrong rows come back marked, and the mended copy goes in', async () => {
    const page = await enter(clerk)
    await page.goto(`${city.url}/exchange`)
    await page.getByRole('link', { name: 'Tải mẫu Danh sách nhiệm vụ' }).waitFor()
    await expectAccessible(page)
    await drop(page, 'phan cong 27-7.xlsx', await listOfTheDistrict())
    await page.getByRole('heading', { level: 1, name: 'phan cong 27-7.xlsx' }).waitFor()
    await page.getByText('Tiêu đề cột ở dòng 3').first().waitFor()
    await page
      .getByRole('row', { name: /Hoàng Văn Thu Ba/ })
      .getByText(/Không có địa bàn/)
      .waitFor()
    await page.getByText(/Ghi mới 6 dòng, không ghi 3 dòng lỗi/).waitFor()
    expect(await tasksNamed('Kiểm tra chợ')).toHaveLength(0)
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Bắt đầu nhập' }).click()
    await page.waitForURL(/\/exchange\/batches\//)
    city.house.jobs.wake()
    batchUrl = page.url()
    await page.getByRole('link', { name: 'Tải bản đánh dấu' }).waitFor()
    expect(await tasksNamed('Rà soát người về từ vùng dịch')).toHaveLength(3)
    await expectAccessible(page)

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Tải bản đánh dấu' }).click()
    const marked = await readFile(await (await download).path())
    await drop(page, 'phan cong 27-7 (da sua).xlsx', await mended(marked))
    await page.getByText('Trùng dòng đã có').waitFor()
    await page.getByText(/Ghi mới 3 dòng, bỏ qua 6 dòng đã có\./).waitFor()
    await page.getByRole('button', { name: 'Bắt đầu nhập' }).click()
    await page.waitForURL(/\/exchange\/batches\//)
    city.house.jobs.wake()
    await page.getByText('Không có dòng nào lỗi.').waitFor()
    expect(await tasksNamed('Kiểm tra chợ')).toHaveLength(4)
    expect(await tasksNamed('Rà soát người về từ vùng dịch')).toHaveLength(3)
    await page.context().close()
  })

  it('[TSK-01] the import is taken back, but for the row that somebody has begun to work on, which is listed', async () => {
    const [begun] = (await tasksNamed('Rà soát người về từ vùng dịch')).filter((task) => task.area_id === ward.areaId)
    await ward.send({ type: 'tasks.acknowledge', payload: { taskId: begun?.id ?? '' } })
    const page = await enter(clerk, 360)
    await page.goto(batchUrl)
    await page.getByRole('button', { name: 'Thu hồi lô này' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Dòng nào sau đó đã có người sửa tiếp thì không thu hồi').waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Thu hồi' }).click()
    await dialog.waitFor({ state: 'detached' })
    city.house.jobs.wake()
    await page.getByRole('heading', { name: 'Dòng không thu hồi được' }).waitFor()
    await page
      .getByText(/Đã nhận/)
      .last()
      .waitFor()
    const states = (await tasksNamed('Rà soát người về từ vùng dịch')).map(({ state }) => state).sort()
    expect(states).toEqual(['acknowledged', 'cancelled', 'cancelled'])
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.context().close()
  })

  it('[TSK-01] the browser is closed in mid-import; it goes on, and is found again in the list', async () => {
    const chair = chairOf('00328')
    const rows = Array.from({ length: 20_000 }, (_, index) => `00328;Việc hàng loạt ${index + 1};29/7/2021;${chair}`)
    const csv = Buffer.from(`\uFEFFMã xã;Nội dung;Hạn;Chủ trì\r\n${rows.join('\r\n')}\r\n`)
    const page = await enter(clerk)
    await page.goto(`${city.url}/exchange`)
    await page.getByRole('link', { name: 'Tải mẫu Danh sách nhiệm vụ' }).waitFor()
    await drop(page, 'hang loat.csv', csv)
    await page.getByRole('button', { name: 'Bắt đầu nhập' }).click()
    await page.waitForURL(/\/exchange\/batches\//)
    city.house.jobs.wake()
    await page.getByText(/Đang nhập: \d+%/).waitFor()
    await page.context().close()

    const again = await enter(clerk)
    await again.goto(`${city.url}/exchange?tab=history`)
    await again.getByRole('link', { name: 'hang loat.csv' }).click()
    await again.getByText('Không có dòng nào lỗi.').waitFor({ timeout: 60_000 })
    await again.getByRole('group', { name: 'Đã nhận' }).getByText('20.000').waitFor()
    const { count } = await city.db
      .selectFrom('tasks')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('title', 'like', 'Việc hàng loạt %')
      .executeTakeFirstOrThrow()
    expect(count).toBe(20_000)
    await again.context().close()
  })

  it('[TSK-01] [RPT-05] old letters that could be read two ways: the clerk sees both, chooses, and the rows go in as they were meant', async () => {
    const chair = chairOf('00328')
    // TCVN3: these bytes are sound letters of Windows-1258 as well, “Hái tơng hé”, and nothing in the file says which
    const inAbc = Buffer.from(
      `Ma xa;Noi dung;Han;Chu tri\r\n00328;H\xe1i t\xf5ng h\xe9;29/7/2021;${chair}\r\n`,
      'latin1',
    )
    const page = await enter(clerk, 360)
    await page.goto(`${city.url}/exchange`)
    await page.getByRole('link', { name: 'Tải mẫu Danh sách nhiệm vụ' }).waitFor()
    await drop(page, 'abc cu.csv', inAbc)
    await page.getByRole('radio', { name: /^Windows-1258/, checked: true }).waitFor()
    await page.getByText('Hái tơng hé').first().waitFor()
    await page.getByText(/^Đoán là Windows-1258, chưa chắc/).waitFor()
    await expectSound(page)
    await shot(page, 'encoding-guessed')
    await page.getByRole('radio', { name: /^TCVN3/ }).check()
    await page.getByText('Hỏi từng hộ').first().waitFor()
    await page.getByText(/Ghi mới 1 dòng/).waitFor()
    await expectSound(page)
    await shot(page, 'encoding-chosen')
    await page.getByRole('button', { name: 'Bắt đầu nhập' }).click()
    await page.waitForURL(/\/exchange\/batches\//)
    city.house.jobs.wake()
    await page.getByText('Không có dòng nào lỗi.').waitFor()
    await shot(page, 'encoding-done')
    expect([await tasksNamed('Hỏi từng hộ'), await tasksNamed('Hái tơng hé')]).toMatchObject([[{}], []])

    // Windows-1258 writes a tone as a letter of its own behind the vowel: as the database has it, it is one letter
    const in1258 = `Ma xa;Noi dung;Han;Chu tri\r\n00328;Ki\xea\xd2m tra b\xea\xecn xe;29/7/2021;${chair}\r\n`
    await page.goto(`${city.url}/exchange`)
    await page.getByRole('link', { name: 'Tải mẫu Danh sách nhiệm vụ' }).waitFor()
    await drop(page, '1258.csv', Buffer.from(in1258, 'latin1'))
    await page.getByRole('radio', { name: /^Windows-1258/, checked: true }).waitFor()
    await page.getByText(/Ghi mới 1 dòng/).waitFor()
    await page.getByRole('button', { name: 'Bắt đầu nhập' }).click()
    await page.waitForURL(/\/exchange\/batches\//)
    city.house.jobs.wake()
    await page.getByText('Không có dòng nào lỗi.').waitFor()
    expect(await tasksNamed('Kiểm tra bến xe')).toHaveLength(1)
    await page.context().close()
  })

  it('[TSK-01] the list on screen is given out as it is filtered, and opens in a spreadsheet', async () => {
    const title = `Chỉ một việc ${randomUUID().slice(0, 4)}`
    const payload = { areaId: ward.areaId, ownerPostId: ward.postId, title, dueAt: '2021-07-30T00:00:00+07:00' }
    await clerk.send({ type: 'tasks.create', payload })
    const page = await enter(clerk)
    await page.goto(`${city.url}/tasks?view=unit&text=${encodeURIComponent(title)}`)
    await page.getByRole('link', { name: title }).waitFor()
    await page.getByRole('button', { name: 'Xuất' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Excel (XLSX)' }).click()
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(await (await download).path())
    const said = book.worksheets.flatMap((sheet) => sheet.getSheetValues().map((row) => JSON.stringify(row)))
    expect(said.filter((row) => row?.includes(title))).toHaveLength(1)
    await page.context().close()
  })
})

/** The clerk mends the three cells where they are marked. */
async function mended(bytes: Buffer): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const sheet = book.getWorksheet('Phân công 27-7')
  if (!sheet) throw new Error('the marked copy lost its worksheet')
  const marks = [
    ['D7', '31/7/2021'],
    ['B9', 'Hoàng Văn Thụ'],
    ['C11', 'Kiểm tra chợ'],
  ] as const
  for (const [address, text] of marks) {
    const cell = sheet.getCell(address)
    expect(cell.fill?.type).toBe('pattern')
    cell.value = text
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
