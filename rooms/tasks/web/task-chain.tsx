import { Link, useRead, useWords } from '#platform/web'
import { sayAreaName } from '#rooms/areas/web'
import { Answer, type Branch, OutlineTree } from '#ui'
import { childTasksContract } from '../domain/index.ts'
import type { TaskDetails } from './task-details.ts'
import { TaskStateTag } from './task-marks.tsx'
import styles from './tasks.module.css'
import { taskWords } from './tasks.words.ts'

/** Children shown at once; more would not be read. */
const shownChildren = 60

/** From the top of the chain down to the parts of this task, with how much of each is done [TSK-04]. */
export function TaskChain({ task }: { readonly task: TaskDetails }) {
  const t = useWords(taskWords)
  const { below } = task
  const percent = below.total === 0 ? 0 : Math.floor((below.done * 100) / below.total)
  return (
    <>
      {task.above.length > 0 && (
        <p>
          {t('chain.above')}:{' '}
          {task.above.toReversed().map((one, place) => (
            <span key={one.id}>
              {place > 0 && ' ▸ '}
              <Link to={`/tasks/${one.id}`}>{one.title}</Link>
            </span>
          ))}
        </p>
      )}
      {task.childCount === 0 ? (
        <p className={styles.aside}>{t('chain.none')}</p>
      ) : (
        <>
          <p>
            {t('chain.below', { done: below.done, total: below.total, overdue: below.overdue })}
            <span className={styles.bar} aria-hidden="true">
              <span style={{ width: `${percent}%` }} />
            </span>
          </p>
          <Children task={task} />
        </>
      )}
    </>
  )
}

function Children({ task }: { readonly task: TaskDetails }) {
  const t = useWords(taskWords)
  const answer = useRead(childTasksContract, { taskId: task.id, limit: shownChildren })
  return (
    <Answer to={answer}>
      {({ items, next }) => (
        <>
          <OutlineTree
            label={t('section.chain')}
            branches={items.map((child) => toBranch(child, t(`part.${child.part}`)))}
          />
          {next !== null && (
            <p className={styles.aside}>{t('chain.shown', { shown: items.length, total: task.childCount })}</p>
          )}
        </>
      )}
    </Answer>
  )
}

type Child = (typeof childTasksContract.answer)['_output']['items'][number]

function toBranch(child: Child, part: string): Branch {
  const { below } = child
  const count = below.total === 0 ? '' : ` · ${below.done}/${below.total}`
  return {
    id: child.id,
    title: child.title,
    to: `/tasks/${child.id}`,
    detail: (
      <>
        {part} · {sayAreaName(child.areaName)} · {child.owner.name ?? ''}
        {count} · <TaskStateTag task={child} />
      </>
    ),
  }
}
