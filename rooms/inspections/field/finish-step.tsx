import { BigChoice, PhotoTaker } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import { LongTextField } from '#ui'
import { inspectionOutcomes, OUTCOMES } from '../domain/index.ts'
import type { InspectionDraft } from './inspection-draft.ts'
import styles from './inspections-field.module.css'
import { inspectionFieldWords } from './inspections-field.words.ts'

const tones = { good: 'good', fair: undefined, lax: 'alarm' } as const

/** The end: what it came to, photos of the whole, a word if there is one. */
export function FinishStep({
  draft,
  onChange,
}: {
  readonly draft: InspectionDraft
  readonly onChange: (next: InspectionDraft) => void
}) {
  const t = useWords(inspectionFieldWords)
  const reading = useReading()
  return (
    <>
      <div className={styles.question}>
        <h2>{t('finish.outcome')}</h2>
        <BigChoice
          label={t('finish.outcome')}
          name="outcome"
          value={draft.outcome}
          options={inspectionOutcomes.map((value) => ({ value, label: reading(OUTCOMES[value]), tone: tones[value] }))}
          onChange={(outcome) => onChange({ ...draft, outcome })}
        />
      </div>
      <div className={styles.question}>
        <h2>{t('finish.photos')}</h2>
        <PhotoTaker photos={draft.photos} draft={draft.id} onChange={(photos) => onChange({ ...draft, photos })} />
      </div>
      <LongTextField
        name="summary"
        label={t('finish.summary')}
        maxLength={4_000}
        rows={3}
        value={draft.summary}
        onChange={(summary) => onChange({ ...draft, summary })}
      />
    </>
  )
}
