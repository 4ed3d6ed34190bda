import { type PageProps, useFilters, useRead, useReading, useWords } from '#platform/web'
import { Answer, DayBar, Note, Page, Tabs } from '#ui'
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
        <Warnings document={document} />
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

function Warnings({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const reading = useReading()
  const { warnings } = document
  if (warnings.length === 0) return null
  return (
    <Note tone="soon" title={t('warnings')}>
      <ul className={styles.plain}>
        {warnings.map((warning) => (
          <li key={`${warning.kind}${warning.because}`}>{reading(warning.words)}</li>
        ))}
      </ul>
    </Note>
  )
}
