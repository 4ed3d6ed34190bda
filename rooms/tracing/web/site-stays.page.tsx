import { useState } from 'react'
import { addMinutes, type Instant } from '#kit'
import {
  type PageProps,
  showMomentShort,
  showNumber,
  useFilters,
  useIntentForm,
  useNow,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import {
  Answer,
  Breadcrumb,
  Button,
  type Column,
  Dialog,
  Empty,
  Fact,
  Facts,
  IntentForm,
  LongTextField,
  MomentField,
  Page,
  RecordList,
  Section,
  showToast,
  useLocalSource,
} from '#ui'
import { borrowCheckIns, type SiteStays, siteStaysContract } from '../domain/index.ts'
import { HourBars } from './hour-bars.tsx'
import { siteWords } from './site.words.ts'
import styles from './tracing.module.css'

/** Who was at a place in these hours, hour by hour, and how long with a case. */
export function SiteStaysPage({ params }: PageProps) {
  const t = useWords(siteWords)
  const reading = useReading()
  const now = useNow()
  const [filters, setFilters] = useFilters()
  const from = (filters.from ?? addMinutes(now, -1440).replace(/:\d\d\.\d+Z$/, ':00.000Z')) as Instant
  const to = (filters.to ?? addMinutes(from, 1440)) as Instant
  const answer = useRead(siteStaysContract, { siteId: params.siteId ?? '', from, to }, { rooms: ['tracing'] })
  const found = answer.data
  const [isBorrowing, setBorrowing] = useState(false)
  return (
    <Page
      title={found ? `${t('title')}: ${found.name}` : t('title')}
      above={<Breadcrumb crumbs={[{ label: t('panel'), to: '/tracing?tab=sites' }, { label: found?.name ?? '' }]} />}
      lead={found && reading(found.areaTitle)}
      actions={found?.mayBorrow && <Button onClick={() => setBorrowing(true)}>{t('borrow')}</Button>}
    >
      <div className={styles.two}>
        <MomentField
          name="from"
          label={t('from')}
          value={from}
          problem={undefined}
          onChange={(at) => setFilters({ from: at })}
        />
        <MomentField
          name="to"
          label={t('to')}
          value={to}
          problem={undefined}
          onChange={(at) => setFilters({ to: at })}
        />
      </div>
      <Answer to={answer} rows={6}>
        {(site) => <Found site={site} />}
      </Answer>
      {isBorrowing && found && <Borrow site={found} onClose={() => setBorrowing(false)} />}
    </Page>
  )
}

function Found({ site }: { readonly site: SiteStays }) {
  const t = useWords(siteWords)
  const source = useLocalSource(site.stays, '', ({ code }) => code)
  if (site.found === 0) return <Empty title={t('none')}>{t('none.help')}</Empty>
  return (
    <>
      <Facts>
        <Fact name={t('people')}>{showNumber(site.people)}</Fact>
        {site.peak.at !== null && (
          <Fact name={t('peak')}>
            {t('peak.at', { people: showNumber(site.peak.people), at: showMomentShort(site.peak.at as Instant) })}
          </Fact>
        )}
      </Facts>
      <HourBars site={site} />
      <Section title={t('stays')}>
        <RecordList
          label={t('stays')}
          source={source}
          rowKey={(one) => `${one.personId} ${one.enteredAt}`}
          columns={useColumns()}
        />
        {site.leftOut > 0 && <p className={styles.quiet}>{t('leftOut', { count: showNumber(site.leftOut) })}</p>}
        {site.servedBy === 'sql' && <p className={styles.quiet}>{t('sql')}</p>}
      </Section>
    </>
  )
}

function useColumns(): readonly Column<SiteStays['stays'][number]>[] {
  const t = useWords(siteWords)
  return [
    {
      key: 'person',
      head: t('people'),
      width: 'minmax(0, 1fr)',
      cell: ({ code, class: level }) => (
        <>
          <span className={styles.code}>{code}</span> {level !== null && <strong>F{level}</strong>}
        </>
      ),
    },
    { key: 'in', head: t('entered'), width: '140px', cell: ({ enteredAt }) => showMomentShort(enteredAt as Instant) },
    {
      key: 'out',
      head: t('left'),
      width: '140px',
      from: 'middle',
      cell: ({ leftAt }) => showMomentShort(leftAt as Instant),
    },
    {
      key: 'with',
      head: t('withCase'),
      width: '130px',
      align: 'end',
      cell: ({ withCaseMinutes }) =>
        withCaseMinutes === null ? '–' : t('minutes', { minutes: showNumber(withCaseMinutes) }),
    },
  ]
}

function Borrow({ site, onClose }: { readonly site: SiteStays; readonly onClose: () => void }) {
  const t = useWords(siteWords)
  const { siteId, from, to } = site
  const form = useIntentForm(borrowCheckIns, { draft: null, initial: { siteId, from, to } })
  const done = ({ result }: { readonly result: unknown }) => {
    const { kept, checkIns } = result as { kept: number; checkIns: number }
    showToast({ text: t('borrow.done', { kept: showNumber(kept), all: showNumber(checkIns) }) })
    onClose()
  }
  return (
    <Dialog title={t('borrow')} onClose={onClose}>
      <p className={styles.quiet}>{t('borrow.help')}</p>
      <IntentForm form={form} submitLabel={t('borrow')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('borrow.reason')} rows={2} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
