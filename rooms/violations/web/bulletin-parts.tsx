import { type Day, exactly } from '#kit'
import { showDay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Empty, NumberTable, Section, SeriesChart } from '#ui'
import { type StepCounts, type ViolationBulletin, violationBulletin, violationDays } from '../domain/index.ts'
import { countedSteps } from './bulletin.tsx'
import { type BulletinPeriod, fortnightTo } from './bulletin-period.ts'
import { daysOf } from './days-of.ts'
import { showDigits } from './show-money.ts'
import type { ViolationsPlace } from './violation-paths.ts'
import { violationWords } from './violations.words.ts'

interface PartsProps extends BulletinPeriod {
  readonly doorOf: (change: ViolationsPlace) => string
}

/** The bulletin by day, by behaviour and by area; every number is a door. */
export function BulletinParts({ areaId, from, to, doorOf }: PartsProps) {
  const t = useWords(violationWords)
  const answer = useRead(violationBulletin, { areaId, from, to }, { rooms: ['violations'] })
  return (
    <>
      <Trend areaId={areaId} to={to} doorOf={doorOf} />
      <Answer to={answer} rows={6}>
        {(bulletin) => (
          <>
            <Section title={t('by.behaviour')}>
              <ByBehaviour bulletin={bulletin} doorOf={doorOf} />
            </Section>
            {bulletin.byArea.length > 0 && (
              <Section title={t('by.area')}>
                <ByArea bulletin={bulletin} doorOf={doorOf} />
              </Section>
            )}
          </>
        )}
      </Answer>
    </>
  )
}

function Trend({ areaId, to, doorOf }: Pick<PartsProps, 'areaId' | 'to' | 'doorOf'>) {
  const t = useWords(violationWords)
  const reading = useReading()
  const bulletin = useRead(violationBulletin, { areaId, from: to, to }, { rooms: ['violations'] }).data
  const fortnight = fortnightTo(to)
  const answer = useRead(violationDays, { areaId, ...fortnight }, { rooms: ['violations'] })
  return (
    <Answer to={answer} rows={4}>
      {({ items }) => {
        const days = daysOf(items, fortnight)
        const most = days.reduce((best, one) => (proposedOn(one) > proposedOn(best) ? one : best))
        const count = proposedOn(most)
        return (
          <SeriesChart
            title={count === 0 ? t('trend.none') : t('trend.most', { count, day: showDay(most.day as Day) })}
            lead={bulletin && t('trend.lead', { area: reading(bulletin.areaTitle) })}
            unit={t('step.unit')}
            points={days.map((one) => ({
              day: one.day as Day,
              figure: exactly(proposedOn(one)),
              to: doorOf({ from: one.day, to: one.day, step: 'proposed' }),
            }))}
          />
        )
      }}
    </Answer>
  )
}

const proposedOn = ({ counts }: { readonly counts: StepCounts }) => counts.proposed.count
interface TableProps {
  readonly bulletin: ViolationBulletin
  readonly doorOf: (change: ViolationsPlace) => string
}

function ByBehaviour({ bulletin, doorOf }: TableProps) {
  const t = useWords(violationWords)
  const reading = useReading()
  const { byBehaviour } = bulletin
  const columns = useColumns()
  if (byBehaviour.length === 0) return <Empty title={t('by.none')} />
  return (
    <NumberTable
      label={t('by.behaviour')}
      corner={t('filter.behaviour')}
      columns={columns}
      rows={byBehaviour.map(({ code, title, counts }) => ({
        key: code,
        head: `${code} ${reading(title)}`,
        cells: cellsOf(counts, (step) => doorOf({ step, behaviour: code })),
      }))}
    />
  )
}

function ByArea({ bulletin, doorOf }: TableProps) {
  const t = useWords(violationWords)
  const reading = useReading()
  const { byArea, total, areaTitle } = bulletin
  const columns = useColumns()
  return (
    <NumberTable
      label={t('by.area')}
      corner={t('area')}
      columns={columns}
      rows={[
        {
          key: 'total',
          head: reading(areaTitle),
          look: 'total',
          cells: cellsOf(total, (step) => doorOf({ step })),
        },
        ...byArea.map(({ areaId, title, counts }) => ({
          key: String(areaId),
          head: reading(title),
          cells: cellsOf(counts, (step) => doorOf({ step, areaId })),
        })),
      ]}
    />
  )
}

function useColumns() {
  const t = useWords(violationWords)
  return [
    ...countedSteps.map((step) => ({ key: step, head: t(`step.${step}`) })),
    { key: 'sum', head: t('by.sum'), isPart: true },
  ]
}

function cellsOf(counts: StepCounts, doorOf: (step: string) => string) {
  const cells = countedSteps.map((step) => {
    const { count } = counts[step]
    return [step, { figure: exactly(count), ...(count === 0 ? {} : { to: doorOf(step) }) }] as const
  })
  return {
    ...Object.fromEntries(cells),
    sum: { figure: exactly(Number(counts.proposed.amount)), said: showDigits(counts.proposed.amount) },
  }
}
