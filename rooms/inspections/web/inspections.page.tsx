import { Link, today, useMay, useRead, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Answer, Empty, FigureStrip, LinkButton, Page, Section, StripFigure, TwoColumns } from '#ui'
import {
  campaignListContract,
  findingCountsContract,
  findingListContract,
  inspectionCountsContract,
  inspectionListContract,
  priorityListContract,
} from '../domain/index.ts'
import { CampaignBars } from './campaign-bars.tsx'
import { frontWords } from './front.words.ts'
import { FindingRows, InspectionRows } from './inspection-rows.tsx'
import styles from './inspections.module.css'
import { inspectionWords } from './inspections.words.ts'
import { PriorityRows } from './priority-rows.tsx'

/** Kiểm tra: what is mine today, what should be seen first and why, what is not put right, how far campaigns are. */
export function InspectionsPage() {
  const t = useWords(inspectionWords)
  const areaId = useChosenArea()
  return (
    <Page title={t('inspections')} actions={<Actions />} strip={<Doors areaId={areaId} />}>
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <Figures areaId={areaId} />
      <TwoColumns>
        <div>
          <Mine />
          <First areaId={areaId} />
        </div>
        <div>
          <Open areaId={areaId} />
          <Campaigns areaId={areaId} />
        </div>
      </TwoColumns>
    </Page>
  )
}

function Actions() {
  const t = useWords(inspectionWords)
  const may = useMay()
  if (!may('inspections.work')) return null
  return (
    <>
      <LinkButton to="/inspections/record" look="main" icon="plus">
        {t('record')}
      </LinkButton>
      <LinkButton to="/inspections/plan">{t('plan')}</LinkButton>
    </>
  )
}

/** The other pages of the subject; the menu has one entry for all. Whom a case is about reads it: that door is open to all. */
function Doors({ areaId }: { readonly areaId: number }) {
  const t = useWords(inspectionWords)
  const f = useWords(frontWords)
  const may = useMay()
  const here = `areaId=${areaId}`
  const doors: [string, string, boolean][] = [
    [`/inspections/list?${here}`, t('all'), true],
    [`/inspections/teams?${here}`, t('teams'), true],
    ['/inspections/route', f('route'), may('inspections.work')],
    [`/inspections/campaigns?${here}`, t('campaigns'), true],
    [`/inspections/visits?${here}`, t('visits'), true],
    [`/sites?${here}`, t('sites'), may('sites.read')],
    [`/patrols?${here}`, t('patrols'), may('patrols.read')],
    ['/accountability', f('accountability'), true],
  ]
  return (
    <nav aria-label={f('doors')}>
      <ul className={styles.doors}>
        {doors
          .filter(([, , isOpen]) => isOpen)
          .map(([to, label]) => (
            <li key={to}>
              <Link to={to}>{label}</Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}

function Figures({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const day = today()
  const { data: inspections } = useRead(inspectionCountsContract, { areaId, fromDay: day, toDay: day })
  const { data: findings } = useRead(findingCountsContract, { areaId })
  const inspected = (state: string) => ({
    value: inspections && (inspections.byState[state] ?? 0),
    to: `/inspections/list?areaId=${areaId}&state=${state}&fromDay=${day}&toDay=${day}`,
  })
  const found = (shelf: 'open' | 'overdue' | 'recheck') => ({
    value: findings?.[shelf],
    to: `/inspections/findings?areaId=${areaId}&shelf=${shelf}`,
  })
  return (
    <FigureStrip label={t('figures.label')}>
      <StripFigure label={t('figure.planned')} {...inspected('planned')} />
      <StripFigure label={t('figure.under-way')} {...inspected('checked-in')} />
      <StripFigure label={t('figure.finished')} {...inspected('finished')} />
      <StripFigure label={t('figure.open')} {...found('open')} />
      <StripFigure label={t('figure.overdue')} {...found('overdue')} />
      <StripFigure label={t('figure.recheck')} {...found('recheck')} />
    </FigureStrip>
  )
}

function Mine() {
  const t = useWords(frontWords)
  const may = useMay()
  const underWay = useRead(inspectionListContract, { mine: 'true', state: 'checked-in', limit: 6 })
  const planned = useRead(inspectionListContract, { mine: 'true', state: 'planned', limit: 8 })
  const rechecks = useRead(findingListContract, { mine: 'true', shelf: 'recheck', limit: 6 })
  if (!may('inspections.work') && !may('inspections.recheck')) return null
  const toCheck = rechecks.data?.items.filter(({ mayRecheck }) => mayRecheck) ?? []
  return (
    <>
      <Section title={t('mine.title')} to="/inspections/list?mine=true">
        <Answer to={planned}>
          {({ items }) => {
            const all = [...(underWay.data?.items ?? []), ...items]
            if (all.length === 0) return <Empty title={t('mine.none')}>{t('mine.none.more')}</Empty>
            return <InspectionRows label={t('mine.title')} items={all} />
          }}
        </Answer>
      </Section>
      {toCheck.length > 0 && (
        <Section title={t('recheck.title')} to="/inspections/findings?shelf=recheck&mine=true">
          <FindingRows label={t('recheck.title')} items={toCheck} />
        </Section>
      )}
    </>
  )
}

function First({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const answer = useRead(priorityListContract, { areaId, limit: 8 }, { rooms: ['sites'] })
  const due = answer.data && answer.data.due > 0 && t('first.due', { count: answer.data.due })
  return (
    <Section title={t('first.title')} note={due}>
      <Answer to={answer}>
        {({ items, rule }) => (
          <>
            {items.length === 0 ? (
              <Empty title={t('first.none')} />
            ) : (
              <PriorityRows label={t('first.title')} items={items} />
            )}
            <p className={`${styles.quiet} ${styles.after}`}>{t('first.rule', rule.days)}</p>
            <p className={styles.quiet}>{t('first.source', { source: rule.source.text })}</p>
          </>
        )}
      </Answer>
    </Section>
  )
}

function Open({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const shared = useWords(inspectionWords)
  const answer = useRead(findingListContract, { areaId, shelf: 'open', limit: 8 })
  return (
    <Section title={t('open.title')} to={`/inspections/findings?areaId=${areaId}`}>
      <Answer to={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={shared('none-open')} />
          ) : (
            <FindingRows label={t('open.title')} items={items} />
          )
        }
      </Answer>
    </Section>
  )
}

function Campaigns({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const shared = useWords(inspectionWords)
  const answer = useRead(campaignListContract, { areaId })
  return (
    <Section title={shared('campaigns')} to={`/inspections/campaigns?areaId=${areaId}`}>
      <Answer to={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('campaigns.none')} />
          ) : (
            items.slice(0, 2).map((campaign) => <CampaignBars key={campaign.id} campaign={campaign} areaId={areaId} />)
          )
        }
      </Answer>
    </Section>
  )
}
