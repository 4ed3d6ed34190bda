import type { ReactNode } from 'react'
import { Icon } from '#ui'
import styles from './short-notice.module.css'

/** One sentence of a notice. */
export interface NoticeLine {
  readonly key: string
  readonly words: string
  readonly tone?: 'soon' | 'alarm' | undefined
  /** The weightier of two. */
  readonly isStrong?: boolean | undefined
}

/**
 * Sentences that must be in sight without pushing the keys of a screen away: one line each, cut where it ends, until a thumb or
 * the keyboard opens them. Read aloud they are always whole; whoever announces them puts the role around. `action`: the one
 * thing to do about it.
 */
export function ShortNotice({
  lines,
  isOpen = false,
  action,
}: {
  readonly lines: readonly NoticeLine[]
  readonly isOpen?: boolean | undefined
  readonly action?: ReactNode
}) {
  const tone = (['alarm', 'soon'] as const).find((one) => lines.some((line) => line.tone === one))
  return (
    <div className={styles.notice} data-tone={tone}>
      <details open={isOpen}>
        <summary>
          <span className={styles.lines}>
            {lines.map(({ key, words, isStrong }) => (
              <span key={key} data-strong={isStrong || undefined}>
                {words}
              </span>
            ))}
          </span>
          <Icon name="down" size={20} />
        </summary>
      </details>
      {action}
    </div>
  )
}
