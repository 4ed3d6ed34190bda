/** What looks odd about a number that is nevertheless taken: only a hint to whoever types, never a reason to send away. */
export type IdentityWarning = 'province-unknown' | 'year-differs' | 'sex-differs' | 'old-number'

/** An identity number in its one form: digits only. */
export interface IdentityNumber {
  readonly number: string
  readonly warnings: readonly IdentityWarning[]
}

/** What a number is held against. */
interface IdentityGround {
  readonly places: ReadonlySet<string>
  readonly birthYear?: number | undefined
  readonly sex?: string | undefined
}

/**
 * A CCCD or personal identification number (số định danh, 12 digits: 3 place code, 1 century and sex, 2 year of birth, 6
 * others; no check digit) or an old CMND (9 digits); null: it is neither. The number is never taken apart to learn origin,
 * sex or age from it (SG-11): what somebody told is only held against it, and a difference is a hint.
 *
 * @param places codes of places that are known, dated data of the profile
 */
export function toIdentityNumber(text: string, { places, birthYear, sex }: IdentityGround): IdentityNumber | null {
  const number = text.replaceAll(/[\s.-]/g, '')
  if (/^\d{9}$/.test(number)) return { number, warnings: ['old-number'] }
  if (!/^\d{12}$/.test(number)) return null
  const warnings: IdentityWarning[] = []
  if (!places.has(number.slice(0, 3))) warnings.push('province-unknown')
  if (birthYear !== undefined && yearIn(number) !== birthYear) warnings.push('year-differs')
  if ((sex === 'male' || sex === 'female') && (Number(number[3]) % 2 === 0) !== (sex === 'male')) {
    warnings.push('sex-differs')
  }
  return { number, warnings }
}

/** The fourth digit tells the century (0–1: 19xx, 2–3: 20xx …), the next two the year. */
function yearIn(number: string): number {
  return 1900 + Math.floor(Number(number[3]) / 2) * 100 + Number(number.slice(4, 6))
}
