import type { Instant } from '#kit'
import { showMomentShort, showNumber, useReading, useWords } from '#platform/web'
import { Row, SeverityMark } from '#ui'
import type { BatchShape } from '../domain/index.ts'
import { exchangeWords } from './exchange.words.ts'
import { batchPath } from './paths.ts'

/** Whether something happens to a batch just now. */
export function isMoving({ state }: Pick<BatchShape, 'state'>): boolean {
  return state === 'waiting' || state === 'running' || state === 'undoing'
}

/** One import as a line: the file, what it was, how it stands, what came of it. */
export function BatchRow({ batch }: { readonly batch: BatchShape }) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const { counts, state } = batch
  const result = t('history.line', {
    done: showNumber(counts.done),
    already: showNumber(counts.already + counts.unchanged),
    wrong: showNumber(counts.wrong),
  })
  const isTroubled = counts.wrong > 0 || state === 'failed'
  const parts = [reading(batch.title), batch.by, batch.areaName, showMomentShort(batch.startedAt as Instant)]
  return (
    <Row
      mark={<SeverityMark tone={isTroubled && state !== 'undone' ? 'soon' : 'quiet'} />}
      title={batch.name}
      detail={`${result} · ${parts.filter(Boolean).join(' · ')}`}
      end={t(`state.${state}`, { percent: Math.floor(batch.percent) })}
      to={batchPath(batch.id)}
    />
  )
}
