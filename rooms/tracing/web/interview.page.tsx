import type { Instant } from '#kit'
import { type PageProps, showMoment, showMomentShort, showNumber, useRead, useReading, useWords } from '#platform/web'
import { PersonName } from '#rooms/people/web'
import { Answer, Breadcrumb, Note, Page, Section } from '#ui'
import { type InterviewPage as Interview, interviewPageContract } from '../domain/index.ts'
import styles from './interview.module.css'
import { interviewWords } from './interview.words.ts'
import { InterviewForm } from './interview-form.tsx'
import { KnownVisits } from './known-visits.tsx'
import { TraceFromCase } from './trace-from-case.tsx'

/** The interview of a case: what is known stands there already, what is told is kept while it is typed. */
export function InterviewPage({ params }: PageProps) {
  const t = useWords(interviewWords)
  const reading = useReading()
  const answer = useRead(interviewPageContract, { interviewId: params.interviewId ?? '' })
  const page = answer.data
  const title = t('title', { code: page?.caseCode ?? '' })
  return (
    <Page
      title={title}
      width="reading"
      above={
        <Breadcrumb
          crumbs={[
            { label: t('back'), to: '/tracing' },
            { label: page?.caseCode ?? '', to: page && `/cases/${page.caseId}` },
          ]}
        />
      }
      lead={page && `${reading(page.areaTitle)}. ${t('lead')}`}
    >
      <Answer to={answer} rows={8}>
        {(found) => (
          <>
            {found.finishedAt !== null && (
              <Note action={<TraceFromCase caseId={found.caseId} />}>
                {t('finished', {
                  at: showMoment(found.finishedAt as Instant),
                  contacts: showNumber(found.contactsListed),
                  places: showNumber(found.placesListed),
                })}
              </Note>
            )}
            {found.note !== null && (
              <Section title={t('note')}>
                <p className={styles.note}>{found.note}</p>
              </Section>
            )}
            <Window page={found} />
            <Household page={found} />
            <KnownVisits page={found} />
            {found.mayWrite && <InterviewForm key={found.id} page={found} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Window({ page: { window } }: { readonly page: Interview }) {
  const t = useWords(interviewWords)
  return (
    <Section title={t('window')}>
      {window === null ? (
        <p className={styles.quiet}>{t('window.none')}</p>
      ) : (
        <>
          <p className={styles.span}>
            {t('window.span', {
              from: showMomentShort(window.from as Instant),
              to: showMomentShort(window.to as Instant),
            })}
          </p>
          <p className={styles.quiet}>
            {t(`window.${window.ground}`, { days: window.days })}. {t('window.source', { source: window.source })}
            {!window.isConfirmed && ` (${t('unconfirmed')})`}
          </p>
        </>
      )}
    </Section>
  )
}

function Household({ page: { household } }: { readonly page: Interview }) {
  const t = useWords(interviewWords)
  return (
    <Section title={t('household')} note={household.length > 0 ? showNumber(household.length) : undefined}>
      <p className={styles.quiet}>{t(household.length === 0 ? 'household.none' : 'household.help')}</p>
      <ul className={styles.lines}>
        {household.map(({ personId, code, yearOfBirth }) => (
          <li key={personId}>
            <span className={styles.code}>{code}</span>
            <span className={styles.quiet}>{yearOfBirth ?? ''}</span>
            <PersonName personId={personId} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
