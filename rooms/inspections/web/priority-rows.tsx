import { useMay, useWords } from '#platform/web'
import { sayAreaName } from '#rooms/areas/web'
import { LinkButton, Row, Rows, SeverityMark } from '#ui'
import type { WantedSite } from '../domain/index.ts'
import { frontWords } from './front.words.ts'
import styles from './inspections.module.css'

/** Why a place should be seen, in words: how long it waited, by which interval, how risky, what is open there. */
export function usePriorityReason(): (site: WantedSite) => string {
  const t = useWords(frontWords)
  return (site) =>
    [
      site.lastInspectedOn === null ? t('why.never', { days: site.days }) : t('why.days', { days: site.days }),
      t('why.every', { interval: site.interval }),
      site.risk && t(`why.risk.${site.risk}`),
      site.openFindings > 0 && t('why.findings', { count: site.openFindings }),
    ]
      .filter(Boolean)
      .join(' · ')
}

/** Places to inspect first, the longest late on top, each with its reason and the way to plan. */
export function PriorityRows({ label, items }: { readonly label: string; readonly items: readonly WantedSite[] }) {
  const t = useWords(frontWords)
  const may = useMay()
  const reasonOf = usePriorityReason()
  return (
    <Rows label={label}>
      {items.map((site) => (
        <Row
          key={site.siteId}
          mark={
            <SeverityMark tone={site.late > 0 ? 'warn' : 'soon'}>
              {site.late >= 0 ? t('late', { count: site.late }) : t('due-in', { count: -site.late })}
            </SeverityMark>
          }
          title={`${site.name} · ${sayAreaName(site.areaName)}`}
          detail={reasonOf(site)}
          to={`/sites/${site.siteId}`}
          end={
            may('inspections.work') && (
              <span className={styles.over}>
                <LinkButton to={`/inspections/plan?siteId=${site.siteId}`} look="quiet">
                  {t('plan.here')}
                </LinkButton>
              </span>
            )
          }
        />
      ))}
    </Rows>
  )
}
