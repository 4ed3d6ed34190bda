import type { Instant } from '#kit'
import {
  areaPath,
  factWordsOf,
  Link,
  type PageProps,
  showMoment,
  showMomentShort,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { AreaBreadcrumb, sayAreaName } from '#rooms/areas/web'
import { Answer, Fact, Facts, Page, Row, Rows, Section, SubjectPanels, Timeline } from '#ui'
import { taskHistoryContract, taskPageContract } from '../domain/index.ts'
import { TaskChain } from './task-chain.tsx'
import type { TaskDetails } from './task-details.ts'
import { PriorityTag, TaskClock, TaskPerson, TaskStateTag } from './task-marks.tsx'
import { TaskObstacles } from './task-obstacles.tsx'
import { RefusedSteps, TaskSteps } from './task-steps.tsx'
import styles from './tasks.module.css'
import { type TaskWord, taskWords } from './tasks.words.ts'

/** One task: who, what, until when, its product and proofs, its chain, its difficulties, its history. */
export function TaskPage({ params }: PageProps) {
  const t = useWords(taskWords)
  const answer = useRead(taskPageContract, { taskId: params.taskId ?? '' })
  const task = answer.data
  return (
    <Page
      title={task?.title ?? t('task')}
      above={task && <AreaBreadcrumb areaId={task.areaId} />}
      actions={task && <TaskSteps task={task} />}
      strip={task && <TaskStrip task={task} />}
    >
      <Answer to={answer} rows={6}>
        {(found) => (
          <div className={styles.columns}>
            <div>
              <SubjectPanels slot="tasks.page" subjectId={found.id} areaId={found.areaId} />
              <Section title={t('section.progress')}>
                <Remarks task={found} />
              </Section>
              <Section title={t('section.obstacles')}>
                <TaskObstacles task={found} />
              </Section>
              <Section title={t('section.evidence')}>
                <Evidence task={found} />
              </Section>
              <Section title={t('section.chain')}>
                <TaskChain task={found} />
              </Section>
            </div>
            <div>
              <TaskFacts task={found} />
              <RefusedSteps task={found} />
              <Section title={t('section.history')}>
                <History taskId={found.id} />
              </Section>
            </div>
          </div>
        )}
      </Answer>
    </Page>
  )
}

function TaskStrip({ task }: { readonly task: TaskDetails }) {
  return (
    <span className={styles.steps}>
      <TaskStateTag task={task} />
      <PriorityTag priority={task.priority} />
      <TaskClock task={task} />
      <TaskPerson person={task.owner} />
    </span>
  )
}

function TaskFacts({ task }: { readonly task: TaskDetails }) {
  const t = useWords(taskWords)
  return (
    <Facts>
      <Fact name={t('field.owner')}>
        <TaskPerson person={task.owner} />
      </Fact>
      <Fact name={t('field.due')}>{task.dueAt && showMoment(task.dueAt as Instant)}</Fact>
      <Fact name={t('field.start')}>{showMoment(task.startAt as Instant)}</Fact>
      <Fact name={t('field.product')}>{task.product}</Fact>
      {task.measure && <Fact name={t('field.measure')}>{task.measure}</Fact>}
      <Fact name={t('field.area')}>
        <Link to={areaPath(task.areaId)}>{sayAreaName(task.areaName)}</Link>
      </Fact>
      <Fact name={t('field.assigner')}>
        <TaskPerson person={task.assigner} />
      </Fact>
      {task.coordinators.length > 0 && (
        <Fact name={t('field.coordinators')}>
          {task.coordinators.map((person) => (
            <div key={person.postId}>
              <TaskPerson person={person} />
            </div>
          ))}
        </Fact>
      )}
      {task.documentId && (
        <Fact name={t('field.document')}>
          <Link to={`/documents/${task.documentId}`}>{t('open.document')}</Link>
        </Fact>
      )}
      {task.reminders > 0 && <Fact name={t('field.reminders')}>{t('reminders.count', { count: task.reminders })}</Fact>}
      {task.deadlineChanges > 0 && (
        <Fact name={t('field.deadline-changes')}>{t('reminders.count', { count: task.deadlineChanges })}</Fact>
      )}
    </Facts>
  )
}

function Remarks({ task }: { readonly task: TaskDetails }) {
  const t = useWords(taskWords)
  if (task.remarks.length === 0) return <p className={styles.aside}>{t('remarks.none')}</p>
  return (
    <Timeline
      label={t('section.progress')}
      events={task.remarks.map((remark) => ({
        id: remark.id,
        at: remark.at as Instant,
        title: (
          <span className={styles.said}>
            {t(`remark.${remark.kind}` as TaskWord)}
            {remark.kind === 'progress' && remark.percent !== null ? ` ${remark.percent} %` : ''}
            {remark.text ? `: ${remark.text}` : ''}
          </span>
        ),
        by: remark.by,
      }))}
    />
  )
}

function Evidence({ task }: { readonly task: TaskDetails }) {
  const t = useWords(taskWords)
  if (task.evidence.length === 0) return <p className={styles.aside}>{t('evidence.none')}</p>
  return (
    <Rows label={t('section.evidence')}>
      {task.evidence.map((one) => (
        <Row
          key={one.id}
          title={<EvidenceTitle one={one} />}
          to={one.documentId === null ? undefined : `/documents/${one.documentId}`}
          detail={`${one.by ?? ''} · ${showMomentShort(one.at as Instant)}`}
        />
      ))}
    </Rows>
  )
}

function EvidenceTitle({ one }: { readonly one: TaskDetails['evidence'][number] }) {
  const t = useWords(taskWords)
  if (one.kind === 'file') {
    return (
      <a href={`/api/files/${one.fileHash}`} download={one.text ?? true}>
        {one.text ?? t('file.open')}
      </a>
    )
  }
  return <span className={styles.said}>{one.text ?? t('open.document')}</span>
}

/** Two times where they differ by more than a minute: late or back-dated entries are seen as such. */
function History({ taskId }: { readonly taskId: string }) {
  const t = useWords(taskWords)
  const reading = useReading()
  const answer = useRead(taskHistoryContract, { taskId, limit: 100 }, { rooms: ['tasks'] })
  return (
    <Answer to={answer}>
      {({ items }) => (
        <Timeline
          label={t('section.history')}
          events={items.map((entry) => {
            const words = factWordsOf(entry.type)
            const isBackdated = Math.abs(Date.parse(entry.recordedAt) - Date.parse(entry.occurredAt)) > 60_000
            return {
              id: entry.id,
              at: entry.occurredAt as Instant,
              title: words ? reading(words) : entry.type,
              by: [entry.by, entry.postTitle].filter(Boolean).join(', '),
              detail: isBackdated
                ? t('history.recorded', { at: showMomentShort(entry.recordedAt as Instant) })
                : undefined,
            }
          })}
        />
      )}
    </Answer>
  )
}
