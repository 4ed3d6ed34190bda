import { nothingNoticed, type OpenedTable, type SheetAsking } from '#platform/server'
import type { PreviewShape } from '../domain/index.ts'
import type { Candidate } from './guess-sheet.ts'
import { type PlannedChunk, planRows } from './plan-rows.ts'
import { type RowReading, readRows } from './read-rows.ts'
import { shapeError } from './shape-error.ts'
import { cellReadingOf, feedsOf } from './table-reading.ts'

/** Rows that are judged before an import; a longer file is judged while it is imported. */
const mostPreviewed = 20_000
const errorsShown = 50

/** Nothing counted. */
export const noCounts = { rows: 0, good: 0, wrong: 0, already: 0, unchanged: 0, new: 0, change: 0 }

interface Judging {
  readonly asking: SheetAsking
  readonly uploadId: string
  readonly opened: OpenedTable
  readonly tab: string
  readonly chosen: Candidate
  readonly columns: readonly { column: number; key: string | null }[]
  readonly fixed: Readonly<Record<string, string>>
}

/** Reads and plans the beginning of the file just as the import would, and writes nothing. */
export async function judgeRows({ asking, uploadId, opened, tab, chosen, columns, fixed }: Judging) {
  const way = chosen.sheet.import
  if (!way || !chosen.header) return undefined
  const noticed = nothingNoticed()
  const feeds = feedsOf(columns, chosen.wanted)
  const reading: RowReading = {
    opened,
    tab,
    after: chosen.header.row,
    columns: chosen.wanted,
    feeds,
    fixed,
    cells: cellReadingOf(opened, asking),
    permission: way.permission,
    perChunk: 2_000,
    together: way.together,
  }
  const planning = {
    sheet: chosen.sheet,
    way,
    batchId: uploadId,
    asking,
    columns: chosen.wanted,
    feeds,
    seen: new Map(),
  }
  const counts = { ...noCounts }
  const errors: PreviewShape['errors'] = []
  for await (const rows of readRows(reading, asking, noticed)) {
    const planned = await planRows(rows, planning)
    addCounts(counts, planned)
    for (const error of planned.errors.slice(0, errorsShown - errors.length))
      errors.push(shapeError(error, chosen.wanted))
    if (counts.rows >= mostPreviewed) return { counts, errors, noticed, isWhole: false }
  }
  return { counts, errors, noticed, isWhole: true }
}

function addCounts(counts: PreviewShape['counts'], planned: PlannedChunk): void {
  const rowsOf = (effect: string) =>
    planned.intents.filter((one) => one.effect === effect).reduce((sum, { rows }) => sum + rows.length, 0)
  const wrong = new Set(planned.errors.map(({ row }) => row)).size
  counts.rows += planned.rows
  counts.wrong += wrong
  counts.already += planned.already.length
  counts.unchanged += planned.unchanged.length
  counts.new += rowsOf('new')
  counts.change += rowsOf('change')
  counts.good = counts.new + counts.change
}
