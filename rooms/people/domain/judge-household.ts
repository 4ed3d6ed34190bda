import { type Refusal, type RefusalKind, refuse } from '#kit'
import type { RegisterHousehold, ToldResident } from './households.contract.ts'
import { type IdentityWarning, toIdentityNumber } from './identity-number.ts'
import { PEOPLE } from './people.refusals.ts'
import { toPhone } from './phone-number.ts'

/** What telling of people is judged on. */
export interface PeopleGround {
  readonly today: string
  /** Codes of places that an identity number may begin with. */
  readonly places: ReadonlySet<string>
}

/** A person as kept: numbers in their one form. */
export interface Resident {
  readonly name: string
  readonly birthYear: number | null
  readonly phone: string | null
  readonly idNumber: string | null
  readonly temporary: boolean
}

/** A person judged: kept so, with what looks odd, or refused. */
export type JudgedResident =
  | { readonly ok: true; readonly resident: Resident; readonly warnings: readonly IdentityWarning[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** Judges one person told of. Odd is not wrong: only a form that no number has is refused. */
export function judgeResident(told: ToldResident, { today, places }: PeopleGround, at = ''): JudgedResident {
  const { name, birthYear, temporary = false } = told
  const wrongYear = judgeBirthYear(birthYear, Number(today.slice(0, 4)))
  if (wrongYear) return no(wrongYear, `${at}birthYear`)
  const phone = told.phone === undefined ? null : toPhone(told.phone)
  if (told.phone !== undefined && phone === null) return no(PEOPLE.PHONE_FORM, `${at}phone`)
  const id = told.idNumber === undefined ? null : toIdentityNumber(told.idNumber, { places, birthYear })
  if (told.idNumber !== undefined && id === null) return no(PEOPLE.ID_FORM, `${at}idNumber`)
  const resident = { name, birthYear: birthYear ?? null, phone, idNumber: id?.number ?? null, temporary }
  return { ok: true, resident, warnings: id?.warnings ?? [] }
}

function judgeBirthYear(birthYear: number | undefined, thisYear: number): RefusalKind | null {
  if (birthYear === undefined) return null
  if (birthYear > thisYear) return PEOPLE.BIRTH_YEAR_AHEAD
  return birthYear < thisYear - 130 ? PEOPLE.BIRTH_YEAR_LONG_AGO : null
}

function no(kind: RefusalKind, field: string): JudgedResident {
  return { ok: false, refusal: refuse(kind, { field }) }
}

/** A household as it will stand in the book. */
export interface JudgedHousehold {
  readonly size: number
  readonly since: string
  readonly phone: string | null
  readonly hasPhone: boolean
  readonly residents: readonly Resident[]
  readonly warnings: readonly IdentityWarning[]
}

/** Judges a household by itself; whether its number or door is taken the book says. */
export function judgeHousehold(told: RegisterHousehold, ground: PeopleGround): JudgedHousehold | Refusal {
  const { residents: people = [], since = ground.today } = told
  const refusal = judgeSize(told)
  if (refusal) return refusal
  if (since > ground.today) return refuse(PEOPLE.SINCE_AHEAD, { field: 'since' })
  const phone = told.phone === undefined ? null : toPhone(told.phone)
  if (told.phone !== undefined && phone === null) return refuse(PEOPLE.PHONE_FORM, { field: 'phone' })
  const judged = people.map((person, index) => judgeResident(person, ground, `residents.${index}.`))
  const wrong = judged.find((one) => !one.ok)
  if (wrong && !wrong.ok) return wrong.refusal
  const residents = judged.flatMap((one) => (one.ok ? [one.resident] : []))
  const warnings = new Set(judged.flatMap((one) => (one.ok ? one.warnings : [])))
  const hasPhone = told.hasPhone ?? (phone !== null || residents.some((one) => one.phone !== null))
  return { size: told.size ?? people.length, since, phone, hasPhone, residents, warnings: [...warnings] }
}

/** The number of people is known, and no smaller than who was told of. */
function judgeSize({ residents = [], size = residents.length, elderly = 0, children = 0 }: RegisterHousehold) {
  if (size === 0) return refuse(PEOPLE.SIZE_MISSING, { field: 'size' })
  const told = Math.max(residents.length, elderly + children)
  return size < told ? refuse(PEOPLE.SIZE_TOO_SMALL, { field: 'size', params: { size, told } }) : null
}
