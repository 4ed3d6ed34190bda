import type { Instant } from '#kit'
import { useReading, useWords } from '#platform/web'
import { Clock, Tag } from '#ui'
import { type ClosedAs, type State, stateWords, type ViolationLine } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'
import { showMoney } from './show-money.ts'
import styles from './violations.module.css'
import { violationWords } from './violations.words.ts'

/** Where a dossier stands, in a word; coloured only when somebody's hand is needed. */
export function StateTag({
  of,
}: {
  readonly of: { readonly state: State; readonly closedAs: ClosedAs | null; readonly isLate: boolean }
}) {
  const reading = useReading()
  const t = useWords(dossierWords)
  const words = of.closedAs === null ? reading(stateWords[of.state]) : t(`closed.${of.closedAs}`)
  return <Tag tone={of.isLate ? 'alarm' : 'quiet'}>{words}</Tag>
}

/** What it comes to: decided in bold, proposed said to be proposed. */
export function AmountText({ of }: { readonly of: ViolationLine }) {
  const t = useWords(violationWords)
  const { verdict, decidedAmount, proposedAmount } = of
  if (verdict === 'warning') return <>{t('amount.warning')}</>
  if (verdict === 'no-fine') return <>{t('amount.no-fine')}</>
  if (decidedAmount !== null) return <strong className={styles.figures}>{showMoney(decidedAmount)}</strong>
  if (proposedAmount === null) return <>–</>
  return <span className={styles.figures}>{t('amount.proposed', { amount: showMoney(proposedAmount) })}</span>
}

/** The clock that runs now, if one does. */
export function DueClock({ of: { dueAt, state } }: { readonly of: Pick<ViolationLine, 'dueAt' | 'state'> }) {
  if (dueAt === null) return <>–</>
  return <Clock due={dueAt as Instant} soonMinutes={48 * 60} isDone={state === 'closed'} />
}
