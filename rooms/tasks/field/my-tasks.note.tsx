import { sayNow, useLanguage } from '#platform/web'
import { tasksFieldWords } from './tasks-field.words.ts'
import { type MyTasksKit, useMyTasks } from './use-my-tasks.ts'
import { wantsAHand } from './wants-a-hand.ts'

/** On the home under "my tasks": how many want a hand, and how many of these are late. */
export function MyTasksNote() {
  useLanguage()
  const kit = useMyTasks()
  return kit && kit.tasks.length > 0 ? sayHands(kit) : null
}

/** `3 việc cần làm ngay · 1 quá hạn`; where nothing wants a hand, how many there are. */
export function sayHands({ tasks }: Pick<MyTasksKit, 'tasks'>): string {
  const calls = tasks.map(({ call }) => call)
  const hands = calls.filter(wantsAHand).length
  const late = calls.filter((call) => call === 'late').length
  if (hands === 0) return sayNow(tasksFieldWords, 'hand.none', { count: calls.length })
  const said = sayNow(tasksFieldWords, 'hand', { count: hands })
  return late === 0 ? said : `${said} · ${sayNow(tasksFieldWords, 'late', { count: late })}`
}
