import { type Instant, millisOf, toInstant } from '#kit'

/** Whether something dated by half-open days is in force on a day. */
export function isInForce(
  dated: { readonly validFrom: string; readonly validTo: string | null },
  day: string,
): boolean {
  return dated.validFrom <= day && (dated.validTo === null || day < dated.validTo)
}

/** `2021-07-27` as it is read in a sentence: 27/7/2021. */
export function showDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date}/${month}/${year}`
}

/** A moment as it is read in a sentence, in the city's zone: 18:00 ngày 27/7/2021. */
export function showMoment(at: Instant, offsetMinutes: number): string {
  const local = toInstant(millisOf(at) + offsetMinutes * 60_000)
  return `${local.slice(11, 16)} ngày ${showDay(local.slice(0, 10))}`
}
