import type { z } from 'zod'
import { useReading, useWords } from '#platform/web'
import type { accountItem } from '../domain/index.ts'
import styles from './access.module.css'
import { accessWords } from './access.words.ts'

/** What an account holds now, in one cell: posts first, then roles granted. */
export function Holds({ account }: { readonly account: z.infer<typeof accountItem> }) {
  const t = useWords(accessWords)
  const reading = useReading()
  const lines = [
    ...account.posts.map(({ id, title, areaName }) => ({
      id,
      text: title.includes(areaName) ? title : `${title}, ${areaName}`,
    })),
    ...account.grants.map(({ id, title, areaName }) => ({ id, text: `${reading(title)} · ${areaName}` })),
  ]
  if (lines.length === 0) return <span className={styles.small}>{t('holds.nothing')}</span>
  return (
    <span className={styles.stack}>
      {lines.slice(0, 3).map(({ id, text }) => (
        <span key={id}>{text}</span>
      ))}
      {lines.length > 3 && <span className={styles.small}>+{lines.length - 3}</span>}
    </span>
  )
}
