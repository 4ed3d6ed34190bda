import type { Day } from '#kit'
import { showFullDay, useReading, useWords } from '#platform/web'
import { BarList, Section } from '#ui'
import type { ScoreList } from '../domain/index.ts'
import { lowScore } from './score-mini.tsx'
import { unitPath } from './score-paths.ts'
import { scoreWords } from './scorecards.words.ts'

/** Most bars: of a whole city only the first level is drawn. */
const mostBars = 40

/** The area's own score and those of the units right below it, as bars that open to each. */
export function DayStanding({ list, areaId }: { readonly list: ScoreList; readonly areaId: number }) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const own = list.items.filter((row) => row.areaId === areaId)
  const others = list.items.filter((row) => row.areaId !== areaId)
  const level = others.some((row) => row.level === 'district') ? 'district' : 'commune'
  const below = others.filter((row) => row.level === level).slice(0, mostBars)
  return (
    <Section title={showFullDay(list.day as Day)}>
      <BarList
        label={t('title')}
        roof={100}
        bars={[...own, ...below].map(({ areaId: id, areaTitle, score }) => ({
          key: String(id),
          name: reading(areaTitle),
          figure: score === null ? null : { kind: 'exact' as const, value: score },
          to: unitPath(id, list.day),
          note: score === null ? t('score.none.short') : '',
          tone: score !== null && score < lowScore ? ('warn' as const) : undefined,
        }))}
      />
    </Section>
  )
}
