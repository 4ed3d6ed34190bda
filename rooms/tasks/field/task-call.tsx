import type { Instant } from '#kit'
import { useWords } from '#platform/web'
import { SeverityMark } from '#ui'
import { sayCall, sayDue } from './say-due.ts'
import styles from './tasks-field.module.css'
import { type TaskFieldWord, tasksFieldWords } from './tasks-field.words.ts'
import type { At, Call, CalledTask } from './wants-a-hand.ts'

const tones = {
  late: 'alarm',
  returned: 'warn',
  new: 'warn',
  today: 'soon',
  later: 'quiet',
  along: 'quiet',
  reported: 'quiet',
} as const satisfies Record<Call, string>

/** What a task asks of its person, by shape and word, and until when; coloured only where a hand is wanted. */
export function TaskCall({ called, at }: { readonly called: CalledTask; readonly at: At }) {
  const t = useWords(tasksFieldWords)
  const { task, call } = called
  const facts = [
    task.priority > 0 && t(`priority.${task.priority}` as TaskFieldWord),
    task.dueAt !== null && call !== 'reported' && sayDue(t, task.dueAt as Instant, at),
  ].filter(Boolean)
  return (
    <span className={styles.call}>
      <SeverityMark tone={tones[call]}>{sayCall(t, called, at)}</SeverityMark>
      {facts.length > 0 && <span>{facts.join(' · ')}</span>}
    </span>
  )
}
