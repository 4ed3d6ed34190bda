import type { Day } from '#kit'
import { type Filters, showDay, useFilters, useMay, useReading, useReadPages, useWords } from '#platform/web'
import { Choice, Empty, LinkButton, Page, RecordList, SheetExport, usePagedSource } from '#ui'
import { documentList } from '../domain/index.ts'
import { documentPath, FirstMark, sayValidity, useIssuerName, useStanding } from './document-marks.tsx'
import styles from './documents.module.css'
import { type DocumentWord, documentWords } from './documents.words.ts'

/** Every document one may see, newest first. */
export function DocumentListPage() {
  const t = useWords(documentWords)
  const may = useMay()
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <LinkButton to="/meetings">{t('list.meetings')}</LinkButton>
          {may('documents.write') && (
            <LinkButton look="main" icon="plus" to="/documents/new">
              {t('list.new')}
            </LinkButton>
          )}
        </>
      }
    >
      <DocumentTable />
    </Page>
  )
}

const states = ['all', 'in-force', 'draft', 'no-number', 'stub', 'revoked'] as const

function queryOf(filters: Filters, areaId: number | undefined) {
  const { state } = filters
  const isState = state === 'draft' || state === 'revoked' || state === 'stub' || state === 'no-number'
  return {
    q: filters.q,
    areaId: areaId ?? (filters.areaId === undefined ? undefined : Number(filters.areaId)),
    ...(isState ? { state } : {}),
    ...(state === 'in-force' ? { inForceAt: 'now' as const } : {}),
  }
}

/** The list itself: on its own page, and on the page of an area. */
export function DocumentTable({ areaId }: { readonly areaId?: number }) {
  const t = useWords(documentWords)
  const reading = useReading()
  const issuerName = useIssuerName()
  const standing = useStanding()
  const [filters, setFilters] = useFilters()
  const query = queryOf(filters, areaId)
  const source = usePagedSource(useReadPages(documentList, query))
  return (
    <RecordList
      label={t('title')}
      source={source}
      rowKey={(document) => document.id}
      rowLink={(document) => documentPath(document.id)}
      filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('list.find') }}
      tools={
        <>
          <Choice
            label={t('list.state')}
            value={filters.state ?? 'all'}
            onChange={(state) => setFilters({ state: state === 'all' ? undefined : state })}
            options={states.map((value) => ({ value, label: t(`list.state.${value}` as DocumentWord) }))}
          />
          <SheetExport sheet="documents.register" filters={query} />
        </>
      }
      columns={[
        {
          key: 'document',
          head: t('document'),
          width: 'minmax(160px, 4fr)',
          cell: (document) => <span className={styles.line}>{reading(document.label)}</span>,
        },
        {
          key: 'title',
          head: t('new.title'),
          width: '4fr',
          from: 'middle',
          cell: ({ title }) => <span className={styles.line}>{title ?? '–'}</span>,
        },
        {
          key: 'issuer',
          head: t('issuer'),
          width: '3fr',
          from: 'wide',
          cell: (document) => <span className={styles.line}>{issuerName(document)}</span>,
        },
        {
          key: 'issued',
          head: t('issued'),
          width: '112px',
          from: 'wide',
          cell: ({ issuedOn }) => (issuedOn === null ? '–' : showDay(issuedOn as Day)),
        },
        {
          key: 'validity',
          head: t('validity'),
          width: '3fr',
          from: 'wide',
          cell: (document) => <span className={styles.line}>{sayValidity(t, document) || '–'}</span>,
        },
        { key: 'standing', head: t('standing'), width: '132px', cell: (document) => standing(document) },
        { key: 'mark', head: t('attention'), width: '168px', cell: (document) => <FirstMark document={document} /> },
      ]}
      empty={<Empty>{t('list.none')}</Empty>}
    />
  )
}
