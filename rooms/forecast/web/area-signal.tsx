import { type Day, exactly, type Figure } from '#kit'
import { showMomentShort, showNumber, useReading, useWords } from '#platform/web'
import { Empty, Section, SeriesChart, type SeriesPoint } from '#ui'
import type { AreaSignalView, SignalDay } from '../domain/index.ts'
import { AlarmFinding } from './alarm-finding.tsx'
import { GrowthFinding, NowcastFinding, RtFinding } from './findings.tsx'
import styles from './forecast.module.css'
import { signalWords } from './forecast.words.ts'
import { RtChart } from './rt-chart.tsx'

/** One area’s signals: first what they mean, then the curves they come from. */
export function AreaSignal({ page: whole }: { readonly page: AreaSignalView }) {
  const t = useWords(signalWords)
  const page = { ...whole, days: withoutEmptyStart(whole.days) }
  return (
    <div className={styles.stack}>
      <div className={styles.findings}>
        <AlarmFinding page={page} />
        <RtFinding page={page} />
        <GrowthFinding page={page} />
        <NowcastFinding page={page} />
      </div>
      {hadCases(page) ? (
        <>
          <Curve page={page} />
          <RtChart page={page} />
        </>
      ) : (
        <Empty>{t('days.none', { days: whole.days.length })}</Empty>
      )}
      <Looks page={page} />
    </div>
  )
}

/** Whether any of its days had a case, dated or not. */
export function hadCases({ days }: Pick<AreaSignalView, 'days'>): boolean {
  return days.some(isTold)
}

const isTold = ({ known, undated, high }: SignalDay) => known + undated + (high ?? 0) > 0

/** Fewest days that are drawn, and days before the first case. */
const fewestDays = 28
const daysBefore = 7

/** Weeks before the first case say nothing, and squeeze what does. */
function withoutEmptyStart(days: readonly SignalDay[]): SignalDay[] {
  const first = Math.max(0, days.findIndex(isTold) - daysBefore)
  return days.slice(Math.min(first, Math.max(0, days.length - fewestDays)))
}

function Curve({ page }: { readonly page: AreaSignalView }) {
  const t = useWords(signalWords)
  const reading = useReading()
  const points = page.days.map((one) => pointOf(one, t))
  const means = page.days.map((_, at) => {
    const week = page.days.slice(at - 6, at + 1)
    return at < 6 ? null : week.reduce((sum, { known, estimate }) => sum + (estimate ?? known), 0) / 7
  })
  const bulk = page.days.filter(({ undated }) => undated > 0)
  const suspected = page.days.filter(({ isSuspected }) => isSuspected)
  const events = [
    ...page.holidays.map(({ day, name }) => ({ day: day as Day, label: reading(name) })),
    ...bulk.map(({ day, undated }) => ({ day: day as Day, label: t('chart.backlog', { count: undated }) })),
    ...suspected.map(({ day }) => ({ day: day as Day, label: t('chart.suspected') })),
  ]
  return (
    <SeriesChart
      title={t('chart.title', { count: page.itself.week, before: page.itself.weekBefore })}
      lead={t('chart.lead')}
      points={points}
      mean={{ label: t('chart.mean'), values: means }}
      events={events}
      unit={t('chart.unit')}
    />
  )
}

function pointOf(one: SignalDay, t: ReturnType<typeof useWords<keyof typeof signalWords.vi>>): SeriesPoint {
  const notes = [
    one.imported > 0 && t('chart.imported', { count: one.imported }),
    one.alarms.length > 0 && t('chart.alarm', { methods: one.alarms.map((method) => method.toUpperCase()).join(', ') }),
    one.undated > 0 && t('chart.undated', { count: one.undated }),
    one.isSuspected && t('chart.suspected'),
  ].filter((note) => note !== false)
  return { day: one.day as Day, figure: figureOf(one), ...(notes.length > 0 && { note: notes.join('; ') }) }
}

/** A day is a number, a span, or (too new to say) a number that can only grow. */
function figureOf({ known, low, high }: SignalDay): Figure {
  if (high === null) return { kind: 'at-least', value: known }
  const roof = Math.round(high)
  return roof > known ? { kind: 'range', low: Math.min(known, low), high: roof } : exactly(known)
}

function Looks({ page }: { readonly page: AreaSignalView }) {
  const t = useWords(signalWords)
  if (page.looks.length === 0) return null
  return (
    <Section title={t('look.history')} note={showNumber(page.looks.length)}>
      {page.looks.map((look) => (
        <p key={look.id} className={styles.looked}>
          {t('look.said', {
            finding: t(`finding.${look.finding}`),
            by: look.by ?? '',
            at: showMomentShort(look.at as never),
          })}
          {look.note && `. ${look.note}`}
        </p>
      ))}
    </Section>
  )
}
