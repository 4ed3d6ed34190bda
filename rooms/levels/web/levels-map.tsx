import { useState } from 'react'
import { useGo, useWords } from '#platform/web'
import { AreaMap, type AreaMeasure } from '#rooms/areas/web'
import { Choice, LevelMark, type MapKey, patternOf, Section } from '#ui'
import { areaLevelPath, levelsPath } from './level-paths.ts'
import { LevelSquare, toneOfLevel } from './level-square.tsx'
import styles from './levels.module.css'
import { levelWords } from './levels.words.ts'
import type { LevelsHome } from './levels-home.ts'
import mapStyles from './map.module.css'

/** All communes as squares in their districts, or the units below on the map; now and a week ago. */
export function LevelsMap({ home }: { readonly home: LevelsHome }) {
  const t = useWords(levelWords)
  const hasInside = home.tiles.some(({ inside }) => inside.length > 0)
  const [look, setLook] = useState<'all' | 'units'>('all')
  const [week, setWeek] = useState<'now' | 'before'>('now')
  const isWhole = hasInside && look === 'all'
  return (
    <Section title={isWhole ? t('map') : t('map.children')}>
      <div className={styles.bar}>
        {hasInside && (
          <Choice
            label={t('map')}
            options={[
              { value: 'all', label: t('map') },
              { value: 'units', label: t('map.children') },
            ]}
            value={look}
            onChange={setLook}
          />
        )}
        <Choice
          label={t('now')}
          options={[
            { value: 'now', label: t('now') },
            { value: 'before', label: t('last-week') },
          ]}
          value={week}
          onChange={setWeek}
        />
      </div>
      {isWhole ? <Districts home={home} week={week} /> : <Units home={home} week={week} />}
    </Section>
  )
}

interface Drawn {
  readonly home: LevelsHome
  readonly week: 'now' | 'before'
}

function Districts({ home, week }: Drawn) {
  return (
    <ul className={mapStyles.districts}>
      {home.tiles.map((tile) => {
        const level = week === 'now' ? tile.level : tile.lastWeek
        return (
          <li key={tile.areaId}>
            <div className={mapStyles.districtName}>
              <strong>{tile.title.vi}</strong>
              {level !== null && <LevelMark level={level} />}
            </div>
            <ul className={mapStyles.squares}>
              {tile.inside.map((unit) => (
                <li key={unit.areaId}>
                  <LevelSquare
                    areaId={unit.areaId}
                    name={unit.name}
                    level={week === 'now' ? unit.level : unit.lastWeek}
                  />
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}

function Units({ home, week }: Drawn) {
  const t = useWords(levelWords)
  const go = useGo()
  const said = (level: number | null) => (level === null ? t('map.said.none') : t('map.said', { level }))
  const measures = home.tiles.map((tile): [number, AreaMeasure] => {
    const level = week === 'now' ? tile.level : tile.lastWeek
    const tone = toneOfLevel(level)
    const value = level === null ? {} : { value: String(level) }
    return [tile.areaId, { tone, pattern: patternOf(tone), said: said(level), ...value }]
  })
  const legend = [1, 2, 3, 4].map((level): MapKey => {
    const tone = toneOfLevel(level)
    return { tone, pattern: patternOf(tone), label: t('level', { level }) }
  })
  const isDeeper = new Set(home.tiles.filter(({ inside }) => inside.length > 0).map(({ areaId }) => areaId))
  return (
    <AreaMap
      areaId={home.area.id}
      label={t('map.children')}
      measures={new Map(measures)}
      legend={[...legend, { tone: 'quiet', label: t('map.said.none') }]}
      onOpen={(id) => go(isDeeper.has(id) ? levelsPath(id) : areaLevelPath(id))}
    />
  )
}
