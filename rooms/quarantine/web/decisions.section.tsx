import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { showFullDay, showMoment, useReading, useWords } from '#platform/web'
import { Button, LinkButton, Section } from '#ui'
import {
  DECISION_KINDS,
  type DecisionLine,
  type OrderPage,
  RELEASE_GROUNDS,
  type ReleaseGround,
} from '../domain/index.ts'
import { FileAppealDialog, ResolveAppealDialog } from './appeal-dialogs.tsx'
import { orderWords } from './order.words.ts'
import styles from './quarantine.module.css'
import { paperPath } from './quarantine-paths.ts'

/** What was decided, by whom, on what; until when it may be complained about; the papers. */
export function DecisionsSection({ order }: { readonly order: OrderPage }) {
  const t = useWords(orderWords)
  return (
    <Section title={t('decisions')}>
      {order.decisions.length === 0 && <p className={styles.quiet}>{t('decisions.none')}</p>}
      <ol className={styles.decisions}>
        {order.decisions.map((decision) => (
          <Decision key={decision.id} decision={decision} order={order} />
        ))}
      </ol>
    </Section>
  )
}

function Decision({ decision, order }: { readonly decision: DecisionLine; readonly order: OrderPage }) {
  const t = useWords(orderWords)
  const reading = useReading()
  const [isFiling, setFiling] = useState(false)
  const open = decision.appeals.find(({ resolvedAt }) => resolvedAt === null)
  const { by, post, basis, reason, alternative, ground, lastDayBefore, lastDay } = decision
  return (
    <li>
      <strong>{reading(DECISION_KINDS[decision.kind])}</strong>
      <span className={styles.under}>
        {showMoment(decision.decidedAt as Instant)} · {[by, post].filter((part) => part !== '').join(', ')}
      </span>
      <p>
        {ground !== null && `${reading(RELEASE_GROUNDS[ground as ReleaseGround])}. `}
        {reason}
      </p>
      {lastDayBefore !== null && lastDay !== null && (
        <p>
          {t('decisions.longer', {
            before: showFullDay(lastDayBefore as Day),
            after: showFullDay(lastDay as Day),
          })}
        </p>
      )}
      {alternative !== null && <p>{t('decisions.instead', { alternative })}</p>}
      {basis !== null && <p className={styles.quiet}>{t('decisions.basis', { basis })}</p>}
      <Appeals decision={decision} />
      <p className={styles.line}>
        <LinkButton look="quiet" icon="print" to={paperPath('decision', decision.id, order.id)}>
          {t('print')}
        </LinkButton>
        {order.may.propose && open === undefined && (
          <Button look="quiet" onClick={() => setFiling(true)}>
            {t('do.appeal')}
          </Button>
        )}
        <span className={styles.quiet}>
          {t('decisions.complain', { day: showFullDay(decision.complainBy as Day) })}
        </span>
      </p>
      {isFiling && <FileAppealDialog decision={decision} onClose={() => setFiling(false)} />}
    </li>
  )
}

function Appeals({ decision }: { readonly decision: DecisionLine }) {
  const t = useWords(orderWords)
  const [judging, setJudging] = useState<string>()
  return (
    <>
      {decision.appeals.map((appeal) => (
        <p key={appeal.id} className={styles.appeal}>
          {appeal.outcome === null
            ? t('appeal.open', {
                at: showMoment(appeal.filedAt as Instant),
                by: showMoment(appeal.resolveBy as Instant),
              })
            : `${t(`appeal.${appeal.outcome}`, { judge: appeal.judge ?? '' })}. ${appeal.reason ?? ''}`}
          {appeal.outcome === null && decision.mayJudge && (
            <Button onClick={() => setJudging(appeal.id)}>{t('do.resolve')}</Button>
          )}
        </p>
      ))}
      {judging !== undefined && <ResolveAppealDialog appealId={judging} onClose={() => setJudging(undefined)} />}
    </>
  )
}
