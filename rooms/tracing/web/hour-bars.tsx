import { addMinutes, type Instant } from '#kit'
import { showMomentShort, useWords } from '#platform/web'
import { Section } from '#ui'
import type { SiteStays } from '../domain/index.ts'
import { siteWords } from './site.words.ts'
import styles from './tracing.module.css'

/** Hours drawn at most; a longer span is read from the list. */
const mostHours = 72

/** People at the place by hour, cases among them dark. */
export function HourBars({ site }: { readonly site: SiteStays }) {
  const t = useWords(siteWords)
  const hours = site.hourly.slice(0, mostHours)
  const roof = Math.max(1, ...hours.map(({ people }) => people))
  const every = hours.length > 36 ? 12 : hours.length > 12 ? 3 : 1
  const hourOf = (index: number) => showMomentShort(addMinutes(site.from as Instant, index * 60))
  return (
    <Section title={t('hourly')}>
      <ol className={styles.hours}>
        {hours.map(({ people, cases }, index) => (
          <li key={hourOf(index)} className={styles.hour} title={t('hour', { hour: hourOf(index), people, cases })}>
            <span className="visually-hidden">{t('hour', { hour: hourOf(index), people, cases })}</span>
            <span className={styles.hourBar} style={{ height: `${(100 * people) / roof}%` }} />
            <span className={styles.hourCases} style={{ height: `${(100 * cases) / roof}%` }} />
            {index % every === 0 && (
              <span className={styles.hourName} aria-hidden="true">
                {hourOf(index).split(' ')[0]}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
