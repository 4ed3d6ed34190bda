import type { Instant } from '#kit'
import {
  Link,
  showMomentShort,
  useAccount,
  useFilters,
  useIntent,
  useMay,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { Answer, Button, Empty, RefusalNote, Section } from '#ui'
import { cancelCascade, type DocumentDetail, documentCascades, documentProgress } from '../domain/index.ts'
import styles from './documents.module.css'
import { documentWords } from './documents.words.ts'

/** What has become of the document: its cascades, and how the tasks stand under each area. */
export function TasksTab({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const answer = useRead(documentCascades, { id: document.id }, { rooms: ['jobs'] })
  return (
    <div className={styles.stack}>
      <Progress document={document} />
      <Section title={t('cascades')}>
        <Answer to={answer} rows={2}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>{t('cascades.none')}</Empty>
            ) : (
              <ul className={styles.plain}>
                {items.map((run) => (
                  <li key={run.id}>
                    <CascadeRun run={run} />
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
      </Section>
    </div>
  )
}

type Run = {
  readonly id: string
  readonly state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'
  readonly done: number
  readonly total: number
  readonly officer: string | null
  readonly at: string
  readonly area: { readonly name: string }
}

/** One cascade with its bar; one that runs can be stopped. */
export function CascadeRun({ run }: { readonly run: Run }) {
  const t = useWords(documentWords)
  const may = useMay()
  const cancel = useIntent(cancelCascade)
  const { state, done, total } = run
  const runs = state === 'waiting' || state === 'running'
  const percent = total === 0 ? 100 : Math.floor((100 * done) / total)
  const key = { waiting: 'cascade.waiting', running: 'cascade.doing', done: 'cascade.done' } as const
  return (
    <div>
      <div className={styles.choice}>
        <span />
        <span aria-live="polite">
          {t(state in key ? key[state as 'done'] : `cascade.${state as 'cancelled' | 'failed'}`, { done, total })}
          <br />
          <span className={styles.aside}>
            {t('cascade.by', {
              officer: run.officer ?? '–',
              at: showMomentShort(run.at as Instant),
              area: run.area.name,
            })}
          </span>
        </span>
        {runs && may('documents.cascade') && (
          <Button busy={cancel.state === 'sending'} onClick={() => void cancel.ask({ cascadeId: run.id })}>
            {t('cascade.stop')}
          </Button>
        )}
      </div>
      {state !== 'done' && (
        <span
          className={styles.progress}
          role="progressbar"
          aria-label={t('cascade')}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <span style={{ width: `${percent}%` }} />
        </span>
      )}
      {cancel.problem && <RefusalNote problem={cancel.problem} />}
    </div>
  )
}

type Counts = {
  readonly done: number
  readonly total: number
  readonly overdue: number
  readonly unacknowledged: number
}

function countsOf({ done, total, overdue, unacknowledged }: Counts) {
  return { done, total, overdue, waiting: unacknowledged }
}

/** Tasks done, overdue and not acknowledged under each area; a press goes one level down. */
function Progress({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const [filters, setFilters] = useFilters()
  const { homeAreaId } = useAccount()
  const areaId = filters.areaId === undefined ? homeAreaId : Number(filters.areaId)
  const reading = useReading()
  const answer = useRead(documentProgress, { id: document.id, areaId }, { rooms: ['tasks'] })
  if (document.tasks.total === 0) return null
  return (
    <Answer to={answer} rows={4}>
      {(progress) => (
        <Section
          title={`${t('progress')}: ${progress.area.name}`}
          note={t('progress.counts', countsOf(progress))}
          to={`/tasks?documentId=${document.id}&areaId=${progress.area.id}`}
        >
          <ul className={styles.plain}>
            {areaId !== homeAreaId && (
              <li>
                <Button look="quiet" icon="back" onClick={() => setFilters({ areaId: undefined })}>
                  {reading({ vi: 'Lên trên', en: 'Up' })}
                </Button>
              </li>
            )}
            {progress.children.map((child) => (
              <li key={child.area.id} className={styles.land}>
                {child.hasChildren ? (
                  <span>
                    <Button look="quiet" onClick={() => setFilters({ areaId: String(child.area.id) })}>
                      {child.area.name}
                    </Button>
                  </span>
                ) : (
                  <Link to={`/tasks?documentId=${document.id}&areaId=${child.area.id}`}>{child.area.name}</Link>
                )}
                <span className={styles.progress} aria-hidden="true">
                  <span style={{ width: `${Math.floor((100 * child.done) / child.total)}%` }} />
                </span>
                <span className={styles.end}>{t('progress.counts', countsOf(child))}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Answer>
  )
}
