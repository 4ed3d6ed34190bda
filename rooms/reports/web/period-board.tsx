import type { Instant } from '#kit'
import { showMoment, useFilters, useRead, useWords } from '#platform/web'
import { Answer, Empty, FigureStrip, StripFigure } from '#ui'
import { type FormView, type PeriodSummary, periodList, type UnitState, unitStates } from '../domain/index.ts'
import { LockActions } from './lock-actions.tsx'
import { PeriodStrip } from './period-strip.tsx'
import { type PeriodDoor, recordsPath } from './report-paths.ts'
import styles from './reports.module.css'
import { reportWords } from './reports.words.ts'
import { sayPeriod } from './say-period.ts'
import { UnitTable } from './unit-table.tsx'

interface BoardProps {
  readonly form: FormView
  readonly areaId: number
  /** Where a period or a state of this same board is. */
  readonly doorOf: PeriodDoor
}

/** The periods of a form in an area, the standing of one of them, and its units: the missing one press away. */
export function PeriodBoard({ form, areaId, doorOf }: BoardProps) {
  const t = useWords(reportWords)
  const [filters] = useFilters()
  const answer = useRead(periodList, { form: form.code, areaId, count: 14 }, { every: 60_000 })
  return (
    <Answer to={answer} rows={6}>
      {({ periods }) => {
        const wanted = filters.period ?? form.currentPeriod
        const summary = periods.find(({ period }) => period === wanted) ?? periods[0]
        if (!summary) return <Empty title={t('periods.none')} />
        return (
          <div className={styles.stack}>
            <PeriodStrip form={form} periods={periods} current={summary.period} doorOf={doorOf} />
            <PeriodStanding form={form} areaId={areaId} summary={summary} doorOf={doorOf} />
            <UnitTable
              key={summary.period}
              form={form}
              areaId={areaId}
              period={summary.period}
              state={stateOf(filters.state)}
            />
          </div>
        )
      }}
    </Answer>
  )
}

function stateOf(text: string | undefined): UnitState | undefined {
  return unitStates.find((state) => state === text)
}

interface StandingProps extends BoardProps {
  readonly summary: PeriodSummary
}

function PeriodStanding({ form, areaId, summary, doorOf }: StandingProps) {
  const t = useWords(reportWords)
  const { period, dueAt } = summary
  const to = (state: UnitState) => doorOf({ period, state })
  const records = (state: string) => `${recordsPath({ form: form.code, areaId, period })}&state=${state}`
  const percent = (key: 'completeness' | 'timeliness' | 'consistency') =>
    summary[key] === null ? undefined : t(`summary.${key}`, { percent: summary[key] })
  return (
    <div>
      <div className={styles.bar}>
        <h2>{sayPeriod(period, form.period, t)}</h2>
        <span className={styles.aside}>
          {dueAt === null ? t('due.none') : t('due', { at: showMoment(dueAt as Instant) })}
        </span>
        <LockActions form={form} areaId={areaId} summary={summary} />
      </div>
      <FigureStrip label={t('summary.label')}>
        <StripFigure
          label={t('summary.received')}
          value={summary.received}
          unit={t('summary.of', { count: summary.expected })}
          parts={percent('completeness')}
        />
        <StripFigure
          label={t('summary.in-time')}
          value={summary.inTime}
          parts={percent('timeliness')}
          to={to('in-time')}
        />
        <StripFigure label={t('summary.late')} value={summary.late} to={to('late')} />
        <Absent summary={summary} to={to} />
        <StripFigure
          label={t('summary.flawed')}
          value={summary.flawed}
          to={records('flawed')}
          {...(summary.flawed > 0 ? { change: { text: percent('consistency') ?? '', tone: 'warn' as const } } : {})}
        />
        <StripFigure label={t('summary.corrected')} value={summary.corrected} to={records('corrected')} />
        {summary.latency && (
          <StripFigure
            label={t('summary.latency')}
            value={Math.round(summary.latency.median)}
            unit={t('minutes.unit')}
            parts={t('summary.p90', { count: Math.round(summary.latency.p90) })}
          />
        )}
      </FigureStrip>
    </div>
  )
}

/** Missing once the hour has passed; before it, those still awaited. */
function Absent({ summary, to }: { readonly summary: PeriodSummary; readonly to: (state: UnitState) => string }) {
  const t = useWords(reportWords)
  const { missing, awaited } = summary
  if (missing === 0 && awaited > 0)
    return <StripFigure label={t('summary.awaited')} value={awaited} to={to('awaited')} />
  return (
    <StripFigure
      label={t('summary.missing')}
      value={missing}
      to={to('missing')}
      {...(missing > 0 ? { change: { text: t('state.missing.act'), tone: 'alarm' as const } } : {})}
    />
  )
}
