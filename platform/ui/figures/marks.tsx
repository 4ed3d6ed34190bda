import { type Instant, minutesBetween } from '#kit'
import { Link, showMoment, showTimeLeft, useLanguage, useNow, useWords } from '#platform/web'
import { Icon } from '../controls/icon.tsx'
import { patternOf, type Tone } from '../theme/theme.ts'
import { uiWords } from '../words.ts'
import styles from './marks.module.css'

/** A word with a tone: a state in a list. Grey unless a hand is needed. */
export function Tag({ tone = 'quiet', children }: { readonly tone?: Tone | undefined; readonly children: string }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  )
}

const severities = {
  alarm: 'M5 0.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9z',
  warn: 'M5 0.5L9.7 9H0.3z',
  soon: 'M5 0.5a4.5 4.5 0 0 0 0 9z',
  quiet: '',
} as const

/** How bad something is, by shape first: ● needs a hand now, ▲ soon serious, ◐ about to be, ○ nothing. */
export function SeverityMark({
  tone,
  children,
}: {
  readonly tone: keyof typeof severities
  readonly children?: string | undefined
}) {
  return (
    <span className={styles.severity} data-tone={tone}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {(tone === 'soon' || tone === 'quiet') && (
          <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.2" />
        )}
        <path d={severities[tone]} fill="currentColor" />
      </svg>
      {children}
    </span>
  )
}

/** A level in force, always number, colour and pattern together: `<LevelMark level={4} label="vùng đỏ" />`. */
export function LevelMark({ level, label }: { readonly level: 1 | 2 | 3 | 4; readonly label?: string | undefined }) {
  const tone: Tone = `level-${level}`
  return (
    <span className={styles.level} data-tone={tone} data-pattern={patternOf(tone)}>
      <span className={styles.number}>{level}</span>
      {label && <span className={styles.word}>{label}</span>}
    </span>
  )
}

/** A deadline as a running clock: grey while there is time, `soon` in the last hours, `alarm` once it is past. */
export function Clock({
  due,
  soonMinutes = 120,
  isDone = false,
}: {
  readonly due: Instant
  readonly soonMinutes?: number | undefined
  readonly isDone?: boolean | undefined
}) {
  const now = useNow()
  useLanguage()
  const left = minutesBetween(now, due)
  const tone: Tone = isDone ? 'quiet' : left < 0 ? 'alarm' : left <= soonMinutes ? 'soon' : 'quiet'
  return (
    <time className={styles.clock} data-tone={tone} dateTime={due} title={showMoment(due)}>
      {isDone ? showMoment(due) : showTimeLeft(due, now)}
    </time>
  )
}

/** A person in a post, and the number to call. */
export interface PersonPostProps {
  /** Absent: nobody holds the post, which is said. */
  readonly name?: string | undefined
  readonly post?: string | undefined
  readonly phone?: string | undefined
  readonly to?: string | undefined
}

/** Name · post · number. A post that nobody holds says so. */
export function PersonPost({ name, post, phone, to }: PersonPostProps) {
  const t = useWords(uiWords)
  return (
    <span className={styles.person}>
      {name ? (
        <strong>{to ? <Link to={to}>{name}</Link> : name}</strong>
      ) : (
        <span className={styles.nobody}>{t('person.none')}</span>
      )}
      {post && <span className={styles.post}>{post}</span>}
      {phone && (
        <a
          className={styles.call}
          href={`tel:${phone.replace(/[^\d+]/g, '')}`}
          aria-label={`${t('person.call', { name: name ?? post ?? '' })}, ${phone}`}
        >
          <Icon name="phone" size={13} />
          {phone}
        </a>
      )}
    </span>
  )
}
