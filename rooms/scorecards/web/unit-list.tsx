import type { ReactNode } from 'react'
import { showNumber, useFilters, useReading, useWords } from '#platform/web'
import { Choice, type Column, LevelMark, RecordList, Tag, useLocalSource } from '#ui'
import type { ScoreRow } from '../domain/index.ts'
import { ScoreMini, showShare, stateWord } from './score-mini.tsx'
import { unitPath } from './score-paths.ts'
import styles from './scorecards.module.css'
import { type ScoreWord, scoreWords } from './scorecards.words.ts'

const sorts = ['low', 'high', 'tree', 'situation'] as const
type Sort = (typeof sorts)[number]

interface UnitListProps {
  readonly items: readonly ScoreRow[]
  readonly day: string
  readonly tools: ReactNode
}

/** Units of a day as a list that can be sorted; what is not judged stands at the end, never at the bottom of a ranking. */
export function UnitList({ items, day, tools }: UnitListProps) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const sort = sorts.find((one) => one === filters.sort) ?? 'low'
  const rows = inOrder(items, sort)
  const source = useLocalSource(rows, filters.q ?? '', nameOf)
  return (
    <RecordList
      label={t('title')}
      source={source}
      rowKey={({ areaId }) => String(areaId)}
      rowLink={({ areaId }) => unitPath(areaId, day)}
      filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }) }}
      tools={
        <>
          <Choice
            label={t('sort')}
            value={sort}
            options={sorts.map((value) => ({ value: value as Sort, label: t(`sort.${value}`) }))}
            onChange={(next) => setFilters({ sort: next })}
          />
          {tools}
        </>
      }
      columns={columnsIn(t, reading)}
    />
  )
}

const nameOf = ({ areaTitle }: ScoreRow) => `${areaTitle.vi} ${areaTitle.en}`

function inOrder(items: readonly ScoreRow[], sort: Sort): readonly ScoreRow[] {
  if (sort === 'tree') return items
  const value = ({ score, situation }: ScoreRow) => (sort === 'situation' ? situation : score)
  const sign = sort === 'low' ? 1 : -1
  return items.toSorted((left, right) => {
    const [one, other] = [value(left), value(right)]
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1
    return sign * (one - other)
  })
}

type Say = ReturnType<typeof useWords<ScoreWord>>

function columnsIn(t: Say, reading: ReturnType<typeof useReading>): Column<ScoreRow>[] {
  const side = (key: keyof ScoreRow['sides']): Column<ScoreRow> => ({
    key,
    head: t(`side.${key}`),
    width: '92px',
    from: 'middle',
    align: 'end',
    cell: ({ sides }) => showShare(sides[key]),
  })
  return [
    { key: 'unit', head: t('unit'), width: 'minmax(160px, 2fr)', cell: ({ areaTitle }) => reading(areaTitle) },
    { key: 'score', head: t('score'), width: '120px', align: 'end', cell: ({ score }) => <ScoreMini score={score} /> },
    side('completeness'),
    side('timeliness'),
    side('consistency'),
    side('process'),
    { key: 'state', head: t('state'), width: '128px', from: 'wide', cell: (row) => <Tag>{t(stateWord(row))}</Tag> },
    {
      key: 'situation',
      head: t('situation'),
      width: 'minmax(120px, 1fr)',
      from: 'middle',
      align: 'end',
      cell: ({ situation, zone }) => (
        <span className={styles.aside}>
          {zone?.level ? (
            <LevelMark level={zone.level as 1 | 2 | 3 | 4} label={reading(zone.label)} />
          ) : (
            zone && reading(zone.label)
          )}{' '}
          {situation === null ? '–' : showNumber(situation)}
        </span>
      ),
    },
  ]
}
