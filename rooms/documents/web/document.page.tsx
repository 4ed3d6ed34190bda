import { type PageProps, useFilters, useRead, useReading, useWords } from '#platform/web'
import { Answer, DayBar, LinkButton, Note, Page, Tabs } from '#ui'
import { type DocumentDetail, documentById, documentDays } from '../domain/index.ts'
import { ChainTab } from './chain-tab.tsx'
import { ContentTab } from './content-tab.tsx'
import { DaysTab } from './days-tab.tsx'
import { DocumentActions } from './document-actions.tsx'
import { DocumentMarks, useIssuerName, useStanding } from './document-marks.tsx'
import styles from './documents.module.css'
import { documentWords } from './documents.words.ts'
import { RecipientsTab } from './recipients-tab.tsx'
import { TasksTab } from './tasks-tab.tsx'

const faces = {
  content: ContentTab,
  chain: ChainTab,
  recipients: RecipientsTab,
  tasks: TasksTab,
  days: DaysTab,
} as const

type Face = keyof typeof faces

/** One document: what it orders, on what ground, who got it, what has become of it. */
export function DocumentPage({ params }: PageProps) {
  const answer = useRead(documentById, { id: params.documentId ?? '' }, { rooms: ['tasks', 'jobs'] })
  return (
    <Answer to={answer} rows={8}>
      {(document) => <DocumentFaces document={document} />}
    </Answer>
  )
}

function DocumentFaces({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const reading = useReading()
  const issuerName = useIssuerName()
  const [filters, setFilters] = useFilters()
  const current: Face = filters.tab && filters.tab in faces ? (filters.tab as Face) : 'content'
  const Shown = faces[current]
  const counts: Partial<Record<Face, number>> = {
    recipients: document.recipients.total,
    tasks: document.tasks.total,
    chain: document.relations.length + document.citedBy.length,
  }
  const shown = (Object.keys(faces) as Face[]).filter((name) => name !== 'days' || document.units.total > 0)
  return (
    <Page
      title={reading(document.label)}
      lead={document.title ?? issuerName(document)}
      actions={<DocumentActions document={document} />}
      strip={<Strip document={document} />}
    >
      <div className={styles.stack}>
        <NotYet document={document} />
        {(current === 'content' || current === 'chain') && <Warnings document={document} />}
        <Tabs
          label={reading(document.label)}
          tabs={shown.map((name) => ({ name, label: t(name), count: counts[name] }))}
          current={current}
          onChange={(tab) => setFilters({ tab: tab === 'content' ? undefined : tab, areaId: undefined })}
        >
          <Shown document={document} />
        </Tabs>
      </div>
    </Page>
  )
}

/** How far the directive has run, with the days on which a report is missing. */
function Strip({ document }: { readonly document: DocumentDetail }) {
  const standing = useStanding()
  const { day, of, units } = document
  const { data } = useRead(documentDays, { id: document.id }, { enabled: units.total > 0 })
  const missing = (data?.days ?? []).filter((one) => one.missing > 0 && one.day < (day ?? 0)).map((one) => one.day)
  return (
    <span className={styles.marks}>
      {day !== null && of !== null && of <= 60 ? (
        <DayBar label={document.number ?? undefined} day={day} total={of} missing={missing} />
      ) : (
        standing(document)
      )}
      <DocumentMarks document={document} />
    </span>
  )
}

/** Why a draft cannot be issued, and where to mend it. */
function NotYet({ document: { id, state, may } }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const reading = useReading()
  if (state !== 'draft' || may.issueProblem === null) return null
  return (
    <Note
      tone="soon"
      title={t('issue.not-yet')}
      action={may.write && <LinkButton to={`/documents/${id}/edit`}>{t('edit')}</LinkButton>}
    >
      {reading(may.issueProblem)}
    </Note>
  )
}

/** What is wrong with its place among the others; many bases of one fault stand in one line. */
function Warnings({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const reading = useReading()
  const stubs = document.warnings.filter(({ kind }) => kind === 'stub-basis')
  const others = document.warnings.filter(({ kind }) => kind !== 'stub-basis')
  if (document.warnings.length === 0) return null
  const nameOf = (id: string | null) => {
    const found = document.relations.find(({ other }) => other.id === id)?.other
    return found?.number ?? (found ? reading(found.label) : '')
  }
  return (
    <Note tone="soon" title={t('warnings')}>
      <ul className={styles.plain}>
        {others.map((warning) => (
          <li key={`${warning.kind}${warning.because}`}>{capital(reading(warning.words))}</li>
        ))}
        {stubs.length > 0 && (
          <li>
            {t('warnings.stubs', {
              count: stubs.length,
              names: stubs.map(({ because }) => nameOf(because)).join(', '),
            })}
          </li>
        )}
      </ul>
    </Note>
  )
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
}
