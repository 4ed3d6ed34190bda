import { useState } from 'react'
import type { Instant } from '#kit'
import { areaPath, Link, useReading, useReadPages, useWords } from '#platform/web'
import { Button, Choice, Empty, Loading, RefusalNote, Timeline, type TimelineEvent } from '#ui'
import { type HistoryLine, historyRead } from '../domain/index.ts'
import styles from './board.module.css'
import { overviewWords } from './overview.words.ts'
import { type OverviewSay, sayEntry } from './say-gap.ts'

/** Everything that was recorded in an area, the last first, in words. */
export function HistoryPanel({ areaId }: { readonly areaId: number }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  const [reach, setReach] = useState<'direct' | 'inside'>('direct')
  const pages = useReadPages(historyRead, { id: areaId, reach, limit: 30 }, { rooms: ['tasks', 'documents', 'bodies'] })
  const lines = pages.data?.pages.flatMap(({ items }) => items)
  return (
    <div className={styles.history}>
      <Choice
        label={t('history.reach')}
        options={[
          { value: 'direct', label: t('history.direct') },
          { value: 'inside', label: t('history.inside') },
        ]}
        value={reach}
        onChange={setReach}
      />
      {!lines && (pages.error ? <RefusalNote problem={pages.error} /> : <Loading rows={6} />)}
      {lines?.length === 0 && <Empty>{t('history.none')}</Empty>}
      {lines && lines.length > 0 && (
        <Timeline label={t('history')} events={gather(lines).map((pile) => toEvent(pile, areaId, { t, reading }))} />
      )}
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
    </div>
  )
}

interface Pile {
  readonly line: HistoryLine
  readonly count: number
}

/** Entries of one change that stand together are one line: a cascade is one thing that somebody did. */
function gather(lines: readonly HistoryLine[]): Pile[] {
  const piles: Pile[] = []
  for (const line of lines) {
    const last = piles.at(-1)
    const isSame =
      last && line.intentId !== null && last.line.intentId === line.intentId && last.line.type === line.type
    if (isSame) piles[piles.length - 1] = { line: last.line, count: last.count + 1 }
    else piles.push({ line, count: 1 })
  }
  return piles
}

interface Words {
  readonly t: OverviewSay
  readonly reading: ReturnType<typeof useReading>
}

function toEvent({ line, count }: Pile, areaId: number, { t, reading }: Words): TimelineEvent {
  const by = [line.by ?? t('history.noted'), line.post].filter(Boolean).join(' · ')
  const isElsewhere = line.areaId !== areaId
  return {
    id: line.id,
    at: line.occurredAt as Instant,
    title: count > 1 ? `${reading(sayEntry(line))} · ${t('history.times', { count })}` : reading(sayEntry(line)),
    by,
    ...(isElsewhere || line.document
      ? {
          detail: (
            <>
              {isElsewhere && <Link to={areaPath(line.areaId)}>{reading(line.areaTitle)}</Link>}
              {isElsewhere && line.document && ' · '}
              {line.document}
            </>
          ),
        }
      : {}),
  }
}
