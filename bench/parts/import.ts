import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { nothingNoticed, openTable } from '../../platform/server/index.ts'
import { benchForm, withForms } from '../bench-forms.ts'
import { type Ground, usedBetween } from '../ground.ts'
import { digits, type Line, say, seconds, timeOf } from '../measure.ts'
import { upload } from '../upload.ts'
import type { Visitor } from '../visitor.ts'

const wanted = 100_000
const indicators = 12
const form = 'bench-import'
const lastDay = Date.UTC(2021, 6, 26)

interface Batch {
  readonly state: string
  readonly counts: { readonly done: number; readonly wrong: number; readonly unchanged: number }
}

/** A workbook of 100,000 report rows, from the bytes on disk to committed, journaled and counted; then the same file again. */
export async function measureImport(ground: Ground): Promise<Line[]> {
  await ground.stopProgram()
  await ground.startProgram(await withForms(ground, [benchForm(form, indicators)]))
  const chairman = await ground.visitor('chairman.01')
  const file = await writeWorkbook(ground)
  const bytes = await readFile(file)
  const reading = await timeOf(() => readOnly(bytes))
  await ground.settle()
  const uploadId = await upload(ground, chairman, { name: 'import.xlsx', bytes })
  const preview = await timeOf(() => seenOf(chairman, uploadId))
  if (preview.value.problem !== null) throw new Error(JSON.stringify(preview.value))
  await wait(3_000)
  const idle = ground.memoryMb()
  const before = ground.busy()
  const first = await timeOf(() => importFile(ground, chairman, uploadId))
  const committed = first.ms
  say(
    `  ${digits(wanted)} rows are committed after ${seconds(committed)}, ${digits(first.value.mostMb - idle)} MB over idle`,
  )
  const counted = await timeOf(() => ground.untilCounted())
  const after = ground.busy()
  if (first.value.batch.counts.done !== wanted)
    throw new Error(`of ${wanted} rows: ${JSON.stringify(first.value.batch)}`)
  const again = await timeOf(() => importFile(ground, chairman, uploadId))
  const grown = Math.max(0, first.value.mostMb - idle)
  await ground.stopProgram()
  await ground.startProgram()
  return [
    {
      work: `import of ${digits(wanted)} report rows × ${indicators} figures from XLSX: committed, journaled, tallied`,
      measured: `${seconds(committed + counted.ms)}, ${digits((wanted * 1000) / (committed + counted.ms))} rows/s`,
      reach: '≥ 5.000 rows/s',
      beside: `committed after ${seconds(committed)}; reading the cells alone ${seconds(reading.ms)}; ${usedBetween(before, after)}`,
    },
    {
      work: 'memory of the program while it imports',
      measured: `+${digits(grown)} MB over ${digits(idle)} MB idle`,
      reach: '≤ 300 MB over idle',
      beside: `the file has ${digits(bytes.length / 2 ** 20)} MB`,
    },
    {
      work: 'preview of that file (the first 20.000 rows judged)',
      measured: seconds(preview.ms),
      reach: '',
      beside: `the same file again: ${seconds(again.ms)}, ${digits(again.value.batch.counts.unchanged)} rows known, ${again.value.batch.counts.done} done`,
    },
  ]
}

/** One row for each commune and day, back from a day of the sample. */
async function writeWorkbook(ground: Ground): Promise<string> {
  const { rows: wards } = await ground.pool.query<{ code: string }>(
    `select area_codes.code from areas join area_codes on area_codes.area_id = areas.id and area_codes.valid_to is null
     where areas.valid_to is null and areas.id = areas.zone_id and areas.depth = 2 order by areas.id`,
  )
  const filename = path.join(ground.folder, 'import.xlsx')
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useStyles: true, useSharedStrings: true })
  const sheet = book.addWorksheet('Số liệu')
  sheet.getColumn(2).numFmt = 'dd/mm/yyyy'
  sheet.addRow(['Đơn vị', 'Ngày', ...Array.from({ length: indicators }, (_, at) => `i${at}`)]).commit()
  for (let row = 0; row < wanted; row++) {
    const ward = wards[row % wards.length]?.code
    const day = new Date(lastDay - Math.floor(row / wards.length) * 86_400_000)
    const parts = [row % 7, row % 5]
    const others = Array.from({ length: indicators - 3 }, (_, at) => (row * (at + 3)) % 90)
    sheet.addRow([ward, day, (parts[0] ?? 0) + (parts[1] ?? 0), ...parts, ...others]).commit()
  }
  await book.commit()
  say(`  a workbook of ${digits(wanted)} rows is written`)
  return filename
}

async function readOnly(bytes: Buffer): Promise<number> {
  const { file } = openTable(bytes)
  let rows = 0
  for await (const part of file.rows(file.tabs[0]?.name ?? '', nothingNoticed())) rows += part.length
  return rows
}

interface Preview {
  readonly headerRow: number
  readonly problem: unknown
  readonly columns: readonly { readonly column: number; readonly key: string | null }[]
  readonly tabs: readonly { readonly name: string; readonly chosen: boolean }[]
}

function look(visitor: Visitor, uploadId: string): Promise<Preview> {
  return visitor.get(`/exchange/preview?uploadId=${uploadId}&sheet=reports.figures&variant=${form}`)
}

/** Starts the import and watches it, and how much memory the program holds meanwhile. */
async function importFile(
  ground: Ground,
  visitor: Visitor,
  uploadId: string,
): Promise<{ batch: Batch; mostMb: number }> {
  const { headerRow, columns, tabs } = await seenOf(visitor, uploadId)
  const id = randomUUID()
  const matches = columns.flatMap(({ column, key }) => (key === null ? [] : [{ column, key }]))
  const tab = tabs.find(({ chosen }) => chosen)?.name ?? null
  const payload = { uploadId, tab, sheet: 'reports.figures', variant: form, encoding: null, headerRow, matches }
  await visitor.send([{ id, type: 'exchange.start', payload }])
  let mostMb = 0
  for (;;) {
    mostMb = Math.max(mostMb, ground.memoryMb())
    const batch = await visitor.get<Batch>(`/exchange/batches/${id}`)
    if (!['waiting', 'running'].includes(batch.state)) return { batch, mostMb }
    await wait(500)
  }
}

const previews = new Map<string, Promise<Preview>>()

/** Asked once: the preview is not part of the import. */
function seenOf(visitor: Visitor, uploadId: string): Promise<Preview> {
  const known = previews.get(uploadId) ?? look(visitor, uploadId)
  previews.set(uploadId, known)
  return known
}
