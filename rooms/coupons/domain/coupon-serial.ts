import { notParsed, type Parsed, parsed } from '#kit'
import { COUPONS } from './coupons.refusals.ts'

/** Digits of a serial before its check digit. */
const bodyLength = 9

/** Damm's quasigroup of order ten: finds every single wrong digit and every swap of two neighbours. */
const quasigroup = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

/**
 * The serial (số phiếu) of a coupon: ten digits made from its id, the last one a check digit. Digits only, so that it
 * can be typed with gloves on. `2859382637` is printed as `2859 382 637`; the spaces are only for reading.
 */
export function serialOf(couponId: string): string {
  const number = Number.parseInt(couponId.replaceAll('-', '').slice(-11), 16) % 10 ** bodyLength
  const body = String(number).padStart(bodyLength, '0')
  return `${body}${checkDigitOf(body)}`
}

/** A serial as people type it: spaces, dots and dashes between the digits are forgiven; a wrong digit is found. */
export function readSerial(text: string): Parsed<string> {
  const digits = text.replace(/[\s.·–-]/g, '')
  if (!/^\d{10}$/.test(digits)) return notParsed(COUPONS.SERIAL_FORM, { field: 'serial' })
  if (checkDigitOf(digits) !== '0') return notParsed(COUPONS.SERIAL_WRONG, { field: 'serial' })
  return parsed(digits)
}

/** A serial as it is printed: `4821 930 573`. */
export function showSerial(serial: string): string {
  return `${serial.slice(0, 4)} ${serial.slice(4, 7)} ${serial.slice(7)}`
}

function checkDigitOf(digits: string): string {
  let row = 0
  for (const digit of digits) row = Number(quasigroup[row]?.[Number(digit)])
  return String(row)
}
