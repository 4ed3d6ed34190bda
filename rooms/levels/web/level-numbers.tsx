import { useRead, useWords } from '#platform/web'
import { FigureStrip, StripFigure } from '#ui'
import { levelsHome } from '../domain/index.ts'
import { levelsPath } from './level-paths.ts'
import { levelWords } from './levels.words.ts'

/** On the board of an area: communes by level and what waits. Nothing where there is nothing. */
export function LevelNumbers({ areaId }: { readonly areaId: number }) {
  const t = useWords(levelWords)
  const { data } = useRead(levelsHome, { areaId }, { rooms: ['in-force'] })
  if (!data) return null
  const { now, pendingCount } = data
  const rated = now.communes.reduce((sum, count) => sum + count, 0)
  if (rated + pendingCount === 0) return null
  const high = (now.communes[2] ?? 0) + (now.communes[3] ?? 0)
  const to = levelsPath(areaId)
  const parts = now.communes.map((count, index) => `${t('level', { level: index + 1 })}: ${count}`).join(' · ')
  return (
    <FigureStrip label={t('title')}>
      <StripFigure label={`${t('level', { level: '3, 4' })}`} value={high} parts={parts} to={to} />
      {pendingCount > 0 && <StripFigure label={t('pending')} value={pendingCount} to={to} />}
    </FigureStrip>
  )
}
