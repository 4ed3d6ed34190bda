import { useWords } from '#platform/web'
import { Row, Rows } from '#ui'
import type { ViolationPage } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'
import { paperPath } from './violation-paths.ts'
import styles from './violations.module.css'

/** The papers of a dossier that can be printed now. */
export function PaperLinks({ dossier }: { readonly dossier: ViolationPage }) {
  const t = useWords(dossierWords)
  const { violation, proposal, decision, transferTo, appeals } = dossier
  const to = (paper: string, appealId?: string) => paperPath(violation.id, paper, appealId)
  const resolved = appeals.filter(({ state }) => state === 'resolved')
  return (
    <>
      <Rows label={t('section.papers')}>
        <Row title={t('papers.record')} to={to('record')} />
        {decision !== null && <Row title={t('papers.decision')} to={to('decision')} />}
        {decision === null && proposal !== null && <Row title={t('papers.decision.draft')} to={to('decision')} />}
        {(transferTo !== null || violation.levelAreaId !== violation.areaId) && proposal !== null && (
          <Row title={t('papers.transfer')} to={to('transfer')} />
        )}
        {resolved.map(({ id }) => (
          <Row key={id} title={t('papers.appeal-decision')} to={to('appeal-decision', id)} />
        ))}
      </Rows>
      <p className={styles.aside}>{t('papers.only-vi')}</p>
    </>
  )
}
