import { notParsed, type Parsed, parsed } from '#kit'
import { DUTY } from './duty.refusals.ts'

/** What a number is by its digits: of an office on a landline, a short or free number of a service, or a mobile. */
export type NumberKind = 'landline' | 'service' | 'mobile'

const kinds: readonly (readonly [RegExp, NumberKind])[] = [
  [/^02\d{8,9}$/, 'landline'],
  [/^(1[189]00\d{4,6}|1[0-9]{2,3})$/, 'service'],
  [/^0[35789]\d{8}$/, 'mobile'],
]

/** Digits as they are dialled: `024 3636 1027`, `(024) 3636.1027`, `+84 24 3636 1027` are all `02436361027`. */
export function dialled(text: string): string {
  return text.replaceAll(/[^\d+]/g, '').replace(/^(\+|00)84/, '0')
}

/** Kind of a number of Việt Nam (Thông tư 22/2014/TT-BTTTT: 02x landlines, 03/05/07/08/09 mobiles); null: none of them. */
export function numberKind(text: string): NumberKind | null {
  const digits = dialled(text)
  return kinds.find(([pattern]) => pattern.test(digits))?.[1] ?? null
}

/**
 * A number that may stand in the public directory: of an office. A mobile number is a private one unless whoever
 * publishes it says that the line belongs to the office (`isOfficeLine`).
 */
export function parseHotline(text: string, isOfficeLine: boolean): Parsed<string> {
  const kind = numberKind(text)
  if (kind === null) return notParsed(DUTY.NOT_A_NUMBER, { field: 'number' })
  if (kind === 'mobile' && !isOfficeLine) return notParsed(DUTY.PRIVATE_NUMBER, { field: 'number' })
  return parsed(showNumber(dialled(text)))
}

/** Digits in groups that can be read aloud: `024 3636 1027`, `0912 345 678`, `1900 9095`. */
export function showNumber(digits: string): string {
  if (/^02[48]\d{8}$/.test(digits)) return digits.replace(/^(\d{3})(\d{4})(\d+)$/, '$1 $2 $3')
  if (/^02\d+$/.test(digits)) return digits.replace(/^(\d{4})(\d{3})(\d+)$/, '$1 $2 $3')
  if (/^0\d{9}$/.test(digits)) return digits.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3')
  return digits.length > 4 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : digits
}
