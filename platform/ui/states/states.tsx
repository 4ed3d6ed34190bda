import type { ReactNode } from 'react'
import type { Instant } from '#kit'
import { type Problem, showDistance, showMomentShort, useNow, useReading, useWords } from '#platform/web'
import { Button } from '../controls/button.tsx'
import { Icon, type IconName } from '../controls/icon.tsx'
import type { Tone } from '../theme/theme.ts'
import { uiWords } from '../words.ts'
import styles from './states.module.css'

/** Nothing is here, and that is said: why, and what one can do about it. */
export function Empty({
  title,
  children,
  action,
}: {
  readonly title?: string | undefined
  readonly children?: ReactNode
  readonly action?: ReactNode
}) {
  const t = useWords(uiWords)
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title ?? t('list.none')}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action}
    </div>
  )
}

const widths = ['72%', '88%', '64%', '80%', '56%']

/** Grey lines where an answer will stand; not shown in the first 300 ms. */
export function Loading({ rows = 3 }: { readonly rows?: number | undefined }) {
  const t = useWords(uiWords)
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.bar} style={{ width: widths[row % widths.length] }} />
      ))}
    </div>
  )
}

/** A sentence that stands out from the page: `soon`, `warn`, `alarm` where a hand is needed, else grey. */
export function Note({
  tone = 'quiet',
  icon = 'help',
  title,
  children,
  action,
  role,
}: {
  readonly tone?: Tone | undefined
  readonly icon?: IconName | undefined
  readonly title?: string | undefined
  readonly children?: ReactNode
  readonly action?: ReactNode
  readonly role?: 'alert' | 'status' | undefined
}) {
  return (
    <div className={styles.note} data-tone={tone} role={role}>
      <Icon name={icon} />
      <div>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
      {action && <div>{action}</div>}
    </div>
  )
}

const faces = {
  refused: { tone: 'warn', icon: 'warning' },
  'signed-out': { tone: 'soon', icon: 'key' },
  offline: { tone: 'soon', icon: 'offline' },
  fault: { tone: 'alarm', icon: 'warning' },
} as const satisfies Record<Problem['kind'], { tone: Tone; icon: IconName }>

/**
 * Why something was not done or not shown, in the words of the server: a refusal with its code, a fault with its number,
 * a lost network with the promise that nothing typed is lost.
 */
export function RefusalNote({
  problem,
  onAgain,
}: {
  readonly problem: Problem
  readonly onAgain?: (() => void) | undefined
}) {
  const t = useWords(uiWords)
  const reading = useReading()
  const { tone, icon } = faces[problem.kind]
  const titles = {
    refused: problem.status === 404 ? t('notfound.title') : t('refused.title'),
    'signed-out': t('signedout.title'),
    offline: t('offline.title'),
    fault: t('fault.title'),
  }
  const mayRepeat = onAgain && problem.kind !== 'refused'
  return (
    <Note
      tone={tone}
      icon={icon}
      title={titles[problem.kind]}
      role="alert"
      action={mayRepeat ? <Button onClick={onAgain}>{t('again')}</Button> : undefined}
    >
      <p>{textOf(problem, t, reading)}</p>
      {problem.kind === 'refused' && problem.status !== 404 && <p className={styles.code}>{problem.code}</p>}
    </Note>
  )
}

function textOf(
  problem: Problem,
  t: ReturnType<typeof useWords<keyof typeof uiWords.vi>>,
  reading: ReturnType<typeof useReading>,
): string {
  if (problem.kind === 'offline') return t('offline.text')
  if (problem.kind !== 'fault') return reading(problem.words)
  return problem.requestId ? t('fault.text', { code: problem.requestId }) : t('fault.nocode')
}

/** Says how old what is shown is, while the network or the server does not answer. */
export function StaleNote({ since }: { readonly since: Instant }) {
  const t = useWords(uiWords)
  const now = useNow()
  return (
    <p className={styles.stale} role="status">
      <Icon name="clock" />
      {t('stale.since', { at: showMomentShort(since) })} · {showDistance(since, now)}
    </p>
  )
}
