import { useEffect, useRef, useState } from 'react'
import { useIntent, useReading, useWords } from '#platform/web'
import { Button, Menu, RefusalNote } from '#ui'
import { acceptDoneContract, acknowledgeTaskContract, activateTaskContract } from '../domain/index.ts'
import { sayDone } from './bulk-tasks.ts'
import { StepDialogOf, wantsDialog } from './step-dialogs.tsx'
import type { TaskDetails } from './task-details.ts'
import styles from './tasks.module.css'
import { type TaskWord, taskWords } from './tasks.words.ts'

/** At most this many buttons; the rest is behind "more". */
const mostButtons = 3

/** What this person may do with the task now: the likeliest first. What they may not is said with who could. */
export function TaskSteps({ task }: { readonly task: TaskDetails }) {
  const t = useWords(taskWords)
  const [open, setOpen] = useState<string>()
  const acknowledge = useIntent(acknowledgeTaskContract)
  const accept = useIntent(acceptDoneContract)
  const activate = useIntent(activateTaskContract)
  const direct = { 'tasks.acknowledge': acknowledge, 'tasks.accept-done': accept, 'tasks.activate': activate }
  const take = async (type: string) => {
    kept.expect()
    if (wantsDialog(type)) return setOpen(type)
    const answer = await direct[type as keyof typeof direct].ask({ taskId: task.id })
    if (answer) sayDone(t(`done.${type}` as TaskWord), answer.result)
  }
  const allowed = task.steps.filter(({ isAllowed }) => isAllowed).map(({ type }) => type)
  const kept = useFocusKept(allowed.join())
  const label = (type: string) => t(`step.${type}` as TaskWord)
  const problem = acknowledge.problem ?? accept.problem ?? activate.problem
  const isBusy = [acknowledge, accept, activate].some(({ state }) => state === 'sending')
  const rest = allowed.slice(mostButtons)
  return (
    <>
      <div ref={kept.element} className={styles.steps} role="group" aria-label={t('steps')} tabIndex={-1}>
        {allowed.slice(0, mostButtons).map((type, place) => (
          <Button
            key={type}
            look={place === 0 ? 'main' : 'plain'}
            busy={place === 0 && isBusy}
            onClick={() => void take(type)}
          >
            {label(type)}
          </Button>
        ))}
        {rest.length > 0 && (
          <Menu
            label={t('steps.more')}
            look="plain"
            entries={rest.map((type) => ({ label: label(type), onSelect: () => void take(type) }))}
          />
        )}
      </div>
      {problem && <RefusalNote problem={problem} />}
      {open && <StepDialogOf type={open} task={task} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** A step that is taken goes away with its button: whoever took it stays among the steps, not at the top of the page. */
function useFocusKept(steps: string) {
  const element = useRef<HTMLDivElement>(null)
  const before = useRef(steps)
  const isExpected = useRef(false)
  useEffect(() => {
    if (before.current === steps) return
    before.current = steps
    // What others change meanwhile moves nobody.
    if (!isExpected.current) return
    isExpected.current = false
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true })
  }, [steps])
  const expect = () => {
    isExpected.current = true
  }
  return { element, expect }
}

/** The steps somebody else could take, each group with the sentence that says who. */
export function RefusedSteps({ task }: { readonly task: TaskDetails }) {
  const t = useWords(taskWords)
  const reading = useReading()
  const refused = task.steps.filter((step) => !step.isAllowed && step.why)
  if (refused.length === 0) return null
  const groups = Map.groupBy(refused, ({ why }) => (why ? reading(why) : ''))
  const people = [task.owner, task.assigner, ...task.superiors].flatMap(({ name }) => name ?? [])
  return (
    <details className={styles.refused}>
      <summary>{t('steps.refused')}</summary>
      <ul>
        {[...groups].map(([why, steps]) => (
          <li key={why}>
            {steps.map(({ type }) => t(`step.${type}` as TaskWord)).join(', ')}: {why}
          </li>
        ))}
      </ul>
      {people.length > 0 && <p>{t('steps.could', { names: [...new Set(people)].join(', ') })}</p>}
    </details>
  )
}
