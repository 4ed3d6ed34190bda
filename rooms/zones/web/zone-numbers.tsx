import type { Instant } from '#kit'
import { useRead, useWords } from '#platform/web'
import { FigureStrip, StripFigure } from '#ui'
import { type ZonesBoard, zonesBoard } from '../domain/index.ts'
import { zonesPath } from './zone-paths.ts'
import { zoneWords } from './zones.words.ts'

/** On the board of an area: places locked, people inside, clusters open, reviews that are near. Nothing where there is nothing. */
export function ZoneNumbers({ areaId }: { readonly areaId: number }) {
  const { data } = useRead(zonesBoard, { areaId }, { every: 60_000 })
  if (data === undefined || data.active + data.isolation + data.openClusters + data.proposed === 0) return null
  return <BoardNumbers areaId={areaId} board={data} />
}

/** The same numbers on the home of zones. */
export function BoardNumbers({ areaId, board }: { readonly areaId: number; readonly board: ZonesBoard }) {
  const t = useWords(zoneWords)
  const to = zonesPath(areaId)
  const asOf = board.asOf as Instant
  const { active, activeUnits, isolation, isolationUnits, residents, residentsUnknown, openClusters, reviewSoon } =
    board
  return (
    <FigureStrip label={t('numbers')}>
      <StripFigure
        label={t('active')}
        value={active}
        parts={t('active.parts', { units: activeUnits })}
        to={to}
        asOf={asOf}
      />
      {isolation > 0 && (
        <StripFigure
          label={t('isolation')}
          value={isolation}
          parts={t('active.parts', { units: isolationUnits })}
          to={to}
          asOf={asOf}
        />
      )}
      <StripFigure
        label={t('residents')}
        value={residentsUnknown > 0 ? { kind: 'at-least', value: residents } : residents}
        parts={residentsUnknown > 0 ? t('residents.unknown', { count: residentsUnknown }) : undefined}
        to={to}
        asOf={asOf}
      />
      <StripFigure label={t('clusters')} value={openClusters} parts={t('clusters.open')} to={to} asOf={asOf} />
      {reviewSoon > 0 && <StripFigure label={t('soon')} value={reviewSoon} to={to} asOf={asOf} />}
    </FigureStrip>
  )
}
