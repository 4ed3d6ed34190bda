import { useState } from 'react'
import type { Instant } from '#kit'
import { read, saveCsv, showMoment, toProblem, useReading, useWords } from '#platform/web'
import { Button, showToast } from '#ui'
import { type GapLine, gapList } from '../domain/index.ts'
import type { GapQuestion } from './gap-query.ts'
import { overviewWords } from './overview.words.ts'
import { gapSentence, type OverviewSay } from './say-gap.ts'

interface ExportGapsProps {
  readonly query: GapQuestion
  readonly total: number | undefined
}

/** Downloads exactly the list that is seen, all its pages, in its order, as a table that Excel opens. */
export function ExportGaps({ query, total }: ExportGapsProps) {
  const t = useWords(overviewWords)
  const reading = useReading()
  const [fetched, setFetched] = useState<number>()
  const run = async () => {
    setFetched(0)
    try {
      const gaps: GapLine[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: { items: GapLine[]; next: string | null } = await read(gapList, { ...query, limit: 200, cursor })
        gaps.push(...page.items)
        cursor = page.next
        setFetched(gaps.length)
      }
      saveCsv(`${t('gaps')}-${query.id}.csv`, [headsOf(t), ...gaps.map((gap) => cellsOf(gap, t, reading))])
    } catch (thrown) {
      showToast({ text: reading(toProblem(thrown).words) })
    } finally {
      setFetched(undefined)
    }
  }
  return (
    <Button icon="download" busy={fetched !== undefined} disabled={total === 0} onClick={() => void run()}>
      {fetched === undefined ? t('export') : t('export.busy', { count: fetched })}
    </Button>
  )
}

function headsOf(t: OverviewSay): string[] {
  return (['severity', 'gap', 'area', 'owner', 'post', 'since', 'due', 'raised', 'closed', 'source'] as const).map(
    (name) => t(`column.${name}`),
  )
}

function cellsOf(gap: GapLine, t: OverviewSay, reading: ReturnType<typeof useReading>): string[] {
  const moment = (at: string | null) => (at === null ? '' : showMoment(at as Instant))
  return [
    t(`severity.${gap.severity}`),
    reading(gapSentence(gap)),
    reading(gap.areaTitle),
    gap.owner.name ?? t('nobody'),
    gap.owner.post ?? '',
    moment(gap.since),
    moment(gap.dueAt),
    gap.raised > 0 ? t('raised.steps', { count: gap.raised }) : '',
    moment(gap.closedAt),
    gap.source,
  ]
}
