import { addDays, type Day, type Refusal, refuse } from '#kit'
import type { Declared, Origin } from './declarations.contract.ts'
import { DECLARATIONS } from './declarations.refusals.ts'

/** What is known when a declaration is judged. */
export interface Known {
  readonly today: Day
  readonly askedDays: number
  readonly isArea: (areaId: number) => boolean
  readonly isProvince: (code: string) => boolean
}

/**
 * Whether a declaration can be taken. It is refused only for what cannot be true (a day that has not come, a place that does not
 * exist): never for a lacking phone, address or number of identity (SG-10, SG-12).
 */
export function judgeDeclaration({ birthYear, origins }: Declared, known: Known): Refusal | null {
  const thisYear = Number(known.today.slice(0, 4))
  if (birthYear !== undefined && birthYear > thisYear) {
    return refuse(DECLARATIONS.BIRTH_YEAR, { field: 'declared.birthYear', params: { first: 1900, last: thisYear } })
  }
  for (const [at, origin] of origins.entries()) {
    const refusal = judgeOrigin(origin, `declared.origins.${at}`, known)
    if (refusal) return refusal
  }
  return null
}

function judgeOrigin(origin: Origin, field: string, known: Known): Refusal | null {
  const { areaId, provinceCode } = origin
  if ((areaId === undefined) === (provinceCode === undefined)) return refuse(DECLARATIONS.ORIGIN_TWICE, { field })
  if (areaId !== undefined && !known.isArea(areaId)) {
    return refuse(DECLARATIONS.PLACE_UNKNOWN, { field: `${field}.areaId` })
  }
  if (provinceCode !== undefined && !known.isProvince(provinceCode)) {
    return refuse(DECLARATIONS.PROVINCE_UNKNOWN, { field: `${field}.provinceCode` })
  }
  return judgeDays(origin, field, known)
}

function judgeDays({ fromOn, toOn }: Origin, field: string, { today, askedDays }: Known): Refusal | null {
  for (const [name, day] of Object.entries({ fromOn, toOn })) {
    if (day !== undefined && day > today) return refuse(DECLARATIONS.DAY_AHEAD, { field: `${field}.${name}` })
  }
  if (toOn === undefined) return null
  if (fromOn !== undefined && fromOn > toOn) return refuse(DECLARATIONS.ENDS_BEFORE_BEGIN, { field: `${field}.toOn` })
  if (toOn >= addDays(today, -askedDays)) return null
  return refuse(DECLARATIONS.DAY_TOO_OLD, { field: `${field}.toOn`, params: { days: askedDays } })
}
