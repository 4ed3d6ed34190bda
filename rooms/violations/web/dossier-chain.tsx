import type { Instant } from '#kit'
import { showFullDay, showMoment, useReading, useWords } from '#platform/web'
import { Clock, Tag } from '#ui'
import type { ClockView, ViolationPage } from '../domain/index.ts'
import { type DossierWord, dossierWords } from './dossier.words.ts'
import { showMoney } from './show-money.ts'
import { showUntil } from './show-until.ts'
import styles from './violations.module.css'

interface Link {
  readonly key: string
  readonly title: DossierWord
  /** When it was done: a moment, a day, or a word instead. */
  readonly done: string | null
  readonly by?: string | null | undefined
  readonly what?: string | undefined
  readonly clock?: ClockView | undefined
}

/** The chain of the law from detection to the end, done and to come, each with its clock and where the clock comes from. */
export function DossierChain({ dossier }: { readonly dossier: ViolationPage }) {
  const t = useWords(dossierWords)
  const links = useLinks(dossier)
  const here = links.findIndex(({ done }) => done === null)
  return (
    <ol className={styles.chain}>
      {links.map((link, index) => (
        <li
          key={link.key}
          data-state={link.done === null ? (index === here ? 'here' : 'ahead') : 'done'}
          aria-current={index === here ? 'step' : undefined}
        >
          <span className={styles.linkTitle}>{t(link.title)}</span>
          <span>
            {link.done ?? (link.clock && <Clock due={link.clock.dueAt as Instant} soonMinutes={48 * 60} />)}
            {link.by && ` ${t('chain.by', { who: link.by })}`}
            {link.what && <span className={styles.block}>{link.what}</span>}
            {link.clock && <ClockNote clock={link.clock} isDone={link.done !== null} />}
          </span>
        </li>
      ))}
    </ol>
  )
}

function ClockNote({ clock, isDone }: { readonly clock: ClockView; readonly isDone: boolean }) {
  const t = useWords(dossierWords)
  const reading = useReading()
  return (
    <span className={styles.rule}>
      {t('chain.rule', { rule: reading(clock.rule), sure: t(`sure.${clock.sure}`) })}
      {!isDone && `, ${showUntil(clock.dueAt)}`} {clock.isLate && <Tag tone="alarm">{t('chain.late')}</Tag>}
    </span>
  )
}

function useLinks(dossier: ViolationPage): readonly Link[] {
  const t = useWords(dossierWords)
  const { violation, clocks, decision, proposal } = dossier
  const clock = (key: ClockView['key']) => clocks.find((one) => one.key === key)
  const at = (moment: string | null | undefined) => (moment ? showMoment(moment as Instant) : null)
  const day = (on: string | null) => (on ? showFullDay(on as Parameters<typeof showFullDay>[0]) : null)
  const sum = (verdict: 'fine' | 'warning' | 'no-fine', amount: string | null) =>
    verdict === 'fine' && amount !== null ? showMoney(amount) : t(`verdict.${verdict}`)
  const isClosed = violation.state === 'closed'
  const links: (Link | false)[] = [
    { key: 'detected', title: 'chain.detected', done: at(violation.actAt) },
    {
      key: 'record',
      title: 'chain.record',
      done: at(dossier.recordedAt),
      by: dossier.recordedBy?.name,
      clock: clock('record'),
    },
    { key: 'explanation', title: 'chain.explanation', ...explanationOf(dossier, t), clock: clock('explanation') },
    {
      key: 'proposal',
      title: 'chain.proposal',
      done: day(violation.proposedOn),
      by: proposal?.by?.name,
      what: proposal ? sum(proposal.verdict, proposal.amount) : undefined,
    },
    {
      key: 'decision',
      title: 'chain.decision',
      done: at(decision?.at),
      by: decision?.by?.name,
      what: decision ? sum(decision.verdict, decision.amount) : undefined,
      clock: clock('decision'),
    },
    {
      key: 'service',
      title: 'chain.service',
      done: at(decision?.servedAt),
      what: dossier.appealUntil ? t('chain.appeal-until', { until: showUntil(dossier.appealUntil) }) : undefined,
      clock: clock('service'),
    },
    decision?.verdict !== 'no-fine' && {
      key: 'comply',
      title: 'chain.comply',
      done:
        isClosed || (decision !== null && dossier.owed === '0' && violation.paidAmount !== '0')
          ? showMoney(violation.paidAmount)
          : null,
      clock: clock('comply'),
    },
    {
      key: 'closed',
      title: 'chain.closed',
      done: violation.closedAs === null ? null : t(`closed.${violation.closedAs}`),
    },
  ]
  const known = links.filter((link) => link !== false)
  // A dossier that ended early has no steps ahead: they are left out.
  return isClosed ? known.filter(({ done }) => done !== null) : known
}

function explanationOf(
  { explanation, clocks, recordedAt }: ViolationPage,
  t: (key: DossierWord) => string,
): { readonly done: string | null } {
  if (explanation === 'open') return { done: null }
  if (explanation === 'waived') return { done: t('chain.waived') }
  if (explanation === 'none') return { done: recordedAt === null ? null : t('chain.none') }
  const doneAt = clocks.find(({ key }) => key === 'explanation')?.doneAt
  return { done: doneAt ? showMoment(doneAt as Instant) : t('chain.explanation') }
}
