import { type Refusal, type RefusalKind, refuse } from '#kit'
import { type IdentityWarning, toIdentityNumber } from './identity-number.ts'
import type { PeopleGround } from './judge-household.ts'
import { PEOPLE } from './people.refusals.ts'
import { toPhone } from './phone-number.ts'
import type { Sex, ToldPerson } from './told-person.ts'

/** Nobody was ever older than 122; above this an age is a slip of the hand. */
const oldest = 130

/** A person as kept: numbers in their one form, an age as a year. */
export interface PlainPerson {
  readonly name: string | null
  readonly yearOfBirth: number | null
  readonly sex: Sex | null
  readonly phone: string | null
  readonly idNumber: string | null
  readonly address: string | null
}

/** A person judged: kept so, with what looks odd, or refused. */
export type JudgedPerson =
  | { readonly ok: true; readonly person: PlainPerson; readonly warnings: readonly IdentityWarning[] }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Judges what is told of a person. Only what cannot be is refused, each with its field: a phone or identity number of a form
 * that none has, an age or year that nobody has. What is missing is never refused (SG-10, SG-11), what is odd (an identity
 * number of another year, century or sex) is kept with a warning.
 */
export function judgePerson(told: ToldPerson, ground: PeopleGround, at = ''): JudgedPerson {
  const year = judgeYear(told, Number(ground.today.slice(0, 4)))
  if (!year.ok) return no(year.kind, at + year.field)
  const numbers = judgeNumbers(told, ground)
  if (!numbers.ok) return no(numbers.kind, at + numbers.field)
  const { phone, idNumber, warnings } = numbers
  const [name, address] = [told.name, told.address].map((text) => text?.normalize('NFC') ?? null)
  const person = {
    name: name ?? null,
    yearOfBirth: year.is,
    sex: told.sex ?? null,
    phone,
    idNumber,
    address: address ?? null,
  }
  return { ok: true, person, warnings }
}

type Wrong = { readonly ok: false; readonly kind: RefusalKind; readonly field: string }

/** The year told, or the one of the age told; null: neither. */
function judgeYear({ yearOfBirth, age }: ToldPerson, thisYear: number): { ok: true; is: number | null } | Wrong {
  if (age !== undefined && (age < 0 || age > oldest)) return { ok: false, kind: PEOPLE.AGE_WRONG, field: 'age' }
  const is = yearOfBirth ?? (age === undefined ? null : thisYear - age)
  if (is !== null && is > thisYear) return { ok: false, kind: PEOPLE.BIRTH_YEAR_AHEAD, field: 'yearOfBirth' }
  if (is !== null && is < thisYear - oldest) {
    return { ok: false, kind: PEOPLE.BIRTH_YEAR_LONG_AGO, field: 'yearOfBirth' }
  }
  return { ok: true, is }
}

type Numbers = {
  readonly ok: true
  readonly phone: string | null
  readonly idNumber: string | null
  readonly warnings: readonly IdentityWarning[]
}

function judgeNumbers({ phone, idNumber, yearOfBirth, sex }: ToldPerson, { places }: PeopleGround): Numbers | Wrong {
  const given = phone === undefined ? null : toPhone(phone)
  if (phone !== undefined && given === null) return { ok: false, kind: PEOPLE.PHONE_FORM, field: 'phone' }
  if (idNumber === undefined) return { ok: true, phone: given, idNumber: null, warnings: [] }
  // A year reckoned from an age may be off by one: only a year that was told is held against the number.
  const id = toIdentityNumber(idNumber, { places, birthYear: yearOfBirth, sex })
  if (id === null) return { ok: false, kind: PEOPLE.ID_FORM, field: 'idNumber' }
  return { ok: true, phone: given, idNumber: id.number, warnings: id.warnings }
}

function no(kind: RefusalKind, field: string): JudgedPerson {
  return { ok: false, refusal: refuse(kind, { field }) }
}
