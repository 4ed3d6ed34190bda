import type { SuccessionLine } from './parse-succession.ts'
import type { UnitRow } from './parse-units.ts'
import type { Reform } from './reform.ts'

/**
 * The reforms that tables of units and of succession tell of, in order of their days: units whose last day comes before
 * a day end on it, units that begin on it are founded, edges of that day join them. A city that runs since before some
 * of the days carries the reforms out one after the other; a day on which nothing ends is no reform.
 */
export function reformsOfTables(units: readonly UnitRow[], edges: readonly SuccessionLine[]): Reform[] {
  const days = new Set([...units.flatMap((unit) => unit.validTo ?? []), ...edges.map((edge) => edge.on)])
  return [...days].sort().map((on) => ({
    on,
    ends: units.filter((unit) => unit.validTo === on).map((unit) => unit.code),
    units: units.flatMap(({ code, kind, name, parentCode, validFrom }) =>
      validFrom === on && parentCode !== null ? [{ code, kind, name, parentCode }] : [],
    ),
    edges: edges.filter((edge) => edge.on === on).map(({ on: _on, ...edge }) => edge),
  }))
}
