import { dayOf, type Instant, isDay } from '#kit'
import {
  areaPath,
  cityClockKind,
  cityOffset,
  Link,
  showMomentShort,
  useLanguage,
  useNow,
  useReading,
  useWords,
} from '#platform/web'
import { DayBar, Icon, LevelMark, PersonPost } from '#ui'
import type { Board } from '../domain/index.ts'
import styles from './board.module.css'
import { overviewWords } from './overview.words.ts'

/** The longest term that is drawn with a square a day. */
const mostSquares = 31

/** The city's clock, by which everything on the board is judged; a replayed or standing one is told by the shell. */
export function BoardClock() {
  const t = useWords(overviewWords)
  const [language] = useLanguage()
  const now = useNow()
  if (cityClockKind() !== 'wall') return null
  const day = dayOf(now, cityOffset())
  const weekday = isDay(day)
    ? new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      )
    : ''
  const [year, month, date] = day.split('-').map(Number)
  const time = new Date(Date.parse(now) + cityOffset() * 60_000).toISOString().slice(11, 16)
  return (
    <time className={styles.clock} dateTime={now} title={t('clock')}>
      <strong>{time}</strong> {weekday}, {date}/{month}/{year}
    </time>
  )
}

/** What is in force here and until when, with the days of its term. Stays in sight on a phone. */
export function InForceLine({ lines, areaId }: { readonly lines: Board['inForce']; readonly areaId: number }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  const directives = lines.filter(({ kind }) => kind === 'directive')
  const levels = lines.filter(({ level }) => level !== null)
  const main = directives.find(({ of }) => of !== null) ?? directives[0]
  const others = lines.length - (main ? 1 : 0) - levels.length
  return (
    <div className={styles.inForce}>
      {main ? <Term line={main} /> : levels.length === 0 && <span className={styles.quiet}>{t('inForce.none')}</span>}
      {levels.map((line) => (
        <LevelMark key={line.id} level={line.level as 1 | 2 | 3 | 4} label={reading(line.label)} />
      ))}
      {others > 0 && (
        <Link to={`${areaPath(areaId)}/in-force`} className={styles.quiet}>
          {t('inForce.more', { count: others })}
        </Link>
      )}
    </div>
  )
}

function Term({ line }: { readonly line: Board['inForce'][number] }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  const label = reading(line.label)
  const ends =
    line.to !== null
      ? t('inForce.until', { at: showMomentShort(line.to as Instant) })
      : line.reviewAt === null
        ? ''
        : t('inForce.review', { at: showMomentShort(line.reviewAt as Instant) })
  const name = line.documentId ? <Link to={`/documents/${line.documentId}`}>{label}</Link> : label
  return (
    <span className={styles.term}>
      <strong>{name}</strong>
      {line.of !== null && line.of <= mostSquares && <DayBar day={line.day} total={line.of} />}
      <span className={styles.quiet}>{ends}</span>
    </span>
  )
}

/** Whom to call now: who leads here, in which post, at which number. */
export function OnDutyLine({ people }: { readonly people: Board['onDuty'] }) {
  const t = useWords(overviewWords)
  const person = people.find(({ officerId }) => officerId !== null) ?? people[0]
  return (
    <div className={styles.onDuty}>
      <Icon name="phone" />
      <span className={styles.quiet}>{t('onDuty')}:</span>
      {person ? (
        <span className={styles.person} title={dutyPost(person, t)}>
          <PersonPost name={person.name ?? undefined} post={dutyPost(person, t)} phone={person.phone ?? undefined} />
        </span>
      ) : (
        <span className={styles.quiet}>{t('onDuty.none')}</span>
      )}
    </div>
  )
}

function dutyPost(
  person: Board['onDuty'][number],
  t: (key: 'onDuty.above' | 'onDuty.acting' | 'onDuty.until', blanks?: { at: string }) => string,
): string {
  const post = person.acting ? `${t('onDuty.acting')} ${person.post}` : person.post
  const told = person.isSubstitute ? `${post} (${t('onDuty.above')})` : post
  return person.until === null
    ? told
    : `${t('onDuty.until', { at: showMomentShort(person.until as Instant) })} · ${told}`
}
