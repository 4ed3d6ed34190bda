import { showNumber, useRead, useWords } from '#platform/web'
import { logRetentionContract } from '../domain/index.ts'
import styles from './audit.module.css'
import { auditWords } from './audit.words.ts'

/** How long these lines are kept, and how sure that is. */
export function KeptFor({ what }: { readonly what: 'looksDays' | 'sessionsDays' }) {
  const t = useWords(auditWords)
  const { data } = useRead(logRetentionContract, {})
  if (!data) return null
  const isSure = data.source.sure === 'C'
  return (
    <p className={styles.small} title={data.source.text}>
      {t(`kept.${what}`, { days: showNumber(data[what]), failures: showNumber(data.failuresDays) })}{' '}
      {!isSure && t('kept.unsure')}
    </p>
  )
}
