import type { Instant } from '#kit'
import { useWords } from '#platform/web'
import { type FieldProps, MomentField } from '#ui'
import { DirectiveField } from './directive-field.tsx'
import { lockdownWords } from './lockdown.words.ts'
import styles from './zones.module.css'

type Field<V> = Omit<FieldProps<V>, 'label'>

interface TermFieldsProps {
  readonly areaId: number
  readonly reviewDays: number
  readonly field: {
    (name: 'documentId'): Field<string>
    (name: 'startsAt' | 'endsAt' | 'reviewAt'): Field<Instant>
  }
}

/** Basis, beginning, end and review of a lockdown: what a decision must say. */
export function TermFields({ areaId, reviewDays, field }: TermFieldsProps) {
  const t = useWords(lockdownWords)
  return (
    <>
      <DirectiveField areaId={areaId} {...field('documentId')} />
      <div className={styles.two}>
        <MomentField label={t('starts')} {...field('startsAt')} />
        <MomentField label={t('ends')} {...field('endsAt')} />
      </div>
      <MomentField label={t('review')} help={t('review.help', { days: reviewDays })} {...field('reviewAt')} />
    </>
  )
}
