import { notParsed, type Parsed, parsed } from '#kit'
import { type Area, fullName, isValidOn } from './area.ts'
import { AREAS } from './areas.refusals.ts'
import { groupBy } from './group-by.ts'
import type { UnitRow } from './parse-units.ts'

/**
 * Gives units their own ids, `firstId` and on in the order given, and turns codes of parents into ids. The parent is
 * the unit that had the code on the child's first day; a child older than every unit of that code gets the oldest one
 * that it outlasts. `known` are areas already in the register, for an import that adds residential groups.
 *
 * Refuses a parent that is nowhere, and one code for two units at the same time.
 */
export function areasFromUnits(
  units: readonly UnitRow[],
  { firstId = 1, known = [] }: { firstId?: number; known?: readonly Area[] } = {},
): Parsed<Area[]> {
  const made = units.map(({ parentCode, ...unit }, index): Area => ({ ...unit, id: firstId + index, parentId: null }))
  const byCode = groupBy([...known, ...made], (area) => area.code)
  for (const sameCode of byCode.values()) {
    const clash = findOverlap(sameCode)
    if (!clash) continue
    const [area, other] = clash
    return notParsed(AREAS.OVERLAPPING_CODE, {
      field: 'code',
      params: { code: area.code, area: fullName(area), other: fullName(other) },
    })
  }
  const areas: Area[] = []
  for (const [index, unit] of units.entries()) {
    const area = made[index]
    if (!area) continue
    if (unit.parentCode === null) {
      areas.push(area)
      continue
    }
    const parent = findParent(byCode.get(unit.parentCode) ?? [], area)
    if (!parent) {
      return notParsed(AREAS.UNKNOWN_PARENT, {
        field: 'parent_code',
        params: { area: `${fullName(area)} (${area.code})` },
      })
    }
    areas.push({ ...area, parentId: parent.id })
  }
  return parsed(areas)
}

/** Of the units that had the parent's code, the one a child stands under: see {@link areasFromUnits}. */
export function findParent<Parent extends Span>(candidates: readonly Parent[], child: Span): Parent | undefined {
  const onFirstDay = candidates.find((candidate) => isValidOn(candidate, child.validFrom))
  if (onFirstDay) return onFirstDay
  const later = candidates.filter((candidate) => child.validTo === null || candidate.validFrom < child.validTo)
  return later.filter((candidate) => candidate.validFrom > child.validFrom).sort(byFirstDay)[0]
}

function findOverlap(areas: readonly Area[]): readonly [Area, Area] | undefined {
  const inTime = [...areas].sort(byFirstDay)
  for (const [index, later] of inTime.entries()) {
    const earlier = inTime[index - 1]
    if (earlier && (earlier.validTo === null || earlier.validTo > later.validFrom)) return [earlier, later]
  }
  return undefined
}

function byFirstDay(left: Span, right: Span): number {
  return left.validFrom < right.validFrom ? -1 : left.validFrom > right.validFrom ? 1 : 0
}

/** The time of a unit. */
export type Span = Pick<Area, 'validFrom' | 'validTo'>
