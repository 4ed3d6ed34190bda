import { useReading, useWords } from '#platform/web'
import { Fact, Facts } from '#ui'
import type { ViolationPage } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'
import { RangeBar } from './range-bar.tsx'
import { showMoney } from './show-money.ts'

type Judged = NonNullable<ViolationPage['proposal']> | NonNullable<ViolationPage['decision']>

/** The range, the middle, what was proposed and decided, and the circumstances with their reasons. */
export function AmountSection({ dossier }: { readonly dossier: ViolationPage }) {
  const t = useWords(dossierWords)
  const { range, proposal, decision } = dossier
  const marks = [
    ...(proposal?.amount ? [{ label: t('amount.proposed'), amount: proposal.amount }] : []),
    ...(decision?.amount ? [{ label: t('amount.decided'), amount: decision.amount, strong: true }] : []),
  ]
  return (
    <>
      <RangeBar range={range} marks={marks} />
      <Facts>
        {proposal && (
          <Fact name={t('amount.proposed')}>
            <JudgedText judged={proposal} />
          </Fact>
        )}
        {decision && (
          <Fact name={t('amount.decided')}>
            <JudgedText judged={decision} />
          </Fact>
        )}
      </Facts>
    </>
  )
}

function JudgedText({ judged }: { readonly judged: Judged }) {
  const t = useWords(dossierWords)
  const reading = useReading()
  const { verdict, amount, factors, reason } = judged
  return (
    <>
      <strong>{verdict === 'fine' && amount !== null ? showMoney(amount) : t(`verdict.${verdict}`)}</strong>
      {factors.length === 0 && verdict === 'fine' && `, ${t('amount.no-factors')}`}
      {factors.map((factor) => (
        <div key={factor.key}>
          {t(`amount.${factor.kind}`)}: {reading(factor.title)} ({factor.reason})
        </div>
      ))}
      {reason && <div>{reason}</div>}
    </>
  )
}
