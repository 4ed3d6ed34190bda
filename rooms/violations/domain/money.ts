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

/** The mean in đồng with one decimal, rounded half up, exact at any size; null: nothing to divide. @example meanOf(1_533_650_000n, 804n) // '1907524.9' */
export function meanOf(amount: Vnd, count: bigint): string | null {
  if (count <= 0n || amount <= 0n) return null
  const tenths = (amount * 20n + count) / (count * 2n)
  return `${tenths / 10n}.${tenths % 10n}`
}
