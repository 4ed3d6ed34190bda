import { useState } from 'react'
import { useReading, useWords } from '#platform/web'
import { AreaMap, type AreaMeasure } from '#rooms/areas/web'
import { Choice, type MapKey, patternOf, Section } from '#ui'
import type { ZonesBoard } from '../domain/index.ts'
import { toneOf } from './zone-mark.tsx'
import styles from './zones.module.css'
import { zoneWords } from './zones.words.ts'

interface ZonesMapProps {
  readonly areaId: number
  readonly board: ZonesBoard
  readonly onOpen: (areaId: number) => void
}

/** The areas right below: how many points are locked in each, or which colour it has; each with number and pattern. */
export function ZonesMap({ areaId, board, onOpen }: ZonesMapProps) {
  const t = useWords(zoneWords)
  const [shows, setShows] = useState<'points' | 'colours'>('points')
  const points = usePoints(board)
  const colours = useColours(board)
  const map = shows === 'points' ? points : colours
  return (
    <Section title={t('map.label')}>
      <div className={styles.mapHead}>
        <Choice
          label={t('map.measure')}
          options={[
            { value: 'points', label: t('map.points') },
            { value: 'colours', label: t('map.colours') },
          ]}
          value={shows}
          onChange={setShows}
        />
      </div>
      <AreaMap areaId={areaId} label={t('map.label')} onOpen={onOpen} {...map} />
    </Section>
  )
}

interface Drawn {
  readonly measures: ReadonlyMap<number, AreaMeasure>
  readonly legend: readonly MapKey[]
}

/** How many points are locked, and proposed, in each area. */
export function usePoints({ children }: Pick<ZonesBoard, 'children'>): Drawn {
  const t = useWords(zoneWords)
  const measures = children.map((child): [number, AreaMeasure] => {
    const { areaId, active, isolation, proposed, reviewSoon } = child
    const count = active + isolation
    if (count + proposed === 0) return [areaId, { tone: 'scale-0', said: t('map.none') }]
    const locked = count === 0 ? '' : t('map.said', { active, isolation, soon: reviewSoon })
    const said = [locked, proposed > 0 && t('map.said.proposed', { count: proposed })].filter(Boolean).join(', ')
    const value = [count > 0 && String(count), proposed > 0 && `+${proposed}`].filter(Boolean).join(' ')
    return [areaId, { ...toneOfCount(count, reviewSoon), said, value }]
  })
  const legend: MapKey[] = [
    { tone: 'scale-0', label: t('map.none') },
    { tone: 'scale-0', pattern: 'lines', label: t('map.proposed') },
    { tone: 'scale-1', label: t('map.some') },
    { tone: 'scale-3', label: t('map.many') },
    { tone: 'soon', pattern: 'dots', label: t('map.soon') },
  ]
  return { measures: new Map(measures), legend }
}

/** Only proposed: hatched, nothing is locked yet. A review that is near shows over the number of points. */
function toneOfCount(count: number, reviewSoon: number): Pick<AreaMeasure, 'tone' | 'pattern'> {
  if (count === 0) return { tone: 'scale-0', pattern: 'lines' }
  if (reviewSoon > 0) return { tone: 'soon', pattern: 'dots' }
  return { tone: count >= 5 ? 'scale-3' : 'scale-1' }
}

function useColours({ children, scheme }: ZonesBoard): Drawn {
  const t = useWords(zoneWords)
  const reading = useReading()
  const measures = children.map(({ areaId, colour }): [number, AreaMeasure] => {
    if (!colour) return [areaId, { tone: 'quiet', said: t('map.noColour') }]
    const tone = toneOf(colour)
    return [areaId, { tone, pattern: patternOf(tone), value: String(colour.place), said: reading(colour.title) }]
  })
  const known = (scheme?.colours ?? []).map((mark): MapKey => {
    const tone = toneOf(mark)
    return { tone, pattern: patternOf(tone), label: `${mark.place} · ${reading(mark.title)}` }
  })
  return { measures: new Map(measures), legend: [...known, { tone: 'quiet', label: t('map.noColour') }] }
}
