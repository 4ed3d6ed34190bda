import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { bring, errorsOf, finish, importFile, look, type Problem, start, workbookOf } from './testing/office.ts'
import { type ZipPart, zipBytes } from './testing/zip-bytes.ts'

let city: TestCity
let chair: Person

const headers = ['Địa bàn', 'Nội dung nhiệm vụ', 'Chức vụ chủ trì', 'Thời hạn']
const owner = 'Chủ tịch UBND'
const line = (title: string, due: string | Date | number = '30/7/2021') => ['00328', title, owner, due] as const

/** The smallest workbook, by its parts. */
const workbookXml = (more: { rows: string; sheets?: string; properties?: string }): ZipPart[] => [
  {
    name: '[Content_Types].xml',
    text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  },
  {
    name: '_rels/.rels',
    text: '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  },
  {
    name: 'xl/workbook.xml',
    text: `<workbook>${more.properties ?? ''}<sheets><sheet name="A" sheetId="1" r:id="r1"/>${more.sheets ?? ''}</sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    text: '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  },
  { name: 'xl/worksheets/sheet1.xml', text: `<worksheet><sheetData>${more.rows}</sheetData></worksheet>` },
]
const textCells = (row: number, cells: readonly string[]) =>
  `<row r="${row}">${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
const codeOf = async (bytes: Buffer, name = 'x.xlsx') => (await bring<Problem>(chair, bytes, name)).body.code
const seenOf = async (bytes: Buffer, name?: string, more: Record<string, string> = {}) => {
  const { body } = await bring(chair, bytes, name)
  return (await look(chair, body.uploadId, more)).body
}
const remarksOf = (seen: { remarks: { code: string }[] }) => seen.remarks.map(({ code }) => code)

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chair = await city.signIn('leader', '008')
  await city.signIn('leader', '00328')
})
afterAll(() => city.close())

describe('[RPT-05] what is no table is refused before it is kept', () => {
  it('an empty file, a picture, a PDF, an old .xls, a locked workbook, a zip cut off, a zip that is no workbook', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])
    const whole = await workbookOf([headers, line('x')])
    expect(await codeOf(Buffer.alloc(0))).toBe('EXCHANGE.EMPTY')
    expect(await codeOf(Buffer.from('89504e470d0a1a0a0000000d49484452000000', 'hex'))).toBe('EXCHANGE.NOT_A_TABLE')
    expect(await codeOf(Buffer.from('%PDF-1.7\nđ'))).toBe('EXCHANGE.NOT_A_TABLE')
    expect(await codeOf(old)).toBe('EXCHANGE.NOT_A_TABLE')
    expect(await codeOf(locked)).toBe('EXCHANGE.LOCKED_WITH_PASSWORD')
    expect(await codeOf(whole.subarray(0, whole.length - 400))).toBe('EXCHANGE.DAMAGED')
    expect(await codeOf(zipBytes([{ name: 'a.txt', text: 'a' }]))).toBe('EXCHANGE.NOT_A_TABLE')
    expect(await city.db.selectFrom('exchange_uploads').selectAll().execute()).toHaveLength(0)
  })

  it('zip bombs: packed too well, too much in all, too many entries, lying sizes, entries over each other', async () => {
    const zeros = deflateRawSync(Buffer.alloc(40_000_000))
    const bomb = { name: 'xl/worksheets/sheet1.xml', packed: zeros, size: 40_000_000, crc: 0 }
    const base = workbookXml({ rows: '' }).slice(0, 4)
    expect(await codeOf(zipBytes([...base, bomb]))).toBe('EXCHANGE.ZIP_BOMB')
    const huge = { ...bomb, size: 4_000_000_000, packed: Buffer.alloc(100) }
    expect(await codeOf(zipBytes([...base, huge]))).toBe('EXCHANGE.ZIP_BOMB')
    const many = Array.from({ length: 2_100 }, (_, index) => ({ name: `a${index}`, text: '' }))
    expect(await codeOf(zipBytes([...base, ...many]))).toBe('EXCHANGE.ZIP_BOMB')
    const overlapping = zipBytes([...base, { ...bomb, packed: Buffer.alloc(10), claimsPacked: 3_000_000 }])
    expect(await codeOf(overlapping)).toBe('EXCHANGE.ZIP_BOMB')
    const lying = zipBytes([...base, { ...bomb, size: 1_000 }])
    const { body } = await bring(chair, lying)
    expect((await look(chair, body.uploadId)).body).toMatchObject({ code: 'EXCHANGE.ZIP_BOMB' })
    const inStrings = workbookXml({ rows: '' })
    inStrings.push({ name: 'xl/styles.xml', packed: zeros, size: 900, crc: crc32(Buffer.alloc(0)) })
    const styled = await bring(chair, zipBytes(inStrings))
    expect((await look(chair, styled.body.uploadId)).body).toMatchObject({ code: expect.stringContaining('EXCHANGE.') })
  })
})

describe('[RPT-05] workbooks as offices have them', () => {
  it('a header far down, over two rows, in another order, with columns too many and a hidden page', async () => {
    const file = await workbookOf(
      [
        ['UBND QUẬN HOÀNG MAI', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        [null, null, 'Độc lập – Tự do – Hạnh phúc'],
        [],
        ['TT', 'Nhiệm vụ', null, 'Ghi chú'],
        [null, 'Nội dung', 'Địa bàn', null, 'Thời hạn', 'Chức vụ chủ trì'],
        [1, 'Lệch cột', 'Mai Động', 'x', '30/7/2021', owner],
      ],
      (sheet, book) => {
        sheet.mergeCells('B4:C4')
        sheet.mergeCells('A1:B1')
        const hidden = book.addWorksheet('Mật')
        hidden.state = 'veryHidden'
        hidden.addRow([...headers])
      },
    )
    const seen = await seenOf(file)
    expect(seen).toMatchObject({ headerRow: 5, counts: { rows: 1, good: 1, wrong: 0 }, problem: null })
    expect(seen.tabs).toEqual([
      { name: 'Nhiệm vụ', hidden: false, chosen: true },
      { name: 'Mật', hidden: true, chosen: false },
    ])
    expect(remarksOf(seen)).toEqual(expect.arrayContaining(['header-row', 'hidden-sheets']))
    expect(await seenOf(file, 'x.xlsx', { tab: 'Mật' })).toMatchObject({ code: 'EXCHANGE.TAB_IS_HIDDEN' })
    expect(await seenOf(file, 'x.xlsx', { tab: 'Không có' })).toMatchObject({ code: 'EXCHANGE.NO_SUCH_TAB' })
    expect(
      await seenOf(
        await workbookOf([
          ['a', 'b'],
          [1, 2],
        ]),
      ),
    ).toMatchObject({ problem: { code: 'EXCHANGE.NO_HEADER' } })
  })

  it('cells merged over rows say where and when for each of them, and lend no words; months first are pointed at', async () => {
    const file = await workbookOf(
      [
        headers,
        ['00328', 'Việc một', owner, '30/7/2021'],
        [null, 'Việc hai', owner, null],
        [null, null, owner, null],
        ['00328', 'Việc ba', owner, '07/30/2021'],
      ],
      (sheet) => {
        for (const merged of ['A2:A4', 'B3:B4', 'D2:D4']) sheet.mergeCells(merged)
      },
    )
    const seen = await seenOf(file)
    expect(seen.counts).toMatchObject({ rows: 4, good: 2, wrong: 2 })
    expect(seen.errors.map(({ row, column, code }) => `${column}${row} ${code}`)).toEqual([
      'B4 EXCHANGE.CELL_REQUIRED',
      'D5 DATES.NO_SUCH_MONTH',
    ])
    expect(remarksOf(seen)).toEqual(expect.arrayContaining(['merged-cells', 'month-first']))
  })

  it('a page of the web named .xls is no table; an empty worksheet says that it is empty', async () => {
    const page = '<html><body><table><tr><td>Địa bàn</td></tr></table></body></html>'
    expect(await codeOf(Buffer.from(page), 'danh sach.xls')).toBe('EXCHANGE.NOT_A_TABLE')
    expect(await seenOf(await workbookOf([]))).toMatchObject({ problem: { code: 'EXCHANGE.TAB_EMPTY' } })
  })

  it('formulas give what was computed last, and it is said; an error in a cell is an error of its row', async () => {
    const file = await workbookOf([
      headers,
      [
        '00328',
        { formula: '"Việc"&" tính"', result: 'Việc tính' },
        owner,
        { formula: 'TODAY()', result: new Date('2021-07-30T00:00:00Z') },
      ],
      ['00328', { formula: 'A1' }, owner, '30/7/2021'],
      ['00328', { error: '#REF!' }, owner, '30/7/2021'],
    ])
    const seen = await seenOf(file)
    expect(remarksOf(seen)).toEqual(expect.arrayContaining(['formulas', 'formulas-without-value']))
    expect(seen.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'B', 'EXCHANGE.CELL_REQUIRED'],
      [4, 'B', 'EXCHANGE.CELL_ERROR'],
    ])
    expect(seen.counts).toMatchObject({ good: 1, wrong: 2 })
  })

  it('dates as dates, as text and as bare numbers, in the calendars of 1900 and 1904; numbers for codes', async () => {
    const dues = async (bytes: Buffer) => {
      const { batch } = await importFile(city, chair, bytes)
      expect(batch.counts.wrong).toBe(0)
      const tasks = await city.db
        .selectFrom('tasks')
        .select(['title', 'due_at'])
        .where('title', 'like', 'Ngày %')
        .orderBy('title')
        .execute()
      return tasks.map(({ title, due_at }) => `${title}: ${new Date(due_at ?? 0).toISOString()}`)
    }
    const rows = [
      line('Ngày 1', new Date('2021-07-30T17:00:00Z')),
      line('Ngày 2', '17:00 30.7.2021'),
      line('Ngày 3', 44_407 + 17 / 24),
    ]
    const at17 = [1, 2, 3].map((number) => `Ngày ${number}: 2021-07-30T10:00:00.000Z`)
    expect(await dues(await workbookOf([headers, ...rows]))).toEqual(at17)
    const in1904 = [[328, 'Ngày 4', owner, 44_407 - 1_462 + 17 / 24]]
    const file = await workbookOf([headers, ...in1904], (_, book) => {
      book.properties.date1904 = true
    })
    expect(await dues(file)).toEqual([...at17, 'Ngày 4: 2021-07-30T10:00:00.000Z'])
    expect(remarksOf(await seenOf(file))).toContain('dates-1904')
    const seen = await seenOf(await workbookOf([headers, line('Năm 1', 5)]))
    expect(seen.errors[0]).toMatchObject({ code: 'EXCHANGE.DATE_OUT_OF_RANGE' })
  })

  it('a macro is never run, and it is said', async () => {
    const parts = workbookXml({ rows: textCells(1, headers) + textCells(2, ['00328', 'Có macro', owner, '30/7/2021']) })
    const seen = await seenOf(zipBytes([...parts, { name: 'xl/vbaProject.bin', text: 'MsgBox' }]), 'x.xlsm')
    expect(remarksOf(seen)).toContain('macro')
    expect(seen.counts).toMatchObject({ good: 1 })
  })

  it('a million empty rows end the table, and it is said', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 3}"/>`).join('')
    const rows = textCells(1, headers) + textCells(2, ['00328', 'Trước khoảng trống', owner, '30/7/2021']) + empty
    const seen = await seenOf(zipBytes(workbookXml({ rows })))
    expect(seen.counts).toMatchObject({ rows: 1, good: 1 })
    expect(remarksOf(seen)).toContain('empty-rows')
  })

  it('entities of a document type grow to nothing', async () => {
    const parts = workbookXml({
      rows: textCells(1, headers) + textCells(2, ['00328', '&amp;lol; &lol;', owner, '30/7/2021']),
    })
    const sheet = parts.at(-1) as { name: string; text: string }
    sheet.text = `<!DOCTYPE x [<!ENTITY lol "ha">]>${sheet.text}`
    expect((await seenOf(zipBytes(parts))).columns[1]?.sample).toEqual(['&lol; &lol;'])
  })
})

describe('cells that name things', () => {
  it('[ORG-01] names with other tone places, codes without their zeros, one name in two districts, codes of other years', async () => {
    const admin = await city.signInWithGrant('administrator', '01')
    for (const [code, name] of [
      ['00004', 'Hòa Bình'],
      ['00334', 'Hoà Bình'],
    ] as const) {
      const renamed = await admin.send({ type: 'areas.rename', payload: { areaId: city.area(code), name } })
      expect(renamed.outcome).toBe('accepted')
    }
    const everywhere = await city.signIn('leader', '01')
    const names = ['HOÀ BÌNH', 'Hòa Bình, Hoàng Mai', 'Phường Đại Kim', '331', 331, 'Số 1']
    const { body: upload } = await bring(
      everywhere,
      await workbookOf([headers, ...names.map((name) => [name, 'x', 'nobody', '30/7/2021'])]),
    )
    const { body: seen } = await look(everywhere, upload.uploadId)
    const wrong = new Map(seen.errors.map((error) => [`${error.row}${error.column}`, error]))
    expect(wrong.get('2A')?.code).toBe('EXCHANGE.AREA_AMBIGUOUS')
    expect(wrong.get('2A')?.words.vi).toContain('00004')
    expect(wrong.get('7A')?.code).toBe('EXCHANGE.AREA_AMBIGUOUS')
    for (const row of [3, 4, 5, 6]) expect(wrong.get(`${row}A`)).toBeUndefined()
    expect(wrong.get('4C')?.code).toBe('EXCHANGE.POST_UNKNOWN')
  })
})

it('[ORG-01] a ward writes its groups as it calls them: by number, short, in full', async () => {
  const ward = await city.signIn('office', '00328')
  const names = ['1', 1, 'tổ 2', 'TDP số 1', 'Tổ dân phố 02', 'Số 1, Mai Động']
  const rows = names.map((name) => [name, 'x', owner, '30/7/2021'])
  const { body } = await bring(ward, await workbookOf([headers, ...rows, ['9', 'x', owner, '30/7/2021']]))
  const { errors } = (await look(ward, body.uploadId)).body
  expect(errors.filter(({ column }) => column === 'A').map(({ row, code }) => `${row} ${code}`)).toEqual([
    '8 AREAS.UNKNOWN_CODE',
  ])
})

it('[ORG-01] a number that is a group of one’s own and a code of one’s own is asked about, not guessed', async () => {
  const ward = await city.signIn('office', '00001')
  const { body } = await bring(
    ward,
    await workbookOf([headers, [1, 'x', owner, '30/7/2021'], [2, 'x', owner, '30/7/2021']]),
  )
  const { errors } = (await look(ward, body.uploadId)).body
  expect(errors.filter(({ column }) => column === 'A').map(({ row, code }) => `${row} ${code}`)).toEqual([
    '2 EXCHANGE.AREA_AMBIGUOUS',
  ])
})

describe('what is asked of an import', () => {
  it('a required column that is missing may be given once for all rows; two columns for one are refused', async () => {
    const file = await workbookOf([headers.slice(0, 3), line('Chung hạn').slice(0, 3)])
    const { body: upload } = await bring(chair, file)
    const { body: bare } = await look(chair, upload.uploadId)
    expect(bare.missing.map(({ key }) => key)).toContain('dueAt')
    const { body: seen } = await look(chair, upload.uploadId, { fixed: JSON.stringify({ dueAt: '17:00 30/7/2021' }) })
    expect(seen.counts).toMatchObject({ good: 1 })
    const answer = await start(chair, seen)
    expect(await finish(city, chair, answer.id)).toMatchObject({ counts: { done: 1, wrong: 0 } })
    const twice = {
      matches: [
        { column: 1, key: 'title' },
        { column: 2, key: 'title' },
      ],
    }
    expect(await start(chair, seen, twice)).toMatchObject({ refusal: { code: 'EXCHANGE.COLUMN_TWICE' } })
    expect(await errorsOf(chair, answer.id)).toEqual([])
  })
})
