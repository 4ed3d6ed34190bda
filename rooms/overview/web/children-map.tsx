import { useFilters, useRead, useWords } from '#platform/web'
import { AreaMap, type AreaMeasure } from '#rooms/areas/web'
import { Choice, type MapKey, type Tone } from '#ui'
import { type Measure, measureRead, measures } from '../domain/index.ts'
import styles from './board.module.css'
import { overviewWords } from './overview.words.ts'
import type { OverviewSay } from './say-gap.ts'

/** The measure that the address names, of the areas directly below: the board asks for it beside its own question. */
export function useMeasure(areaId: number) {
  const [filters] = useFilters()
  const measure = measures.find((one) => one === filters.measure) ?? 'gaps'
  const { data } = useRead(measureRead, { id: areaId, measure }, { rooms: ['gaps', 'numbers'] })
  return { measure, data }
}

/** The areas directly below on a map, shaded by a measure that the reader chooses; a square is a door to its page. */
export function ChildrenMap({ areaId }: { readonly areaId: number }) {
  const t = useWords(overviewWords)
  const [, setFilters] = useFilters()
  const { measure, data } = useMeasure(areaId)
  const isPercent = data?.unit === 'percent'
  const shown = new Map<number, AreaMeasure>(
    data?.items.map(({ areaId: id, value, step }) => [
      id,
      {
        value: value === null || (value === 0 && !isPercent) ? '' : `${value}${isPercent ? '%' : ''}`,
        tone: `scale-${step}` as Tone,
        said: value === null ? t('said.nothing') : t(`said.${data.measure}`, { count: value }),
      },
    ]),
  )
  return (
    <div className={styles.mapBody}>
      <Choice
        label={t('map.measure')}
        options={measures.map((value) => ({ value, label: t(`measure.${value}`) }))}
        value={measure}
        onChange={(value) => setFilters({ measure: value === 'gaps' ? undefined : value })}
      />
      <AreaMap areaId={areaId} measures={shown} legend={legendOf(measure, t)} />
    </div>
  )
}

function legendOf(measure: Measure, t: OverviewSay): MapKey[] {
  const words =
    measure === 'tasks-done'
      ? (['legend.done', 'legend.done.75', 'legend.done.50', 'legend.done.25', 'legend.done.0'] as const)
      : (['legend.none', 'legend.few', 'legend.some', 'legend.many', 'legend.most'] as const)
  return words.map((key, step) => ({ tone: `scale-${step}` as Tone, label: t(key) }))
}
