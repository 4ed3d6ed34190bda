import type { Instant } from '#kit'
import { showMoment, useWords } from '#platform/web'
import { LinkButton, Tag } from '#ui'
import type { AppealView, ViolationPage } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'
import { showMoney } from './show-money.ts'
import { showUntil } from './show-until.ts'
import { paperPath } from './violation-paths.ts'
import styles from './violations.module.css'

/** Appeals with their clocks; who may judge them is asked to at the head of the page. Who decided the fine may not. */
export function AppealSection({ dossier }: { readonly dossier: ViolationPage }) {
  const t = useWords(dossierWords)
  if (dossier.appeals.length === 0) return <p className={styles.aside}>{t('appeal.none')}</p>
  return dossier.appeals.map((appeal) => <Appeal key={appeal.id} appeal={appeal} dossier={dossier} />)
}

function Appeal({ appeal, dossier }: { readonly appeal: AppealView; readonly dossier: ViolationPage }) {
  const t = useWords(dossierWords)
  const isOpen = appeal.state === 'filed' || appeal.state === 'accepted'
  return (
    <div className={styles.appeal}>
      <p>
        <strong>{t('appeal.filed', { at: showMoment(appeal.filedAt as Instant) })}</strong>{' '}
        {appeal.isLate && <Tag tone="warn">{t('appeal.late')}</Tag>}
        <br />
        {useStateWords(appeal)}
        {appeal.judge && (
          <>
            <br />
            {t('appeal.judge', { who: appeal.judge.name })}
          </>
        )}
      </p>
      {appeal.reason && <p className={styles.aside}>{appeal.reason}</p>}
      <div className={styles.steps}>
        {!appeal.canJudge && isOpen && <p className={styles.aside}>{t('appeal.other')}</p>}
        {appeal.state === 'resolved' && (
          <LinkButton icon="print" to={paperPath(dossier.violation.id, 'appeal-decision', appeal.id)}>
            {t('papers.appeal-decision')}
          </LinkButton>
        )}
      </div>
    </div>
  )
}

function useStateWords({ state, acceptBy, resolveBy, outcome, amountAfter }: AppealView): string {
  const t = useWords(dossierWords)
  if (state === 'filed') return t('appeal.state.filed', { until: showUntil(acceptBy) })
  if (state === 'accepted') return t('appeal.state.accepted', { until: resolveBy ? showUntil(resolveBy) : '…' })
  if (state === 'rejected' || outcome === null) return t(`appeal.state.${state}`)
  const result = t(`appeal.outcome.${outcome}`, { amount: amountAfter ? showMoney(amountAfter) : '' })
  return `${t('appeal.state.resolved')}: ${result}`
}
