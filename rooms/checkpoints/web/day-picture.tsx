import type { ReactNode } from 'react'
import { type Instant, minutesBetween } from '#kit'
import { Link, useNow, useWords } from '#platform/web'
import styles from './day.module.css'
import { dayWords } from './day.words.ts'
import { percentOfDay, spanInDay } from './lay-out-day.ts'

/** What a post was at a time: manned (who commands), short of a force, not manned; planned, or a hole in the plan. */
export type PartKind = 'manned' | 'short' | 'gap' | 'planned' | 'hole'

/** A stretch of a post's day. */
export interface DayPart {
  readonly key: string
  readonly kind: PartKind
  readonly fromAt: string
  readonly toAt: string | null
  /** Written into it where there is room: who commands. */
  readonly word: string
  /** The whole sentence, for the pointer and for those who do not see it. */
  readonly said: string
}

/** A post with its day. */
export interface DayLine {
  readonly key: string
  readonly name: string
  readonly detail: string
  readonly to: string
  readonly parts: readonly DayPart[]
  readonly end: ReactNode
  readonly isAlarming: boolean
}

/** One line for each post, 24 hours from midnight: grey where it is manned, hatched where it is not. */
export function DayPicture({
  label,
  dayStart,
  lines,
}: {
  readonly label: string
  readonly dayStart: Instant
  readonly lines: readonly DayLine[]
}) {
  return (
    <>
      <div className={styles.scale} aria-hidden="true">
        <span />
        <div>
          {[0, 6, 12, 18, 24].map((hour) => (
            <span key={hour} style={{ left: `${percentOfDay(hour * 60)}%` }}>
              {hour}h
            </span>
          ))}
        </div>
        <span />
      </div>
      <ul className={styles.picture} aria-label={label}>
        {lines.map((line) => (
          <li key={line.key} className={styles.line}>
            <span className={styles.name}>
              <Link to={line.to}>{line.name}</Link>
              <small>{line.detail}</small>
            </span>
            <DayStrip parts={line.parts} dayStart={dayStart} />
            <span className={styles.end} data-tone={line.isAlarming ? 'alarm' : undefined}>
              {line.end}
            </span>
          </li>
        ))}
      </ul>
      <DayKey />
    </>
  )
}

/** What the looks of the stretches mean. */
function DayKey() {
  const t = useWords(dayWords)
  return (
    <p className={styles.dayKey} aria-hidden="true">
      {keys.map((kind) => (
        <span key={kind}>
          <span className={styles.part} data-kind={kind} />
          {t(`kind.${kind}`)}
        </span>
      ))}
    </p>
  )
}

const keys = ['manned', 'short', 'gap', 'planned', 'hole'] as const

/** A day of one post from midnight to midnight. */
export function DayStrip({ parts, dayStart }: { readonly parts: readonly DayPart[]; readonly dayStart: Instant }) {
  const t = useWords(dayWords)
  const now = useNow()
  const minutes = minutesBetween(dayStart, now)
  const drawn = parts.flatMap((part) => {
    const span = spanInDay(part, dayStart, now)
    return span ? [{ part, span }] : []
  })
  const said = drawn.length === 0 ? t('strip.none') : drawn.map(({ part }) => part.said).join('; ')
  return (
    <div className={styles.strip} role="img" aria-label={said}>
      {drawn.map(({ part, span }) => (
        <span
          key={part.key}
          className={styles.part}
          data-kind={part.kind}
          title={part.said}
          style={{ left: `${span.start}%`, width: `${span.width}%` }}
        >
          {span.width > 7 && part.word}
        </span>
      ))}
      {minutes >= 0 && minutes < 1440 && <span className={styles.now} style={{ left: `${percentOfDay(minutes)}%` }} />}
    </div>
  )
}
