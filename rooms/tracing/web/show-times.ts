import { showNumber } from '#platform/web'

/** Minutes as people say them: under two hours in minutes, else in hours. */
export function sayMinutes(
  minutes: number,
  t: (key: 'hours' | 'minutes', blanks: { hours?: string; minutes?: string }) => string,
): string {
  if (minutes < 120) return t('minutes', { minutes: showNumber(minutes) })
  return t('hours', { hours: showNumber(Math.round(minutes / 6) / 10, minutes % 60 === 0 ? 0 : 1) })
}
