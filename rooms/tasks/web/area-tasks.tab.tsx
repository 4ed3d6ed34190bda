import { useState } from 'react'
import { useMay, useWords } from '#platform/web'
import { Choice, LinkButton } from '#ui'
import type { TaskShelf } from '../domain/index.ts'
import { TaskList } from './task-list.tsx'
import styles from './tasks.module.css'
import { type TaskWord, taskWords } from './tasks.words.ts'

const shelves = ['open', 'overdue', 'due-soon', 'reported', 'blocked', 'closed'] as const satisfies readonly TaskShelf[]

/** The tasks of an area and all inside it, on the area's page. */
export function AreaTasksTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(taskWords)
  const may = useMay()
  const [shelf, setShelf] = useState<TaskShelf>('open')
  const [text, setText] = useState('')
  const label = (one: TaskShelf) => t((one === 'open' ? 'view.unit' : `view.${one}`) as TaskWord)
  return (
    <>
      <div className={styles.steps}>
        <Choice
          label={t('views')}
          value={shelf}
          onChange={setShelf}
          options={shelves.map((value) => ({ value: value as TaskShelf, label: label(value) }))}
        />
        {may('tasks.assign') && (
          <LinkButton to={`/tasks/new?areaId=${areaId}`} icon="plus">
            {t('create')}
          </LinkButton>
        )}
      </div>
      <TaskList shelf={shelf} filters={{ areaId }} text={text} onText={setText} />
    </>
  )
}
