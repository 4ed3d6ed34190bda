import { useAccount, useFilters, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Empty, LinkButton, Note, NumberTable, Page } from '#ui'
import { type Consolidated, consolidatedRead, type FormView, formList, periodList } from '../domain/index.ts'
import { AreaPick } from './area-pick.tsx'
import { Choosers } from './choosers.tsx'
import { chosenForm } from './chosen-form.ts'
import { columnsOf, differencesOf, rowsOf, useConsolidatedWords } from './consolidated-table.tsx'
import { ExportConsolidated } from './export-consolidated.tsx'
import { FormSelect } from './form-select.tsx'
import { PeriodSelect } from './period-select.tsx'
import { consolidatedPath, periodPath } from './report-paths.ts'
import styles from './reports.module.css'
import { reportWords } from './reports.words.ts'
import { sayAsOf, sayPeriod } from './say-period.ts'

/** `/reports/consolidated`: what an area's units come to in a period, beside what is reported of the area itself. */
export function ConsolidatedPage() {
  const t = useWords(reportWords)
  const [filters] = useFilters()
  const { homeAreaId } = useAccount()
  const areaId = filters.areaId === undefined ? homeAreaId : Number(filters.areaId)
  const answer = useRead(formList, {})
  return (
    <Answer to={answer} rows={8}>
      {({ forms }) => {
        const form = chosenForm(forms, filters.form)
        if (form) return <OfForm key={form.code} forms={forms} form={form} areaId={areaId} />
        return (
          <Page title={t('consolidated')}>
            <Empty title={t('form.none')} />
          </Page>
        )
      }}
    </Answer>
  )
}

interface OfFormProps {
  readonly forms: readonly FormView[]
  readonly form: FormView
  readonly areaId: number
}

function OfForm({ forms, form, areaId }: OfFormProps) {
  const t = useWords(reportWords)
  const reading = useReading()
  const [filters] = useFilters()
  const { data } = useRead(periodList, { form: form.code, areaId, count: 31 })
  const period = filters.period ?? form.currentPeriod ?? data?.periods[0]?.period
  const answer = useRead(
    consolidatedRead,
    { form: form.code, areaId, period: period ?? '' },
    { enabled: period !== undefined },
  )
  const periods = (data?.periods ?? []).map((one) => one.period)
  return (
    <Page
      title={t('consolidated.title', { form: reading(form.title) })}
      above={
        <AreaBreadcrumb
          areaId={areaId}
          linkTo={(id) => consolidatedPath({ form: form.code, areaId: id, period })}
          here={period ? sayPeriod(period, form.period, t) : t('consolidated')}
        />
      }
      actions={
        <>
          <LinkButton to={periodPath({ form: form.code, areaId, period })}>{t('title')}</LinkButton>
          {answer.data && <ExportConsolidated table={answer.data} />}
        </>
      }
    >
      <Choosers chosen={t('choose.period')}>
        <AreaPick areaId={areaId} />
        <FormSelect forms={forms} form={form} />
        <PeriodSelect form={form} periods={periods} period={period} />
      </Choosers>
      {period === undefined ? (
        <Empty title={t('periods.none')} />
      ) : (
        <Answer to={answer} rows={10}>
          {(table) => <Table table={table} />}
        </Answer>
      )}
    </Page>
  )
}

function Table({ table }: { readonly table: Consolidated }) {
  const t = useWords(reportWords)
  const say = useConsolidatedWords()
  const differences = differencesOf(table, say)
  if (table.asOf === null) return <Empty title={t('consolidated.empty')} />
  return (
    <div className={styles.stack}>
      {differences.length > 0 && (
        <Note tone="warn" icon="warning" title={t('consolidated.differences')}>
          <ul className={styles.plain}>
            {differences.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Note>
      )}
      <p className={styles.aside}>
        {t('period.said', {
          period: t('summary.label'),
          received: table.summary.received,
          expected: table.summary.expected,
        })}
        {` · ${sayAsOfSpan(table.asOf, t)}`}
      </p>
      <NumberTable
        label={t('consolidated')}
        corner={t('unit')}
        columns={columnsOf(table, say)}
        rows={rowsOf(table, say)}
      />
    </div>
  )
}

function sayAsOfSpan(span: NonNullable<Consolidated['asOf']>, t: ReturnType<typeof useConsolidatedWords>['t']): string {
  const [from, to] = [sayAsOf(span.from, t), sayAsOf(span.to, t)]
  return from === to ? t('consolidated.as-of', { from }) : t('consolidated.as-of.span', { from, to })
}
