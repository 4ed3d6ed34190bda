import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { formatFigure, type Refusal, type Uuid } from '#kit'
import {
  type CellValue,
  derivedId,
  type RowPlan,
  type SheetAsking,
  type SheetColumn,
  type SheetImport,
  type SheetRow,
  type SheetType,
} from '#platform/server'
import type { ReadRow, RowError } from './read-rows.ts'

/** An intent to be sent for some rows; the first lends its id. */
export interface PlannedIntent {
  readonly rows: readonly number[]
  readonly id: Uuid
  readonly effect: 'new' | 'change'
  readonly intent: { readonly type: string; readonly occurredAt?: string; readonly payload: unknown }
}

/** What a chunk of rows comes to. */
export interface PlannedChunk {
  readonly rows: number
  readonly intents: readonly PlannedIntent[]
  readonly errors: readonly RowError[]
  /** Rows imported before with the same content, and rows already so on record. */
  readonly already: readonly number[]
  readonly unchanged: readonly number[]
  /** What recognises a row's content in another file; empty for sheets that go by facts. */
  readonly digests: ReadonlyMap<number, Buffer>
}

/** What chunks are planned by. `seen`: the contents met so far and their rows, for what is not written down yet. */
export interface Planning {
  readonly sheet: SheetType
  readonly way: SheetImport
  readonly batchId: string
  readonly asking: SheetAsking
  readonly columns: readonly SheetColumn[]
  readonly feeds: ReadonlyMap<number, SheetColumn>
  readonly seen: Map<string, number>
}

/** Plans a chunk: what was imported before is set aside, the sheet plans the rest. */
export async function planRows(rows: readonly ReadRow[], planning: Planning): Promise<PlannedChunk> {
  const errors: RowError[] = rows.flatMap((row) => row.errors)
  const sound = rows.filter((row) => row.errors.length === 0)
  const digests = planning.way.recogniseBy === 'facts' ? new Map<number, Buffer>() : digestsOf(sound, planning)
  const already = await rowsDone(digests, planning)
  const open = sound.filter(({ row }) => !already.has(row))
  const plans =
    open.length === 0
      ? []
      : await planning.way.plan(
          open.map((row) => toSheetRow(row, planning)),
          planning.asking,
        )
  const byRow = new Map(open.map((row) => [row.row, row]))
  const intents: PlannedIntent[] = []
  const unchanged: number[] = []
  for (const plan of plans) {
    if ('refusal' in plan)
      errors.push(...plan.rows.map((row) => blame(byRow.get(row) as ReadRow, plan.refusal, planning)))
    else if (plan.effect === 'none') unchanged.push(...plan.rows)
    else intents.push(toIntent(plan, planning.batchId))
  }
  return { rows: rows.length, intents, errors, already: [...already], unchanged, digests }
}

/** The id of the intent of a row of a batch. */
export function intentIdOf(batchId: string, row: number): Uuid {
  return derivedId(batchId, row)
}

/** The id is made when it is asked for: most plans never ask. */
function toSheetRow({ row, values }: ReadRow, { batchId }: Planning): SheetRow {
  return {
    row,
    values,
    get intentId() {
      return intentIdOf(batchId, row)
    },
  }
}

function toIntent(plan: Extract<RowPlan, { intent: unknown }>, batchId: string): PlannedIntent {
  const [head] = plan.rows
  if (head === undefined) throw new Error('a plan names no row')
  return { rows: plan.rows, id: intentIdOf(batchId, head), effect: plan.effect, intent: plan.intent }
}

/** A refusal of a plan or of the door, with the cell to mend as far as it names one. */
export function blame(
  row: ReadRow,
  refusal: Refusal,
  { columns, feeds }: Pick<Planning, 'columns' | 'feeds'>,
): RowError {
  const field = refusal.field ?? ''
  const column = columns.find(
    ({ key, field: path = key }) => field === key || field === path || field.startsWith(`${path}.`),
  )
  const index = column && [...feeds].find(([, fed]) => fed.key === column.key)?.[0]
  const value = column && row.values[column.key]
  return {
    row: row.row,
    column: index === undefined ? null : index + 1,
    key: column?.key ?? null,
    value: column === undefined || value === undefined ? null : sayValue(column, value),
    refusal,
  }
}

/** A value as people write it; what was resolved to an id has no words here, and its number would only mislead. */
function sayValue({ kind }: SheetColumn, value: CellValue): string | null {
  if (kind === 'area' || kind === 'post' || kind === 'officer') return null
  return (typeof value === 'object' ? formatFigure(value) : String(value)).slice(0, 200)
}

function digestsOf(rows: readonly ReadRow[], { sheet, asking }: Planning): Map<number, Buffer> {
  return new Map(
    rows.map(({ row, values }) => {
      const content = Object.entries(values).sort(([left], [right]) => (left < right ? -1 : 1))
      const text = JSON.stringify([sheet.key, asking.variant, content])
      return [row, createHash('sha256').update(text).digest().subarray(0, 16)]
    }),
  )
}

/** Rows whose content was imported before and stands, or stands further up in this very file. */
async function rowsDone(digests: ReadonlyMap<number, Buffer>, { asking, seen }: Planning): Promise<Set<number>> {
  if (digests.size === 0) return new Set()
  const { rows } = await sql<{ digest: Buffer }>`
    select distinct digest from exchange_rows
    where digest = any(${[...digests.values()]}::bytea[]) and state in ('done', 'kept')`.execute(asking.db)
  const known = new Set(rows.map(({ digest }) => digest.toString('hex')))
  const done = new Set<number>()
  for (const [row, digest] of digests) {
    const hex = digest.toString('hex')
    const earlier = seen.get(hex) ?? row
    if (known.has(hex) || earlier !== row) done.add(row)
    else seen.set(hex, row)
  }
  return done
}
