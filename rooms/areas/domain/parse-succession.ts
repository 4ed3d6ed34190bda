import { isDay, type Refusal, refuse } from '#kit'
import { isValidOn } from './area.ts'
import type { AreaRegister } from './area-at-code.ts'
import { AREAS } from './areas.refusals.ts'
import { type FactRow, readFactRows } from './fact-rows.ts'
import type { SuccessionEdge, SuccessionPart } from './succession.ts'

const parts: readonly string[] = ['whole', 'part', 'rest', 'unstated'] satisfies SuccessionPart[]

/** The edges that could be read, and why the others could not. */
export interface ParsedSuccession {
  readonly edges: readonly SuccessionEdge[]
  readonly refusals: readonly Refusal[]
}

/**
 * Reads a table of succession (`on_day,old_code,new_code,part`): the unit that had `old_code` until `on_day` and the
 * one that has `new_code` from that day. Shares are not in the table: they stay unknown.
 */
export function parseSuccession(text: string, register: AreaRegister): ParsedSuccession {
  const edges: SuccessionEdge[] = []
  const refusals: Refusal[] = []
  for (const row of readFactRows(text)) {
    const edge = toEdge(row, register)
    if ('code' in edge) refusals.push(edge)
    else edges.push(edge)
  }
  return { edges, refusals }
}

function toEdge(row: FactRow, register: AreaRegister): SuccessionEdge | Refusal {
  const { on_day: on = '', old_code: oldCode = '', new_code: newCode = '', part = '' } = row.fields
  if (!isDay(on)) return badRow(row, 'on_day')
  if (!isPart(part)) return badRow(row, 'part')
  const old = register.get(oldCode)?.find((area) => area.validTo === on)
  if (!old) return refuse(AREAS.UNKNOWN_EDGE_END, { field: 'old_code', params: { code: oldCode, on } })
  const heir = register.get(newCode)?.find((area) => isValidOn(area, on))
  if (!heir) return refuse(AREAS.UNKNOWN_EDGE_END, { field: 'new_code', params: { code: newCode, on } })
  return { on, oldId: old.id, newId: heir.id, part, share: null }
}

function badRow(row: FactRow, column: string): Refusal {
  return refuse(AREAS.BAD_ROW, {
    field: column,
    params: { line: row.line, what: column, value: row.fields[column] ?? '' },
  })
}

function isPart(text: string): text is SuccessionPart {
  return parts.includes(text)
}
