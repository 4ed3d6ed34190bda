import { type Day, exactly } from '#kit'
import { Link, showDay, useRead, useReading, useWords } from '#platform/web'
import { Answer, BarList } from '#ui'
import { type CampaignLine, campaignPageContract } from '../domain/index.ts'
import { frontWords } from './front.words.ts'
import { atLineStart } from './inspection-marks.tsx'
import styles from './inspections.module.css'

/** A campaign in a few lines: what it is, how far it is, and coverage by kind of place. */
export function CampaignBars({ campaign, areaId }: { readonly campaign: CampaignLine; readonly areaId?: number }) {
  const t = useWords(frontWords)
  const answer = useRead(campaignPageContract, { campaignId: campaign.id, areaId })
  return (
    <div className={styles.campaign}>
      <p>
        <Link to={`/inspections/campaigns/${campaign.id}`}>{campaign.title}</Link>{' '}
        <span className={styles.quiet}>
          {t('campaign.days', { from: showDay(campaign.fromDay as Day), to: showDay(campaign.toDay as Day) })}
        </span>
      </p>
      <Answer to={answer}>
        {({ targets, inspected, sites, percent }) => (
          <>
            <p className={styles.quiet}>{t('campaign.all', { inspected, sites, percent })}</p>
            <TargetBars targets={targets} />
          </>
        )}
      </Answer>
    </div>
  )
}

interface Target {
  readonly siteKind: string
  readonly title: { readonly vi: string; readonly en: string }
  readonly sites: number
  readonly inspected: number
  readonly percent: number | null
}

/** Coverage by kind as bars up to a hundred: a kind without any place has no bar. */
export function TargetBars({ targets }: { readonly targets: readonly Target[] }) {
  const t = useWords(frontWords)
  const reading = useReading()
  return (
    <BarList
      label={t('campaign.by-kind')}
      roof={100}
      bars={targets.map((target) => ({
        key: target.siteKind,
        name: atLineStart(reading(target.title)),
        figure: target.percent === null ? null : exactly(target.percent),
        note: `% · ${target.inspected}/${target.sites}`,
      }))}
    />
  )
}
