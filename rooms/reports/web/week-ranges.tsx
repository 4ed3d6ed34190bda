import type { Day, Figure } from '#kit'
import { showDay, useWords } from '#platform/web'
import { BarList } from '#ui'
import type { Series } from '../domain/index.ts'
import { reportWords } from './reports.words.ts'

/** Between which numbers each week moved: "400 đến 600", as bulletins say it. */
export function WeekRanges({ weeks }: { readonly weeks: Series['weeks'] }) {
  const t = useWords(reportWords)
  return (
    <BarList
      label={t('series.weeks')}
      bars={weeks.toReversed().map(({ from, to, low, high, days }) => ({
        key: from,
        name: t('series.week', { from: showDay(from as Day), to: showDay(to as Day) }),
        figure: rangeOf(low, high),
        isSpread: true,
        note: days < 7 ? t('series.week.days', { count: days }) : undefined,
      }))}
    />
  )
}

function rangeOf(low: number, high: number): Figure {
  return low === high ? { kind: 'exact', value: low } : { kind: 'range', low, high }
}
