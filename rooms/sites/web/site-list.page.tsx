import { useState } from 'react'
import type { Day } from '#kit'
import {
  areaPath,
  Link,
  showFullDay,
  showNumber,
  useFilters,
  useGo,
  useMay,
  useRead,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import {
  Button,
  Choice,
  type Column,
  Empty,
  Page,
  RecordList,
  Section,
  SelectField,
  SheetExport,
  usePagedSource,
} from '#ui'
import { type SiteKindCount, type SiteLine, siteCountsContract, siteListContract, siteRisks } from '../domain/index.ts'
import { capital } from './capital.ts'
import { RegisterSite } from './register-site.form.tsx'
import { RiskTag } from './risk-tag.tsx'
import styles from './sites.module.css'
import { siteWords } from './sites.words.ts'

const risks = [...siteRisks.toReversed(), 'none', 'review-due'] as const

/** The register of places: how many of each kind, and the list behind each number. */
export function SiteListPage() {
  const t = useWords(siteWords)
  const may = useMay()
  const go = useGo()
  const [filters, setFilters] = useFilters()
  const [isOpen, setOpen] = useState(false)
  const areaId = useChosenArea()
  const risk = risks.find((one) => one === filters.risk)
  const narrowed = { areaId, risk, q: filters.q }
  const { data: counts } = useRead(siteCountsContract, narrowed)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        may('sites.keep') && (
          <Button look="main" icon="plus" onClick={() => setOpen(true)}>
            {t('register')}
          </Button>
        )
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <div className={styles.columns}>
        <Kinds
          counts={counts}
          kind={filters.kind}
          risk={risk}
          onChange={(kind) => setFilters({ kind })}
          onRisk={(next) => setFilters({ risk: next })}
        />
        <SiteList query={{ ...narrowed, kind: filters.kind }} risk={risk} />
      </div>
      {isOpen && (
        <RegisterSite
          areaId={areaId}
          kind={filters.kind}
          onDone={(siteId) => go(`/sites/${siteId}`)}
          onClose={() => setOpen(false)}
        />
      )}
    </Page>
  )
}

interface KindsProps {
  readonly counts: { readonly total: number; readonly kinds: readonly SiteKindCount[] } | undefined
  readonly kind: string | undefined
  readonly risk: string | undefined
  readonly onChange: (kind: string | undefined) => void
  readonly onRisk: (risk: string | undefined) => void
}

/** Stands for no filter in a list to choose from. */
const every = 'all'

function useRiskOptions() {
  const t = useWords(siteWords)
  return ([every, ...risks] as const).map((one) => ({ value: one, label: t(`risk.${one}`) }))
}

/** Kinds with their numbers: each a door to its list. A list to choose from on a phone. */
function Kinds({ counts, kind, risk, onChange, onRisk }: KindsProps) {
  const t = useWords(siteWords)
  const reading = useReading()
  const riskOptions = useRiskOptions()
  if (!counts) return <div />
  const all = { kind: undefined, title: t('kinds.all'), count: counts.total, high: 0 }
  const lines = [all, ...counts.kinds.map((one) => ({ ...one, title: capital(reading(one.title)) }))]
  return (
    <div>
      <div className={styles.onPhone}>
        <SelectField
          name="kind"
          label={t('kind')}
          value={kind ?? every}
          onChange={(next) => onChange(next === every ? undefined : next)}
          options={lines.map((one) => ({ value: one.kind ?? every, label: `${one.title} · ${showNumber(one.count)}` }))}
        />
        <SelectField
          name="risk"
          label={t('risk')}
          value={risk ?? every}
          onChange={(next) => onRisk(next === every ? undefined : next)}
          options={riskOptions}
        />
      </div>
      <div className={styles.onDesk}>
        <Section title={t('kinds')}>
          <ul className={styles.kinds}>
            {lines.map((line) => (
              <li key={line.kind ?? ''}>
                <button
                  type="button"
                  className={styles.kind}
                  aria-pressed={line.kind === kind}
                  data-none={line.count === 0 ? '' : undefined}
                  onClick={() => onChange(line.kind === kind ? undefined : line.kind)}
                >
                  <span>
                    {line.title}
                    {line.high > 0 && <span className={styles.some}> · {t('high', { count: line.high })}</span>}
                  </span>
                  <span className={styles.count}>{showNumber(line.count)}</span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </div>
  )
}

type Query = Record<'kind' | 'q' | 'risk', string | undefined> & { readonly areaId: number }

function SiteList({ query, risk }: { readonly query: Query; readonly risk: (typeof risks)[number] | undefined }) {
  const t = useWords(siteWords)
  const [, setFilters] = useFilters()
  const riskOptions = useRiskOptions()
  const asked = { ...query, risk }
  const source = usePagedSource(useReadPages(siteListContract, { ...asked, limit: '60' }))
  return (
    <RecordList
      label={t('title')}
      source={source}
      rowKey={(site) => site.id}
      rowLink={(site) => `/sites/${site.id}`}
      filter={{ text: query.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('find') }}
      tools={
        <>
          <span className={styles.onDesk}>
            <Choice
              label={t('risk')}
              value={risk ?? every}
              onChange={(next) => setFilters({ risk: next === every ? undefined : next })}
              options={riskOptions}
            />
          </span>
          <SheetExport sheet="sites.register" filters={asked} />
        </>
      }
      columns={useColumns()}
      empty={<Empty title={t('none')}>{t('none.help')}</Empty>}
    />
  )
}

function useColumns(): readonly Column<SiteLine>[] {
  const t = useWords(siteWords)
  const reading = useReading()
  return [
    {
      key: 'name',
      head: t('name'),
      width: 'minmax(0, 3fr)',
      cell: (site) => (
        <>
          {site.name}
          {site.address && <span className={styles.under}>{site.address}</span>}
        </>
      ),
    },
    {
      key: 'kind',
      head: t('kind'),
      width: 'minmax(0, 2fr)',
      cell: (site) => capital(reading(site.kindTitle)),
    },
    {
      key: 'area',
      head: t('area'),
      width: 'minmax(0, 1.5fr)',
      from: 'middle',
      cell: (site) => <Link to={areaPath(site.areaId)}>{reading(site.areaTitle)}</Link>,
    },
    {
      key: 'risk',
      head: t('risk'),
      width: '170px',
      cell: (site) =>
        site.closedOn === null ? (
          <RiskTag risk={site.risk} reviewOn={site.riskReviewOn} />
        ) : (
          <span className={styles.quiet}>{t('closed', { day: showFullDay(site.closedOn as Day) })}</span>
        ),
    },
  ]
}
