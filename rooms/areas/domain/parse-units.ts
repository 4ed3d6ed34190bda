import { isDay, type Refusal, refuse } from '#kit'
import { type AreaKind, findAreaKind } from './area.ts'
import { AREAS } from './areas.refusals.ts'
import { type FactRow, readFactRows } from './fact-rows.ts'

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
export function readUnits(lines: readonly FactRow[]): ParsedUnits {
  const rows: UnitRow[] = []
  const refusals: Refusal[] = []
  for (const row of lines) {
    const unit = toUnit(row)
    if ('column' in unit) refusals.push(badRow(row, unit.column))
    else rows.push(unit)
  }
  return { rows, refusals }
}

function toUnit({ fields }: FactRow): UnitRow | { column: string } {
  const {
    code = '',
    name = '',
    parent_code: parentCode = '',
    valid_from: validFrom = '',
    valid_to: validTo = '',
  } = fields
  const kind = findAreaKind(fields.kind ?? '')
  if (code === '') return { column: 'code' }
  if (!kind) return { column: 'kind' }
  if (name === '') return { column: 'name' }
  if (!isDay(validFrom)) return { column: 'valid_from' }
  if (validTo !== '' && (!isDay(validTo) || validTo <= validFrom)) return { column: 'valid_to' }
  return { code, kind, name, parentCode: parentCode || null, validFrom, validTo: validTo || null }
}

function badRow(row: FactRow, column: string): Refusal {
  return refuse(AREAS.BAD_ROW, {
    field: column,
    params: { line: row.line, what: column, value: row.fields[column] ?? '' },
  })
}
