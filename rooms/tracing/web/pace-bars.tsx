import { showNumber, useWords } from '#platform/web'
import type { Pace } from '../domain/index.ts'
import { sayMinutes } from './show-times.ts'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'

type Step = 'listed' | 'isolated'

/** The two steps of the clock of an area: the median, P90 and the target on one line of time. */
export function PaceBars({ pace }: { readonly pace: Pick<Pace, 'whole' | 'targets'> }) {
  return (
    <div className={styles.pace}>
      <PaceBar pace={pace} step="listed" />
      <PaceBar pace={pace} step="isolated" />
    </div>
  )
}

function PaceBar({ pace, step }: { readonly pace: Pick<Pace, 'whole' | 'targets'>; readonly step: Step }) {
  const t = useWords(tracingWords)
  const { count, median, p90 } = pace.whole[step]
  const target = pace.targets[step]
  const inTime = step === 'listed' ? pace.whole.listedInTime : pace.whole.isolatedInTime
  const roof = Math.max(60, (p90 ?? 0) * 1.1, (target.minutes ?? 0) * 1.25)
  const at = (minutes: number) => `${Math.min(100, (100 * minutes) / roof)}%`
  return (
    <div className={styles.paceStep}>
      <p className={styles.paceTitle}>
        <strong>{t(`pace.${step}`)}</strong>
        <span className={styles.quiet}>
          {count}/{pace.whole.cases}
          {inTime !== null && ` · ${showNumber(inTime)} % ${t('pace.inTime')}`}
        </span>
      </p>
      <div className={styles.paceTrack} aria-hidden="true">
        {p90 !== null && <span className={styles.paceP90} style={{ width: at(p90) }} />}
        {median !== null && <span className={styles.paceMedian} style={{ width: at(median) }} />}
        {target.minutes !== null && <span className={styles.paceTarget} style={{ left: at(target.minutes) }} />}
      </div>
      <p className={styles.paceWords}>
        {median !== null && p90 !== null && (
          <span>
            {t('pace.median')} <strong>{sayMinutes(median, t)}</strong> · {t('pace.p90')} {sayMinutes(p90, t)}
          </span>
        )}
        <span className={styles.quiet} title={target.source}>
          {target.minutes === null
            ? t('pace.noTarget')
            : t('pace.target', {
                hours: showNumber(target.minutes / 60),
                source: target.isConfirmed ? target.source : t('pace.unconfirmed'),
              })}
        </span>
      </p>
    </div>
  )
}
