import type { ReactNode } from 'react'
import type { Instant } from '#kit'
import { showMoment } from '#platform/web'
import styles from './accountability.module.css'

/** One step of due process: behind, now, or still ahead. */
export interface ProcessStep {
  readonly key: string
  readonly state: 'done' | 'now' | 'ahead'
  readonly title: string
  readonly at?: string | null | undefined
  readonly by?: string | null | undefined
  readonly children?: ReactNode
}

/** The way a matter goes, from its ground to its end, each step with who and when; what is to come stands there too. */
export function ProcessSteps({ label, steps }: { readonly label: string; readonly steps: readonly ProcessStep[] }) {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map(({ key, state, title, at, by, children }) => (
        <li key={key} className={styles.step} data-state={state}>
          <div className={styles.stepTitle}>
            <span>{title}</span>
            {at && (
              <time className={styles.stepAt} dateTime={at}>
                {showMoment(at as Instant)}
              </time>
            )}
          </div>
          {by && <p className={styles.quiet}>{by}</p>}
          {children && <div className={styles.stepText}>{children}</div>}
        </li>
      ))}
    </ol>
  )
}
