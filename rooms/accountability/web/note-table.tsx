import type { Day } from '#kit'
import { showDay, useFilters, useReading, useReadPages, useWords } from '#platform/web'
import { Choice, Empty, RecordList, SheetExport, Tag, usePagedSource } from '#ui'
import { type NoteLine, noteList } from '../domain/index.ts'
import styles from './accountability.module.css'
import { accountabilityWords } from './accountability.words.ts'
import { notePath } from './paths.ts'

const states = ['all', 'draft', 'published', 'ended', 'withdrawn'] as const

/** Praise and criticism: published ones for everybody, drafts for those of the area. */
export function NoteTable({ areaId }: { readonly areaId?: number }) {
  const t = useWords(accountabilityWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const state = states.find((one) => one === filters.state && one !== 'all') as NoteLine['state'] | undefined
  const query = { q: filters.q, areaId: areaId ?? filters.areaId, state }
  const source = usePagedSource(useReadPages(noteList, query))
  const labelOf = (one: (typeof states)[number]) => (one === 'all' ? t('all') : t(`note.state.${one}`))
  return (
    <RecordList
      label={t('notes')}
      source={source}
      rowKey={({ id }) => id}
      rowLink={({ id }) => notePath(id)}
      filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('find') }}
      tools={
        <>
          <Choice
            label={t('state')}
            value={state ?? 'all'}
            onChange={(next) => setFilters({ state: next === 'all' ? undefined : next })}
            options={states.map((value) => ({ value, label: labelOf(value) }))}
          />
          <SheetExport sheet="accountability.notes" filters={query} />
        </>
      }
      columns={[
        {
          key: 'title',
          head: t('note.title'),
          width: 'minmax(150px, 4fr)',
          cell: ({ title }) => <span className={styles.line}>{title}</span>,
        },
        { key: 'kind', head: t('kind'), width: '96px', from: 'middle', cell: ({ kind }) => t(kind) },
        {
          key: 'target',
          head: t('target'),
          width: '3fr',
          from: 'middle',
          cell: (line) => (
            <span className={styles.line}>{[line.officerName, line.targetTitle].filter(Boolean).join(' · ')}</span>
          ),
        },
        { key: 'area', head: t('area'), width: '2fr', from: 'wide', cell: (line) => reading(line.areaTitle) },
        { key: 'state', head: t('state'), width: 'minmax(112px, 2fr)', cell: (line) => <NoteState line={line} /> },
      ]}
      empty={<Empty>{t('notes.none')}</Empty>}
    />
  )
}

/** Where a note stands, with the day it is public until. */
export function NoteState({ line }: { readonly line: NoteLine }) {
  const t = useWords(accountabilityWords)
  const words = t(`note.state.${line.state}`)
  const until = line.publishedUntil
  if (line.state === 'draft') return <Tag tone="soon">{words}</Tag>
  return <Tag>{line.state === 'published' && until ? `${words} · ${showDay(until as Day)}` : words}</Tag>
}
