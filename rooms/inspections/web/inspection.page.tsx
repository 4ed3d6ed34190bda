import { type Day, toInstant } from '#kit'
import { Link, type PageProps, showDay, showMomentShort, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Empty, Fact, Facts, Note, Page, PhotoStrip, Row, Rows, Section, Timeline } from '#ui'
import { inspectionPageContract, OUTCOMES } from '../domain/index.ts'
import { inspectionPageWords } from './inspection.words.ts'
import type { InspectionDetails } from './inspection-details.ts'
import { atLineStart, InspectionMarks, SubjectName, useKindWord } from './inspection-marks.tsx'
import { FindingRows } from './inspection-rows.tsx'
import { InspectionSteps } from './inspection-steps.tsx'
import { useTimeline } from './inspection-timeline.ts'
import styles from './inspections.module.css'
import { inspectionWords } from './inspections.words.ts'
import { SheetTable } from './sheet-table.tsx'

/** One inspection: what was asked, what was found, with photos and both times; and the next step for who may take it. */
export function InspectionPage({ params }: PageProps) {
  const t = useWords(inspectionWords)
  const answer = useRead(inspectionPageContract, { inspectionId: params.inspectionId ?? '' })
  const found = answer.data
  return (
    <Page
      title={found ? found.subject.name : t('inspection')}
      above={found && <AreaBreadcrumb areaId={found.subject.areaId} />}
      actions={found && <InspectionSteps inspection={found} />}
      strip={found && <Strip inspection={found} />}
    >
      <Answer to={answer} rows={6}>
        {(inspection) => (
          <>
            {inspection.hidden && <Note tone="warn" icon="warning" title={t('hidden.help')} />}
            <div className={styles.columns}>
              <Recorded inspection={inspection} />
              <About inspection={inspection} />
            </div>
          </>
        )}
      </Answer>
    </Page>
  )
}

function Strip({ inspection }: { readonly inspection: InspectionDetails }) {
  const t = useWords(inspectionWords)
  const kindWord = useKindWord()
  return (
    <>
      <InspectionMarks inspection={inspection} />
      <span>{kindWord(inspection.kind)}</span>
      <span>{inspection.teamName ?? t('no-team')}</span>
      {inspection.findings > 0 && (
        <span>
          {t('findings.count', { count: inspection.findings })}
          {inspection.openFindings > 0 && `, ${t('findings.open', { count: inspection.openFindings })}`}
        </span>
      )}
    </>
  )
}

function Recorded({ inspection }: { readonly inspection: InspectionDetails }) {
  const t = useWords(inspectionPageWords)
  const { findingLines, sheets, photos, summary } = inspection
  return (
    <div>
      {summary && (
        <Section title={t('summary')}>
          <p className={styles.said}>{summary}</p>
        </Section>
      )}
      <Section title={t('findings')}>
        {findingLines.length === 0 ? (
          <Empty title={t('findings.none')} />
        ) : (
          <FindingRows label={t('findings')} items={findingLines} isOfOne />
        )}
      </Section>
      <Section title={t('checklist')}>
        {sheets.length === 0 ? (
          <Empty title={t('checklist.none')} />
        ) : (
          sheets.map((sheet) => <SheetTable key={`${sheet.checklist} ${sheet.version}`} sheet={sheet} />)
        )}
      </Section>
      <Section title={t('photos.field')}>
        {photos.length === 0 ? (
          <Empty title={t('photos.none')} />
        ) : (
          <PhotoStrip label={t('photos.field')} photos={photos} />
        )}
      </Section>
    </div>
  )
}

function About({ inspection }: { readonly inspection: InspectionDetails }) {
  const t = useWords(inspectionPageWords)
  const kindWord = useKindWord()
  const reading = useReading()
  const shared = useWords(inspectionWords)
  const events = useTimeline(inspection)
  const names = inspection.inspectors.flatMap(({ name }) => name ?? [])
  return (
    <div className={styles.about}>
      <Facts>
        <Fact name={shared('subject')}>
          <SubjectName subject={inspection.subject} isLink />
        </Fact>
        <Fact name={t('fact.kind')}>{atLineStart(kindWord(inspection.kind))}</Fact>
        <Fact name={t('fact.team')}>
          {inspection.teamId ? (
            <Link to={`/inspections/teams/${inspection.teamId}`}>{inspection.teamName}</Link>
          ) : (
            shared('no-team')
          )}
        </Fact>
        <Fact name={t('fact.inspectors')}>{names.join(', ')}</Fact>
        {inspection.campaignId && (
          <Fact name={t('fact.campaign')}>
            <Link to={`/inspections/campaigns/${inspection.campaignId}`}>{inspection.campaignTitle}</Link>
          </Fact>
        )}
        {inspection.plannedOn && <Fact name={t('fact.planned-on')}>{showDay(inspection.plannedOn as Day)}</Fact>}
        {inspection.place && <Fact name={t('fact.place')}>{inspection.place}</Fact>}
        {inspection.note && <Fact name={t('fact.note')}>{inspection.note}</Fact>}
        {inspection.state === 'finished' && (
          <Fact name={t('fact.outcome')}>
            {atLineStart(inspection.outcome ? reading(OUTCOMES[inspection.outcome]) : t('outcome.none'))}
          </Fact>
        )}
      </Facts>
      <Section title={t('timeline')}>
        <Timeline label={t('timeline')} events={events} />
      </Section>
      <Overlaps inspection={inspection} />
    </div>
  )
}

function Overlaps({ inspection: { overlapping } }: { readonly inspection: InspectionDetails }) {
  const t = useWords(inspectionPageWords)
  const shared = useWords(inspectionWords)
  if (overlapping.length === 0) return null
  return (
    <Section title={t('overlap')}>
      <p className={styles.quiet}>{t('overlap.help')}</p>
      <Rows label={t('overlap')}>
        {overlapping.map((other) => (
          <Row
            key={other.id}
            title={other.teamName ?? shared('no-team')}
            detail={t('overlap.at', { from: showMomentShort(toInstant(other.checkedInAt)) })}
            to={`/inspections/${other.id}`}
          />
        ))}
      </Rows>
    </Section>
  )
}
