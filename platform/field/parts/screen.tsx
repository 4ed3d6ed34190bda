import type { ReactNode } from 'react'
import type { Instant } from '#kit'
import { Link, showMomentShort, useWords } from '#platform/web'
import { Icon } from '#ui'
import { fieldWords } from '../field.words.ts'
import styles from './parts.module.css'

/** A screen of the phone: where one is, the way back, and one thing to do. */
export function Screen({
  title,
  back,
  isDoor = false,
  children,
}: {
  readonly title: string
  /** Before anybody is in: the mark of the house stands above. */
  readonly isDoor?: boolean | undefined
  readonly back?: string | undefined
  readonly children: ReactNode
}) {
  const t = useWords(fieldWords)
  return (
    <main className={styles.screen}>
      {isDoor && <img className={styles.mark} src="/field/icon.svg" alt="Nhạc Trưởng" width={56} height={56} />}
      <div className={styles.bar}>
        {back && (
          <Link to={back} className={styles.back} aria-label={t('back')}>
            <Icon name="back" size={24} />
          </Link>
        )}
        <h1>{title}</h1>
      </div>
      {children}
    </main>
  )
}

/** One sentence across the screen, with at most one thing to do about it. */
export function Banner({
  tone,
  children,
  action,
}: {
  readonly tone?: 'soon' | 'alarm' | undefined
  readonly children: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className={styles.banner} data-tone={tone} role={tone === 'alarm' ? 'alert' : 'status'}>
      <span>{children}</span>
      {action}
    </div>
  )
}

/** How old what was brought along is: on every screen that uses it. */
export function AsOf({ at }: { readonly at: Instant | undefined }) {
  const t = useWords(fieldWords)
  return <p className={styles.small}>{at ? t('brought.asOf', { at: showMomentShort(at) }) : t('brought.never')}</p>
}
