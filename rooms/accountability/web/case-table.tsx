import { type Day, dayOf, type Instant } from '#kit'
import { cityNow, showDay, useFilters, useReading, useReadPages, useWords } from '#platform/web'
import { Choice, Clock, Empty, RecordList, SheetExport, Tag, usePagedSource } from '#ui'
import { type CaseLine, caseList } from '../domain/index.ts'
import styles from './accountability.module.css'
import { accountabilityWords } from './accountability.words.ts'
import { casePath } from './paths.ts'

const vietnamMinutes = 420

/** Cases one may see; who it is about first, then what waits for whom. */
export function CaseTable() {
  const t = useWords(accountabilityWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const isOpen = { open: 'true' as const, closed: 'false' as const }[filters.state ?? '']
  const query = { q: filters.q, areaId: filters.areaId, isOpen }
  const source = usePagedSource(useReadPages(caseList, query))
  return (
    <RecordList
      label={t('cases')}
      source={source}
      rowKey={({ id }) => id}
      rowLink={({ id }) => casePath(id)}
      filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('find') }}
      tools={
        <>
          <Choice
            label={t('state')}
            value={filters.state ?? 'all'}
            onChange={(state) => setFilters({ state: state === 'all' ? undefined : state })}
            options={[
              { value: 'all', label: t('all') },
              { value: 'open', label: t('open') },
              { value: 'closed', label: t('closed') },
            ]}
          />
          <SheetExport sheet="accountability.cases" filters={query} />
        </>
      }
      columns={[
        {
          key: 'about',
          head: t('about'),
          width: 'minmax(150px, 3fr)',
          cell: (line) => (
            <span className={styles.line}>{[line.officerName, line.aboutTitle].filter(Boolean).join(' · ')}</span>
          ),
        },
        {
          key: 'matter',
          head: t('matter'),
          width: '4fr',
          from: 'middle',
          cell: ({ matter }) => <span className={styles.line}>{matter}</span>,
        },
        { key: 'area', head: t('area'), width: '2fr', from: 'wide', cell: (line) => reading(line.areaTitle) },
        {
          key: 'opened',
          head: t('opened'),
          width: '104px',
          from: 'wide',
          cell: ({ openedAt }) => showDay(dayOf(openedAt as Instant, vietnamMinutes) as Day),
        },
        { key: 'state', head: t('state'), width: 'minmax(120px, 2fr)', cell: (line) => <CaseState line={line} /> },
      ]}
      empty={<Empty>{t('cases.none')}</Empty>}
    />
  )
}

/** Where a case stands: its conclusion, or what it waits for, with the clock. */
export function CaseState({ line }: { readonly line: CaseLine }) {
  const t = useWords(accountabilityWords)
  if (line.outcome !== null) return <Tag>{t(`outcome.${line.outcome}`)}</Tag>
  if (line.explainedAt !== null) return <WithClock words={t('state.decide')} due={line.decideBy} />
  if (line.explainBy > cityNow()) return <WithClock words={t('state.explain')} due={line.explainBy} />
  return <Tag tone="soon">{t('state.silent')}</Tag>
}

function WithClock({ words, due }: { readonly words: string; readonly due: string }) {
  return (
    <span className={styles.state}>
      {words} <Clock due={due as Instant} />
    </span>
  )
}
