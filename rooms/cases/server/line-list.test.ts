import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { CaseLine } from '../domain/index.ts'

const folder = process.env.EPI_DATA ?? path.resolve(import.meta.dirname, '../../../../shared/data/epi')
const isHere = existsSync(folder)
if (!isHere)
  console.warn(`\n  !! ${path.relative(process.cwd(), folder)} is absent: real line lists are not read here !!\n`)

interface Preview {
  readonly uploadId: string
  readonly sheet: string | null
  readonly variant: string | null
  readonly headerRow: number
  readonly encoding: { chosen: string } | null
  readonly fixed: Record<string, string>
  readonly columns: { column: number; key: string | null; header: string }[]
  readonly problem: unknown
}

interface Batch {
  readonly id: string
  readonly state: string
  readonly counts: { rows: number; done: number; wrong: number; already: number; unchanged: number }
}

let city: TestCity
let station: Person
const ward = '00328'

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  station = await city.signIn('health', ward)
})

afterAll(() => city?.close())

/** Brings a table, with what the file lacks said once for all of it. */
async function bring(bytes: Uint8Array, sheet: string, fixed: object): Promise<Batch> {
  const headers = { 'content-type': 'application/octet-stream' }
  const upload = await station.request('POST', '/exchange/uploads?name=danh-sach.csv', bytes, { headers })
  const { uploadId } = (await upload.json()) as { uploadId: string }
  const query = new URLSearchParams({ uploadId, sheet, fixed: JSON.stringify(fixed) })
  const { body: seen } = await station.get<Preview>(`/exchange/preview?${query}`)
  expect(seen.problem).toBeNull()
  const matches = seen.columns.flatMap(({ column, key }) => (key === null ? [] : [{ column, key }]))
  const { variant, headerRow, encoding } = seen
  const started = await station.send({
    type: 'exchange.start',
    payload: {
      uploadId,
      tab: null,
      sheet,
      variant,
      headerRow,
      fixed: seen.fixed,
      encoding: encoding?.chosen ?? null,
      matches,
    },
  })
  for (;;) {
    city.house.jobs.wake()
    const { body } = await station.get<Batch>(`/exchange/batches/${started.id}`)
    if (!['waiting', 'running'].includes(body.state)) return body
    await wait(15)
  }
}

interface Wrong {
  readonly row: number
  readonly code: string
  readonly key: string | null
}

async function wrongOf(id: string): Promise<Wrong[]> {
  const { body } = await station.get<{ items: Wrong[] }>(`/exchange/batches/${id}/errors?limit=200`)
  return body.items
}

const lines = (text: string) => new TextEncoder().encode(text)
const real = (name: string) => readFile(path.join(folder, `outbreaks_${name}.csv`))
const casesOf = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from cases where status <> 'withdrawn'`.execute(city.db)).rows[0]
    ?.n

it('[EPI-01] a line list comes in: good rows stand, each bad one comes back with its row and field, nothing is lost', async () => {
  const batch = await bring(
    lines(
      [
        'Mã ca;Họ tên;Tuổi;Giới tính;CCCD;Nơi báo;Nơi phát hiện;Khởi phát;Lấy mẫu;Xác định;Kết quả;Ngày tử vong',
        'A1;Nguyễn Thị Hoà;34;Nữ;;00328;Cộng đồng;24/7/2021;26/7/2021;27/7/2021;;',
        'A2;Trần Văn Bình;213;Nam;;00328;Cộng đồng;;26/7/2021;27/7/2021;;',
        'A3;Lê Văn Cường;40;Nam;00109912345;00328;Khu cách ly;;26/7/2021;27/7/2021;;',
        'A4;Phạm Thị Dung;50;Nữ;;00328;Cộng đồng;;27/7/2021;26/7/2021;;',
        'A5;Vũ Văn Em;60;Nam;;00328;Cộng đồng;26/7/2021;;27/7/2021;Tử vong;25/7/2021',
        'A6;Hồ Thị Giang;61;Nữ;;00328;Chợ;;;27/7/2021;;',
        'A1;Nguyễn Thị Hoà;34;Nữ;;00328;Khu phong tỏa;24/7/2021;26/7/2021;27/7/2021;;',
        'A7;Nguyễn Thị Khánh;35;Nữ;;00328;Nhập cảnh;;25/7/2021;26/7/2021;;',
        'A7;Nguyễn Thị Khánh;35;Nữ;;00328;Nhập cảnh;;25/7/2021;26/7/2021;;',
      ].join('\n'),
    ),
    'cases.line-list',
    {},
  )
  const wrong = await wrongOf(batch.id)
  expect(wrong.map(({ row, code }) => [row, code])).toEqual([
    [3, 'PEOPLE.AGE_WRONG'],
    [4, 'PEOPLE.ID_FORM'],
    [5, 'CASES.CONFIRMED_BEFORE_SAMPLE'],
    [6, 'CASES.ONSET_AFTER_DEATH'],
    [7, expect.stringMatching(/CHOICE|SHEETS/)],
    [8, 'CASES.LIST_ID_TWICE'],
  ])
  expect(await casesOf()).toBe(2)
})

it('[EPI-01] the list that comes again says otherwise of one case: both words are kept, nothing is counted twice', async () => {
  const batch = await bring(
    lines(
      [
        'Mã ca;Họ tên;Tuổi;Giới tính;Nơi báo;Nơi phát hiện;Khởi phát;Lấy mẫu;Xác định',
        'A1;Nguyễn Thị Hòa;34;Nữ;00328;Cộng đồng;22/7/2021;26/7/2021;27/7/2021',
        'A7;Nguyễn Thị Khánh;35;Nữ;00328;Nhập cảnh;;25/7/2021;26/7/2021',
      ].join('\n'),
    ),
    'cases.line-list',
    {},
  )
  expect(batch.counts).toMatchObject({ done: 1, wrong: 0 })
  expect(batch.counts.already + batch.counts.unchanged, 'a row as before').toBe(1)
  const { items } = (await station.get<{ items: CaseLine[] }>('/cases?only=disputed')).body
  expect(items).toMatchObject([{ listId: 'A1', onsetOn: '2021-07-24', disputed: 1 }])
  expect(await casesOf()).toBe(2)
})

it.runIf(isHere)('[EPI-05] MERS in Korea, 162 cases and 98 links: all in, and a row of nobody comes back', async () => {
  const fixed = { area: ward, setting: 'Chưa phân loại' }
  const batch = await bring(await real('mers_korea_2015_linelist'), 'cases.line-list', fixed)
  const wrong = await wrongOf(batch.id)
  expect([batch.counts.done + batch.counts.wrong, wrong.map(({ row, code }) => [row, code])]).toEqual([162, []])
  const contacts = lines(
    `${await real('mers_korea_2015_contacts')}"SK_1","SK_1","Loop",1\n"SK_1","SK_999","Nobody",1\n`,
  )
  const links = await bring(contacts, 'cases.contacts', { area: ward })
  expect(links.counts).toMatchObject({ done: 98, wrong: 2 })
  expect((await wrongOf(links.id)).map(({ code }) => code)).toEqual([
    'CASES.CONTACT_WITH_ITSELF',
    'CASES.LIST_ID_UNKNOWN',
  ])
})

it.runIf(isHere)(
  '[EPI-01] Ebola as it was typed: what the clean list holds comes in, what is dirty comes back marked',
  async () => {
    const clean = (await real('ebola_sim_clean_linelist')).toString()
    const dirty = (await real('ebola_sim_dirty_linelist')).toString()
    const firstOf = (text: string, rows: number) =>
      lines(
        text
          .split('\n')
          .slice(0, rows + 1)
          .join('\n'),
      )
    const rows = 1_500
    const fixed = { area: ward, setting: 'Chưa phân loại' }
    const before = (await casesOf()) ?? 0
    const batch = await bring(firstOf(dirty, rows), 'cases.line-list', fixed)
    const wrong = await wrongOf(batch.id)
    expect(batch.counts.rows).toBe(rows)
    expect(wrong.length).toBeGreaterThan(0)
    const kept = ((await casesOf()) ?? 0) - before
    expect(kept + new Set(wrong.map(({ row }) => row)).size, 'every row is a case or is marked').toBeGreaterThanOrEqual(
      rows - 20,
    )
    const again = await bring(firstOf(clean, rows), 'cases.line-list', fixed)
    // Even the clean list has 54 outcomes before their onset among these rows: they come back marked too.
    const marked = await wrongOf(again.id)
    expect(new Set(marked.map(({ code }) => code))).toEqual(
      new Set(['CASES.ONSET_AFTER_DEATH', 'CASES.OUTCOME_BEFORE_ONSET']),
    )
    const ids = new Set(
      clean
        .split('\n')
        .slice(1, rows + 1)
        .map((line) => line.split(',')[0]?.replaceAll('"', '')),
    )
    const { rows: found } = await sql<{ n: number }>`
    select count(distinct list_id)::int as n from cases where list_id = any(${[...ids]}::text[])`.execute(city.db)
    expect((found[0]?.n ?? 0) + marked.length, 'every row is a case or comes back').toBeGreaterThanOrEqual(ids.size)
  },
)
