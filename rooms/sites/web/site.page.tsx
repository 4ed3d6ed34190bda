import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { areaPath, Link, type PageProps, showFullDay, useMay, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Button, Fact, Facts, LinkButton, Page, Section, SubjectPanels, Timeline } from '#ui'
import { type SitePage as Site, sitePageContract } from '../domain/index.ts'
import { capital } from './capital.ts'
import { RiskTag } from './risk-tag.tsx'
import { CloseSite, EditSite, JudgeRisk } from './site-dialogs.tsx'
import { SiteStages } from './site-stages.tsx'
import styles from './sites.module.css'
import { siteWords } from './sites.words.ts'

const dialogs = { judge: JudgeRisk, edit: EditSite, close: CloseSite } as const
type DialogName = keyof typeof dialogs

/** One place: what it is, how it was judged, who answers for its stages, and what later rooms know of it. */
export function SitePage({ params }: PageProps) {
  const t = useWords(siteWords)
  const reading = useReading()
  const answer = useRead(sitePageContract, { id: params.siteId ?? '' })
  const [open, setOpen] = useState<DialogName>()
  const site = answer.data
  const Shown = open && dialogs[open]
  return (
    <Page
      title={site?.name ?? t('place')}
      above={site && <AreaBreadcrumb areaId={site.areaId} />}
      lead={site && capital(reading(site.kindTitle))}
      actions={site && site.closedOn === null && <SiteActions site={site} onOpen={setOpen} />}
      strip={site && <SiteStrip site={site} />}
    >
      <Answer to={answer} rows={6}>
        {(found) => (
          <div className={styles.page}>
            <div>
              {found.entryPoint && <SiteStages site={found} />}
              <SubjectPanels slot="sites.page" subjectId={found.id} areaId={found.areaId} />
              <Section title={t('risk')}>
                <Judgements site={found} />
              </Section>
            </div>
            <div>
              <Section title={t('facts')}>
                <SiteFacts site={found} />
              </Section>
            </div>
          </div>
        )}
      </Answer>
      {Shown && site && <Shown site={site} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function SiteActions({ site, onOpen }: { readonly site: Site; readonly onOpen: (name: DialogName) => void }) {
  const t = useWords(siteWords)
  const may = useMay()
  return (
    <>
      {may('inspections.work') && (
        <LinkButton to={`/inspections/plan?siteId=${site.id}`} look="main" icon="check">
          {t('inspect')}
        </LinkButton>
      )}
      {may('sites.set-risk') && <Button onClick={() => onOpen('judge')}>{t('judge')}</Button>}
      {may('sites.keep') && <Button onClick={() => onOpen('edit')}>{t('edit')}</Button>}
      {may('sites.keep') && (
        <Button look="quiet" onClick={() => onOpen('close')}>
          {t('close')}
        </Button>
      )}
    </>
  )
}

function SiteStrip({ site }: { readonly site: Site }) {
  const t = useWords(siteWords)
  return (
    <span className={styles.line}>
      <span className={styles.quiet}>{t('risk')}</span>
      <RiskTag risk={site.risk} reviewOn={site.riskReviewOn} />
      {site.closedOn !== null && <strong>{t('closed', { day: showFullDay(site.closedOn as Day) })}</strong>}
    </span>
  )
}

function SiteFacts({ site }: { readonly site: Site }) {
  const t = useWords(siteWords)
  const reading = useReading()
  return (
    <Facts>
      <Fact name={t('kind')}>{capital(reading(site.kindTitle))}</Fact>
      <Fact name={t('family')}>{capital(reading(site.familyTitle))}</Fact>
      <Fact name={t('area')}>
        <Link to={areaPath(site.areaId)}>{reading(site.areaTitle)}</Link>
      </Fact>
      <Fact name={t('address')}>{site.address}</Fact>
      <Fact name={t('inCharge')}>{site.inCharge}</Fact>
      <Fact name={t('opened')}>{showFullDay(site.openedOn as Day)}</Fact>
      {site.closeReason && <Fact name={t('close.reason')}>{site.closeReason}</Fact>}
      <Fact name={t('note')}>{site.note && <span className={styles.said}>{site.note}</span>}</Fact>
      <Fact name={t('source')}>{site.source}</Fact>
      <Fact name={t('kind.source')}>{site.kindSource}</Fact>
    </Facts>
  )
}

function Judgements({ site }: { readonly site: Site }) {
  const t = useWords(siteWords)
  if (site.risks.length === 0) return <p className={styles.quiet}>{t('risks.none')}</p>
  return (
    <Timeline
      label={t('risk')}
      events={site.risks.map(({ level, reason, reviewOn, setAt, setBy }) => ({
        id: `${setAt}${level}`,
        at: setAt as Instant,
        title: t('risk.tag', { level: t(`risk.${level}`) }),
        detail: (
          <>
            <span className={styles.said}>{reason}</span>
            {reviewOn && <> · {t('risk.due', { day: showFullDay(reviewOn as Day) })}</>}
          </>
        ),
        by: setBy,
        tone: level === 'high' ? 'warn' : 'quiet',
      }))}
    />
  )
}
