import type { Instant } from '#kit'
import { useWords } from '#platform/web'
import { Clock, PersonPost, Tag } from '#ui'
import { isOpen, type PersonShape, type TaskLine } from '../domain/index.ts'
import { type TaskWord, taskWords } from './tasks.words.ts'

/** Where a task stands, in a word; coloured only when somebody's hand is needed. */
export function TaskStateTag({ task }: { readonly task: Pick<TaskLine, 'state' | 'isOverdue' | 'percent'> }) {
  const t = useWords(taskWords)
  const words = t(`state.${task.state}` as TaskWord)
  const percent = task.state === 'in-progress' && task.percent > 0 ? ` ${task.percent} %` : ''
  const tone = task.isOverdue && task.state === 'active' ? 'alarm' : 'quiet'
  return <Tag tone={tone}>{`${words}${percent}`}</Tag>
}

/** Until when: a running clock while it is open, the moment itself afterwards. */
export function TaskClock({ task }: { readonly task: Pick<TaskLine, 'state' | 'dueAt'> }) {
  if (task.dueAt === null) return <>–</>
  const isDone = !isOpen(task.state) || task.state === 'done-reported'
  return <Clock due={task.dueAt as Instant} soonMinutes={24 * 60} isDone={isDone} />
}

/** Who answers for it. */
export function TaskPerson({ person }: { readonly person: PersonShape }) {
  return (
    <PersonPost
      name={person.name ?? undefined}
      post={person.postTitle ?? undefined}
      to={person.officerId === null ? undefined : `/bodies/officers/${person.officerId}`}
    />
  )
}

/** Khẩn, thượng khẩn, hỏa tốc; nothing for the usual. */
export function PriorityTag({ priority }: { readonly priority: number }) {
  const t = useWords(taskWords)
  if (priority === 0) return null
  return <Tag tone={priority === 3 ? 'alarm' : 'warn'}>{t(`priority.${priority}` as TaskWord)}</Tag>
}
