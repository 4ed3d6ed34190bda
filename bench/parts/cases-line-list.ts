import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { makeLabelledSet } from '#rooms/people/domain'
import { type Ground, usedBetween } from '../ground.ts'
import { digits, type Line, seconds, timeOf } from '../measure.ts'
import { upload } from '../upload.ts'
import type { Visitor } from '../visitor.ts'

const rowsOfList = 100_000
const wards = 10
const sheet = 'cases.line-list'

interface Batch {
  readonly state: string
  readonly counts: { readonly done: number; readonly wrong: number }
}

/**
 * A line list of a hundred thousand rows brought as a CSV, as a clerk does: each person compared with who is on file and with
 * the rows before, named and numbered by the labelled set (docs/people-matching.md), kept and sealed; each case judged, journaled
 * and classed. From the order to the last row written down. Beside it: the same rows of cases alone as plain INSERTs.
 */
export async function measureLineList(ground: Ground): Promise<Line> {
  const clerk = await ground.visitor('health-chief.01')
  const { rows: areas } = await ground.pool.query<{ code: string }>(
    `select area_codes.code from areas join area_codes on area_codes.area_id = areas.id and area_codes.valid_to is null
     where areas.kind = 'ward' and areas.valid_to is null order by areas.id limit $1`,
    [wards],
  )
  const uploadId = await upload(ground, clerk, { name: 'danh-sach.csv', bytes: fileOf(areas.map(({ code }) => code)) })
  const seen = await clerk.get<Preview>(`/exchange/preview?uploadId=${uploadId}&sheet=${sheet}`)
  if (seen.problem !== null) throw new Error(JSON.stringify(seen))
  await ground.settle()
  const before = ground.busy()
  const { ms, value: batch } = await timeOf(() => importList(clerk, uploadId, seen))
  const used = usedBetween(before, ground.busy())
  const bareRate = await insertBare(ground)
  const rate = (rowsOfList * 1000) / ms
  return {
    work: `line list of ${digits(rowsOfList)} rows through the sheet, each person matched`,
    measured: `${seconds(ms)}, ${digits(rate)} rows/s`,
    reach: '≥ 1,000 rows/s',
    beside: `${digits(batch.counts.done)} taken, ${digits(batch.counts.wrong)} come back (a person who is a case already); ${used}; their rows of cases alone, plain INSERTs of 1,000: ${digits(bareRate)} rows/s, ratio ${digits(rate / bareRate)}`,
  }
}

const quoted = (value: unknown) =>
  value === null || value === undefined ? '' : `"${String(value).replaceAll('"', '""')}"`

/** Ward after ward, as lists come; a year turned round may lie ahead, which the door refuses: not what is measured here. */
function fileOf(codes: readonly string[]): Buffer {
  const head = 'Mã ca,Họ tên,Năm sinh,Giới tính,Điện thoại,Số định danh,Nơi báo,Nơi ở,Nơi phát hiện,Xác định'
  const lines = codes.flatMap((code, index) => {
    const { entries } = makeLabelledSet({ seed: 40 + index, people: 5_000, entries: rowsOfList / wards })
    return entries.map(({ entry: { name, sex, phone, idNumber, yearOfBirth } }, at) => {
      const said = sex === 'male' ? 'Nam' : sex === 'female' ? 'Nữ' : ''
      const year = (yearOfBirth ?? 0) > 2021 ? '' : (yearOfBirth ?? '')
      const day = `${String(1 + (at % 20)).padStart(2, '0')}/07/2021 08:00`
      const cells = [`B${index}-${at}`, quoted(name), year, said, quoted(phone), quoted(idNumber), quoted(code)]
      return [...cells, quoted(code), 'Cộng đồng', day].join(',')
    })
  })
  return Buffer.from(`\ufeff${[head, ...lines].join('\n')}`)
}

interface Preview {
  readonly headerRow: number
  readonly problem: unknown
  readonly columns: readonly { readonly column: number; readonly key: string | null }[]
}

async function importList(clerk: Visitor, uploadId: string, seen: Preview): Promise<Batch> {
  const id = randomUUID()
  const matches = seen.columns.flatMap(({ column, key }) => (key === null ? [] : [{ column, key }]))
  const payload = { uploadId, tab: null, sheet, variant: null, encoding: null, headerRow: seen.headerRow, matches }
  await clerk.send([{ id, type: 'exchange.start', payload }])
  for (;;) {
    const batch = await clerk.get<Batch>(`/exchange/batches/${id}`)
    if (batch.state === 'done') return batch
    if (!['waiting', 'running'].includes(batch.state)) throw new Error(JSON.stringify(batch))
    await wait(500)
  }
}

/** The rows of cases that the list left, once more into an empty table with every index, a thousand a statement. */
async function insertBare({ pool }: Ground): Promise<number> {
  await pool.query(`create table bench_rows as
    select row_number() over (order by id)::int as n, cases as whole from cases where list_key = 'line-list'`)
  await pool.query('create index on bench_rows (n)')
  await pool.query('create table bench_cases (like cases including all)')
  const since = performance.now()
  for (let from = 0; from < rowsOfList; from += 1_000) {
    await pool.query('insert into bench_cases select (whole).* from bench_rows where n > $1 and n <= $1 + 1000', [from])
  }
  const ms = performance.now() - since
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from bench_cases')
  await pool.query('drop table bench_cases, bench_rows')
  return ((rows[0]?.n ?? 0) * 1000) / ms
}
