import { useState } from 'react'
import { type Day, exactly } from '#kit'
import { Link, type PageProps, showDay, useFilters, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb, ChosenArea } from '#rooms/areas/web'
import {
  Answer,
  Button,
  Dialog,
  Empty,
  FigureStrip,
  IntentForm,
  NumberTable,
  Page,
  Section,
  StripFigure,
  showToast,
  TextField,
} from '#ui'
import { campaignPageContract, closeCampaign, inspectionListContract } from '../domain/index.ts'
import { TargetBars } from './campaign-bars.tsx'
import { frontWords } from './front.words.ts'
import { atLineStart } from './inspection-marks.tsx'
import { InspectionRows } from './inspection-rows.tsx'
import styles from './inspections.module.css'
import { inspectionWords } from './inspections.words.ts'
import { teamWords } from './team.words.ts'

/** One campaign: how far it is by kind of place, here or in an area inside; which inspections made it so. */
export function CampaignPage({ params }: PageProps) {
  const t = useWords(teamWords)
  const f = useWords(frontWords)
  const [filters] = useFilters()
  const [isClosing, setClosing] = useState(false)
  const campaignId = params.campaignId ?? ''
  const answer = useRead(campaignPageContract, { campaignId, areaId: filters.areaId }, { rooms: ['sites'] })
  const campaign = answer.data
  return (
    <Page
      title={campaign?.title ?? t('campaigns')}
      above={campaign && <AreaBreadcrumb areaId={campaign.areaId} />}
      lead={t('campaign.help')}
      actions={campaign?.mayClose && <Button onClick={() => setClosing(true)}>{t('campaign.close')}</Button>}
      strip={
        campaign && (
          <span>
            {f('campaign.days', { from: showDay(campaign.fromDay as Day), to: showDay(campaign.toDay as Day) })}
            {campaign.closedAt && ` · ${t('campaign.closed')}`}
          </span>
        )
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <Answer to={answer} rows={6}>
        {({ sites, inspected, percent, targets }) => (
          <>
            <FigureStrip label={t('campaign.by-kind')}>
              <StripFigure label={t('campaign.figure.sites')} value={sites} />
              <StripFigure label={t('campaign.figure.inspected')} value={inspected} />
              <StripFigure label={t('campaign.figure.percent')} value={percent} unit="%" />
            </FigureStrip>
            <Section title={t('campaign.by-kind')}>
              <div className={styles.narrow}>
                <TargetBars targets={targets} />
              </div>
              <Targets targets={targets} areaId={filters.areaId ?? String(campaign?.areaId ?? '')} />
            </Section>
          </>
        )}
      </Answer>
      <Made campaignId={campaignId} />
      {isClosing && <Close campaignId={campaignId} onClose={() => setClosing(false)} />}
    </Page>
  )
}

type Targets = NonNullable<ReturnType<typeof useTargets>>
const useTargets = (campaignId: string) => useRead(campaignPageContract, { campaignId }).data?.targets

function Targets({ targets, areaId }: { readonly targets: Targets; readonly areaId: string }) {
  const t = useWords(teamWords)
  const reading = useReading()
  return (
    <NumberTable
      label={t('campaign.by-kind')}
      corner={t('campaign.head.kind')}
      columns={[
        { key: 'sites', head: t('campaign.figure.sites') },
        { key: 'inspected', head: t('campaign.head.inspected') },
        { key: 'percent', head: `${t('campaign.head.percent')} (%)` },
        { key: 'wanted', head: `${t('campaign.head.wanted')} (%)` },
        { key: 'findings', head: t('campaign.head.findings') },
      ]}
      rows={targets.map((target) => ({
        key: target.siteKind,
        head: atLineStart(reading(target.title)),
        under:
          target.percent === null
            ? t('campaign.no-sites')
            : target.checklistTitle
              ? reading(target.checklistTitle)
              : undefined,
        cells: {
          sites: { figure: exactly(target.sites), to: `/sites?areaId=${areaId}&kind=${target.siteKind}` },
          inspected: { figure: exactly(target.inspected) },
          percent: { figure: target.percent === null ? null : exactly(target.percent) },
          wanted: { figure: exactly(target.wantedPercent) },
          findings: { figure: exactly(target.withFindings) },
        },
      }))}
    />
  )
}

function Made({ campaignId }: { readonly campaignId: string }) {
  const t = useWords(teamWords)
  const shared = useWords(inspectionWords)
  const answer = useRead(inspectionListContract, { campaignId, limit: 12 })
  return (
    <Section
      title={t('campaign.inspections')}
      note={<Link to={`/inspections/list?campaignId=${campaignId}`}>{shared('whole')}</Link>}
    >
      <Answer to={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('campaign.made-none')} />
          ) : (
            <InspectionRows label={t('campaign.inspections')} items={items} />
          )
        }
      </Answer>
    </Section>
  )
}

function Close({ campaignId, onClose }: { readonly campaignId: string; readonly onClose: () => void }) {
  const t = useWords(teamWords)
  const shared = useWords(inspectionWords)
  const form = useIntentForm(closeCampaign, {
    draft: `inspections.close-campaign.${campaignId}`,
    initial: { campaignId },
  })
  const done = () => {
    showToast({ text: t('campaign.close.done') })
    onClose()
  }
  return (
    <Dialog title={t('campaign.close')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('campaign.close')} onDone={done} onCancel={onClose}>
        <TextField label={shared('reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
