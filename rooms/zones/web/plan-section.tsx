import type { Instant } from '#kit'
import { showMoment, showNumber, useIntent, useReading, useWords } from '#platform/web'
import { Button, Empty, RefusalNote, Row, Rows, Section, showToast } from '#ui'
import { extinguish, type LockdownPage, meetCriterion, type OutbreakPlan, openPlan } from '../domain/index.ts'
import { lockdownWords } from './lockdown.words.ts'
import styles from './zones.module.css'

/** The plan to end the outbreak: how long it took to lock and to end, whose tasks, and what must be met (ZON-05). */
export function PlanSection({ point }: { readonly point: LockdownPage }) {
  const t = useWords(lockdownWords)
  if (point.standing === 'proposed' || point.standing === 'dismissed') return null
  return <Section title={t('plan')}>{point.plan ? <Plan plan={point.plan} /> : <NoPlan point={point} />}</Section>
}

function NoPlan({ point }: { readonly point: LockdownPage }) {
  const t = useWords(lockdownWords)
  const door = useIntent(openPlan)
  const open = async () => {
    if (await door.ask({ lockdownId: point.id })) showToast({ text: t('plan.opened') })
  }
  return (
    <Empty
      title={t('plan.noneYet')}
      action={
        point.mayPropose && (
          <Button look="main" busy={door.state === 'sending'} onClick={open}>
            {t('plan.open')}
          </Button>
        )
      }
    >
      {t('plan.none')}
      {door.problem && <RefusalNote problem={door.problem} />}
    </Empty>
  )
}

function Plan({ plan }: { readonly plan: OutbreakPlan }) {
  const t = useWords(lockdownWords)
  const { hoursToLock, daysToEnd, lockTargetHours, endTargetDays, tasks } = plan
  const round = (value: number) => showNumber(Math.round(value * 10) / 10, Number.isInteger(value) ? 0 : 1)
  return (
    <>
      <dl className={styles.times}>
        <div>
          <dt>{t('plan.lock')}</dt>
          <dd>{hoursToLock === null ? t('plan.notYet') : t('plan.hours', { count: round(hoursToLock) })}</dd>
          <span className={styles.quiet}>
            {t('plan.target', { target: t('plan.hours', { count: lockTargetHours }) })}
          </span>
        </div>
        <div>
          <dt>{t('plan.end')}</dt>
          <dd>{daysToEnd === null ? t('plan.notYet') : t('plan.days', { count: round(daysToEnd) })}</dd>
          <span className={styles.quiet}>{t('plan.target', { target: t('plan.days', { count: endTargetDays }) })}</span>
        </div>
      </dl>
      <p className={styles.quiet}>
        {t('plan.tasks', { done: tasks.filter(({ isDone }) => isDone).length, all: tasks.length })}
      </p>
      <Rows label={t('plan')}>
        {tasks.map(({ id, title, isDone }) => (
          <Row key={id} to={`/tasks/${id}`} title={title} end={isDone ? '✓' : ''} />
        ))}
      </Rows>
      <Criteria plan={plan} />
    </>
  )
}

function Criteria({ plan }: { readonly plan: OutbreakPlan }) {
  const t = useWords(lockdownWords)
  const end = useIntent(extinguish)
  const isMet = plan.criteria.every((one) => one.isMet)
  const finish = async () => {
    if (await end.ask({ planId: plan.id })) showToast({ text: t('plan.ended') })
  }
  return (
    <Section title={t('plan.criteria')}>
      <ul className={styles.list}>
        {plan.criteria.map((criterion) => (
          <Criterion key={criterion.code} plan={plan} criterion={criterion} />
        ))}
      </ul>
      {end.problem && <RefusalNote problem={end.problem} />}
      {plan.mayEnd && isMet && (
        <div className={styles.buttons}>
          <Button look="main" busy={end.state === 'sending'} onClick={finish}>
            {t('plan.end.do')}
          </Button>
        </div>
      )}
    </Section>
  )
}

interface CriterionProps {
  readonly plan: OutbreakPlan
  readonly criterion: OutbreakPlan['criteria'][number]
}

function Criterion({ plan, criterion }: CriterionProps) {
  const t = useWords(lockdownWords)
  const reading = useReading()
  const door = useIntent(meetCriterion)
  const { code, title, isMet, isComputed, metAt, by } = criterion
  const said = isComputed ? t('plan.computed') : [metAt && showMoment(metAt as Instant), by].filter(Boolean).join(', ')
  return (
    <li>
      <div>
        {isMet && <span className={styles.met}>✓ </span>}
        {reading(title)}
        <span className={styles.under}>{said}</span>
        {door.problem && <RefusalNote problem={door.problem} />}
      </div>
      {!isMet && !isComputed && plan.mayMeet && (
        <Button busy={door.state === 'sending'} onClick={() => door.ask({ planId: plan.id, criterion: code })}>
          {t('plan.meet')}
        </Button>
      )}
    </li>
  )
}
