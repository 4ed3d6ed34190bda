import type { Day } from '#kit'
import { showDay, showFullDay, useWords } from '#platform/web'
import { Fact, Facts, Icon, Section } from '#ui'
import type { OrderPage } from '../domain/index.ts'
import { orderWords } from './order.words.ts'
import { strokes } from './order-strip.tsx'
import styles from './quarantine.module.css'
import { selfWatchWords } from './self-watch.words.ts'

/** The days after isolation: what was told, how many are left; a day without news is grey, nobody is blamed for it. */
export function SelfWatchSection({ watch }: { readonly watch: NonNullable<OrderPage['selfWatch']> }) {
  const t = useWords(selfWatchWords)
  const order = useWords(orderWords)
  return (
    <Section title={t('title')}>
      <p>{t('left', { count: watch.left, day: showFullDay(watch.to as Day) })}</p>
      <ol className={styles.strip} aria-label={t('title')}>
        {watch.days.map(({ day, outcome }) => (
          <li key={day} data-outcome={outcome}>
            <span className={styles.square} aria-hidden="true">
              {outcome !== 'silent' && strokes[outcome] && <Icon name={strokes[outcome] ?? 'check'} size={14} />}
            </span>
            <span className={styles.stripDay}>{showDay(day as Day)}</span>
            <span className={styles.stripWord}>
              {outcome === 'silent' ? t('day.silent') : order(`strip.${outcome}`)}
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.quiet}>{t('advice', { days: watch.silentDays })}</p>
      {watch.code !== null && (
        <Facts>
          <Fact name={t('code')}>
            {watch.code}
            <span className={styles.under}>{t('code.help')}</span>
          </Fact>
        </Facts>
      )}
    </Section>
  )
}
