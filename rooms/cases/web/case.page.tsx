import { useState } from 'react'
import type { Day, Instant } from '#kit'
import {
  factWordsOf,
  Link,
  type PageProps,
  showDay,
  showMomentShort,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Button, Fact, Facts, Page, Section, SubjectPanels, Tag, Timeline, TwoColumns } from '#ui'
import {
  CASE_OUTCOMES,
  CASE_STATUSES,
  type CasePage as Case,
  casePageContract,
  SOURCE_KINDS,
  SYMPTOMS,
} from '../domain/index.ts'
import { caseWords } from './case.words.ts'
import { CaseClaims } from './case-claims.tsx'
import { CaseContacts } from './case-contacts.tsx'
import { type CaseDialogName, caseDialogs } from './case-dialogs.tsx'
import { usePersonOf } from './case-list.page.tsx'
import { CaseName } from './case-name.tsx'
import { CaseSteps } from './case-steps.tsx'
import styles from './cases.module.css'

/** One case: the clock first, then who must act, what is known, whom it met, and what later rooms say of it. */
export function CasePage({ params }: PageProps) {
  const t = useWords(caseWords)
  const answer = useRead(casePageContract, { id: params.caseId ?? '' }, { rooms: ['cases', 'contacts'], every: 60_000 })
  const [open, setOpen] = useState<CaseDialogName>()
  const found = answer.data
  const Shown = open && caseDialogs[open]
  return (
    <Page
      title={found ? t('title', { code: found.code }) : t('title', { code: '' })}
      above={found && <AreaBreadcrumb areaId={found.areaId} here={found.code} />}
      lead={found && <Lead found={found} />}
      actions={found?.mayKeep && <Actions found={found} onOpen={setOpen} />}
    >
      <Answer to={answer} rows={8}>
        {(one) => <Faces found={one} onOpen={setOpen} />}
      </Answer>
      {Shown && found && <Shown found={found} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function Lead({ found }: { readonly found: Case }) {
  const t = useWords(caseWords)
  const reading = useReading()
  const personOf = usePersonOf()
  return (
    <>
      {reading(CASE_STATUSES[found.status])} · {reading(found.settingTitle)} · {personOf(found)}
      {found.synthetic && <span className={styles.quiet}> · {t('synthetic')}</span>}
    </>
  )
}

interface ActionsProps {
  readonly found: Case
  readonly onOpen: (name: CaseDialogName) => void
}

/** The one next thing as a button; the rest in a menu. */
function Actions({ found: { status, next, outcome }, onOpen }: ActionsProps) {
  const t = useWords(caseWords)
  if (status === 'withdrawn') return null
  const first: CaseDialogName =
    status !== 'confirmed' ? 'confirm' : next?.step === 'classified' || next?.step === 'placed' ? next.step : 'contact'
  const rest = (['contact', 'outcome', 'amend', 'withdraw'] as const).filter(
    (name) => name !== first && (name !== 'outcome' || outcome === null),
  )
  return (
    <>
      <Button look="main" onClick={() => onOpen(first)}>
        {t(`do.${first}`)}
      </Button>
      {rest.map((name) => (
        <Button key={name} look="quiet" onClick={() => onOpen(name)}>
          {t(`do.${name}`)}
        </Button>
      ))}
    </>
  )
}

function Faces({ found, onOpen }: ActionsProps) {
  const t = useWords(caseWords)
  return (
    <>
      <CaseSteps found={found} />
      {found.claims.some(({ settledAs }) => settledAs === null) && <CaseClaims found={found} />}
      <TwoColumns>
        <div>
          <Section title={t('person')}>
            <CaseName found={found} />
          </Section>
          <Known found={found} />
        </div>
        <div>
          <CaseContacts found={found} onAdd={() => onOpen('contact')} />
          <SubjectPanels slot="cases.page" subjectId={found.id} areaId={found.areaId} />
        </div>
      </TwoColumns>
      <History found={found} />
    </>
  )
}

function Known({ found }: { readonly found: Case }) {
  const t = useWords(caseWords)
  const reading = useReading()
  const moment = (at: string | null) => at !== null && showMomentShort(at as Instant)
  const day = (on: string | null) => on !== null && showDay(on as Day)
  const { variant, variantSure, symptoms, outcome, backlog } = found
  const isSymptom = symptoms === 'none' || symptoms === 'some' || symptoms === 'severe'
  return (
    <Section title={t('facts')}>
      <Facts>
        <Fact name={t('residence')}>{found.residenceOutside ?? reading(found.areaTitle)}</Fact>
        <Fact name={t('reported')}>
          {[reading(found.reportAreaTitle), found.reportPlace].filter(Boolean).join(' · ')}
        </Fact>
        <Fact name={t('onset')}>{day(found.onsetOn) || null}</Fact>
        <Fact name={t('symptoms')}>{isSymptom ? reading(SYMPTOMS[symptoms]) : null}</Fact>
        <Fact name={t('sampled')}>{moment(found.sampledAt) || null}</Fact>
        <Fact name={t('variant')}>
          {variant && `${reading(variant)} (${t(variantSure === 'lab' ? 'variant.lab' : 'variant.assumed')})`}
        </Fact>
        <Fact name={t('source')}>
          {[reading(SOURCE_KINDS[found.source]), found.sourceNote].filter(Boolean).join(' · ')}
          <SourceCase found={found} />
        </Fact>
        {outcome && (
          <Fact name={t('outcome')}>
            {[reading(CASE_OUTCOMES[outcome]), day(found.outcomeOn)].filter(Boolean).join(' · ')}
          </Fact>
        )}
        {backlog && (
          <Fact name={t('backlog')}>
            <Tag>{t(`backlog.${backlog}`)}</Tag>
          </Fact>
        )}
        {found.origin && <Fact name={t('origin')}>{found.origin}</Fact>}
      </Facts>
    </Section>
  )
}

/** The case it came from; a link where it is theirs to see. */
function SourceCase({ found: { sourceCode, sourceCaseId, maySeeSource } }: { readonly found: Case }) {
  if (sourceCode === null) return null
  return <> · {maySeeSource ? <Link to={`/cases/${sourceCaseId}`}>{sourceCode}</Link> : sourceCode}</>
}

/** A case is called by its short number, wherever it stands. */
function valueSaid({ field }: { readonly field: string }, value: string | null): string {
  return field === 'sourceCaseId' && value !== null ? `CB-${value.slice(-6).toUpperCase()}` : (value ?? '–')
}

function History({ found: { history } }: { readonly found: Case }) {
  const t = useWords(caseWords)
  const reading = useReading()
  const say = (field: string) => t(`field.${field}` as 'field.status')
  return (
    <Section title={t('history')}>
      {history.length === 0 ? (
        <p className={styles.quiet}>{t('history.none')}</p>
      ) : (
        <Timeline
          label={t('history')}
          events={history.map(({ version, at, what, by, reason, changes }) => {
            const words = factWordsOf(what)
            const changed = changes.map(
              (one) => `${say(one.field)}: ${valueSaid(one, one.from)} → ${valueSaid(one, one.to)}`,
            )
            return {
              id: String(version),
              at: at as Instant,
              title: words ? reading(words) : what,
              by: by ?? undefined,
              detail: [...changed, ...(reason === null ? [] : [reason])].join(' · '),
            }
          })}
        />
      )}
    </Section>
  )
}
