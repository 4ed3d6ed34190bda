import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { bring, errorsOf, finish, importFile, look, start, workbookOf } from './testing/office.ts'

let city: TestCity
let chair: Person
let ward: Person

const headers = ['STT', 'Phường/Xã', 'Nội dung nhiệm vụ', 'Chủ trì', 'Hạn', 'Mức độ khẩn']
const rows = [
  [1, '00328', 'Rà soát người về từ vùng dịch', 'Chủ tịch UBND', '17:00 30/7/2021', 'Khẩn'],
  [2, 'Phường Mai Động', 'Lập chốt tại ngõ 17', 'chairman', new Date('2021-07-31T17:00:00Z'), null],
  [3, 'Mai Dong', 'Kiểm tra chợ', 'Chủ tịch UBND', '30/7', 'Hỏa tốc'],
]
const titlesOf = async () =>
  (await city.db.selectFrom('tasks').select(['title', 'state']).orderBy('title').execute()).map(
    ({ title, state }) => `${title} ${state}`,
  )

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chair = await city.signIn('leader', '008')
  ward = await city.signIn('leader', '00328')
})
afterAll(() => city.close())

describe('a list of tasks from a workbook', () => {
  it('[TSK-01] is previewed, imported as the clerk’s own intents, and counted the second time', async () => {
    const file = await workbookOf([['UBND QUẬN HOÀNG MAI'], [], headers, ...rows])
    const { seen, batch } = await importFile(city, chair, file)
    expect(seen.problem).toBeNull()
    expect(seen).toMatchObject({ sheet: 'tasks.list', headerRow: 3, counts: { rows: 3, good: 3, wrong: 0, new: 3 } })
    expect(batch).toMatchObject({ state: 'done', percent: 100, counts: { rows: 3, done: 3, wrong: 0 } })
    expect(await titlesOf()).toHaveLength(3)
    const again = await importFile(city, chair, file)
    expect(again.upload.sameFile[0]).toMatchObject({ batchId: batch.id, done: 3 })
    expect(again.seen.counts).toMatchObject({ rows: 3, good: 0, already: 3 })
    expect(again.batch.counts).toMatchObject({ done: 0, already: 3 })
    expect(await titlesOf()).toHaveLength(3)
    expect(again.seen.columns[1]).toMatchObject({ key: 'area', sure: 'remembered' })
  })

  it('[TSK-01] gives back what is wrong by row and column, and takes only the mended rows of the mended copy', async () => {
    const bad = [
      [4, '00328', 'Việc không hạn', 'Chủ tịch UBND', null, null],
      [5, 'Phường Không Có', 'Việc ở nơi không có', 'Chủ tịch UBND', '30/7/2021', null],
      [6, '00328', 'Việc tốt', 'Chủ tịch UBND', '30/7/2021', null],
      [7, '00328', 'Hạn sai', 'Chủ tịch UBND', '31/02/2021', 'Gấp lắm'],
    ]
    const { batch, seen } = await importFile(city, chair, await workbookOf([headers, ...bad]))
    expect(seen.counts).toMatchObject({ good: 1, wrong: 3 })
    expect(batch.counts).toMatchObject({ done: 1, wrong: 3 })
    const errors = await errorsOf(chair, batch.id)
    expect(errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'E', 'TASKS.NO_DEADLINE'],
      [3, 'B', 'EXCHANGE.AREA_UNKNOWN'],
      [5, 'E', 'DATES.NO_SUCH_DAY'],
    ])
    expect(errors[1]?.words.vi).toContain('Phường Không Có')
    const mended = bad.map((cells) => [...cells])
    ;(mended[0] as unknown[])[4] = '29/7/2021'
    ;(mended[1] as unknown[])[1] = 'Đại Kim'
    await city.signIn('leader', '00331')
    ;(mended[3] as unknown[]).splice(4, 2, '28/7/2021', 'khẩn')
    const second = await importFile(city, chair, await workbookOf([headers, ...mended]))
    expect(second.batch.counts).toMatchObject({ done: 3, wrong: 0, already: 1 })
  })

  it('takes a batch back, row by row, except what somebody worked on since', async () => {
    const own = [
      [1, '00328', 'Thu hồi được', 'Chủ tịch UBND', '30/7/2021', null],
      [2, '00328', 'Đã có người nhận', 'Chủ tịch UBND', '30/7/2021', null],
    ]
    const { batch } = await importFile(city, chair, await workbookOf([headers, ...own]))
    const task = await city.db
      .selectFrom('tasks')
      .selectAll()
      .where('title', '=', 'Đã có người nhận')
      .executeTakeFirst()
    expect(await ward.send({ type: 'tasks.acknowledge', payload: { taskId: task?.id } })).toMatchObject({
      outcome: 'accepted',
    })
    expect(await chair.send({ type: 'exchange.undo', payload: { batchId: batch.id } })).toMatchObject({
      outcome: 'accepted',
    })
    const undone = await finish(city, chair, batch.id)
    expect(undone).toMatchObject({ state: 'undone', counts: { undone: 1, notUndone: 1 } })
    expect(await errorsOf(chair, batch.id, 'not-undone')).toMatchObject([{ row: 3, code: 'SHEETS.LATER_CHANGES' }])
    expect(await titlesOf()).toContain('Thu hồi được cancelled')
    const again = await chair.send({ type: 'exchange.undo', payload: { batchId: batch.id } })
    expect(again).toMatchObject({ outcome: 'refused', refusal: { code: 'EXCHANGE.UNDONE_ALREADY' } })
  })

  it('is nobody else’s to see, and starts for nobody who may not give tasks', async () => {
    const file = await workbookOf([headers, ...rows])
    const { body: upload } = await bring(chair, file)
    const { body: seen } = await look(chair, upload.uploadId)
    expect((await look(ward, upload.uploadId)).status).toBe(409)
    expect(await start(ward, seen)).toMatchObject({ outcome: 'refused', refusal: { code: 'EXCHANGE.UPLOAD_GONE' } })
    const supervisor = await city.signIn('supervisor', '008')
    expect(await start(supervisor, seen)).toMatchObject({ refusal: { code: 'EXCHANGE.UNKNOWN_SHEET' } })
    const { batch } = await importFile(city, chair, file)
    expect((await ward.get(`/exchange/batches/${batch.id}`)).status).toBe(404)
    expect((await bring(city.visitor() as Person, file)).status).toBe(401)
  })
})
