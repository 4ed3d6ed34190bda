import { type Refusal, refuse } from '#kit'
import {
  type Asking,
  decodeCsv,
  defineRead,
  letterOf,
  no,
  type OpenedTable,
  openTable,
  type RawRow,
  Refused,
  type SheetColumn,
} from '#platform/server'
import { EXCHANGE, encodings, fixedField, type MatchedColumn, type PreviewShape, preview } from '../domain/index.ts'
import { chooseCandidate, matchesOf, rememberedFor } from './choose-matches.ts'
import type { UploadRow } from './exchange.tables.ts'
import { bestOf, type Candidate, candidatesFor } from './guess-sheet.ts'
import { judgeRows, noCounts } from './judge-preview.ts'
import { wordsOf } from './read-cell.ts'
import { remarksOf } from './remarks.ts'
import { mergedRemarks, monthFirstRemarks } from './remarks-of-cells.ts'
import { sheetAskingOf, sheetTitles, undoOf } from './sheets-for.ts'
import { readFirstLines, tabOf } from './table-reading.ts'
import { refusalOfFile } from './unreadable.ts'
import { findSameFile, findUpload } from './uploads.store.ts'

type Query = ReturnType<typeof preview.query.parse>

/** `GET /exchange/preview` */
export const previewRead = defineRead(preview, async (asking, query) => {
  const upload = await findUpload(asking.db, query.uploadId, asking.actor.accountId)
  if (!upload) return no(EXCHANGE.UPLOAD_GONE, { field: 'uploadId' })
  const bytes = upload.forgotten_at === null ? await asking.files.read(upload.hash) : undefined
  if (!bytes) return no(EXCHANGE.UPLOAD_GONE, { field: 'uploadId' })
  try {
    return await previewOf(asking, query, { upload, bytes, opened: openTable(bytes, query.encoding) })
  } catch (error) {
    return new Refused(refusalOfFile(error))
  }
})

interface File {
  readonly upload: UploadRow
  readonly bytes: Buffer
  readonly opened: OpenedTable
}

async function previewOf(asking: Asking, query: Query, file: File): Promise<PreviewShape> {
  const { opened, upload } = file
  const tab = tabOf(opened, query.tab)
  const first = await readFirstLines(opened, tab)
  const about = sheetAskingOf(asking, query.variant ?? null)
  const candidates = await candidatesFor(asking.catalogue.sheets.values(), about, first.lines, query.headerRow)
  const guesses = bestOf(candidates)
  const remembered = await rememberedFor(asking, guesses)
  const chosen = chooseCandidate(candidates, guesses, { ...query, remembered })
  const columns = matchesOf(chosen?.header, query, remembered)
  const fixed = fixedOf(query.fixed)
  const judging = chosen && { ...file, rehearse: asking.rehearse, uploadId: upload.id, tab, chosen, columns, fixed }
  const judged = judging && (await judgeRows({ ...judging, asking: { ...about, variant: chosen.variant } }))
  const merged = await opened.file.mergedDown(tab)
  const sameFile = await findSameFile(asking.db, upload.hash, upload.account_id)
  const titles = sheetTitles(asking.catalogue)
  return {
    uploadId: upload.id,
    name: upload.name,
    kind: upload.kind,
    tabs: opened.kind === 'csv' ? [] : opened.file.tabs.map((one) => ({ ...one, chosen: one.name === tab })),
    encoding: encodingOf(file),
    separator: opened.separator,
    ...tableOf(first.lines, { chosen, columns, fixed }),
    remarks: [
      ...remarksOf({
        opened,
        header: headerOf(chosen, columns),
        ...(judged ?? { ...first, isWhole: true, isTried: true }),
      }),
      ...mergedRemarks(merged, headerOf(chosen, columns)),
      ...monthFirstRemarks(judged?.errors ?? []),
    ],
    firstRows: first.lines.slice(0, 12).map(({ row, cells }) => ({ row, cells: cells.slice(0, 40).map(wordsOf) })),
    guesses: guesses.map(shapeGuess),
    fixed,
    counts: judged?.counts ?? noCounts,
    isWhole: judged?.isWhole ?? true,
    errors: judged?.errors ?? [],
    sameFile: sameFile.map((one) => ({ ...one, title: titles(one.sheet) })),
  }
}

interface Chosen {
  readonly chosen: Candidate | undefined
  readonly columns: readonly MatchedColumn[]
  readonly fixed: Readonly<Record<string, string>>
}

function headerOf(chosen: Candidate | undefined, columns: readonly MatchedColumn[]) {
  return chosen?.header && { ...chosen.header, matched: columns }
}

/** What of the preview hangs on the table that is meant. */
function tableOf(lines: readonly RawRow[], { chosen, columns, fixed }: Chosen) {
  const missing = (chosen?.wanted ?? []).filter(({ key }) => !columns.some((one) => one.key === key))
  return {
    headerRow: chosen?.header?.row ?? null,
    sheet: chosen?.sheet.key ?? null,
    variant: chosen?.variant ?? null,
    columns: columns.map((one) => ({
      ...one,
      letter: letterOf(one.column),
      sample: samplesOf(lines, one.column, chosen),
    })),
    missing: missing.map(({ key, header, required = false, kind }) => ({ key, header, required, kind })),
    undo: undoOf(chosen?.sheet),
    problem: problemOf({ chosen, missing, fixed, columns, lines: lines.length }),
  }
}

function shapeGuess({ sheet, variant, title, header, wanted }: Candidate) {
  const matched = header?.matched.filter(({ key }) => key !== null).length ?? 0
  return { sheet: sheet.key, variant, title, matched, of: wanted.length }
}

function fixedOf(text: string | undefined): Record<string, string> {
  if (text === undefined) return {}
  try {
    const fixed = fixedField.safeParse(JSON.parse(text))
    return fixed.success ? fixed.data : {}
  } catch {
    return {}
  }
}

function samplesOf(lines: readonly RawRow[], column: number, chosen: Candidate | undefined) {
  const after = chosen?.header?.row ?? 0
  const words = lines.filter(({ row }) => row > after).map(({ cells }) => wordsOf(cells[column - 1] ?? null))
  return words.filter((text) => text !== '').slice(0, 3)
}

const encodingTitles: Record<(typeof encodings)[number], string> = {
  'utf-8': 'Unicode UTF-8',
  'utf-16le': 'Unicode UTF-16',
  'utf-16be': 'Unicode UTF-16 BE',
  'windows-1258': 'Windows-1258',
  tcvn3: 'TCVN3 (ABC, .VnTime)',
}

/** How the first line that is not plain ASCII looks in each encoding that it can be in: what comes out as no words is none. */
function encodingOf({ opened, bytes }: File): PreviewShape['encoding'] {
  if (opened.encoding === null) return null
  const at = Math.max(0, bytes.findIndex((byte) => byte > 127) - 40)
  const piece = bytes.subarray(at - (at % 2), at + 160)
  const { chosen, isSure } = opened.encoding
  const all = encodings.map((key) => ({ key, title: encodingTitles[key], sample: sampleOf(decodeCsv(piece, key)) }))
  const choices = all.filter(
    ({ key, sample }) => key === chosen || (!sample.includes('\ufffd') && /[a-z]/i.test(sample)),
  )
  return { chosen, isSure, choices }
}

function sampleOf(text: string): string {
  // The piece may begin or end within a letter.
  return text
    .replace(/^\ufffd+|\ufffd+$/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, 100)
}

function problemOf(told: {
  chosen: Candidate | undefined
  missing: readonly SheetColumn[]
  fixed: Readonly<Record<string, string>>
  columns: readonly { key: string | null }[]
  lines: number
}): PreviewShape['problem'] {
  const { chosen, missing, fixed, columns } = told
  const say = ({ code, words }: Refusal) => ({ code, words })
  if (told.lines === 0) return say(refuse(EXCHANGE.TAB_EMPTY))
  if (!chosen?.header) return say(refuse(EXCHANGE.NO_HEADER, { params: { rows: told.lines } }))
  const twice = columns.find(({ key }, index) => key !== null && columns.findIndex((one) => one.key === key) !== index)
  if (twice?.key) return say(refuse(EXCHANGE.COLUMN_TWICE, { params: { column: twice.key } }))
  const lacking = missing.filter(({ key, required }) => required && !fixed[key]?.trim())
  if (lacking.length === 0) return null
  return say(
    refuse(EXCHANGE.COLUMN_MISSING, { params: { columns: lacking.map(({ header }) => header.vi).join(', ') } }),
  )
}
