import type { Instant } from '#kit'
import { type PageProps, showDay, showMoment, showMomentShort, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Fact, Facts, LinkButton, Note, Page, Section, Tag, Timeline } from '#ui'
import { type ReportPage as Report, reportById } from '../domain/index.ts'
import { FlawNote } from './flaw-note.tsx'
import { ReportActions } from './report-actions.tsx'
import { ReportFigures } from './report-figures.tsx'
import { enterPath, periodPath, reportPath } from './report-paths.ts'
import { ReportVersions } from './report-versions.tsx'
import styles from './reports.module.css'
import { type ReportWord, reportWords } from './reports.words.ts'
import { dayOfPeriod, sayAsOf, sayPeriod } from './say-period.ts'

/** `/reports/$reportId`: one report with its figures, what is wrong, who did what with it, and what others say. */
export function ReportPage({ params }: PageProps) {
  const answer = useRead(reportById, { reportId: params.reportId ?? '' })
  return (
    <Answer to={answer} rows={8}>
      {(page) => <OneReport page={page} />}
    </Answer>
  )
}

function OneReport({ page }: { readonly page: Report }) {
  const t = useWords(reportWords)
  const reading = useReading()
  const { report } = page
  const period = sayPeriod(report.period, undefined, t)
  const blanks = { form: reading(report.formTitle), area: reading(report.areaTitle), period }
  return (
    <Page
      title={t('one.title', blanks)}
      above={
        <AreaBreadcrumb
          areaId={report.areaId}
          linkTo={(areaId) => periodPath({ form: report.form, areaId, period: report.period })}
          here={`${blanks.form}, ${period}`}
        />
      }
      actions={<ReportActions page={page} />}
      strip={<Marks page={page} />}
    >
      <div className={styles.stack}>
        <OutOfForce page={page} />
        <LockNote page={page} />
        <FlawNote page={page} />
        <div className={styles.columns}>
          <Section title={t('one.figures')} note={sayAsOf(report.asOf, t)}>
            <ReportFigures page={page} />
          </Section>
          <div className={styles.stack}>
            <Particulars page={page} />
            <Section title={t('one.history')}>
              <ReportVersions page={page} />
            </Section>
            <Section title={t('one.comments')}>
              <Comments page={page} />
            </Section>
          </div>
        </div>
      </div>
    </Page>
  )
}

/** A version that no longer counts says why, and leads to the one that does, or to reporting anew. */
function OutOfForce({ page: { report, withdrawnReason, inForceId, can } }: { readonly page: Report }) {
  const t = useWords(reportWords)
  if (!report.superseded) return null
  const { form, areaId, period, source } = report
  return (
    <Note
      title={t(withdrawnReason === null ? 'one.superseded' : 'one.withdrawn')}
      tone={withdrawnReason === null ? undefined : 'warn'}
      action={
        inForceId !== null ? (
          <LinkButton to={reportPath(inForceId)}>{t('one.superseded.open')}</LinkButton>
        ) : (
          can.reportAnew && (
            <LinkButton look="main" to={enterPath({ form, areaId, period, source })}>
              {t('one.withdrawn.anew')}
            </LinkButton>
          )
        )
      }
    >
      {withdrawnReason !== null && t('one.history.withdrawn', { reason: withdrawnReason })}
    </Note>
  )
}

function Marks({ page: { report, sentUp } }: { readonly page: Report }) {
  const t = useWords(reportWords)
  const reading = useReading()
  return (
    <>
      <span>
        {t('source')}: <strong>{reading(report.sourceTitle)}</strong>
      </span>
      {report.version > 1 && <span>{t('one.version', { count: report.version })}</span>}
      {report.late && <Tag tone="warn">{t('one.late')}</Tag>}
      {report.datedAhead && <Tag tone="soon">{t('as-of.ahead')}</Tag>}
      {sentUp ? (
        <Tag tone={sentUp.acknowledged ? 'soon' : 'good'}>
          {t(sentUp.acknowledged ? 'one.sent-up.with' : 'one.sent-up', { at: showMomentShort(sentUp.at as Instant) })}
        </Tag>
      ) : (
        <Tag>{t('not-sent-up')}</Tag>
      )}
    </>
  )
}

function LockNote({ page: { lock } }: { readonly page: Report }) {
  const t = useWords(reportWords)
  const reading = useReading()
  if (!lock) return null
  const area = reading(lock.areaTitle)
  const posts = lock.reopenBy.join(', ')
  return (
    <Note icon="key" title={t('one.locked', { at: showMoment(lock.lockedAt as Instant) })}>
      {posts === '' ? t('one.locked.by.only', { area }) : t('one.locked.by', { area, posts })}
    </Note>
  )
}

function Particulars({ page }: { readonly page: Report }) {
  const t = useWords(reportWords)
  const { report, documentId, reference, reason, latencyMinutes } = page
  const moment = (at: string | null) => (at === null ? undefined : showMoment(at as Instant))
  return (
    <Facts>
      <Fact name={t('as-of')}>{sayAsOf(report.asOf, t)}</Fact>
      {report.since && <Fact name={t('one.since')}>{showDay(dayOfPeriod(report.since))}</Fact>}
      <Fact name={t('one.recorded')}>{moment(report.recordedAt)}</Fact>
      <Fact name={t('one.by')}>{report.by ?? undefined}</Fact>
      {report.dueAt && <Fact name={t('one.due')}>{moment(report.dueAt)}</Fact>}
      {latencyMinutes > 0 && <Fact name={t('one.latency')}>{sayMinutes(latencyMinutes, t)}</Fact>}
      {reference && <Fact name={t('one.reference')}>{reference}</Fact>}
      {documentId && (
        <Fact name={t('one.document')}>
          <LinkButton look="quiet" icon="document" to={`/documents/${documentId}`}>
            {t('one.document.open')}
          </LinkButton>
        </Fact>
      )}
      {reason && <Fact name={t('one.reason')}>{reason}</Fact>}
    </Facts>
  )
}

function sayMinutes(minutes: number, t: (key: ReportWord, blanks: { count: number }) => string): string {
  if (minutes < 90) return t('one.latency.minutes', { count: Math.round(minutes) })
  if (minutes < 48 * 60) return t('one.latency.hours', { count: Math.round(minutes / 60) })
  return t('one.latency.days', { count: Math.round(minutes / 1440) })
}

function Comments({ page: { comments } }: { readonly page: Report }) {
  const t = useWords(reportWords)
  if (comments.length === 0) return <p className={styles.aside}>{t('one.comments.none')}</p>
  return (
    <Timeline
      label={t('one.comments')}
      events={comments.map(({ id, at, text, by, post }) => ({
        id,
        at: at as Instant,
        title: text,
        by: [by, post].filter(Boolean).join(', '),
      }))}
    />
  )
}
