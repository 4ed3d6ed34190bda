import { useRead, useWords } from '#platform/web'
import { Answer, FigureStrip, StripFigure } from '#ui'
import { type CountedStep, type StepCounts, violationBulletin, violationDays } from '../domain/index.ts'
import { type BulletinPeriod, fortnightTo } from './bulletin-period.ts'
import { daysOf } from './days-of.ts'
import { showMean, showMoney } from './show-money.ts'
import type { ViolationsPlace } from './violation-paths.ts'
import { violationWords } from './violations.words.ts'

/** The steps that are counted apart, and never added to each other. */
export const countedSteps = [
  'detected',
  'proposed',
  'decided',
  'paid',
  'cancelled',
] as const satisfies readonly CountedStep[]

interface BulletinProps extends BulletinPeriod {
  readonly doorOf: (change: ViolationsPlace) => string
}

/** Five numbers of the days: each with its money, its fortnight, and the records behind it. */
export function Bulletin({ areaId, from, to, doorOf }: BulletinProps) {
  const t = useWords(violationWords)
  const answer = useRead(violationBulletin, { areaId, from, to }, { rooms: ['violations'] })
  const fortnight = fortnightTo(to)
  const { data: days } = useRead(violationDays, { areaId, ...fortnight }, { rooms: ['violations'] })
  return (
    <Answer to={answer} rows={2}>
      {({ total }) => (
        <FigureStrip label={t('bulletin.label')}>
          {countedSteps.map((step) => (
            <StripFigure
              key={step}
              label={t(`step.${step}`)}
              value={total[step].count}
              unit={t('step.unit')}
              parts={<StepParts step={step} counts={total} />}
              trend={days && daysOf(days.items, fortnight).map(({ counts }) => counts[step].count)}
              to={doorOf({ step })}
              source={t('step.source')}
            />
          ))}
        </FigureStrip>
      )}
    </Answer>
  )
}

function StepParts({ step, counts }: { readonly step: CountedStep; readonly counts: StepCounts }) {
  const t = useWords(violationWords)
  if (step === 'detected') return null
  const { amount, mean } = counts[step]
  return (
    <>
      {showMoney(amount)}
      {step === 'proposed' && (
        <>
          <br />
          {t('proposed.note')}
          {mean !== null && (
            <>
              <br />
              {t('mean', { amount: showMean(mean) })}
            </>
          )}
        </>
      )}
    </>
  )
}
