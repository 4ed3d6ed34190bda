import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { type PageProps, showDay, showMoment, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Button, Fact, Facts, Page, Section } from '#ui'
import { casePage } from '../domain/index.ts'
import styles from './accountability.module.css'
import { accountabilityWords } from './accountability.words.ts'
import { DecideCaseDialog, ExplainCaseDialog, ProposeDialog } from './case-dialogs.tsx'
import { type ShownCase, useCaseSteps } from './case-steps.tsx'
import { CaseState } from './case-table.tsx'
import { GroundRows } from './ground-rows.tsx'
import { Proposals } from './proposals.tsx'
import { ProcessSteps } from './steps.tsx'

type Open = 'explain' | 'decide' | 'propose'

/** One case: what it stands on, the right to explain with its clock, what was said, and how it ended. */
export function CasePage({ params }: PageProps) {
  const answer = useRead(casePage, { id: params.caseId ?? '' }, { rooms: ['accountability'] })
  return (
    <Answer to={answer} rows={8}>
      {(shown) => <CaseView shown={shown} />}
    </Answer>
  )
}

function CaseView({ shown }: { readonly shown: ShownCase }) {
  const t = useWords(accountabilityWords)
  const reading = useReading()
  const [open, setOpen] = useState<Open>()
  const steps = useCaseSteps(shown)
  const shut = () => setOpen(undefined)
  const { id, areaId, may, officerName, aboutTitle } = shown
  const requested = t('requested.line', { who: shown.requestedBy, day: showDay(shown.requestedOn as Day) })
  return (
    <Page
      above={<AreaBreadcrumb areaId={areaId} />}
      title={[officerName, aboutTitle].filter(Boolean).join(', ')}
      lead={`${requested} · ${t(`route.${shown.route}`)}`}
      actions={<CaseActions may={may} onOpen={setOpen} />}
    >
      <p className={styles.matter}>{shown.matter}</p>
      <div className={styles.columns}>
        <Section title={t('state')} note={<CaseState line={shown} />}>
          <ProcessSteps label={t('state')} steps={steps} />
          {shown.outcome === null && !may.decide && !may.explain && shown.whyNotDecide && (
            <p className={styles.quiet}>{t('decide.not', { why: reading(shown.whyNotDecide) })}</p>
          )}
        </Section>
        <div className={styles.aside}>
          <Section title={t('grounds')}>
            <GroundRows label={t('grounds')} grounds={shown.grounds} />
          </Section>
          <Section title={t('proposals')}>
            <Proposals shown={shown} />
          </Section>
          <Facts>
            <Fact name={t('area')}>{reading(shown.areaTitle)}</Fact>
            <Fact name={t('opened')}>{showMoment(shown.openedAt as Instant)}</Fact>
          </Facts>
        </div>
      </div>
      {open === 'explain' && <ExplainCaseDialog caseId={id} onClose={shut} />}
      {open === 'decide' && <DecideCaseDialog caseId={id} onClose={shut} />}
      {open === 'propose' && <ProposeDialog caseId={id} areaId={areaId} measures={shown.measures} onClose={shut} />}
    </Page>
  )
}

function CaseActions({ may, onOpen }: { readonly may: ShownCase['may']; readonly onOpen: (open: Open) => void }) {
  const t = useWords(accountabilityWords)
  return (
    <>
      {may.explain && (
        <Button look="main" onClick={() => onOpen('explain')}>
          {t('explain')}
        </Button>
      )}
      {may.decide && (
        <Button look="main" onClick={() => onOpen('decide')}>
          {t('decide')}
        </Button>
      )}
      {may.propose && <Button onClick={() => onOpen('propose')}>{t('propose')}</Button>}
    </>
  )
}
