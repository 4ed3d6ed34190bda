import type { ReactNode } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useLanguage } from '#platform/web'
import type { Tone } from '../theme/theme.ts'
import styles from './timeline.module.css'

/** One thing that happened. */
export interface TimelineEvent {
  readonly id: string
  readonly at: Instant
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** Who did it. */
  readonly by?: ReactNode
  readonly tone?: Tone | undefined
}

/** What happened, newest first as given: when, what, who. */
export function Timeline({ label, events }: { readonly label: string; readonly events: readonly TimelineEvent[] }) {
  useLanguage()
  return (
    <ol className={styles.timeline} aria-label={label}>
      {events.map(({ id, at, title, detail, by, tone = 'quiet' }) => (
        <li key={id} className={styles.event} data-tone={tone}>
          <time className={styles.at} dateTime={at}>
            {showMomentShort(at)}
          </time>
          <div>
            <div>{title}</div>
            {(by || detail) && (
              <div className={styles.detail}>
                {by}
                {by && detail ? ' · ' : ''}
                {detail}
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
