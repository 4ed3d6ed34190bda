import type { Instant } from '#kit'
import { showMomentShort, useWords } from '#platform/web'
import type { VisitOutcome } from '../domain/index.ts'
import { teamWords } from './teams.words.ts'

/** Says the last visit of a household in a few words. */
export function useSayVisit(): (lastAt: string | null, lastOutcome: VisitOutcome | null) => string {
  const t = useWords(teamWords)
  return (lastAt, lastOutcome) =>
    lastAt === null || lastOutcome === null
      ? t('last.never')
      : t(`last.${lastOutcome}`, { when: showMomentShort(lastAt as Instant) })
}
