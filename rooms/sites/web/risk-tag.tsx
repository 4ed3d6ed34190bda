import type { Day } from '#kit'
import { showDay, today, useWords } from '#platform/web'
import { Tag } from '#ui'
import type { SiteRisk } from '../domain/index.ts'
import styles from './sites.module.css'
import { siteWords } from './sites.words.ts'

/** How risky a place was judged: grey until it is high, with the day on which it is looked at again. */
export function RiskTag({ risk, reviewOn }: { readonly risk: SiteRisk | null; readonly reviewOn: string | null }) {
  const t = useWords(siteWords)
  if (risk === null) return <span className={styles.quiet}>{t('risk.none')}</span>
  const isDue = risk === 'high' && reviewOn !== null && reviewOn <= today()
  return (
    <span className={styles.line}>
      <Tag tone={risk === 'high' ? 'warn' : 'quiet'}>{t(`risk.${risk}`)}</Tag>
      {isDue && <span className={styles.high}>{t('risk.due', { day: showDay(reviewOn as Day) })}</span>}
    </span>
  )
}
