import { z } from 'zod'

/** Whole Vietnamese đồng. Never a float: sums of a city's fines are exact (VIO-01). */
export type Vnd = bigint

/** Money as it travels in JSON: digits as text, `"1533650000"`; no sign, no separators. */
export const moneyField = z.string().regex(/^(0|[1-9]\d{0,14})$/, { message: 'VND: digits only, such as "1500000"' })

/** Digits as money. Fault: not digits. */
export function toVnd(text: string): Vnd {
  return BigInt(text)
}

/** Money as it travels; null stays null. */
export function fromVnd<T extends Vnd | null>(amount: T): T extends null ? null : string {
  return (amount === null ? null : String(amount)) as T extends null ? null : string
}

/** For sentences: `1.500.000`. */
export function sayVnd(amount: Vnd): string {
  return String(amount).replaceAll(/\B(?=(\d{3})+$)/g, '.')
}

/** The smaller of two sums. */
export function least(left: Vnd, right: Vnd): Vnd {
  return left < right ? left : right
}
