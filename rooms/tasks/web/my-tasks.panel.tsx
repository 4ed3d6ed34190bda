import { useRead, useWords } from '#platform/web'
import { sayAreaName } from '#rooms/areas/web'
import { Answer, Row, Rows } from '#ui'
import { taskListContract } from '../domain/index.ts'
import { PriorityTag, TaskClock, TaskStateTag } from './task-marks.tsx'
import { taskWords } from './tasks.words.ts'

/** "Việc của tôi": what I must do next, the nearest deadline first, wherever it lies. */
export function MyTasksPanel() {
  const t = useWords(taskWords)
  const answer = useRead(taskListContract, { mine: true, limit: 8 })
  return (
    <Answer to={answer}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Rows label={t('view.mine')}>
            {items.map((task) => (
              <Row
                key={task.id}
                title={
                  <>
                    {task.title} <PriorityTag priority={task.priority} />
                  </>
                }
                detail={
                  <>
                    {sayAreaName(task.areaName)} · <TaskStateTag task={task} />
                  </>
                }
                end={<TaskClock task={task} />}
                to={`/tasks/${task.id}`}
              />
            ))}
          </Rows>
        )
      }
    </Answer>
  )
}
