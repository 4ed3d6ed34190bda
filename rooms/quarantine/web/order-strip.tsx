import type { Day, Instant } from '#kit'
import { showDay, showFullDay, showMomentShort, useWords } from '#platform/web'
import { DayBar, Icon } from '#ui'
import type { OrderPage, StripDay } from '../domain/index.ts'
import { orderWords } from './order.words.ts'
import styles from './quarantine.module.css'

/** The picture of what a day was. */
export const strokes: Partial<Record<StripDay['outcome'], Parameters<typeof Icon>[0]['name']>> = {
  well: 'check',
  checked: 'check',
  symptoms: 'medical',
  emergency: 'medical',
  help: 'help',
  'no-answer': 'phone',
  missed: 'warning',
}

/** The days of an isolation as squares, each with what was found: shape and word, colour only where a hand is needed. */
export function OrderStrip({ order }: { readonly order: OrderPage }) {
  const t = useWords(orderWords)
  const { day, of, dayZero, strip } = order
  return (
    <>
      <p className={styles.line}>
        {day !== null && of !== null && <DayBar day={day} total={of} />}
        {dayZero !== null && <span>{t('days.lead', { zero: showFullDay(dayZero as Day) })}</span>}
      </p>
      {strip.length === 0 && <p className={styles.quiet}>{t('days.none')}</p>}
      <ol className={styles.strip} aria-label={t('days')}>
        {strip.map((one) => (
          <li key={one.day} data-outcome={one.outcome}>
            <span className={styles.square} aria-hidden="true">
              {strokes[one.outcome] && <Icon name={strokes[one.outcome] ?? 'check'} size={14} />}
            </span>
            <span className={styles.stripDay}>{showDay(one.day as Day)}</span>
            <span className={styles.stripWord}>{t(`strip.${one.outcome}`)}</span>
          </li>
        ))}
      </ol>
      {order.vitals.length > 0 && (
        <p className={styles.quiet}>
          {t('vitals')}:{' '}
          {order.vitals
            .map(({ at, temperature, oxygen }) =>
              [
                showMomentShort(at as Instant),
                temperature === null ? null : `${temperature.toLocaleString('vi-VN')} °C`,
                oxygen === null ? null : `${oxygen} %`,
              ]
                .filter((part) => part !== null)
                .join(' '),
            )
            .join(' · ')}
        </p>
      )}
    </>
  )
}
