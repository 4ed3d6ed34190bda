import { useRead, useReading, useWords } from '#platform/web'
import { personalFieldsContract } from '../domain/index.ts'
import styles from './people.module.css'
import { peopleWords } from './people.words.ts'

/** Under a form: why each field that says something of a person is asked, and until when it stays (SG-02). */
export function Purposes({ fields }: { readonly fields: readonly string[] }) {
  const t = useWords(peopleWords)
  const reading = useReading()
  const { data } = useRead(personalFieldsContract, {})
  if (!data) return null
  return (
    <details>
      <summary>{t('purpose')}</summary>
      <ul className={styles.purposes}>
        {data.fields
          .filter(({ field }) => fields.includes(field))
          .map(({ field, title, purpose, kept }) => (
            <li key={field}>
              <strong>{reading(title)}</strong>
              {kept === 'sealed' && <> ({t('purpose.sealed')})</>}: {reading(purpose)}
            </li>
          ))}
      </ul>
      <p className={styles.quiet}>{t('purpose.until', { days: data.daysAfterLeaving })}</p>
    </details>
  )
}
