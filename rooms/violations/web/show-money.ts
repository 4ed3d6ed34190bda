import { formatMoney } from '#kit'
import { currentLanguage, showNumber } from '#platform/web'

/** `1.533.650.000 đồng`; in English with VND. Sums travel as digits. */
export function showMoney(digits: string): string {
  return currentLanguage() === 'vi' ? formatMoney(BigInt(digits)) : `${showDigits(digits)} VND`
}

/** `1.533.650.000`, for columns whose head says the unit. */
export function showDigits(digits: string): string {
  return showNumber(Number(digits))
}
