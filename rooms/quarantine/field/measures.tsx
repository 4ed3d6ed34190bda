import { useWords } from '#platform/web'
import { DecimalField, NumberField } from '#ui'
import { canBeMeasured, type RecordCheck } from '../domain/index.ts'
import styles from './quarantine-field.module.css'
import { outOfRange, quarantineFieldWords } from './quarantine-field.words.ts'

/** What was read off, as far as it was. */
export type Measured = Partial<Pick<RecordCheck, 'temperature' | 'oxygen'>>

/** Temperature and oxygen; a slip of the thumb is said here, hours before a server could refuse it. */
export function Measures({
  measured: { temperature, oxygen },
  onChange,
  isTried,
}: {
  readonly measured: Measured
  readonly onChange: (measured: Measured) => void
  /** Whether a key was pressed already: nobody is corrected while they type. */
  readonly isTried: boolean
}) {
  const t = useWords(quarantineFieldWords)
  const problemOf = (what: keyof typeof outOfRange, value: number | undefined) =>
    isTried && !canBeMeasured(what, value) ? outOfRange[what] : undefined
  return (
    <div className={styles.measures}>
      <DecimalField
        name="temperature"
        label={t('temperature')}
        optional
        value={temperature}
        onChange={(value) => onChange({ temperature: value, oxygen })}
        problem={problemOf('temperature', temperature)}
      />
      <NumberField
        name="oxygen"
        label={t('oxygen')}
        optional
        value={oxygen}
        onChange={(value) => onChange({ temperature, oxygen: value })}
        problem={problemOf('oxygen', oxygen)}
      />
    </div>
  )
}
