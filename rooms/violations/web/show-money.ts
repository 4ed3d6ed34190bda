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

/** A mean with its decimal, `1.907.524,9 đồng`: it was never paid by anybody, so it is not rounded to look like a sum. */
export function showMean(mean: string): string {
  return `${showNumber(Number(mean), 1)} ${currentLanguage() === 'vi' ? 'đồng' : 'VND'}`
}
