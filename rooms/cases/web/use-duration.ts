import { showNumber, useWords } from '#platform/web'
import { casesWords } from './cases.words.ts'

/** Says minutes as people do: below two hours in minutes, above in hours with one decimal. */
export function useDuration(): (minutes: number) => string {
  const t = useWords(casesWords)
  return (minutes) =>
    minutes < 120
      ? t('minutes', { count: showNumber(Math.round(minutes)) })
      : t('hours', { count: showNumber(Math.round(minutes / 6) / 10) })
}
