import { isDay, type Refusal, refuse } from '#kit'
import { type AreaKind, findAreaKind } from './area.ts'
import { AREAS } from './areas.refusals.ts'
import { type FactRow, readFactRows, titleOfColumn } from './fact-rows.ts'

/** A unit as a list of units has it: named by codes, not yet by our ids. Days are half-open, as in `Area`. */
export interface UnitRow {
  readonly code: string
  readonly kind: AreaKind
  readonly name: string
  readonly parentCode: string | null
  readonly validFrom: string
  readonly validTo: string | null
}

/** The lines that could be read, and why the others could not; one bad line takes nothing else down. */
export interface ParsedUnits {
  readonly rows: readonly UnitRow[]
  /** Number in the file of each of `rows`. */
  readonly lines: readonly number[]
  readonly refusals: readonly Refusal[]
}

/**
 * Reads a table of units (`code,kind,name,parent_code,valid_from,valid_to`): those of `profiles/` and lists that a
 * city imports, residential groups included. The kind is the official word in any spelling: "Phường", "thi tran".
 */
export function parseUnits(text: string): ParsedUnits {
  return readUnits(readFactRows(text))
}

/** As {@link parseUnits}, for lines that are parted into fields already. */
export function readUnits(facts: readonly FactRow[]): ParsedUnits {
  const rows: UnitRow[] = []
  const lines: number[] = []
  const refusals: Refusal[] = []
  for (const row of facts) {
    const unit = toUnit(row)
    if ('column' in unit) {
      refusals.push(badRow(row, unit.column))
      continue
    }
    rows.push(unit)
    lines.push(row.line)
  }
  return { rows, lines, refusals }
}

function toUnit({ fields }: FactRow): UnitRow | { column: string } {
  const { code = '', name = '', parent_code: parentCode = '' } = fields
  const validFrom = toDayText(fields.valid_from)
  const validTo = toDayText(fields.valid_to)
  const kind = findAreaKind(fields.kind ?? '')
  if (code === '') return { column: 'code' }
  if (!kind) return { column: 'kind' }
  if (name === '') return { column: 'name' }
  if (!isDay(validFrom)) return { column: 'valid_from' }
  if (validTo !== '' && (!isDay(validTo) || validTo <= validFrom)) return { column: 'valid_to' }
  return { code, kind, name, parentCode: parentCode || null, validFrom, validTo: validTo || null }
}

/** A day as tables have it: `2021-07-01`, or `1/7/2021` as a spreadsheet prints it; anything else as it stands. */
export function toDayText(written = ''): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : written
}

function badRow(row: FactRow, column: string): Refusal {
  return refuse(AREAS.BAD_ROW, {
    field: column,
    params: { line: row.line, what: titleOfColumn(column), value: row.fields[column] ?? '' },
  })
}
