import { Link, useWords } from '#platform/web'
import { Icon } from '#ui'
import type { FormView, PeriodSummary } from '../domain/index.ts'
import type { PeriodDoor } from './report-paths.ts'
import styles from './reports.module.css'
import { reportWords } from './reports.words.ts'
import { sayPeriod } from './say-period.ts'

interface StripProps {
  readonly form: FormView
  readonly periods: readonly PeriodSummary[]
  readonly current: string
  readonly doorOf: PeriodDoor
}

/** The last periods side by side, the newest first, each with how many have sent: `27/7 28/30`. */
export function PeriodStrip({ form, periods, current, doorOf }: StripProps) {
  const t = useWords(reportWords)
  return (
    <ul className={styles.periods} aria-label={t('periods.label')}>
      {periods.map((one) => {
        const name = sayPeriod(one.period, form.period, t)
        const said = [
          t('period.said', { period: name, received: one.received, expected: one.expected }),
          one.missing > 0 && t('period.said.missing', { count: one.missing }),
          one.locked && t('period.said.locked'),
        ]
        return (
          <li key={one.period}>
            <Link
              to={doorOf({ period: one.period })}
              className={styles.period}
              data-tone={one.missing > 0 ? 'alarm' : one.late > 0 ? 'warn' : undefined}
              aria-current={one.period === current ? 'true' : undefined}
              aria-label={said.filter(Boolean).join(', ')}
            >
              <span className={styles.aside}>
                {name} {one.locked && <Icon name="key" size={11} />}
              </span>
              <strong>
                {one.received}/{one.expected}
              </strong>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
