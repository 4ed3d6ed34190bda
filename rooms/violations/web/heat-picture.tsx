import { type Day, exactly } from '#kit'
import { showDay, showFullDay, useFilters, useRead, useReading, useWords } from '#platform/web'
import { Answer, Empty, NumberTable, Section, SelectField } from '#ui'
import { behaviourList, gatheringBehaviour, type ViolationHeat, violationHeat } from '../domain/index.ts'
import { type BulletinPeriod, fortnightTo } from './bulletin-period.ts'
import type { ViolationsPlace } from './violation-paths.ts'
import styles from './violations.module.css'
import { violationWords } from './violations.words.ts'

interface HeatProps extends BulletinPeriod {
  readonly doorOf: (change: ViolationsPlace) => string
}

/** Every behaviour at once, in the address. */
const all = 'all'

/** Where and when gatherings, or another behaviour, were found (HDC-04): areas by hour or day, every number a door. */
export function HeatPicture({ areaId, from, to, doorOf }: HeatProps) {
  const t = useWords(violationWords)
  const [filters] = useFilters()
  // One day is too little to see an hour stand out: then the fortnight to it.
  const days = from === to ? fortnightTo(to) : { from, to }
  const of = filters.of ?? gatheringBehaviour
  const by = filters.by === 'day' ? 'day' : 'hour'
  const behaviour = of === all ? undefined : of
  const answer = useRead(violationHeat, { areaId, ...days, by, behaviour }, { rooms: ['violations'] })
  const open = (change: ViolationsPlace) => doorOf({ ...days, step: 'detected', behaviour, ...change })
  return (
    <Section title={t('heat.title')}>
      <HeatChoice of={of} by={by} />
      <Answer to={answer} rows={6}>
        {(heat) =>
          heat.total === 0 ? (
            <Empty title={t('heat.none')}>{t('heat.lead', saidDays(days))}</Empty>
          ) : (
            <HeatTable heat={heat} open={open} />
          )
        }
      </Answer>
    </Section>
  )
}

function saidDays({ from, to }: { readonly from: string; readonly to: string }) {
  return { from: showFullDay(from as Day), to: showFullDay(to as Day) }
}

function HeatChoice({ of, by }: { readonly of: string; readonly by: string }) {
  const t = useWords(violationWords)
  const reading = useReading()
  const [, setFilters] = useFilters()
  const { data: catalogue } = useRead(behaviourList, {})
  const behaviours = (catalogue?.behaviours ?? []).map(({ code, title }) => {
    return { value: code, label: `${code} ${reading(title)}` }
  })
  return (
    <div className={styles.choosers}>
      <SelectField
        label={t('filter.behaviour')}
        name="of"
        value={of}
        onChange={(next) => setFilters({ of: next === gatheringBehaviour ? undefined : next })}
        options={[{ value: all, label: t('heat.all') }, ...behaviours]}
      />
      <SelectField
        label={t('heat.by')}
        name="by"
        value={by}
        onChange={(next) => setFilters({ by: next === 'hour' ? undefined : next })}
        options={[
          { value: 'hour', label: t('heat.by.hour') },
          { value: 'day', label: t('heat.by.day') },
        ]}
      />
    </div>
  )
}

interface TableProps {
  readonly heat: ViolationHeat
  readonly open: (change: ViolationsPlace) => string
}

function HeatTable({ heat, open }: TableProps) {
  const t = useWords(violationWords)
  const reading = useReading()
  const { columns, rows, totals, total, by } = heat
  const most = Math.max(...rows.flatMap(({ counts }) => counts))
  const partOf = (column: string) => (by === 'hour' ? { hour: column } : { from: column, to: column })
  const headOf = (column: string) => (by === 'hour' ? t('heat.hour', { hour: column }) : showDay(column as Day))
  const cellsOf = (counts: readonly number[], door: (part: ViolationsPlace) => string, isShaded: boolean) =>
    Object.fromEntries(
      columns.map((column, index) => {
        const count = counts[index] ?? 0
        if (count === 0) return [column, { figure: exactly(0) }]
        const shade = isShaded ? { heat: shadeOf(count, most) } : {}
        return [column, { figure: exactly(count), to: door(partOf(column)), ...shade }]
      }),
    )
  const sumOf = (sum: number, to: string) => ({ sum: { figure: exactly(sum), to } })
  const peak = totals.indexOf(Math.max(...totals))
  // Hours before the first act and after the last say nothing: on a phone they would hide those that do.
  const shown = columns.slice(
    totals.findIndex((count) => count > 0),
    totals.findLastIndex((count) => count > 0) + 1,
  )
  return (
    <>
      <p className={styles.active}>
        {t('heat.finding', { total, most: headOf(columns[peak] ?? ''), count: totals[peak] ?? 0 })}{' '}
        {t('heat.lead', saidDays(heat))}
      </p>
      <NumberTable
        look="heat"
        label={t('heat.title')}
        corner={t('area')}
        columns={[...shown.map((key) => ({ key, head: headOf(key) })), { key: 'sum', head: t('heat.sum') }]}
        rows={[
          {
            key: 'total',
            head: reading(heat.areaTitle),
            look: 'total',
            cells: { ...cellsOf(totals, open, false), ...sumOf(total, open({})) },
          },
          ...rows.map(({ areaId, title, counts, total: own }) => ({
            key: String(areaId),
            head: reading(title),
            cells: {
              ...cellsOf(counts, (part) => open({ areaId, ...part }), true),
              ...sumOf(own, open({ areaId })),
            },
          })),
        ]}
      />
    </>
  )
}

/** Quarters of the highest count: 1 … 4. */
function shadeOf(count: number, most: number): 1 | 2 | 3 | 4 {
  return Math.min(4, Math.ceil((count / most) * 4)) as 1 | 2 | 3 | 4
}
