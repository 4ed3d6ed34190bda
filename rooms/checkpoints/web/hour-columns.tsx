import { Link, showNumber, useWords } from '#platform/web'
import styles from './day.module.css'
import { dayWords } from './day.words.ts'

/** One hour of a post on a day. */
export interface HourColumn {
  /** 0 … 23, in the city's zone. */
  readonly hour: number
  readonly passed: number
  readonly turnedBack: number
  readonly emergency: number
  /** Counted independently of the post's own records; null: nobody counted. */
  readonly observed: number | null
  /** No record at all in an hour in which a 24/24 post should have some. */
  readonly isSilent: boolean
  /** Still to come, or before the post stood. */
  readonly isOutside: boolean
  readonly to: string
}

/**
 * Crossings by hour: one column an hour, what was turned back on top of what passed; hours without records are hatched and
 * said, because silence is not zero. The same numbers stand in a table behind it.
 */
export function HourColumns({ title, hours }: { readonly title: string; readonly hours: readonly HourColumn[] }) {
  const t = useWords(dayWords)
  const most = Math.max(1, ...hours.map((hour) => Math.max(allOf(hour), hour.observed ?? 0)))
  return (
    <figure className={styles.chart}>
      <figcaption>{title}</figcaption>
      <ol className={styles.columns} aria-label={title}>
        {hours.map((hour) => (
          <Column key={hour.hour} hour={hour} most={most} />
        ))}
      </ol>
      <p className={styles.key}>
        <span data-key="passed">{t('passed')}</span>
        <span data-key="turned-back">{t('turned-back')}</span>
        <span data-key="silent">{t('silent')}</span>
        {hours.some(({ observed }) => observed !== null) && <span data-key="observed">{t('observed')}</span>}
      </p>
      <HourTable hours={hours} />
    </figure>
  )
}

function allOf({ passed, turnedBack, emergency }: HourColumn): number {
  return passed + turnedBack + emergency
}

function Column({ hour, most }: { readonly hour: HourColumn; readonly most: number }) {
  const t = useWords(dayWords)
  const { passed, turnedBack, emergency, observed, isSilent, isOutside, to } = hour
  const part = (count: number) => ({ blockSize: `${(100 * count) / most}%` })
  const all = allOf(hour)
  const said = isSilent
    ? t('hour.silent', { hour: hour.hour })
    : t('hour', { hour: hour.hour, all: showNumber(all), back: showNumber(turnedBack) })
  return (
    <li
      data-silent={isSilent || undefined}
      data-outside={isOutside || undefined}
      data-third={hour.hour % 6 === 0 || undefined}
    >
      <Link to={to} className={styles.column} aria-label={said} title={said}>
        <span className={styles.bars} aria-hidden="true">
          {observed !== null && (
            <span className={styles.observed} style={{ insetBlockEnd: `${(100 * observed) / most}%` }} />
          )}
          {turnedBack > 0 && <span className={styles.back} style={part(turnedBack)} />}
          {emergency > 0 && <span className={styles.emergency} style={part(emergency)} />}
          {passed > 0 && <span className={styles.passed} style={part(passed)} />}
        </span>
      </Link>
      <span className={styles.hour} aria-hidden="true">
        {hour.hour}
      </span>
    </li>
  )
}

function HourTable({ hours }: { readonly hours: readonly HourColumn[] }) {
  const t = useWords(dayWords)
  return (
    <details className={styles.behind}>
      <summary>{t('table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('table.hour')}</th>
            <th scope="col">{t('passed')}</th>
            <th scope="col">{t('turned-back')}</th>
            <th scope="col">{t('emergency')}</th>
            <th scope="col">{t('observed')}</th>
          </tr>
        </thead>
        <tbody>
          {hours
            .filter(({ isOutside }) => !isOutside)
            .map(({ hour, passed, turnedBack, emergency, observed, isSilent }) => (
              <tr key={hour} data-silent={isSilent || undefined}>
                <th scope="row">{t('table.of', { hour })}</th>
                {isSilent ? (
                  <td colSpan={3}>{t('silent')}</td>
                ) : (
                  <>
                    <td>{showNumber(passed)}</td>
                    <td>{showNumber(turnedBack)}</td>
                    <td>{showNumber(emergency)}</td>
                  </>
                )}
                <td>{observed === null ? '–' : showNumber(observed)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  )
}
