import type { Instant } from '#kit'
import { addressOf, today, useReading, useWords } from '#platform/web'
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

/** The list that a number counted: of the same place and, for what is counted by the day, of the same day. */
function doorOf(key: string, areaId: number): string | undefined {
  const day = { from: today(), to: today() }
  const doors: Record<string, string> = {
    'tasks-open': addressOf('/tasks', { areaId, view: 'unit' }),
    'tasks-overdue': addressOf('/tasks', { areaId, view: 'overdue' }),
    'tasks-acknowledged': addressOf('/tasks', { areaId, view: 'acknowledged', ...day }),
    'tasks-done': addressOf('/tasks', { areaId, view: 'closed', ...day }),
    'obstacles-open': addressOf('/tasks', { areaId, view: 'blocked' }),
    incidents: addressOf('/incidents', { areaId, ...day }),
  }
  return doors[key]
}
