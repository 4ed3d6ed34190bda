import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { bring, finish, importFile, look, start, workbookOf } from './testing/office.ts'

let city: TestCity
let chair: Person

const headers = ['Địa bàn', 'Nội dung nhiệm vụ', 'Chức vụ chủ trì', 'Thời hạn']
const owner = 'Chủ tịch UBND'

async function download(person: Pick<Person, 'request'>, path: string): Promise<{ status: number; bytes: Buffer }> {
  const response = await person.request('GET', path)
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}
async function openBook(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  return book
}
const factsOf = () =>
  city.db
    .selectFrom('journal')
    .select(['data', 'account_id'])
    .where('type', '=', 'sheet-exported')
    .orderBy('seq')
    .execute()

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chair = await city.signIn('leader', '008')
  await city.signIn('leader', '00328')
})
afterAll(() => city.close())

describe('the marked copy', () => {
  it('is the clerk’s own workbook: other pages and formulas stay, wrong cells are red with a note, a last column says why', async () => {
    const file = await workbookOf(
      [
        ['BÁO CÁO'],
        headers,
        ['00328', 'Việc <tốt> & đủ', owner, '30/7/2021'],
        ['99999', 'Nơi không có', owner, '30/7/2021'],
        ['00328', 'Thiếu hạn', owner, null],
      ],
      (sheet, book) => {
        sheet.getCell('B4').font = { italic: true }
        sheet.getCell('F3').value = { formula: '1+1', result: 2 }
        book.addWorksheet('Ghi chú riêng').getCell('A1').value = 'giữ nguyên'
      },
    )
    const { batch } = await importFile(city, chair, file)
    expect(batch).toMatchObject({ hasMarked: true, counts: { done: 1, wrong: 2 } })
    const book = await openBook((await download(chair, `/exchange/batches/${batch.id}/marked`)).bytes)
    expect(book.getWorksheet('Ghi chú riêng')?.getCell('A1').value).toBe('giữ nguyên')
    const sheet = book.worksheets[0] as ExcelJS.Worksheet
    expect(sheet.getCell('B3').value).toBe('Việc <tốt> & đủ')
    expect(sheet.getCell('F3').value).toMatchObject({ formula: '1+1' })
    expect(sheet.getCell('G2').value).toBe('Lỗi / Error')
    expect(sheet.getCell('G3').value).toBeNull()
    expect(String(sheet.getCell('G4').value)).toContain('99999')
    expect(sheet.getCell('A4').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
    expect(sheet.getCell('A4').note).toContain('99999')
    expect(sheet.getCell('B4').font).toMatchObject({ italic: true })
    expect(sheet.getCell('D5').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
    sheet.getCell('A4').value = '00331'
    await city.signIn('leader', '00331')
    sheet.getCell('D5').value = '29/7/2021'
    const mended = await importFile(city, chair, Buffer.from(await book.xlsx.writeBuffer()))
    expect(mended.batch.counts).toMatchObject({ rows: 3, done: 2, already: 1, wrong: 0 })
    const stranger = await city.signIn('leader', '001')
    expect((await download(stranger, `/exchange/batches/${batch.id}/marked`)).status).toBe(404)
  })

  it('of a CSV has one more column, and comes back', async () => {
    const csv = `${headers.join(';')}\r\n00328;"Việc; có dấu chấm phẩy";${owner};30/7/2021\r\n99999;x;${owner};30/7/2021\r\n`
    const { batch } = await importFile(city, chair, Buffer.from(csv), 'việc.csv')
    const { bytes } = await download(chair, `/exchange/batches/${batch.id}/marked`)
    const lines = bytes.toString('utf8').split('\r\n')
    expect(lines[0]).toBe(`\ufeff${headers.join(';')};Lỗi / Error`)
    expect(lines[1]).toBe(`00328;"Việc; có dấu chấm phẩy";${owner};30/7/2021;`)
    expect(lines[2]).toContain('99999')
    const mended = await importFile(
      city,
      chair,
      Buffer.from(lines.join('\r\n').replace('99999;', '00328;')),
      'việc.csv',
    )
    expect(mended.batch.counts).toMatchObject({ done: 1, already: 1, wrong: 0 })
  })
})

describe('what goes out', () => {
  it('is exactly the list that is seen, by its filters and its permission, and is a fact with its rows', async () => {
    const evil = ['=HYPERLINK("http://x")', '+84', '-1+1', '@SUM(A1)']
    const { batch } = await importFile(
      city,
      chair,
      await workbookOf([headers, ...evil.map((title) => ['00328', title, owner, '28/7/2021'])]),
    )
    expect(batch.counts.done).toBe(4)
    const list = await chair.get<{ items: { title: string }[] }>(`/tasks?areaId=${city.area('00328')}&limit=200`)
    const before = (await factsOf()).length
    const query = `/exchange/export?sheet=tasks.list&areaId=${city.area('00328')}`
    const sheet = (await openBook((await download(chair, `${query}&format=xlsx`)).bytes))
      .worksheets[0] as ExcelJS.Worksheet
    const titles = (sheet.getColumn(2).values as ExcelJS.CellValue[]).slice(2)
    expect(titles).toEqual(list.body.items.map(({ title }) => title))
    expect(sheet.getCell('A2').value).toBe('00328')
    expect(sheet.getCell('D2').value).toBeInstanceOf(Date)
    const csv = (await download(chair, `${query}&format=csv`)).bytes.toString('utf8')
    expect(csv.startsWith('\ufeffĐịa bàn,')).toBe(true)
    for (const title of evil) expect(csv).toContain(`'${title.replaceAll('"', '""')}`)
    expect(csv.match(/^[=+@-]/m)).toBeNull()
    const facts = (await factsOf()).slice(before)
    expect(facts.map(({ data, account_id }) => [data, account_id])).toEqual(
      ['xlsx', 'csv'].map((format) => [
        { sheet: 'tasks.list', variant: null, format, rows: titles.length },
        chair.accountId,
      ]),
    )
    const again = await importFile(city, chair, Buffer.from(csv), 'xuất.csv')
    expect(again.seen.counts).toMatchObject({ rows: titles.length, wrong: 0 })
  })

  it('is refused to who may not see the list, and to visitors', async () => {
    expect((await download(chair, '/exchange/export?sheet=audit.looks')).status).toBe(403)
    expect((await download(city.visitor(), '/exchange/export?sheet=tasks.list')).status).toBe(401)
    expect((await download(chair, '/exchange/export?sheet=no.such')).status).toBe(422)
    expect((await download(chair, `/exchange/export?sheet=tasks.list&areaId=${city.area('00001')}`)).status).toBe(404)
  })
})

describe('the template', () => {
  it('has instructions, drop-down values and a locked header, and comes back filled in', async () => {
    const { bytes } = await download(chair, '/exchange/template?sheet=tasks.list')
    const book = await openBook(bytes)
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['Danh sách nhiệm vụ', 'visible'],
      ['Hướng dẫn', 'visible'],
      ['Danh mục', 'hidden'],
    ])
    const table = book.worksheets[0] as ExcelJS.Worksheet
    expect(table.getCell('A1').value).toBe('Địa bàn *')
    expect(table.getCell('H5').dataValidation).toMatchObject({ type: 'list', formulae: ["'Danh mục'!$H$1:$H$4"] })
    table.getRow(2).values = ['00328', 'Từ mẫu', owner, '30/7/2021', null, null, null, 'Hỏa tốc', 'Không']
    const { body: upload } = await bring(chair, Buffer.from(await book.xlsx.writeBuffer()))
    const { body: seen } = await look(chair, upload.uploadId)
    expect(seen).toMatchObject({ sheet: 'tasks.list', counts: { good: 1, wrong: 0 }, missing: [] })
    const answer = await start(chair, seen)
    expect(await finish(city, chair, answer.id)).toMatchObject({ counts: { done: 1 } })
  })
})
