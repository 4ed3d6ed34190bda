import { foldVietnamese, isDay, notParsed, type Parsed, parsed, type Refusal, refuse } from '#kit'
import { isValidOn } from './area.ts'
import type { AreaRegister } from './area-at-code.ts'
import { AREAS } from './areas.refusals.ts'
import { type FactRow, readFactRows, titleOfColumn } from './fact-rows.ts'
import { toDayText } from './parse-units.ts'
import type { SuccessionEdge, SuccessionPart } from './succession.ts'

/** The parts an edge can state; see {@link SuccessionPart}. */
export const SUCCESSION_PARTS = ['whole', 'part', 'rest', 'unstated'] as const satisfies readonly SuccessionPart[]

/** An edge as a list of succession has it: named by codes, not yet by our ids. */
export interface SuccessionLine {
  readonly on: string
  readonly oldCode: string
  readonly newCode: string
  readonly part: SuccessionPart
  /** Share of the old area's residents, 0–1; absent: nobody stated it. */
  readonly share?: number | undefined
}

/** The edges that could be read, and why the others could not. */
export interface ParsedSuccession {
  readonly edges: readonly SuccessionEdge[]
  readonly refusals: readonly Refusal[]
}

/** The lines that could be read, and why the others could not; whether the units exist is not asked here. */
export interface ReadSuccession {
  readonly lines: readonly SuccessionLine[]
  /** Number in the file of each of `lines`. */
  readonly numbers: readonly number[]
  readonly refusals: readonly Refusal[]
}

/**
 * Reads a table of succession (`on_day,old_code,new_code,part`): the unit that had `old_code` until `on_day` and the
 * one that has `new_code` from that day. Shares are not in the table: they stay unknown.
 */
export function parseSuccession(text: string, register: AreaRegister): ParsedSuccession {
  const { lines, refusals } = readSuccession(readFactRows(text))
  const edges = lines.map((line) => toEdge(line, register))
  return {
    edges: edges.flatMap((edge) => (edge.ok ? [edge.value] : [])),
    refusals: [...refusals, ...edges.flatMap((edge) => (edge.ok ? [] : [edge.refusal]))],
  }
}

/** Reads the lines of such a table, already parted into fields. */
export function readSuccession(rows: readonly FactRow[]): ReadSuccession {
  const lines: SuccessionLine[] = []
  const numbers: number[] = []
  const refusals: Refusal[] = []
  for (const row of rows) {
    const line = toLine(row)
    if ('column' in line) {
      refusals.push(badRow(row, line.column))
    } else {
      lines.push(line)
      numbers.push(row.line)
    }
  }
  return { lines, numbers, refusals }
}

function toLine({ fields }: FactRow): SuccessionLine | { column: string } {
  const on = toDayText(fields.on_day)
  const { old_code: oldCode = '', new_code: newCode = '', part = '' } = fields
  if (!isDay(on)) return { column: 'on_day' }
  if (oldCode === '') return { column: 'old_code' }
  if (newCode === '') return { column: 'new_code' }
  const known = partOf(part)
  return known ? { on, oldCode, newCode, part: known } : { column: 'part' }
}

/**
 * Finds the two areas of a line: the one whose code and time ended on that day, and the one that has the new code from
 * then on. Refused when either is not in the register.
 */
export function toEdge(line: SuccessionLine, register: AreaRegister): Parsed<SuccessionEdge> {
  const { on, oldCode, newCode, part } = line
  const old = register.get(oldCode)?.find((area) => area.validTo === on)
  if (!old) return notParsed(AREAS.UNKNOWN_EDGE_END, { field: 'old_code', params: { code: oldCode, on } })
  const heir = register.get(newCode)?.find((area) => isValidOn(area, on))
  if (!heir) return notParsed(AREAS.UNKNOWN_EDGE_END, { field: 'new_code', params: { code: newCode, on } })
  return parsed({ on, oldId: old.id, newId: heir.id, part, share: line.share ?? null })
}

function badRow(row: FactRow, column: string): Refusal {
  return refuse(AREAS.BAD_ROW, {
    field: column,
    params: { line: row.line, what: titleOfColumn(column), value: row.fields[column] ?? '' },
  })
}

/** What resolutions and clerks call the parts, folded. */
const partNames: Readonly<Record<SuccessionPart, readonly string[]>> = {
  whole: ['toan bo', 'nguyen trang', 'tron'],
  part: ['mot phan'],
  rest: ['phan con lai', 'con lai'],
  unstated: ['khong neu', 'khong ro'],
}

function partOf(text: string): SuccessionPart | undefined {
  const folded = foldVietnamese(text)
  return SUCCESSION_PARTS.find((part) => part === text || partNames[part].includes(folded))
}
