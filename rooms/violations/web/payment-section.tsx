import type { Day, Instant } from '#kit'
import { showFullDay, useWords } from '#platform/web'
import { Fact, Facts, Timeline } from '#ui'
import type { ViolationPage } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'
import { showMoney } from './show-money.ts'
import styles from './violations.module.css'

type Relief = ViolationPage['reliefs'][number]

/** What is owed, what was paid, what was asked for and granted. */
export function PaymentSection({ dossier }: { readonly dossier: ViolationPage }) {
  const t = useWords(dossierWords)
  const { payments, reliefs, owed, interest } = dossier
  const sayRelief = useReliefWords()
  const events = [
    ...payments.map(({ id, amount, paidAt, receipt, by }) => ({
      id,
      at: paidAt as Instant,
      title: t('payment.one', { amount: showMoney(amount), receipt }),
      by: by?.name,
    })),
    ...reliefs.map((relief) => ({
      id: relief.id,
      at: (relief.grantedAt ?? relief.askedAt ?? '') as Instant,
      title: t(relief.grantedAt === null ? 'relief.asked' : 'relief.granted', { kind: sayRelief(relief) }),
      detail: relief.reason ?? undefined,
      by: relief.by?.name,
    })),
  ].toSorted((left, right) => (left.at < right.at ? 1 : -1))
  return (
    <>
      <Facts>
        <Fact name={t('amount.owed')}>{showMoney(owed)}</Fact>
        {interest !== '0' && <Fact name={t('amount.interest')}>{showMoney(interest)}</Fact>}
      </Facts>
      {events.length === 0 ? (
        <p className={styles.aside}>{t('payment.none')}</p>
      ) : (
        <Timeline label={t('section.payments')} events={events} />
      )}
    </>
  )
}

function useReliefWords(): (relief: Relief) => string {
  const t = useWords(dossierWords)
  return ({ kind, until, instalments, amount }) => {
    if (kind === 'defer') return t('relief.defer', { until: until ? showFullDay(until as Day) : '…' })
    if (kind === 'instalments') return t('relief.instalments', { count: instalments.length || '…' })
    return kind === 'reduce' && amount ? `${t('relief.reduce')} ${showMoney(amount)}` : t(`relief.${kind}`)
  }
}
