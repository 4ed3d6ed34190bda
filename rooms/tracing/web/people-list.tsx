import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, showNumber, useWords } from '#platform/web'
import { type Column, Empty, RecordList, useLocalSource } from '#ui'
import type { ReachedPerson, TracePage } from '../domain/index.ts'
import { sayMinutes } from './show-times.ts'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'
import { type ChainWords, useChainWords } from './use-chain-words.ts'

/** Whom a trace reached, by class and risk. */
export function PeopleList({ trace }: { readonly trace: TracePage }) {
  const t = useWords(tracingWords)
  const words = useChainWords(trace)
  const [text, setText] = useState('')
  const source = useLocalSource(
    trace.people,
    text,
    (one) => `${one.code} ${words.way(one.via)} ${words.ward(one.wardId)} F${one.level}`,
  )
  return (
    <RecordList
      label={t('list')}
      source={source}
      rowKey={(one) => one.personId}
      filter={{ text, onChange: setText }}
      columns={useColumns(words)}
      empty={<Empty title={t('people.none')} />}
    />
  )
}

function useColumns(words: ChainWords): readonly Column<ReachedPerson>[] {
  const t = useWords(tracingWords)
  return [
    {
      key: 'person',
      head: t('people'),
      width: 'minmax(0, 1fr)',
      cell: ({ code, level, isCase }) => (
        <>
          <span className={styles.code}>{code}</span> <span className={styles.quiet}>F{level}</span>
          {isCase && <span className={styles.under}>{t('isCase')}</span>}
        </>
      ),
    },
    {
      key: 'via',
      head: t('place'),
      width: 'minmax(0, 1.4fr)',
      cell: ({ via, minutes }) => (
        <>
          {words.way(via)}
          <span className={styles.under}>{sayMinutes(minutes, t)}</span>
        </>
      ),
    },
    {
      key: 'ward',
      head: t('ward'),
      width: 'minmax(0, 1.2fr)',
      from: 'middle',
      cell: ({ wardId }) => words.ward(wardId),
    },
    {
      key: 'exposed',
      head: t('exposure'),
      width: '130px',
      from: 'middle',
      cell: ({ exposedAt }) => showMomentShort(exposedAt as Instant),
    },
    { key: 'risk', head: t('risk'), width: '80px', align: 'end', cell: ({ risk }) => showNumber(risk, 2) },
    {
      key: 'done',
      head: t('why.done'),
      width: 'minmax(0, 1.2fr)',
      from: 'wide',
      cell: ({ calledAt, isolatedAt, testedAt }) =>
        [calledAt && t('key.called'), isolatedAt && t('key.isolated'), testedAt && t('key.tested')]
          .filter(Boolean)
          .join(', ') || '–',
    },
  ]
}
