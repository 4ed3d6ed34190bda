import { useMemo, useState } from 'react'
import type { Day, Instant } from '#kit'
import { cityOffset, Link, showDay, showMomentShort, useNow, useWords } from '#platform/web'
import { Button } from '#ui'
import type { ReachedPerson, TracePage } from '../domain/index.ts'
import styles from './timeline.module.css'
import { type TimeChart, timeChart } from './timeline-layout.ts'
import { TimelineRow } from './timeline-row.tsx'
import { signs } from './timeline-signs.ts'
import { tracingWords } from './tracing.words.ts'

/** Contacts shown at first, and more at each press. */
const perPress = 40

/** Cases and contacts against the days, the highest risk first: exposure, onset, confirmation, calls, tests, isolation. */
export function TraceTimeline({ trace }: { readonly trace: TracePage }) {
  const t = useWords(tracingWords)
  const now = useNow()
  const [shown, setShown] = useState(perPress)
  const seeds = useMemo(() => trace.seeds.slice(0, shown / 2), [trace, shown])
  const people = useMemo(() => trace.people.slice(0, shown), [trace, shown])
  const chart = useMemo(() => timeChart({ seeds, people }, { now, offsetMinutes: cityOffset() }), [seeds, people, now])
  const rest = trace.people.length - people.length + trace.seeds.length - seeds.length
  return (
    <figure className={styles.figure} aria-label={t('timeline.label')}>
      <Key />
      <div className={styles.grid}>
        <Axis chart={chart} />
        {seeds.map(({ caseId, caseCode }, index) => (
          <TimelineRow key={caseId} chart={chart} row={chart.rows[index]}>
            <Link to={`/cases/${caseId}`}>
              <strong>{caseCode}</strong>
            </Link>{' '}
            <span className={styles.level}>F0</span>
          </TimelineRow>
        ))}
        {people.map((one, index) => (
          <TimelineRow key={one.personId} chart={chart} row={chart.rows[seeds.length + index]}>
            {one.code} <span className={styles.level}>F{one.level}</span>
          </TimelineRow>
        ))}
      </div>
      {rest > 0 && (
        <Button look="quiet" onClick={() => setShown(shown + perPress)}>
          {t('timeline.more', { count: rest })}
        </Button>
      )}
      <Table people={people} />
    </figure>
  )
}

/** What the signs mean, drawn with the signs themselves. */
function Key() {
  const t = useWords(tracingWords)
  return (
    <p className={styles.key}>
      {(['infectious', 'exposure', 'isolated'] as const).map((kind) => (
        <span key={kind}>
          <span className={styles.keyBar} data-kind={kind} aria-hidden="true" /> {t(`key.${kind}`)}
        </span>
      ))}
      {(['onset', 'confirmed', 'called', 'tested'] as const).map((kind) => (
        <span key={kind}>
          <svg className={styles.sign} viewBox="-6 -6 12 12" aria-hidden="true">
            <path d={signs[kind]} data-kind={kind} />
          </svg>{' '}
          {t(`key.${kind}`)}
        </span>
      ))}
    </p>
  )
}

function Axis({ chart }: { readonly chart: TimeChart }) {
  const every = chart.days.length > 14 ? 3 : chart.days.length > 8 ? 2 : 1
  return (
    <div className={styles.axis} aria-hidden="true">
      <span />
      <div className={styles.days}>
        {chart.days.map(({ day, at }, index) =>
          index % every === 0 ? (
            <span key={day} style={{ left: `${100 * at}%` }}>
              {showDay(day as Day)}
            </span>
          ) : null,
        )}
      </div>
    </div>
  )
}

function Table({ people }: { readonly people: readonly ReachedPerson[] }) {
  const t = useWords(tracingWords)
  const moment = (at: string | null) => (at === null ? '–' : showMomentShort(at as Instant))
  return (
    <details className={styles.behind}>
      <summary>{t('timeline.table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className={styles.tableFrame} role="group" aria-label={t('timeline.table')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {[t('people'), t('exposure'), t('key.called'), t('key.isolated'), t('key.tested')].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((one) => (
              <tr key={one.personId}>
                <th scope="row">
                  {one.code} F{one.level}
                </th>
                <td>
                  {moment(one.via.from)} – {moment(one.via.until)}
                </td>
                <td>{moment(one.calledAt)}</td>
                <td>{moment(one.isolatedAt)}</td>
                <td>{moment(one.testedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
