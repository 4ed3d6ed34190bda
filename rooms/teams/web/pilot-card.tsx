import type { ReactNode } from 'react'
import type { Day } from '#kit'
import { Link, showFullDay, useReading, useWords } from '#platform/web'
import { PILOT_VERDICTS, type PilotLine } from '../domain/index.ts'
import styles from './teams.module.css'
import { teamWords } from './teams.words.ts'

/** A pilot: where it was tried, what came of it, how far it is rolled out. */
export function PilotCard({ pilot, children }: { readonly pilot: PilotLine; readonly children: ReactNode }) {
  const t = useWords(teamWords)
  const reading = useReading()
  const sayDay = (day: string) => showFullDay(day as Day)
  const counts = [
    pilot.teams.target !== null && t('pilot.teams', { standing: pilot.teams.standing, target: pilot.teams.target }),
    pilot.posts.target !== null && t('pilot.posts', { standing: pilot.posts.standing, target: pilot.posts.target }),
  ].filter(Boolean)
  return (
    <div className={styles.pilot}>
      <p className={styles.big}>{pilot.title}</p>
      <ol className={styles.steps}>
        <li>
          {t('pilot.sites')} {pilot.sites.map(({ title }) => reading(title)).join(', ')}
          <span className={styles.under}>
            {pilot.startedOn === null ? t('pilot.day-unknown') : t('pilot.started', { day: sayDay(pilot.startedOn) })}
          </span>
        </li>
        <li>
          {pilot.verdict === null ? t('pilot.not-evaluated') : reading(PILOT_VERDICTS[pilot.verdict])}
          {pilot.findings && <span className={styles.under}>{pilot.findings}</span>}
          {pilot.evaluatedOn && (
            <span className={styles.under}>
              {[t('pilot.evaluated', { day: sayDay(pilot.evaluatedOn) }), pilot.evaluatedBy]
                .filter(Boolean)
                .join(' · ')}
            </span>
          )}
        </li>
        {pilot.rolledOutOn && (
          <li>
            {t('pilot.rolled-out', { day: sayDay(pilot.rolledOutOn) })}
            <span className={styles.under}>{counts.join(' · ')}</span>
          </li>
        )}
      </ol>
      {pilot.modelId && <Link to={`/models/${pilot.modelId}`}>{t('pilot.model')}</Link>}
      {pilot.source && <p className={styles.quiet}>{pilot.source}</p>}
      <div className={styles.keys}>{children}</div>
    </div>
  )
}
