import { type Refusal, refuse } from '#kit'
import { type Area, fullName } from './area.ts'
import { AREAS } from './areas.refusals.ts'
import { findParent } from './areas-from-units.ts'
import { groupBy } from './group-by.ts'
import type { UnitRow } from './parse-units.ts'

/** A unit that cannot be taken: its place in the list, from 1, and why. */
export interface RefusedUnit {
  readonly line: number
  readonly refusal: Refusal
}

/** What of a list of units can be taken; each is in one of the three. */
export interface SiftedUnits<Unit extends UnitRow> {
  readonly good: readonly Unit[]
  /** Those the register has already, just so. */
  readonly knownCount: number
  readonly refused: readonly RefusedUnit[]
}

interface Line<Unit> {
  readonly line: number
  readonly unit: Unit
}

/**
 * Parts a list of units into those that fit under the known areas and those that do not, one verdict a line: a code in
 * use at the same time, a parent that is nowhere (or that was itself refused). The first of two lines of one code stays.
 */
export function siftUnits<Unit extends UnitRow>(units: readonly Unit[], known: readonly Area[]): SiftedUnits<Unit> {
  const refused: RefusedUnit[] = []
  const byCode = groupBy<string, UnitRow>(
    known.map((area) => ({ ...area, parentCode: null })),
    (unit) => unit.code,
  )
  let open: Line<Unit>[] = []
  let knownCount = 0
  for (const [index, unit] of units.entries()) {
    const sameCode = byCode.get(unit.code) ?? []
    const other = sameCode.find((each) => overlaps(each, unit))
    if (other && isSame(other, unit)) {
      knownCount++
    } else if (other) {
      const params = { code: unit.code, area: fullName(unit), other: fullName(other) }
      refused.push({ line: index + 1, refusal: refuse(AREAS.OVERLAPPING_CODE, { field: 'code', params }) })
    } else {
      byCode.set(unit.code, [...sameCode, unit])
      open.push({ line: index + 1, unit })
    }
  }
  // A unit whose parent is taken out of the list loses its parent too: again, until nothing falls.
  for (let fell = true; fell; ) {
    const orphans = open.filter(
      ({ unit }) => unit.parentCode !== null && !findParent(byCode.get(unit.parentCode) ?? [], unit),
    )
    fell = orphans.length > 0
    for (const { line, unit } of orphans) {
      byCode.set(
        unit.code,
        (byCode.get(unit.code) ?? []).filter((each) => each !== unit),
      )
      const params = { area: `${fullName(unit)} (${unit.code})` }
      refused.push({ line, refusal: refuse(AREAS.UNKNOWN_PARENT, { field: 'parent_code', params }) })
    }
    const gone = new Set(orphans)
    open = open.filter((line) => !gone.has(line))
  }
  return {
    good: open.map(({ unit }) => unit),
    knownCount,
    refused: refused.sort((left, right) => left.line - right.line),
  }
}

function overlaps(one: UnitRow, other: UnitRow): boolean {
  return (
    (one.validTo === null || other.validFrom < one.validTo) && (other.validTo === null || one.validFrom < other.validTo)
  )
}

function isSame(one: UnitRow, other: UnitRow): boolean {
  return (
    one.name === other.name &&
    one.kind === other.kind &&
    one.validFrom === other.validFrom &&
    one.validTo === other.validTo
  )
}
