import type { Instant } from '#kit'
import { showMomentShort, useReading, useWords } from '#platform/web'
import type { CasePage, StepState } from '../domain/index.ts'
import { caseWords } from './case.words.ts'
import styles from './cases.module.css'
import { useDuration } from './use-duration.ts'

/** The clock of a case (EPI-06): what is done, what is due when, and who must do it. */
export function CaseSteps({ found }: { readonly found: CasePage }) {
  const t = useWords(caseWords)
  const reading = useReading()
  const { steps, confirmedAt, actor, next } = found
  if (confirmedAt === null) return null
  const moment = (at: string) => showMomentShort(at as Instant)
  const post = actor.postTitle ? reading(actor.postTitle) : t('acts.nobody')
  const name = actor.name === null ? (actor.postTitle ? ` (${t('acts.nobody')})` : '') : `, ${actor.name}`
  return (
    <section aria-label={t('steps')}>
      <ol className={styles.steps}>
        <li data-state="done">
          <strong>{t('step.confirmed')}</strong>
          <span className={styles.small}>{moment(confirmedAt)}</span>
        </li>
        {steps.map((one) => (
          <Step key={one.step} state={one} />
        ))}
      </ol>
      {next && <p className={styles.who}>{t('acts', { post, name })}</p>}
    </section>
  )
}

function Step({ state: { step, at, dueAt, minutes, isLate, where } }: { readonly state: StepState }) {
  const t = useWords(caseWords)
  const duration = useDuration()
  const moment = (instant: string) => showMomentShort(instant as Instant)
  const isMissed = at === null && isLate
  const due = dueAt === null ? '' : t(isLate ? 'step.late' : 'step.due', { at: moment(dueAt) })
  const done = at === null ? due : t('step.done', { at: moment(at), time: duration(Math.max(0, minutes ?? 0)) })
  return (
    <li data-state={at === null ? (isLate ? 'late' : 'open') : 'done'}>
      <strong>{t(`step.${step}`)}</strong>
      <span className={isMissed ? styles.late : styles.small}>{done}</span>
      {where && <span className={styles.small}> · {where}</span>}
    </li>
  )
}
