import type { z } from 'zod'
import { useWords } from '#platform/web'
import type { journalItem } from '../domain/index.ts'
import styles from './audit.module.css'
import { auditWords } from './audit.words.ts'

/** An entry as screens have it. */
export type JournalItem = z.infer<typeof journalItem>

/** Who acted: the name and the post; the house itself where nobody did. */
export function Doer({ by }: { readonly by: JournalItem['by'] }) {
  const t = useWords(auditWords)
  if (!by.name) return <span className={styles.small}>{t('by-house')}</span>
  return (
    <span className={styles.stack}>
      <span>{by.name}</span>
      {by.post && <span className={styles.small}>{by.post}</span>}
    </span>
  )
}
