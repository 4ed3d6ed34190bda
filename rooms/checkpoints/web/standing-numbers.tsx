import type { Instant } from '#kit'
import { useRead, useReading, useWords } from '#platform/web'
import { FigureStrip, StripFigure } from '#ui'
import { checkpointBoardContract } from '../domain/index.ts'
import { frontWords } from './front.words.ts'
import { useSince, useWhy } from './standing.tsx'

/** On the board of an area: how many posts of each kind stand, and of one that does not, why and since when (CHK-01). */
export function StandingNumbers({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const reading = useReading()
  const why = useWhy(areaId)
  const since = useSince()
  const { data } = useRead(checkpointBoardContract, { areaId }, { every: 60_000 })
  if (data === undefined || data.boards.length === 0) return null
  return (
    <FigureStrip label={t('board.numbers')}>
      {data.boards.map(({ kind, title, total, standing, missing: [first] }) => (
        <StripFigure
          key={kind}
          label={reading(title)}
          value={standing}
          unit={`/ ${total}`}
          asOf={data.asOf as Instant}
          change={first && { text: why(first.standing), tone: 'alarm' }}
          parts={first && `${first.name} ${since(first.standing.sinceAt)}`}
          to={`/checkpoints/list?areaId=${areaId}&kind=${kind}${first ? '&only=not-standing' : ''}`}
        />
      ))}
    </FigureStrip>
  )
}
