import { AsOf, PressRow, Screen } from '#platform/field'
import { useGo, useReading, useWords } from '#platform/web'
import { sayHands } from './my-tasks.note.tsx'
import { isUnderWay, taskOf } from './own-words.ts'
import { TaskCall } from './task-call.tsx'
import styles from './tasks-field.module.css'
import { tasksFieldWords } from './tasks-field.words.ts'
import { type MyTasksKit, useMyTasks } from './use-my-tasks.ts'
import type { CalledTask } from './wants-a-hand.ts'

/** One's own tasks: what wants a hand first, the latest of all on top; those that wait for others at the end. */
export function MyTasksScreen() {
  const t = useWords(tasksFieldWords)
  const kit = useMyTasks()
  if (!kit) {
    return (
      <Screen title={t('title')} back="/field">
        {kit === null && <p>{t('never')}</p>}
      </Screen>
    )
  }
  return (
    <Screen title={t('title')} back="/field">
      <div className={styles.head}>
        {kit.tasks.length > 0 && <p className={styles.count}>{sayHands(kit)}</p>}
        <AsOf at={kit.asOf} />
      </div>
      {kit.tasks.length === 0 && <p>{t('none')}</p>}
      <div className={styles.list}>
        {kit.tasks.map((called) => (
          <TaskRow key={called.task.id} called={called} kit={kit} />
        ))}
      </div>
      {!kit.isWhole && <p>{t('part', { count: kit.tasks.length })}</p>}
    </Screen>
  )
}

function TaskRow({ called, kit }: { readonly called: CalledTask; readonly kit: MyTasksKit }) {
  const t = useWords(tasksFieldWords)
  const reading = useReading()
  const go = useGo()
  const { task, call } = called
  const document = task.documentId === null ? undefined : kit.documents.get(task.documentId)
  const giver = task.assigner.name ?? task.assigner.postTitle
  const underWay = kit.words.filter((word) => taskOf(word) === task.id && isUnderWay(word))
  const isStuck = underWay.some(({ standing }) => standing === 'refused' || standing === 'held')
  const facts = [
    call !== 'reported' && task.percent > 0 && t('percent', { percent: task.percent }),
    giver && t('by', { name: giver }),
    document && reading(document),
  ].filter((fact) => typeof fact === 'string')
  return (
    <PressRow
      title={task.title}
      small={
        <>
          <TaskCall called={called} at={kit.at} />
          <Facts facts={facts} />
          {underWay.length > 0 && <strong>{t(isStuck ? 'stuck' : 'waiting')}</strong>}
        </>
      }
      onPress={() => go(`/field/tasks/${task.id}`)}
    />
  )
}

/** Beside one another as long as there is room; a number of a document is never broken in two. */
function Facts({ facts }: { readonly facts: readonly string[] }) {
  if (facts.length === 0) return null
  return (
    <span className={styles.facts}>
      {facts.map((fact) => (
        <span key={fact}>{fact} </span>
      ))}
    </span>
  )
}
