import { type Parsed, type Refusal, refuse } from '#kit'
import type { CellValue, Noticed, OpenedTable, RawCell, RawRow, SheetAsking, SheetColumn } from '#platform/server'
import { EXCHANGE } from '../domain/index.ts'
import { type LendCells, lendMerged } from './merged-down.ts'
import { type CellReading, readCell, wordsOf } from './read-cell.ts'
import { type OpenRow, openResolver } from './resolve-cells.ts'

/** What is wrong with a row; `column` counts from 1, null where no cell of the file is to blame. */
export interface RowError {
  readonly row: number
  readonly column: number | null
  readonly key: string | null
  readonly value: string | null
  readonly refusal: Refusal
}

/** A row that was read: its values, or why not. */
export interface ReadRow {
  readonly row: number
  readonly values: Record<string, CellValue>
  readonly errors: readonly RowError[]
}

/** All that rows are read by. */
export interface RowReading {
  readonly opened: OpenedTable
  readonly tab: string
  /** Rows up to and with this one are not data. */
  readonly after: number
  readonly columns: readonly SheetColumn[]
  /** Column of the file (0 is A) to column of the table. */
  readonly feeds: ReadonlyMap<number, SheetColumn>
  /** One value for all rows, as written. */
  readonly fixed: Readonly<Record<string, string>>
  readonly cells: CellReading
  readonly permission: string
  readonly perChunk: number
  readonly together?: ((values: Record<string, CellValue>) => string) | undefined
}

/** A row that is still being read. */
interface Draft extends OpenRow {
  readonly row: number
  readonly errors: RowError[]
}

/**
 * The data rows of a file in chunks, each cell read by its column, areas and people looked up. Rows of which no matched
 * cell says anything (a signature, a remark) are no data.
 */
export async function* readRows(
  reading: RowReading,
  asking: SheetAsking,
  noticed: Noticed,
): AsyncGenerator<readonly ReadRow[]> {
  const resolve = await openResolver(reading.columns, asking, reading.permission)
  const finish = async (drafts: readonly Draft[]) => {
    await resolve(drafts)
    for (const draft of drafts) requireCells(draft, reading)
    return drafts
  }
  let drafts: Draft[] = []
  for await (const draft of draftsOf(reading, noticed)) {
    if (drafts.length >= reading.perChunk && !belongTogether(reading, drafts.at(-1), draft)) {
      yield await finish(drafts)
      drafts = []
    }
    drafts.push(draft)
  }
  if (drafts.length > 0) yield await finish(drafts)
}

async function* draftsOf(reading: RowReading, noticed: Noticed): AsyncGenerator<Draft> {
  const given = {
    fixed: readFixed(reading),
    lend: lendMerged(await reading.opened.file.mergedDown(reading.tab), reading.after),
  }
  for await (const part of reading.opened.file.rows(reading.tab, noticed)) {
    for (const raw of part) {
      const draft = raw.row <= reading.after ? undefined : draftOf(raw, reading, given)
      if (draft) yield draft
    }
  }
}

/** What a row has besides its own cells. */
interface Given {
  readonly fixed: ReadonlyMap<string, Parsed<CellValue>>
  readonly lend: LendCells
}

/** Rows that make one thing stay in one chunk, as long as they follow each other. */
function belongTogether({ together }: RowReading, last: Draft | undefined, next: Draft): boolean {
  return together !== undefined && last !== undefined && together(last.values) === together(next.values)
}

function draftOf(raw: RawRow, reading: RowReading, { fixed, lend }: Given): Draft | undefined {
  const draft = newDraft(raw, reading)
  let saysSomething = false
  for (const [index, column] of reading.feeds) {
    const cell = lend(raw, index, column)
    if (cell === null) continue
    saysSomething ||= (raw.cells[index] ?? null) !== null
    take(draft, column, readCell(cell, column, reading.cells))
  }
  if (!saysSomething) return undefined
  for (const [key, value] of fixed) {
    if (key in draft.values) continue
    if (value.ok) draft.values[key] = value.value
    else draft.refuse(key, value)
  }
  return draft
}

function newDraft({ row, cells }: RawRow, { feeds }: RowReading): Draft {
  const errors: RowError[] = []
  const refuseCell = (key: string, { refusal }: { refusal: Refusal }) => {
    const index = [...feeds].find(([, column]) => column.key === key)?.[0]
    const value = index === undefined ? null : wordsOf(cells[index] as RawCell).slice(0, 200)
    errors.push({ row, column: index === undefined ? null : index + 1, key, value, refusal })
  }
  return { row, values: {}, errors, refuse: refuseCell }
}

function take(draft: Draft, column: SheetColumn, value: Parsed<CellValue>): void {
  if (value.ok) draft.values[column.key] = value.value
  else draft.refuse(column.key, value)
}

/** Values for all rows are read once, as if they stood in a cell. */
function readFixed({ fixed, columns, cells }: RowReading): Map<string, Parsed<CellValue>> {
  return new Map(
    columns.flatMap((column) => {
      const text = fixed[column.key]?.trim()
      return text ? [[column.key, readCell({ is: 'text', text }, column, cells)] as const] : []
    }),
  )
}

function requireCells(draft: Draft, { columns }: RowReading): void {
  for (const { key, required, header } of columns) {
    if (!required || key in draft.values || draft.errors.some((error) => error.key === key)) continue
    draft.refuse(key, { ok: false, refusal: refuse(EXCHANGE.CELL_REQUIRED, { params: { column: header.vi } }) })
  }
}
