import type { ReactNode } from 'react'
import { useMedia } from '#ui'
import styles from './reports.module.css'

/** What a screen is about: area, form, period. On a phone folded into one line that says what is chosen. */
export function Choosers({ chosen, children }: { readonly chosen: string; readonly children: ReactNode }) {
  const isWide = useMedia('(min-width: 761px)')
  if (isWide) return <div className={styles.choosers}>{children}</div>
  return (
    <details className={styles.folded}>
      <summary>{chosen}</summary>
      <div className={styles.choosers}>{children}</div>
    </details>
  )
}
