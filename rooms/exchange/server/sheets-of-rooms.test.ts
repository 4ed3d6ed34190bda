import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { SheetShape } from '../domain/index.ts'
import { errorsOf, finish, importFile, workbookOf } from './testing/office.ts'

let city: TestCity
let office: Person
let chair: Person
let admin: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chair = await city.signIn('leader', '01')
  office = await city.signIn('office', '01')
  admin = await city.signInWithGrant('administrator', '01')
})
afterAll(() => city.close())

const exported = async (person: Person, query: string) => {
  const response = await person.request('GET', `/exchange/export?${query}&format=xlsx`)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await response.arrayBuffer()) as ArrayBuffer)
  return { status: response.status, sheet: book.worksheets[0] as ExcelJS.Worksheet }
}

describe('the sheets of the rooms', () => {
  it('everybody is offered what they may bring or have; each has a template that reads as itself', async () => {
    const { body } = await chair.get<{ items: SheetShape[] }>('/exchange/sheets')
    const offered = new Map(body.items.map((sheet) => [sheet.key, sheet]))
    expect(offered.get('bodies.people')).toMatchObject({ mayImport: true, mayExport: true, undo: { can: true } })
    expect(offered.get('areas.units')).toMatchObject({ mayImport: false, mayExport: true })
    for (const { key, mayImport, variants } of body.items) {
      if (!mayImport) continue
      const variant = variants[0] ? `&variant=${encodeURIComponent(variants[0].key)}` : ''
      const response = await chair.request('GET', `/exchange/template?sheet=${key}${variant}`)
      expect([key, response.status]).toEqual([key, 200])
    }
  })

  it('[ORG-01] areas: a list of residential groups goes in as one change; what does not fit falls alone; again is nothing new', async () => {
    const rows = [
      ['Mã', 'Tên', 'Loại', 'Mã cấp trên', 'Từ ngày'],
      ['00328-101', 'số 101', 'TDP', '00328', '1/1/2021'],
      ['00328-102', 'số 102', 'Tổ dân phố', '00328', new Date('2021-01-01')],
      ['99999-001', 'số 1', 'Tổ dân phố', '99999', '1/1/2021'],
      ['00328-101', 'số 999', 'Tổ dân phố', '00328', '1/1/2021'],
    ]
    const { batch, seen } = await importFile(city, admin, await workbookOf(rows))
    expect(seen).toMatchObject({ sheet: 'areas.units', undo: { can: false } })
    expect(batch.counts).toMatchObject({ done: 2, wrong: 2 })
    const errors = await errorsOf(admin, batch.id)
    expect(errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [4, 'D', 'AREAS.UNKNOWN_PARENT'],
      [5, 'A', 'AREAS.OVERLAPPING_CODE'],
    ])
    const again = await importFile(city, admin, await workbookOf(rows.slice(0, 3)))
    expect(again.batch.counts).toMatchObject({ done: 0, unchanged: 2 })
    const refused = await admin.send({ type: 'exchange.undo', payload: { batchId: batch.id } })
    expect(refused).toMatchObject({ refusal: { code: 'EXCHANGE.CANNOT_UNDO' } })
    const { sheet } = await exported(chair, `sheet=areas.units&id=${city.area('00328')}`)
    expect((sheet.getColumn(1).values as string[]).slice(2)).toEqual(expect.arrayContaining(['00328-101', '00328-102']))
  })

  it('[ORG-02] people in posts: registered and appointed, known ones left as they are, taken back by ending what they hold', async () => {
    const ward = city.area('00331')
    const posts = await admin.send({
      type: 'bodies.establish-by-template',
      payload: { areaId: ward, template: 'group-roles', validFrom: '2021-01-01' },
    })
    const kinds = await city.db
      .selectFrom('posts')
      .select(['id', 'kind'])
      .where('area_id', '=', city.area('00331-001'))
      .execute()
    expect([posts.outcome, kinds.length > 0]).toEqual(['accepted', true])
    const rows = [
      ['Địa bàn', 'Chức vụ', 'Họ và tên', 'Từ ngày'],
      ['00331-001', 'group-head', 'Nguyễn Thị Hoà', '1/7/2021'],
      ['00331-001', 'Thủ tướng', 'Trần Văn B', '1/7/2021'],
      ['00331-002', 'group-head', 'Nguyễn Thị Hòa', '1/7/2021'],
    ]
    const { batch } = await importFile(city, chair, await workbookOf(rows))
    expect(batch).toMatchObject({ sheet: 'bodies.people', counts: { done: 2, wrong: 1 } })
    expect((await errorsOf(chair, batch.id))[0]).toMatchObject({ row: 3, column: 'B', code: 'EXCHANGE.POST_UNKNOWN' })
    const officers = await city.db
      .selectFrom('officers')
      .select('name')
      .where('folded', '=', 'nguyen thi hoa')
      .execute()
    expect(officers).toHaveLength(2)
    const { sheet } = await exported(chair, `sheet=bodies.people&areaId=${city.area('00331-001')}`)
    expect((sheet.getColumn(3).values as string[]).slice(2)).toContain('Nguyễn Thị Hoà')
    await chair.send({ type: 'exchange.undo', payload: { batchId: batch.id } })
    expect(await finish(city, chair, batch.id)).toMatchObject({ state: 'undone', counts: { undone: 2, notUndone: 0 } })
    const held = await city.db
      .selectFrom('holdings')
      .select('to_at')
      .where(
        'post_id',
        'in',
        kinds.map(({ id }) => id),
      )
      .execute()
    expect(held.every(({ to_at }) => to_at !== null)).toBe(true)
  })

  it('[DOC-01] documents: a register goes in, the same number again is refused, the list goes out', async () => {
    const rows = [
      ['Số ký hiệu', 'Loại', 'Cơ quan ban hành', 'Địa phương ban hành', 'Trích yếu', 'Ngày ban hành'],
      ['17/CT-UBND', 'Chỉ thị', 'UBND TP', '01', 'Về giãn cách xã hội', '24/7/2021'],
      ['17/ CT-UBND', 'chỉ thị', 'Ủy ban nhân dân Thành phố Hà Nội', 'Hà Nội', 'Trùng số', '24/7/2021'],
    ]
    const { batch } = await importFile(city, office, await workbookOf(rows))
    expect(await errorsOf(office, batch.id)).toMatchObject([{ row: 3, column: 'A', code: 'DOCUMENTS.DUPLICATE' }])
    expect(batch).toMatchObject({ sheet: 'documents.register', counts: { done: 1, wrong: 1 } })
    const { sheet } = await exported(chair, 'sheet=documents.register')
    expect(sheet.getCell('A2').value).toBe('17/CT-UBND')
    expect(sheet.getCell('F2').value).toEqual(new Date('2021-07-24T00:00:00Z'))
  })
})
