import { useRef } from 'react'
import {
  addToOutbox,
  Banner,
  BigButton,
  keepDraft,
  newFieldId,
  useDesk,
  useKeeping,
  useUnfinished,
} from '#platform/field'
import { useGo, useReading, useWords } from '#platform/web'
import { acknowledgeTaskContract, type MyTask } from '../domain/index.ts'
import styles from './tasks-field.module.css'
import { tasksFieldWords } from './tasks-field.words.ts'
import { isTelling, newTelling, type TellDraft, type Telling } from './tell-draft.ts'

/** What its person can do now, under the thumb: at most one main key, the others in one row above it. */
export function TaskActions({ task }: { readonly task: MyTask }) {
  const t = useWords(tasksFieldWords)
  const reading = useReading()
  const { acknowledge, full } = useAcknowledge(task)
  const { begin, unfinished } = useTell(task)
  if (task.state === 'done-reported') return null
  const isNew = task.isOwner && task.state === 'active'
  const others: readonly Telling[] = isNew ? ['obstacle', 'progress', 'done'] : ['obstacle', 'progress']
  return (
    <div className={styles.actions}>
      {full && <Banner tone="alarm">{reading(full)}</Banner>}
      {unfinished.map((draft) => (
        <BigButton key={draft.id} look="plain" onClick={() => void begin(draft.telling)}>
          {t('unfinished', { what: t(`tell.${draft.telling}`) })}
        </BigButton>
      ))}
      <div className={styles.keys}>
        {others.map((telling) => (
          <BigButton key={telling} look="plain" onClick={() => void begin(telling)}>
            {t(`key.${telling}`)}
          </BigButton>
        ))}
      </div>
      {isNew && <BigButton onClick={() => void acknowledge()}>{t('acknowledge')}</BigButton>}
      {task.isOwner && !isNew && <BigButton onClick={() => void begin('done')}>{t('done')}</BigButton>}
    </div>
  )
}

/** One press: it is in the outbox, and the task shows it at once. */
function useAcknowledge({ id: taskId, title }: MyTask) {
  const { desk, sending } = useDesk()
  const { keep, full } = useKeeping()
  const isBegun = useRef(false)
  const acknowledge = async () => {
    // A second tap of an impatient thumb would be refused, and stand in the queue.
    if (isBegun.current) return
    isBegun.current = true
    const intent = { id: newFieldId(desk), type: acknowledgeTaskContract.type, title, payload: { taskId } }
    isBegun.current = await keep(() => addToOutbox(desk, intent))
    if (isBegun.current) void sending.sendNow()
  }
  return { acknowledge, full }
}

/** Opens a form under the id that its intent will bear; one that was begun for this task is gone on with. */
function useTell(task: MyTask) {
  const go = useGo()
  const { desk } = useDesk()
  const drafts: readonly TellDraft[] = (useUnfinished() ?? []).filter(isTelling)
  const unfinished = drafts.filter(({ taskId }) => taskId === task.id)
  const begin = async (telling: Telling) => {
    const begun = unfinished.find((draft) => draft.telling === telling)
    const draft = begun ?? newTelling(newFieldId(desk), telling, task)
    if (!begun) await keepDraft(desk, draft.id, draft, desk.deviceNow())
    go(`/field/tasks/tell/${draft.id}`)
  }
  return { begin, unfinished }
}
