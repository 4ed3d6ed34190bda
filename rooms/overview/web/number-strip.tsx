import type { Instant } from '#kit'
import { addressOf, useReading, useWords } from '#platform/web'
import { FigureStrip, StripFigure } from '#ui'
import type { Board, BoardNumber } from '../domain/index.ts'
import { overviewWords } from './overview.words.ts'
import type { OverviewSay } from './say-gap.ts'

/** Where we are against yesterday and last week: a handful of numbers, each a door to its records. */
export function NumberStrip({ board }: { readonly board: Board }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  if (board.numbers.length === 0) return null
  return (
    <FigureStrip label={t('numbers')}>
      {board.numbers.map((number) => {
        const to = doorOf(number.key, board.area.id)
        return (
          <StripFigure
            key={number.key}
            label={reading(number.title)}
            value={number.value}
            trend={number.trend}
            change={{ text: changeOf(number, t) }}
            parts={t('numbers.lastWeek', { count: number.lastWeek })}
            asOf={number.asOf as Instant}
            source={reading(number.source)}
            {...(to === undefined ? {} : { to })}
          />
        )
      })}
    </FigureStrip>
  )
}

/** Against yesterday: a stock by how much it moved, a flow beside what came in that day. */
function changeOf({ kind, value, yesterday }: BoardNumber, t: OverviewSay): string {
  if (kind === 'flow') return t('numbers.yesterday', { count: yesterday })
  if (value === yesterday) return t('numbers.same')
  return value > yesterday
    ? t('numbers.up', { count: value - yesterday })
    : t('numbers.down', { count: yesterday - value })
}

function doorOf(key: string, areaId: number): string | undefined {
  const views: Record<string, string> = { 'tasks-open': 'unit', 'tasks-overdue': 'overdue', 'tasks-done': 'closed' }
  const view = views[key]
  return view === undefined ? undefined : addressOf('/tasks', { areaId, view })
}
