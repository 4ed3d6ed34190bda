import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useIntentForm, useWords } from '#platform/web'
import { Button, Clock, Dialog, IntentForm, LongTextField, Row, Rows, showToast, Tag } from '#ui'
import { answerObstacleContract, forwardObstacleContract } from '../domain/index.ts'
import type { TaskDetails } from './task-details.ts'
import { TaskPerson } from './task-marks.tsx'
import styles from './tasks.module.css'
import { taskWords } from './tasks.words.ts'

type Obstacle = TaskDetails['obstacles'][number]

/** Difficulties with whoever must answer, and until when. */
export function TaskObstacles({ task }: { readonly task: TaskDetails }) {
  const t = useWords(taskWords)
  if (task.obstacles.length === 0) return <p className={styles.aside}>{t('obstacles.none')}</p>
  return (
    <Rows label={t('section.obstacles')}>
      {task.obstacles.map((obstacle) => (
        <ObstacleRow key={obstacle.id} obstacle={obstacle} />
      ))}
    </Rows>
  )
}

function ObstacleRow({ obstacle }: { readonly obstacle: Obstacle }) {
  const t = useWords(taskWords)
  const [step, setStep] = useState<'answer' | 'forward'>()
  const raised = t('obstacle.by', { name: obstacle.raisedBy ?? '', at: showMomentShort(obstacle.raisedAt as Instant) })
  const answered = obstacle.answeredAt as Instant | null
  return (
    <>
      <Row
        mark={answered === null ? <Clock due={obstacle.answerBy as Instant} /> : <Tag>{t('field.answer')}</Tag>}
        title={<span className={styles.said}>{obstacle.text}</span>}
        detail={
          <>
            {raised}
            {obstacle.forwarded > 0 && ` · ${t('obstacle.forwarded', { count: obstacle.forwarded })}`}
            {answered !== null && (
              <span className={styles.said}>
                <br />
                {t('obstacle.answered', { name: obstacle.answeredBy ?? '', at: showMomentShort(answered) })}:{' '}
                {obstacle.answer}
              </span>
            )}
            {obstacle.mayAnswer && (
              <span className={styles.steps}>
                <Button onClick={() => setStep('answer')}>{t('obstacle.answer')}</Button>
                <Button look="quiet" onClick={() => setStep('forward')}>
                  {t('obstacle.forward')}
                </Button>
              </span>
            )}
          </>
        }
        end={<TaskPerson person={obstacle.responder} />}
      />
      {step === 'answer' && <AnswerDialog obstacle={obstacle} onClose={() => setStep(undefined)} />}
      {step === 'forward' && <ForwardDialog obstacle={obstacle} onClose={() => setStep(undefined)} />}
    </>
  )
}

interface DialogProps {
  readonly obstacle: Obstacle
  readonly onClose: () => void
}

function AnswerDialog({ obstacle, onClose }: DialogProps) {
  const t = useWords(taskWords)
  const form = useIntentForm(answerObstacleContract, {
    draft: `obstacle.answer.${obstacle.id}`,
    initial: { obstacleId: obstacle.id },
  })
  const done = () => {
    showToast({ text: t('obstacle.answered.toast') })
    onClose()
  }
  return (
    <Dialog title={t('obstacle.answer')} onClose={onClose}>
      <p className={styles.said}>{obstacle.text}</p>
      <IntentForm form={form} submitLabel={t('obstacle.answer')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('field.answer')} {...form.field('answer')} />
      </IntentForm>
    </Dialog>
  )
}

function ForwardDialog({ obstacle, onClose }: DialogProps) {
  const t = useWords(taskWords)
  const form = useIntentForm(forwardObstacleContract, {
    draft: `obstacle.forward.${obstacle.id}`,
    initial: { obstacleId: obstacle.id },
  })
  const done = () => {
    showToast({ text: t('obstacle.forwarded.toast') })
    onClose()
  }
  return (
    <Dialog title={t('obstacle.forward')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('obstacle.forward')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('field.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
