import { type Asking, nothingNoticed, type OpenedTable, type SheetAsking } from '#platform/server'
import type { PreviewShape } from '../domain/index.ts'
import type { Candidate } from './guess-sheet.ts'
import { refusalIn } from './judge-answers.ts'
import { blame, type PlannedChunk, type Planning, planRows } from './plan-rows.ts'
import { type ReadRow, type RowReading, readRows } from './read-rows.ts'
import { shapeError } from './shape-error.ts'
import { cellReadingOf, feedsOf } from './table-reading.ts'

/** Rows that are judged before an import; a longer file is judged while it is imported. */
const mostPreviewed = 20_000
/** Rows that are brought to the door and taken back; of those after them only the sheet itself is asked. */
const mostTried = 1_000
const errorsShown = 50

/** Nothing counted. */
export const noCounts = { rows: 0, good: 0, wrong: 0, already: 0, unchanged: 0, new: 0, change: 0 }

interface Judging {
  readonly asking: SheetAsking
  readonly rehearse: Asking['rehearse']
  readonly uploadId: string
  readonly opened: OpenedTable
  readonly tab: string
  readonly chosen: Candidate
  readonly columns: readonly { column: number; key: string | null }[]
  readonly fixed: Readonly<Record<string, string>>
}

/**
 * Reads and plans the beginning of the file just as the import would, and writes nothing. What the door alone can say is asked
 * of it for the first rows: a row called good is one that it would take now.
 */
export async function judgeRows({ asking, rehearse, uploadId, opened, tab, chosen, columns, fixed }: Judging) {
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
    perChunk: mostTried,
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
  const told: Told = { counts: { ...noCounts }, errors: [], isTried: true }
  for await (const rows of readRows(reading, asking, noticed)) {
    await judgeChunk(rows, told, { planning, rehearse })
    if (told.counts.rows >= mostPreviewed) return { ...told, noticed, isWhole: false }
  }
  return { ...told, noticed, isWhole: true }
}

/** What is known of the file so far. */
interface Told {
  readonly counts: PreviewShape['counts']
  readonly errors: PreviewShape['errors']
  /** Whether all rows that would be sent were brought to the door. */
  isTried: boolean
}

interface Trying {
  readonly planning: Planning
  readonly rehearse: Asking['rehearse']
}

async function judgeChunk(rows: readonly ReadRow[], told: Told, trying: Trying): Promise<void> {
  const plan = await planRows(rows, trying.planning)
  const tried = told.counts.rows === 0 ? await tryAtDoor(plan, rows, trying) : null
  if (tried === null && plan.intents.length > 0) told.isTried = false
  const planned = tried ?? plan
  addCounts(told.counts, planned)
  for (const error of planned.errors.slice(0, errorsShown - told.errors.length))
    told.errors.push(shapeError(error, trying.planning.columns))
}

/** The chunk as the door would leave it; null: it could not be tried. */
async function tryAtDoor(
  planned: PlannedChunk,
  rows: readonly ReadRow[],
  { planning, rehearse }: Trying,
): Promise<PlannedChunk | null> {
  const answers = await rehearse(planned.intents.map(({ id, intent }) => ({ id, ...intent })))
  if (!answers) return null
  const byRow = new Map(rows.map((row) => [row.row, row]))
  const refusals = answers.map(refusalIn)
  const errors = planned.intents.flatMap((intent, index) => {
    const refusal = refusals[index]
    return refusal ? intent.rows.map((row) => blame(byRow.get(row) as ReadRow, refusal, planning)) : []
  })
  return {
    ...planned,
    intents: planned.intents.filter((_, index) => !refusals[index]),
    errors: [...planned.errors, ...errors].sort((left, right) => left.row - right.row),
  }
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
