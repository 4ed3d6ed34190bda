import { showFullDay, useFilters, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { DayField, useMedia } from '#ui'
import type { BulletinPeriod } from './bulletin-period.ts'
import styles from './violations.module.css'
import { violationWords } from './violations.words.ts'

/** Which area and which days the bulletin is of. On a phone folded into one line that says what is chosen. */
export function PlaceChoice(period: BulletinPeriod) {
  const t = useWords(violationWords)
  const isWide = useMedia('(min-width: 761px)')
  if (isWide) return <Fields {...period} />
  const [from, to] = [showFullDay(period.from), showFullDay(period.to)]
  return (
    <details className={styles.folded}>
      <summary>{from === to ? t('choose.day', { day: from }) : t('choose.days', { from, to })}</summary>
      <Fields {...period} />
    </details>
  )
}

function Fields({ areaId, from, to }: BulletinPeriod) {
  const t = useWords(violationWords)
  const [, setFilters] = useFilters()
  return (
    <div className={styles.choosers}>
      <AreaField
        label={t('area')}
        name="areaId"
        value={areaId}
        onChange={(next) => next !== undefined && setFilters({ areaId: String(next) })}
      />
      <DayField
        label={t('from')}
        name="from"
        value={from}
        onChange={(next) => next && setFilters({ from: next, to: next > to ? next : to })}
      />
      <DayField
        label={t('to')}
        name="to"
        value={to}
        onChange={(next) => next && setFilters({ to: next, from: next < from ? next : from })}
      />
    </div>
  )
}
