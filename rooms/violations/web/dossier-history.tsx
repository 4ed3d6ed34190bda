import type { Instant } from '#kit'
import { factWordsOf, showMomentShort, useRead, useReading, useWords } from '#platform/web'
import { Answer, Timeline } from '#ui'
import { violationHistory } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'

/** What happened, from the journal. Two times where they differ: late or back-dated entries are seen as such. */
export function DossierHistory({ violationId }: { readonly violationId: string }) {
  const t = useWords(dossierWords)
  const reading = useReading()
  const answer = useRead(violationHistory, { violationId, limit: 100 })
  return (
    <Answer to={answer}>
      {({ items }) => (
        <Timeline
          label={t('section.history')}
          events={items.map((entry) => {
            const words = factWordsOf(entry.type)
            const isApart = Math.abs(Date.parse(entry.recordedAt) - Date.parse(entry.occurredAt)) > 60_000
            return {
              id: entry.id,
              at: entry.occurredAt as Instant,
              title: words ? reading(words) : entry.type,
              by: [entry.by, entry.postTitle].filter(Boolean).join(', '),
              detail: isApart ? t('history.recorded', { at: showMomentShort(entry.recordedAt as Instant) }) : undefined,
            }
          })}
        />
      )}
    </Answer>
  )
}
