import type { Day } from '#kit'
import { Link, today, useFilters, useRead, useReading, useWords } from '#platform/web'
import { sayAreaName } from '#rooms/areas/web'
import { Answer, Button, DayField, Empty, LinkButton, Page, SelectField } from '#ui'
import { routeContract, teamListContract, type WantedSite } from '../domain/index.ts'
import { frontWords } from './front.words.ts'
import { atLineStart } from './inspection-marks.tsx'
import styles from './inspections.module.css'
import { usePriorityReason } from './priority-rows.tsx'

/** The day of a team: planned places and those most late, neighbours one after the other, and why it is so. */
export function RoutePage() {
  const t = useWords(frontWords)
  const [filters, setFilters] = useFilters()
  const { data: teams } = useRead(teamListContract, { mine: 'true' })
  const teamId = filters.teamId ?? teams?.items[0]?.id
  const day = (filters.day ?? today()) as Day
  return (
    <Page
      title={t('route')}
      width="reading"
      actions={
        <Button icon="print" onClick={() => print()}>
          {t('route.print')}
        </Button>
      }
    >
      <div className={`${styles.bar} no-print`}>
        <SelectField
          label={t('route.team')}
          name="teamId"
          value={teamId}
          onChange={(next) => setFilters({ teamId: next })}
          problem={undefined}
          options={(teams?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DayField
          label={t('route.day')}
          name="day"
          value={day}
          onChange={(next) => setFilters({ day: next })}
          problem={undefined}
        />
      </div>
      {teamId === undefined ? <Empty title={t('route.choose')} /> : <Route teamId={teamId} day={day} />}
    </Page>
  )
}

function Route({ teamId, day }: { readonly teamId: string; readonly day: Day }) {
  const t = useWords(frontWords)
  const reading = useReading()
  const answer = useRead(routeContract, { teamId, day }, { rooms: ['sites'] })
  return (
    <Answer to={answer} rows={6}>
      {({ stops, explained }) =>
        stops.length === 0 ? (
          <Empty title={t('route.none')} />
        ) : (
          <>
            <ol className={styles.stops}>
              {stops.map((stop) => (
                <li key={stop.siteId} className={styles.stop}>
                  <Stop stop={stop} />
                </li>
              ))}
            </ol>
            <p className={`${styles.quiet} ${styles.after}`}>{reading(explained)}</p>
          </>
        )
      }
    </Answer>
  )
}

interface RouteStop extends WantedSite {
  readonly why: 'planned' | 'late' | 'never'
  readonly step: 'start' | 'same-area' | 'same-parent' | 'farther'
  readonly inspectionId: string | null
}

function Stop({ stop }: { readonly stop: RouteStop }) {
  const t = useWords(frontWords)
  const reading = useReading()
  const reasonOf = usePriorityReason()
  return (
    <div data-end="">
      <div>
        <p>
          <strong>
            <Link to={`/sites/${stop.siteId}`}>{stop.name}</Link>
          </strong>
          <span className={styles.quiet}>
            {' '}
            · {reading(stop.kindTitle)} · {[stop.address, sayAreaName(stop.areaName)].filter(Boolean).join(', ')}
          </span>
        </p>
        <p>
          {atLineStart([stop.why === 'planned' && t('route.why.planned'), reasonOf(stop)].filter(Boolean).join(' · '))}
        </p>
        <p className={styles.quiet}>{t(`route.step.${stop.step}`)}</p>
      </div>
      <div className="no-print">
        {stop.inspectionId ? (
          <LinkButton to={`/inspections/${stop.inspectionId}`}>{t('route.open')}</LinkButton>
        ) : (
          <LinkButton to={`/inspections/plan?siteId=${stop.siteId}`}>{t('plan.here')}</LinkButton>
        )}
      </div>
    </div>
  )
}
