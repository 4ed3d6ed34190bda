import { Link, useWords } from '#platform/web'
import { patternOf, type Tone } from '#ui'
import { areaLevelPath } from './level-paths.ts'
import { levelWords } from './levels.words.ts'
import mapStyles from './map.module.css'

/** Tone of a level; none is in force: grey. */
export function toneOfLevel(level: number | null): Tone {
  return level === 1 || level === 2 || level === 3 || level === 4 ? `level-${level}` : 'quiet'
}

/** Colour and pattern of a level as attributes. */
export function lookOfLevel(level: number | null) {
  const tone = toneOfLevel(level)
  return { 'data-tone': tone, 'data-pattern': patternOf(tone) }
}

/** One commune as a square: colour, pattern and number together; leads to its page. */
export function LevelSquare({
  areaId,
  name,
  level,
}: {
  readonly areaId: number
  readonly name: string
  readonly level: number | null
}) {
  const t = useWords(levelWords)
  const said = `${name}: ${level === null ? t('map.said.none') : t('map.said', { level })}`
  return (
    <Link
      to={areaLevelPath(areaId)}
      className={mapStyles.square}
      title={said}
      aria-label={said}
      {...lookOfLevel(level)}
    >
      {level ?? ''}
    </Link>
  )
}
