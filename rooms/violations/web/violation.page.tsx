import type { Instant } from '#kit'
import { type PageProps, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Clock, Page, Section, SubjectPanels } from '#ui'
import { type ViolationPage as Dossier, violationById } from '../domain/index.ts'
import { AmountSection } from './amount-section.tsx'
import { AppealSection } from './appeal-section.tsx'
import { AuthoritySection } from './authority-section.tsx'
import { dossierWords } from './dossier.words.ts'
import { DossierChain } from './dossier-chain.tsx'
import { DossierFacts } from './dossier-facts.tsx'
import { DossierHistory } from './dossier-history.tsx'
import { NextStep } from './next-step.tsx'
import { PaperLinks } from './paper-links.tsx'
import { PaymentSection } from './payment-section.tsx'
import { PersonSection } from './person-section.tsx'
import { AmountText, StateTag } from './violation-marks.tsx'
import { violationsPath } from './violation-paths.ts'
import styles from './violations.module.css'

/** One dossier: what comes next, the chain with its clocks, the sum and why, who may decide, papers. No name until asked. */
export function ViolationPage({ params }: PageProps) {
  const t = useWords(dossierWords)
  const reading = useReading()
  const answer = useRead(violationById, { violationId: params.violationId ?? '' })
  const dossier = answer.data
  return (
    <Page
      title={
        dossier
          ? t('dossier.of', { number: dossier.violation.number, behaviour: reading(dossier.charge.title) })
          : t('dossier')
      }
      above={
        dossier && (
          <AreaBreadcrumb
            areaId={dossier.violation.areaId}
            linkTo={(areaId) => violationsPath({ areaId })}
            here={dossier.violation.number}
          />
        )
      }
      strip={dossier && <DossierStrip dossier={dossier} />}
    >
      <Answer to={answer} rows={8}>
        {(found) => <DossierBody dossier={found} />}
      </Answer>
    </Page>
  )
}

function DossierStrip({ dossier: { violation } }: { readonly dossier: Dossier }) {
  return (
    <span className={styles.strip}>
      <StateTag of={violation} />
      <AmountText of={violation} />
      {violation.dueAt !== null && violation.state !== 'closed' && (
        <Clock due={violation.dueAt as Instant} soonMinutes={48 * 60} />
      )}
    </span>
  )
}

function DossierBody({ dossier }: { readonly dossier: Dossier }) {
  const t = useWords(dossierWords)
  return (
    <>
      <NextStep dossier={dossier} />
      <div className={styles.columns}>
        <div>
          <Section title={t('section.chain')}>
            <DossierChain dossier={dossier} />
          </Section>
          <Section title={t('section.amount')}>
            <AmountSection dossier={dossier} />
          </Section>
          {dossier.decision !== null && (
            <>
              <Section title={t('section.payments')}>
                <PaymentSection dossier={dossier} />
              </Section>
              <Section title={t('section.appeals')}>
                <AppealSection dossier={dossier} />
              </Section>
            </>
          )}
        </div>
        <div>
          <Section title={t('section.person')}>
            <PersonSection dossier={dossier} />
          </Section>
          <Section title={t('section.papers')}>
            <PaperLinks dossier={dossier} />
          </Section>
          <Section title={t('section.about')}>
            <DossierFacts dossier={dossier} />
          </Section>
          <SubjectPanels slot="violations.dossier" subjectId={dossier.violation.id} areaId={dossier.violation.areaId} />
          <Section title={t('section.who')}>
            <AuthoritySection dossier={dossier} />
          </Section>
          <Section title={t('section.history')}>
            <DossierHistory violationId={dossier.violation.id} />
          </Section>
        </div>
      </div>
    </>
  )
}
