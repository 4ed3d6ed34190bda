import type { Instant } from '#kit'
import { showMomentShort, useAccount, useFilters, useReading, useReadPages, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Empty, FigureText, Page, RecordList, SelectField, SheetExport, Tag, usePagedSource } from '#ui'
import { type ReportLine, reportList, reportStates } from '../domain/index.ts'
import { reportPath } from './report-paths.ts'
import styles from './reports.module.css'
import { reportWords } from './reports.words.ts'
import { sayAsOf, sayPeriod } from './say-period.ts'

/** `/reports/list`: the reports behind a number, or all of an area; every filter stands in the address. */
export function ReportListPage() {
  const t = useWords(reportWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const { homeAreaId } = useAccount()
  const areaId = filters.areaId === undefined ? homeAreaId : Number(filters.areaId)
  const { form, period, from, to, source, indicator } = filters
  const state = reportStates.find((one) => one === filters.state)
  const reach = filters.reach === 'direct' ? ('direct' as const) : ('inside' as const)
  const query = { areaId, reach, form, period, from, to, source, indicator, state }
  const pages = useReadPages(reportList, query)
  return (
    <Page title={t('list.title')} above={<AreaBreadcrumb areaId={areaId} here={t('list.title')} />}>
      <RecordList
        label={t('list.title')}
        source={usePagedSource(pages)}
        rowKey={(report) => report.id}
        rowLink={(report) => reportPath(report.id)}
        tools={
          <>
            <SelectField
              label={t('list.state')}
              name="state"
              value={state ?? 'all'}
              onChange={(value) => setFilters({ state: value === 'all' ? undefined : value })}
              options={(['all', ...reportStates] as const).map((value) => ({ value, label: t(`list.state.${value}`) }))}
            />
            {form && <SheetExport sheet="reports.figures" filters={{ ...query, variant: form }} />}
          </>
        }
        columns={[
          { key: 'unit', head: t('unit'), width: 'minmax(150px, 3fr)', cell: ({ areaTitle }) => reading(areaTitle) },
          {
            key: 'period',
            head: t('period'),
            width: '112px',
            cell: (report) => sayPeriod(report.period, undefined, t),
          },
          {
            key: 'form',
            head: t('form'),
            width: '3fr',
            from: 'wide',
            cell: ({ formTitle }) => <span className={styles.line}>{reading(formTitle)}</span>,
          },
          {
            key: 'source',
            head: t('source'),
            width: '2fr',
            from: 'middle',
            cell: ({ sourceTitle }) => <span className={styles.line}>{reading(sourceTitle)}</span>,
          },
          {
            key: 'as-of',
            head: t('as-of'),
            width: '2fr',
            from: 'middle',
            cell: ({ asOf }) => <span className={styles.line}>{sayAsOf(asOf, t)}</span>,
          },
          ...(indicator === undefined
            ? []
            : [
                {
                  key: 'figure',
                  head: t('list.figure'),
                  width: '120px',
                  align: 'end' as const,
                  cell: ({ figure }: ReportLine) => (figure ? <FigureText figure={figure} /> : t('one.not-stated')),
                },
              ]),
          {
            key: 'sent',
            head: t('sent-at'),
            width: '112px',
            from: 'wide',
            cell: ({ submittedAt }) => showMomentShort(submittedAt as Instant),
          },
          { key: 'marks', head: '', width: 'minmax(180px, 2fr)', cell: (report) => <LineMarks report={report} /> },
        ]}
        empty={<Empty>{t('list.none')}</Empty>}
      />
    </Page>
  )
}

function LineMarks({ report }: { readonly report: ReportLine }) {
  const t = useWords(reportWords)
  return (
    <span className={styles.marks}>
      {report.flaws > 0 && <Tag tone="warn">{`≠ ${t('flawed')}`}</Tag>}
      {report.late && <Tag tone="warn">{t('state.late')}</Tag>}
      {report.datedAhead && <Tag tone="soon">{t('as-of.ahead')}</Tag>}
      {report.version > 1 && <Tag>{t('version', { count: report.version })}</Tag>}
      {report.sentUpAt !== null && <Tag>{t('sent-up')}</Tag>}
    </span>
  )
}
