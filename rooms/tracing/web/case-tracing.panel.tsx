import type { Instant } from '#kit'
import { Link, showMomentShort, useRead, useWords } from '#platform/web'
import { Answer, Clock, Fact, Facts, Section, Tag } from '#ui'
import { caseTracingContract } from '../domain/index.ts'
import { NextStep } from './next-step.tsx'
import { sayMinutes } from './show-times.ts'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'

/** On the page of a case: its clock, and the next thing to do. */
export function CaseTracingPanel({ subjectId }: { readonly subjectId: string }) {
  const t = useWords(tracingWords)
  const answer = useRead(caseTracingContract, { caseId: subjectId }, { rooms: ['tracing', 'cases'] })
  return (
    <Section title={t('title')}>
      <Answer to={answer} rows={3}>
        {({ clock, interviews, traces, mayInterview }) => {
          const open = interviews.find(({ finishedAt }) => finishedAt === null)
          const line = clock ?? {
            caseId: subjectId,
            interviewId: (open ?? interviews[0])?.id ?? null,
            isInterviewed: interviews.some(({ finishedAt }) => finishedAt !== null),
            traceId: traces[0]?.id ?? null,
            isTraceStale: traces[0]?.isStale ?? false,
          }
          return (
            <>
              {clock && (
                <Facts>
                  <Fact name={t('waits')}>
                    {t(`stage.${clock.stage}`)} {clock.dueAt && <Clock due={clock.dueAt as Instant} />}
                  </Fact>
                  {clock.listedMinutes !== null && (
                    <Fact name={t('pace.listed')}>{sayMinutes(clock.listedMinutes, t)}</Fact>
                  )}
                  {clock.f1 > 0 && (
                    <Fact name={t('pace.isolated')}>
                      {t('isolatedOf', { done: clock.f1Isolated, all: clock.f1 })}
                      {clock.isolatedMinutes !== null && ` · ${sayMinutes(clock.isolatedMinutes, t)}`}
                    </Fact>
                  )}
                </Facts>
              )}
              {mayInterview && <NextStep line={line} />}
              <ul className={styles.plainList}>
                {traces.map(({ id, code, askedAt, isStale }) => (
                  <li key={id}>
                    <Link to={`/tracing/traces/${id}`}>{code}</Link>{' '}
                    <span className={styles.quiet}>{showMomentShort(askedAt as Instant)}</span>{' '}
                    {isStale && <Tag>{t('stale')}</Tag>}
                  </li>
                ))}
              </ul>
            </>
          )
        }}
      </Answer>
    </Section>
  )
}
