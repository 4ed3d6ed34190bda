import type { Instant } from '#kit'
import { showMomentShort, useIntent, useReading, useWords } from '#platform/web'
import { Button, RefusalNote, Section } from '#ui'
import { issueCoupons, type SchemePage, stopIssue } from '../domain/index.ts'
import styles from './coupons.module.css'
import { schemeWords } from './scheme.words.ts'

/** Print runs: who ordered them, how far they are; one that runs can be stopped. */
export function IssueSection({ scheme }: { readonly scheme: SchemePage }) {
  const t = useWords(schemeWords)
  const issue = useIntent(issueCoupons)
  const { id, issues, households, coupons, mayIssue, standing } = scheme
  const isRunning = issues.some(({ state }) => state === 'waiting' || state === 'running')
  return (
    <Section title={t('issue')} note={`${coupons} / ${households}`}>
      {coupons >= households && households > 0 && <p className={styles.quiet}>{t('issue.whole')}</p>}
      {mayIssue && standing !== 'ended' && coupons < households && (
        <Button
          look="main"
          busy={issue.state === 'sending'}
          disabled={isRunning}
          onClick={() => void issue.ask({ schemeId: id })}
        >
          {t('issue.all')}
        </Button>
      )}
      {issue.problem && <RefusalNote problem={issue.problem} />}
      {issues.length === 0 && <p className={styles.quiet}>{t('issue.none')}</p>}
      {issues.map((run) => (
        <Run key={run.id} run={run} mayStop={mayIssue} />
      ))}
    </Section>
  )
}

function Run({ run, mayStop }: { readonly run: SchemePage['issues'][number]; readonly mayStop: boolean }) {
  const t = useWords(schemeWords)
  const reading = useReading()
  const stop = useIntent(stopIssue)
  const { id, state, done, total, areaTitle, by, at } = run
  const percent = total === 0 ? 100 : Math.min(100, Math.floor((100 * done) / total))
  const runs = state === 'waiting' || state === 'running'
  return (
    <div>
      <div className={styles.line} aria-live="polite">
        <span>
          {t('issue.state', { done, total })} · {t(`issue.${state}`)}
        </span>
        {runs && mayStop && (
          <Button look="quiet" busy={stop.state === 'sending'} onClick={() => void stop.ask({ issueId: id })}>
            {t('issue.stop')}
          </Button>
        )}
      </div>
      <span className={styles.quiet}>
        {t('issue.by', { area: reading(areaTitle), by: by ?? '–', at: showMomentShort(at as Instant) })}
      </span>
      {state !== 'done' && (
        <span
          className={styles.progress}
          role="progressbar"
          aria-label={t('issue')}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <span style={{ width: `${percent}%` }} />
        </span>
      )}
      {stop.problem && <RefusalNote problem={stop.problem} />}
    </div>
  )
}
