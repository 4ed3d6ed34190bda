import { addDays, type Day } from '#kit'
import { showFigure, showNumber, today, useAccount, useFilters, useRead, useReading, useWords } from '#platform/web'
import { areaInForceHistory } from '#rooms/areas/domain'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Choice, Empty, Fact, Facts, Page, Section, SelectField, SeriesChart } from '#ui'
import { type FormView, formList, type Series, seriesRead } from '../domain/index.ts'
import { AreaPick } from './area-pick.tsx'
import { Choosers } from './choosers.tsx'
import { chosenForm } from './chosen-form.ts'
import { FormSelect } from './form-select.tsx'
import { recordsPath, seriesPath } from './report-paths.ts'
import styles from './reports.module.css'
import { reportWords } from './reports.words.ts'
import { dayOfPeriod, sayAsOf, sayPeriod } from './say-period.ts'
import { WeekRanges } from './week-ranges.tsx'

const spans = ['14', '30', '90', '365'] as const

/** `/reports/series`: one indicator of an area over time, with its mean, its records, and what was ordered meanwhile. */
export function SeriesPage() {
  const t = useWords(reportWords)
  const [filters] = useFilters()
  const { homeAreaId } = useAccount()
  const areaId = filters.areaId === undefined ? homeAreaId : Number(filters.areaId)
  const answer = useRead(formList, {})
  return (
    <Answer to={answer} rows={8}>
      {({ forms }) => {
        const form = chosenForm(forms, filters.form)
        if (form) return <OfForm forms={forms} form={form} areaId={areaId} />
        return (
          <Page title={t('series.indicator')}>
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
  const [filters, setFilters] = useFilters()
  const indicator = form.indicators.find(({ key }) => key === filters.indicator) ?? form.indicators[0]
  const span = spans.find((one) => one === filters.span) ?? '30'
  const to = (filters.to as Day | undefined) ?? today()
  const from = addDays(to, 1 - Number(span))
  const basis = filters.basis === 'own' || filters.basis === 'below' ? filters.basis : undefined
  const query = { form: form.code, indicator: indicator?.key ?? '', areaId, from, to, basis, source: filters.source }
  const answer = useRead(seriesRead, query)
  const name = indicator ? reading(indicator.title) : ''
  return (
    <Page
      title={name}
      above={
        <AreaBreadcrumb
          areaId={areaId}
          linkTo={(id) => seriesPath({ form: form.code, indicator: indicator?.key ?? '', areaId: id })}
          here={name}
        />
      }
      lead={reading(form.title)}
    >
      <Choosers chosen={t('choose.indicator')}>
        <AreaPick areaId={areaId} />
        <FormSelect forms={forms} form={form} />
        <SelectField
          label={t('series.indicator')}
          name="indicator"
          value={indicator?.key}
          onChange={(key) => setFilters({ indicator: key })}
          options={form.indicators.map(({ key, title, depth }) => ({
            value: key,
            label: `${'· '.repeat(depth)}${reading(title)}`,
          }))}
        />
      </Choosers>
      <div className={styles.bar}>
        <Choice
          label={t('series.span')}
          value={span}
          onChange={(next) => setFilters({ span: next === '30' ? undefined : next })}
          options={spans.map((value) => ({ value, label: t(`series.span.${value}`) }))}
        />
        <Choice
          label={t('series.basis')}
          value={answer.data?.basis ?? basis ?? 'own'}
          onChange={(next) => setFilters({ basis: next })}
          options={(['own', 'below'] as const).map((value) => ({ value, label: t(`series.basis.${value}`) }))}
        />
      </div>
      <Answer to={answer} rows={8}>
        {(series) => <Chart series={series} form={form} />}
      </Answer>
    </Page>
  )
}

function Chart({ series, form }: { readonly series: Series; readonly form: FormView }) {
  const t = useWords(reportWords)
  const reading = useReading()
  const events = useEvents(series)
  const { points, weeks, total } = series
  if (points.every(({ figure }) => figure === null)) return <Empty>{t('series.none')}</Empty>
  const source = form.sources.find(({ code }) => code === series.source)
  return (
    <div className={styles.stack}>
      <SeriesChart
        title={findingOf(series, { t, reading })}
        lead={[
          reading(series.areaTitle),
          source
            ? t('series.lead.own', { source: reading(source.title) })
            : series.basis === 'below' && t('series.lead.below'),
        ]
          .filter(Boolean)
          .join(' · ')}
        unit={series.unit ? reading(series.unit) : undefined}
        points={points.map((point) => ({
          day: dayOfPeriod(point.period),
          label: form.period === 'day' ? undefined : sayPeriod(point.period, form.period, t),
          figure: point.figure,
          isRecord: point.isRecord,
          note: point.asOf === null ? undefined : sayAsOf(point.asOf, t),
          to: point.reports === 0 ? undefined : doorOf(series, point.period),
        }))}
        mean={
          points.some(({ average7 }) => average7 !== null)
            ? { label: t('series.mean'), values: points.map(({ average7 }) => average7) }
            : undefined
        }
        events={events}
      />
      {total && (
        <Facts>
          <Fact name={t('series.total')}>{`${showFigure(total)} ${series.unit ? reading(series.unit) : ''}`}</Fact>
        </Facts>
      )}
      {weeks.length > 1 && form.period === 'day' && (
        <Section title={t('series.weeks')}>
          <WeekRanges weeks={weeks} />
        </Section>
      )}
    </div>
  )
}

function doorOf(series: Series, period: string): string {
  const { form, indicator, areaId, basis, source } = series
  return recordsPath({
    form,
    areaId,
    period,
    indicator,
    reach: basis === 'own' ? 'direct' : 'inside',
    source: source ?? undefined,
  })
}

/** The finding first: the record where there is one, else the last figure. */
function findingOf(
  series: Series,
  {
    t,
    reading,
  }: { t: ReturnType<typeof useWords<keyof typeof reportWords.vi>>; reading: ReturnType<typeof useReading> },
): string {
  const unit = series.unit ? ` ${reading(series.unit)}` : ''
  const name = reading(series.title)
  const say = (
    key: 'series.record' | 'series.last',
    at: { period: string; figure: Parameters<typeof showFigure>[0] },
  ) => t(key, { name, figure: `${showFigure(at.figure)}${unit}`, period: sayPeriod(at.period, undefined, t) })
  if (series.record) return say('series.record', series.record)
  const last = series.points.findLast(({ figure }) => figure !== null)
  return last?.figure ? say('series.last', { period: last.period, figure: last.figure }) : `${name}: ${showNumber(0)}`
}

/** What began and what ended to be in force here in these days, whether it still is or not: written over its day. */
function useEvents({ areaId, points }: Series) {
  const t = useWords(reportWords)
  const reading = useReading()
  const [first, last] = [points[0], points.at(-1)].map((point) => dayOfPeriod(point?.period ?? today()))
  const from = (first ?? today()) as Day
  const to = (last ?? today()) as Day
  const { data } = useRead(areaInForceHistory, { id: areaId, from, to })
  return (data?.items ?? []).flatMap((one) => {
    const label = reading(one.label)
    const ended = one.to === null ? [] : [{ day: dayOfPeriod(one.to), label: t('series.ended', { label }) }]
    return [{ day: dayOfPeriod(one.from), label }, ...ended].filter(({ day }) => day >= from && day <= to)
  })
}
