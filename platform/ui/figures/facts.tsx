import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** Facts about one thing as name and value. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

/** A line of {@link Facts}; an absent value is a dash, never left out silently. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const isAbsent = children === undefined || children === null || children === ''
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{isAbsent ? '–' : children}</dd>
    </div>
  )
}
