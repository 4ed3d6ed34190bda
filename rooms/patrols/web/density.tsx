import { type Day, exactly } from '#kit'
import { showDay, showNumber, today, useRead, useReading, useWords } from '#platform/web'
import {
  Answer,
  BarList,
  type ChartEvent,
  FigureStrip,
  Note,
  type NumberRow,
  NumberTable,
  Section,
  SeriesChart,
  StripFigure,
} from '#ui'
import { type Density, type DensityDay, densityContract } from '../domain/index.ts'
import { checksKnown, type Finding, findingOf, rounded, whole } from './density-finding.ts'
import styles from './patrols.module.css'
import { patrolWords } from './patrols.words.ts'

/** Days shown: two weeks and a day, so that each of the last seven has its weekday a week ago. */
const daysShown = 15

/** How dense checks are: the last whole day in numbers, fifteen days as bars, the last seven against a week ago. */
export function DensityFace({ areaId }: { readonly areaId: number }) {
  const answer = useRead(densityContract, { areaId, days: daysShown })
  return <Answer to={answer}>{(density) => <DensityBody areaId={areaId} density={density} />}</Answer>
}

function DensityBody({ areaId, density }: { readonly areaId: number; readonly density: Density }) {
  const t = useWords(patrolWords)
  const reading = useReading()
  const finding = findingOf(density, today())
  const name = reading(density.areaTitle)
  return (
    <>
      <Numbers areaId={areaId} density={density} day={finding.last} />
      <Unknown density={density} name={name} />
      <Falls density={density} />
      <div className={styles.columns}>
        <div>
          <Chart areaId={areaId} density={density} finding={finding} />
          <WeekTable areaId={areaId} density={density} />
        </div>
        <div>
          <Section title={t('parts', { day: showDay(density.partsOn as Day) })}>
            <Parts density={density} />
          </Section>
          <Section title={t('sources')}>
            <Sources density={density} />
          </Section>
        </div>
      </div>
    </>
  )
}

const checksOn = (areaId: number, day: string) => `/patrols?areaId=${areaId}&tab=checks&day=${day}`

interface NumbersProps {
  readonly areaId: number
  readonly density: Density
  readonly day: DensityDay | undefined
}

function Numbers({ areaId, density, day }: NumbersProps) {
  const t = useWords(patrolWords)
  const now = density.days.at(-1)
  if (!day || !now) return null
  const hours = day.minutes / 60
  const source = density.sources.join(' ')
  return (
    <>
      <p className={styles.quiet}>{t('fig.asOf', { day: showDay(day.day as Day) })}</p>
      <FigureStrip label={t('fig.asOf', { day: showDay(day.day as Day) })}>
        <StripFigure
          label={t('fig.checks')}
          value={day.checks}
          to={checksOn(areaId, day.day)}
          trend={density.days.slice(0, -1).map(checksKnown)}
        />
        {day.perKm2 !== null && <StripFigure label={t('fig.perKm2')} value={rounded(day.perKm2)} source={source} />}
        {day.perThousand !== null && (
          <StripFigure label={t('fig.perThousand')} value={rounded(day.perThousand)} source={source} />
        )}
        {density.communes > 1 && day.perCommune !== null && (
          <StripFigure label={t('fig.perCommune')} value={rounded(day.perCommune)} />
        )}
        <StripFigure
          label={t('fig.people')}
          value={day.people}
          to={`/patrols?areaId=${areaId}&tab=patrols&day=${day.day}`}
        />
        {hours > 0 && <StripFigure label={t('fig.intensity')} value={rounded(day.checks / hours)} />}
        <StripFigure label={t('fig.today')} value={now.checks} to={checksOn(areaId, now.day)} />
      </FigureStrip>
    </>
  )
}

/** What cannot be computed is said, never guessed. */
function Unknown({ density, name }: { readonly density: Density; readonly name: string }) {
  const t = useWords(patrolWords)
  const { areaKm2, population } = density
  if (areaKm2 !== null && population !== null) return null
  const what = areaKm2 === null ? (population === null ? 'both' : 'area') : 'population'
  return <p className={`${styles.note} ${styles.quiet}`}>{t(`unknown.${what}`, { area: name })}</p>
}

function Falls({ density }: { readonly density: Density }) {
  const t = useWords(patrolWords)
  const fallen = density.days.filter(({ falls }) => falls)
  if (fallen.length === 0) return null
  const days = fallen.map(({ day }) => showDay(day as Day)).join(', ')
  return (
    <div className={styles.note}>
      <Note tone="warn">
        {t('falls.some', { days })} {t('falls.rule', { share: `${whole(density.fallShare * 100)}%` })}
      </Note>
    </div>
  )
}

interface ChartProps {
  readonly areaId: number
  readonly density: Density
  readonly finding: Finding
}

function Chart({ areaId, density, finding }: ChartProps) {
  const t = useWords(patrolWords)
  const reading = useReading()
  const { measure, unit, change, last } = finding
  const said = last && {
    day: showDay(last.day as Day),
    value: showNumber(rounded(last[measure] ?? 0)),
    unit: t(unit),
    share: `${Math.abs(change ?? 0)}%`,
  }
  const direction = change === null || change === 0 ? 'same' : change > 0 ? 'rises' : 'falls'
  const title = said && (last?.checks ?? 0) > 0 ? t(`chart.${direction}`, said) : t('chart.none')
  return (
    <SeriesChart
      title={title}
      lead={t(measure === 'perKm2' ? 'chart.perKm2' : 'chart.perCommune')}
      unit={t(unit)}
      points={density.days.slice(0, -1).map((day) => ({
        day: day.day as Day,
        figure: checksKnown(day) === null ? null : exactly(rounded(day[measure] ?? 0)),
        to: checksOn(areaId, day.day),
      }))}
      events={eventsOf(density.days, reading)}
    />
  )
}

/** The day on which each directive came into force. */
function eventsOf(days: readonly DensityDay[], reading: ReturnType<typeof useReading>): ChartEvent[] {
  return days.flatMap(({ day, directive }, index) => {
    const before = days[index - 1]?.directive
    if (!directive || index === 0 || before?.vi === directive.vi) return []
    return [{ day: day as Day, label: reading(directive) }]
  })
}

function figureOf(day: DensityDay | undefined) {
  const checks = day ? checksKnown(day) : null
  return checks === null ? null : exactly(checks)
}

function WeekTable({ areaId, density }: { readonly areaId: number; readonly density: Density }) {
  const t = useWords(patrolWords)
  const days = density.days.slice(0, -1)
  const rows = days.flatMap((one, index): NumberRow[] => {
    if (index < days.length - 7) return []
    const before = days[index - 1]
    const week = days[index - 7]
    const tone = one.falls ? ('warn' as const) : undefined
    return [
      {
        key: one.day,
        head: showDay(one.day as Day),
        cells: {
          now: { figure: figureOf(one), to: checksOn(areaId, one.day), tone, mark: one.falls ? '↓' : undefined },
          day: { figure: figureOf(before) },
          week: { figure: figureOf(week) },
        },
      },
    ]
  })
  return (
    <Section title={t('week.title')}>
      <NumberTable
        label={t('week.title')}
        corner={t('week.head')}
        columns={(['now', 'day', 'week'] as const).map((key) => ({ key, head: t(`week.${key}`) }))}
        rows={rows.toReversed()}
      />
    </Section>
  )
}

function Parts({ density }: { readonly density: Density }) {
  const t = useWords(patrolWords)
  const reading = useReading()
  if (density.parts.length === 0) return <p className={styles.quiet}>{t('parts.none')}</p>
  return (
    <BarList
      label={t('parts', { day: showDay(density.partsOn as Day) })}
      bars={density.parts.map(({ areaId, title, checks, before }) => ({
        key: String(areaId),
        name: reading(title),
        figure: checks === 0 && before === 0 ? null : exactly(checks),
        to: `/patrols?areaId=${areaId}`,
        ...(checks === 0 && before === 0 ? {} : { note: t('parts.note', { before: showNumber(before) }) }),
      }))}
    />
  )
}

function Sources({ density }: { readonly density: Density }) {
  const t = useWords(patrolWords)
  const { areaKm2, population, sources, fallSource } = density
  const km2 = areaKm2 === null ? '–' : showNumber(rounded(areaKm2))
  const people = population === null ? '–' : showNumber(population)
  return (
    <ul className={styles.sources}>
      {(areaKm2 !== null || population !== null) && <li>{t('size', { km2, people })}</li>}
      {[...sources, fallSource].map((source) => (
        <li key={source}>{source}</li>
      ))}
    </ul>
  )
}
