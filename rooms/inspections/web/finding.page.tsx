import { minutesBetween, toInstant } from '#kit'
import { Link, type PageProps, showMoment, showMomentShort, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Fact, Facts, Page, PersonPost, PhotoStrip, Section, SubjectPanels, Timeline } from '#ui'
import { findingPageContract } from '../domain/index.ts'
import { findingWords } from './finding.words.ts'
import { type FindingDetails, FindingSteps, WhoIsNext } from './finding-steps.tsx'
import { atLineStart, FindingClock, FindingMarks, SeverityTag, SubjectName, useKindWord } from './inspection-marks.tsx'
import styles from './inspections.module.css'
import { inspectionWords } from './inspections.words.ts'

/** One finding from what was seen to what was put right: remedy, evidence, re-check, each with its photos. */
export function FindingPage({ params }: PageProps) {
  const t = useWords(inspectionWords)
  const answer = useRead(findingPageContract, { findingId: params.findingId ?? '' }, { rooms: ['tasks'] })
  const finding = answer.data
  return (
    <Page
      title={finding?.title ?? t('finding')}
      above={finding && <AreaBreadcrumb areaId={finding.areaId} />}
      actions={finding && <FindingSteps finding={finding} />}
      strip={
        finding && (
          <>
            <SeverityTag severity={finding.severity} />
            <FindingMarks finding={finding} />
            {finding.state === 'open' && <FindingClock finding={finding} />}
            <span>
              <SubjectName subject={finding.subject} isLink />
            </span>
          </>
        )
      }
    >
      <Answer to={answer} rows={6}>
        {(found) => (
          <div className={styles.columns}>
            <div>
              {found.details && <p className={`${styles.said} ${styles.campaign}`}>{found.details}</p>}
              <div className={styles.campaign}>
                <PhotoStrip label={t('photos')} photos={found.photos} />
              </div>
              <History finding={found} />
            </div>
            <div className={styles.about}>
              <About finding={found} />
              <div>
                <WhoIsNext finding={found} />
              </div>
              <SubjectPanels slot="inspections.finding" subjectId={found.id} areaId={found.areaId} />
            </div>
          </div>
        )}
      </Answer>
    </Page>
  )
}

function History({ finding }: { readonly finding: FindingDetails }) {
  const t = useWords(findingWords)
  return (
    <Section title={t('history')}>
      <Timeline
        label={t('history')}
        events={finding.steps.map((step) => ({
          id: step.id,
          at: toInstant(step.at),
          title: t(`step.${step.kind}`),
          by: step.by ?? undefined,
          detail: hasDetail(step) ? <StepDetail step={step} /> : undefined,
        }))}
      />
    </Section>
  )
}

type Step = FindingDetails['steps'][number]

const isEnteredLate = ({ at, recordedAt }: Step) => minutesBetween(toInstant(at), toInstant(recordedAt)) > 1
const hasDetail = (step: Step) =>
  step.note !== null ||
  step.kind === 'failed' ||
  isEnteredLate(step) ||
  (step.kind !== 'stated' && step.photos.length > 0)

/** The photos of the finding itself stand above its history. */
function StepDetail({ step }: { readonly step: Step }) {
  const t = useWords(findingWords)
  return (
    <>
      {step.note && <span className={styles.said}>{step.note}</span>}
      {step.kind === 'failed' && step.dueAt && <span> {t('step.due', { at: showMoment(toInstant(step.dueAt)) })}</span>}
      {isEnteredLate(step) && <span> {t('recorded-at', { at: showMomentShort(toInstant(step.recordedAt)) })}</span>}
      {step.kind !== 'stated' && <PhotoStrip label={t(`step.${step.kind}`)} photos={step.photos} />}
    </>
  )
}

function About({ finding }: { readonly finding: FindingDetails }) {
  const t = useWords(findingWords)
  const kindWord = useKindWord()
  const reading = useReading()
  const { owner } = finding
  return (
    <Facts>
      <Fact name={t('fact.owner')}>
        <PersonPost
          name={owner.name ?? undefined}
          post={owner.postTitle ?? undefined}
          to={owner.officerId === null ? undefined : `/bodies/officers/${owner.officerId}`}
        />
      </Fact>
      <Fact name={t('fact.due')}>{finding.dueAt && showMoment(toInstant(finding.dueAt))}</Fact>
      <Fact name={t('fact.inspection')}>
        <Link to={`/inspections/${finding.inspectionId}`}>{atLineStart(kindWord(finding.kind))}</Link>
        {finding.teamName && ` · ${finding.teamName}`}
      </Fact>
      <Fact name={t('fact.stated-by')}>
        {finding.statedBy} · {showMomentShort(toInstant(finding.statedAt))}
      </Fact>
      {finding.itemText && <Fact name={t('fact.item')}>{reading(finding.itemText)}</Fact>}
      {finding.lane && <Fact name={t('field.lane')}>{finding.lane}</Fact>}
      {finding.count !== null && <Fact name={t('field.count')}>{finding.count}</Fact>}
      {finding.fixedOnSpot && <Fact name={t('fact.fixed')}>{t('fact.yes')}</Fact>}
      {finding.rounds > 0 && <Fact name={t('fact.rounds')}>{finding.rounds}</Fact>}
      {finding.taskId && (
        <Fact name={t('fact.task')}>
          <Link to={`/tasks/${finding.taskId}`}>{t('open.task')}</Link>
        </Fact>
      )}
    </Facts>
  )
}
