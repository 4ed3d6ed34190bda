import type { Day } from '#kit'
import { useAccount, useMay, useReadPages, useWords } from '#platform/web'
import { sayAreaName } from '#rooms/areas/web'
import { type BulkAction, type Column, Empty, RecordList, SheetExport, usePagedSource } from '#ui'
import {
  acceptDoneContract,
  acknowledgeTaskContract,
  cancelTaskContract,
  reassignTaskContract,
  remindOwnerContract,
  type TaskLine,
  type TaskShelf,
  type TaskWaits,
  taskListContract,
} from '../domain/index.ts'
import { useBulkDialog } from './bulk-dialog.tsx'
import { changeMany } from './bulk-tasks.ts'
import { PriorityTag, TaskClock, TaskPerson, TaskStateTag } from './task-marks.tsx'
import styles from './tasks.module.css'
import { taskWords } from './tasks.words.ts'

/** What a list of tasks is narrowed to, besides its shelf and the words typed. */
export interface TaskListFilters {
  readonly mine?: boolean | undefined
  readonly waits?: TaskWaits | undefined
  readonly areaId?: number | undefined
  readonly documentId?: string | undefined
  readonly acknowledgedFrom?: Day | undefined
  readonly acknowledgedTo?: Day | undefined
  readonly doneFrom?: Day | undefined
  readonly doneTo?: Day | undefined
}

interface TaskListProps {
  readonly shelf: TaskShelf
  readonly filters: TaskListFilters
  readonly text: string
  readonly onText: (text: string) => void
}

/** A list of tasks: filter as you type, tick many, one undo for all. The same on its own page and on an area's. */
export function TaskList({ shelf, filters: { mine = false, ...others }, text, onText }: TaskListProps) {
  const t = useWords(taskWords)
  const { waits } = others
  const filters = { shelf, ...others, text: text || undefined, ...(mine ? { mine } : {}) }
  const source = usePagedSource(useReadPages(taskListContract, filters))
  const { bulk, dialog } = useBulk(others.areaId)
  return (
    <>
      <RecordList
        label={t('list.label')}
        source={source}
        rowKey={(task) => task.id}
        rowLink={(task) => `/tasks/${task.id}`}
        filter={{ text, onChange: onText, placeholder: t('list.filter') }}
        columns={useColumns(mine && waits !== 'accept' && waits !== 'answer')}
        tools={<SheetExport sheet="tasks.list" filters={filters} />}
        bulk={shelf === 'closed' || shelf === 'given' ? [] : bulk}
        empty={<Empty title={t('list.empty')} />}
      />
      {dialog}
    </>
  )
}

function useColumns(isMine: boolean): readonly Column<TaskLine>[] {
  const t = useWords(taskWords)
  const owner: Column<TaskLine> = {
    key: 'owner',
    head: t('field.owner'),
    width: 'minmax(0, 2fr)',
    from: 'middle',
    cell: (task) => <TaskPerson person={task.owner} />,
  }
  return [
    {
      key: 'title',
      head: t('field.title'),
      width: 'minmax(0, 3fr)',
      cell: (task) => (
        <>
          {task.title} <PriorityTag priority={task.priority} />
        </>
      ),
    },
    {
      key: 'area',
      head: t('field.area'),
      width: 'minmax(0, 1.2fr)',
      from: 'middle',
      cell: (task) => sayAreaName(task.areaName),
    },
    ...(isMine ? [] : [owner]),
    { key: 'state', head: t('field.state'), width: '130px', cell: (task) => <TaskStateTag task={task} /> },
    {
      key: 'due',
      head: t('field.due'),
      width: '120px',
      align: 'end',
      cell: (task) => (
        <span className={styles.due}>
          <TaskClock task={task} />
        </span>
      ),
    },
  ]
}

function useBulk(listAreaId: number | undefined) {
  const t = useWords(taskWords)
  const may = useMay()
  const { homeAreaId } = useAccount()
  const { ask, dialog } = useBulkDialog()
  const areaId = listAreaId ?? homeAreaId
  const acknowledge: BulkAction<TaskLine> = {
    label: t('step.tasks.acknowledge'),
    run: (tasks) => changeMany(acknowledgeTaskContract, tasks, { payload: {}, done: t('done.tasks.acknowledge') }),
  }
  const remind: BulkAction<TaskLine> = {
    label: t('step.tasks.remind'),
    run: (tasks) => changeMany(remindOwnerContract, tasks, { payload: {}, done: t('done.tasks.remind') }),
  }
  const accept: BulkAction<TaskLine> = {
    label: t('step.tasks.accept-done'),
    run: (tasks) =>
      changeMany(acceptDoneContract, tasks, { payload: {}, done: t('done.tasks.accept-done'), isUndoable: true }),
  }
  const reassign: BulkAction<TaskLine> = {
    label: t('step.tasks.reassign'),
    run: async (tasks) => {
      const answer = await ask({ title: t('step.tasks.reassign'), areaId, wantsOwner: true })
      if (!answer?.ownerPostId) return undefined
      const payload = { ownerPostId: answer.ownerPostId, reason: answer.reason }
      return changeMany(reassignTaskContract, tasks, { payload, done: t('done.tasks.reassign'), isUndoable: true })
    },
  }
  const cancel: BulkAction<TaskLine> = {
    label: t('step.tasks.cancel'),
    look: 'danger',
    run: async (tasks) => {
      const answer = await ask({ title: t('step.tasks.cancel') })
      if (!answer) return undefined
      const payload = { reason: answer.reason }
      return changeMany(cancelTaskContract, tasks, { payload, done: t('done.tasks.cancel'), isUndoable: true })
    },
  }
  const bulk = [
    ...(may('tasks.work') ? [acknowledge] : []),
    ...(may('tasks.accept') ? [accept] : []),
    ...(may('tasks.remind') ? [remind] : []),
    ...(may('tasks.assign') ? [reassign, cancel] : []),
  ]
  return { bulk, dialog }
}
