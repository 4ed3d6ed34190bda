import type { ReactNode } from 'react'
import type { Instant } from '#kit'
import { AsOf, Banner, Screen, type ScreenProps } from '#platform/field'
import { showMomentShort, useReading, useWords } from '#platform/web'
import type { MyTask } from '../domain/index.ts'
import { isUnderWay, type OwnWord, taskOf } from './own-words.ts'
import { TaskActions } from './task-actions.tsx'
import { TaskCall } from './task-call.tsx'
import styles from './tasks-field.module.css'
import { type TaskFieldWord, tasksFieldWords } from './tasks-field.words.ts'
import { type MyTasksKit, useMyTasks } from './use-my-tasks.ts'
import { type CalledTask, whySentBack } from './wants-a-hand.ts'

/** One task: what, until when, what must lie on the table, what was said; and what its person can do, under the thumb. */
export function OneTaskScreen({ params }: ScreenProps) {
  const t = useWords(tasksFieldWords)
  const kit = useMyTasks()
  const called = kit?.tasks.find(({ task }) => task.id === params.taskId)
  if (kit && called) return <OneTask kit={kit} called={called} />
  return (
    <Screen title={t('title')} back="/field/tasks">
      {kit !== undefined && <p>{t(kit === null ? 'never' : 'gone')}</p>}
    </Screen>
  )
}

function OneTask({ kit, called }: { readonly kit: MyTasksKit; readonly called: CalledTask }) {
  const t = useWords(tasksFieldWords)
  const { task, call } = called
  const sentBack = call === 'reported' ? undefined : whySentBack(task)
  return (
    <div className={styles.page}>
      <Screen title={task.title} back="/field/tasks">
        <TaskCall called={called} at={kit.at} />
        {sentBack && (
          <Banner tone="soon">
            {t('remark.returned')}: {sentBack.text}
          </Banner>
        )}
        <UnderWay words={kit.words.filter((word) => taskOf(word) === task.id && isUnderWay(word))} />
        {/* A list brought along by an older version of the app has none. */}
        <Obstacles obstacles={task.obstacles ?? []} />
        <TaskFacts task={task} kit={kit} />
        <Remarks remarks={task.remarks.filter((remark) => remark !== sentBack)} />
        <AsOf at={kit.asOf} />
      </Screen>
      <TaskActions task={task} />
    </div>
  )
}

function TaskFacts({ task, kit }: { readonly task: MyTask; readonly kit: MyTasksKit }) {
  const t = useWords(tasksFieldWords)
  const reading = useReading()
  const { assigner, documentId } = task
  const document = documentId === null ? undefined : kit.documents.get(documentId)
  return (
    <dl className={styles.table}>
      <Fact name={t('fact.product')}>{task.product}</Fact>
      <Fact name={t('fact.measure')}>{task.measure}</Fact>
      <Fact name={t('fact.percent')}>{task.percent > 0 && `${task.percent} %`}</Fact>
      <Fact name={t('fact.assigner')}>{[assigner.name, assigner.postTitle].filter(Boolean).join(', ')}</Fact>
      <Fact name={t('fact.document')}>
        {documentId !== null && (document ? reading(document) : t('document.unnamed'))}
      </Fact>
      <Fact name={t('fact.area')}>{task.areaName}</Fact>
      <Fact name={t('fact.reminders')}>{task.reminders > 0 && t('times', { count: task.reminders })}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (!children) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What was recorded here and is not through yet. */
function UnderWay({ words }: { readonly words: readonly OwnWord[] }) {
  const t = useWords(tasksFieldWords)
  if (words.length === 0) return null
  return (
    <section aria-label={t('on-phone')}>
      <ul className={styles.waiting}>
        {words.map(({ id, type, standing, payload, at }) => (
          <li key={id}>
            {[t(`word.${type}` as TaskFieldWord), sayPercent(payload)].filter(Boolean).join(' ')}
            <span className={styles.state}>
              {', '}
              {t(standing === 'refused' || standing === 'held' ? 'stuck' : 'waiting')}, {showMomentShort(at)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function sayPercent(payload: unknown): string | undefined {
  const { percent } = payload as { readonly percent?: number }
  return percent === undefined ? undefined : `${percent} %`
}

/** What is in the way, and what the superior who owes an answer said. */
function Obstacles({ obstacles }: Pick<MyTask, 'obstacles'>) {
  const t = useWords(tasksFieldWords)
  if (obstacles.length === 0) return null
  return (
    <section>
      <h2 className={styles.heading}>{t('obstacles')}</h2>
      <ul className={styles.words}>
        {obstacles.map(({ text, at, answerBy, answer, answeredBy }) => (
          <li key={at}>
            {text}
            {answer !== null && (
              <p>
                <strong>{t('obstacle.answer', { by: answeredBy ?? '–' })}</strong> {answer}
              </p>
            )}
            <span className={styles.state}>
              {[
                showMomentShort(at as Instant),
                answer === null && t('obstacle.waits', { at: showMomentShort(answerBy as Instant) }),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Remarks({ remarks }: Pick<MyTask, 'remarks'>) {
  const t = useWords(tasksFieldWords)
  if (remarks.length === 0) return null
  return (
    <section>
      <h2 className={styles.heading}>{t('remarks')}</h2>
      <ul className={styles.words}>
        {remarks.map(({ kind, text, percent, by, at }) => (
          <li key={`${kind}${at}`}>
            {t(`remark.${kind}` as TaskFieldWord)}
            {kind === 'progress' && percent !== null && ` ${percent} %`}
            {text && `: ${text}`}
            <span className={styles.state}>
              {by ?? t('you')}, {showMomentShort(at as Instant)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
