import type { Day } from '#kit'
import { areaPath, Link, showDay, useRead, useWords } from '#platform/web'
import { sayAreaName } from '#rooms/areas/web'
import { Answer } from '#ui'
import { teamCoverageContract } from '../domain/index.ts'
import styles from './inspections.module.css'
import { teamWords } from './team.words.ts'

/** Every area below with the teams that look after it, and when anybody was last there; one without any stands out. */
export function TeamCoverage({ areaId }: { readonly areaId: number }) {
  const t = useWords(teamWords)
  const answer = useRead(teamCoverageContract, { areaId })
  return (
    <Answer to={answer} rows={6}>
      {({ areas, covered, uncovered, teams }) => (
        <>
          <p className={styles.big}>
            <strong>{t('coverage', { covered, all: areas.length })}</strong>
            <span>{t('coverage.teams', { count: teams })}</span>
            {uncovered > 0 && <span className={styles.none}>{t('coverage.uncovered', { count: uncovered })}</span>}
          </p>
          <ul className={styles.coverage} aria-label={t('coverage.label')}>
            {areas.map((area) => (
              <li key={area.id}>
                <Link to={areaPath(area.id)}>{sayAreaName(area.name)}</Link>
                {area.teams.length === 0 ? (
                  <span className={styles.none}>{t('coverage.none')}</span>
                ) : (
                  area.teams.map((team) => (
                    <Link key={team.id} to={`/inspections/teams/${team.id}`} className={styles.cut}>
                      {team.name}
                    </Link>
                  ))
                )}
                <small className={styles.quiet}>
                  {area.lastInspectedOn === null
                    ? t('coverage.never')
                    : t('coverage.last', { day: showDay(area.lastInspectedOn as Day) })}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Answer>
  )
}
