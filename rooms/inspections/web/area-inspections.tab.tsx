import { addDays, type Day, dayOf, exactly, toInstant } from '#kit'
import { cityOffset, Link, showMomentShort, today, useRead, useWords } from '#platform/web'
import { Answer, Empty, FigureStrip, Section, SeriesChart, StripFigure, TwoColumns } from '#ui'
import {
  findingCountsContract,
  findingListContract,
  type InspectionLine,
  inspectionListContract,
  teamListContract,
} from '../domain/index.ts'
import { frontWords } from './front.words.ts'
import { FindingRows, InspectionRows } from './inspection-rows.tsx'
import styles from './inspections.module.css'
import { inspectionWords } from './inspections.words.ts'
import { TeamCoverage } from './team-coverage.tsx'

/** Inspections of an area and all inside it: when last, what is not closed, whose teams, and how many each day. */
export function AreaInspectionsTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const shared = useWords(inspectionWords)
  const findings = useRead(findingListContract, { areaId, shelf: 'open', limit: 6 })
  return (
    <>
      <Numbers areaId={areaId} />
      <TwoColumns>
        <Recent areaId={areaId} />
        <div>
          <Section title={t('open.title')} to={`/inspections/findings?areaId=${areaId}`}>
            <Answer to={findings}>
              {({ items }) =>
                items.length === 0 ? (
                  <Empty title={shared('none-open')} />
                ) : (
                  <FindingRows label={t('open.title')} items={items} />
                )
              }
            </Answer>
          </Section>
          <Teams areaId={areaId} />
        </div>
      </TwoColumns>
    </>
  )
}

function Numbers({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const { data: last } = useRead(inspectionListContract, { areaId, state: 'finished', limit: 1 })
  const { data: counts } = useRead(findingCountsContract, { areaId })
  const latest = last?.items[0]
  const shelf = (name: 'open' | 'overdue' | 'recheck') => ({
    value: counts?.[name],
    to: `/inspections/findings?areaId=${areaId}&shelf=${name}`,
  })
  return (
    <>
      {last && (
        <p className={styles.big}>
          {latest?.finishedAt ? (
            <span>
              {t('tab.last')}:{' '}
              <Link to={`/inspections/${latest.id}`}>{showMomentShort(toInstant(latest.finishedAt))}</Link>,{' '}
              {latest.subject.name}
            </span>
          ) : (
            <span className={styles.quiet}>{t('tab.never')}</span>
          )}
        </p>
      )}
      <FigureStrip label={t('figures.label')}>
        <StripFigure label={t('figure.open')} {...shelf('open')} />
        <StripFigure label={t('figure.overdue')} {...shelf('overdue')} />
        <StripFigure label={t('figure.recheck')} {...shelf('recheck')} />
      </FigureStrip>
    </>
  )
}

const days = 14

function Recent({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const fromDay = addDays(today(), 1 - days)
  const answer = useRead(inspectionListContract, { areaId, fromDay, limit: 200 })
  return (
    <Answer to={answer}>
      {({ items, next }) => (
        <div>
          <Section title={t('tab.recent')} to={`/inspections/list?areaId=${areaId}`}>
            {items.length === 0 ? (
              <Empty title={t('tab.none')} />
            ) : (
              <InspectionRows label={t('tab.recent')} items={items.slice(0, 8)} />
            )}
          </Section>
          {/* more than a page: a trend of part of them would be wrong */}
          {items.length > 0 && next === null && (
            <SeriesChart title={t('tab.trend')} points={perDay(items, fromDay)} height={180} />
          )}
        </div>
      )}
    </Answer>
  )
}

function perDay(items: readonly InspectionLine[], fromDay: Day) {
  const finished = items.flatMap(({ finishedAt }) => finishedAt ?? [])
  return Array.from({ length: days }, (_, offset) => {
    const day = addDays(fromDay, offset)
    const count = finished.filter((at) => dayOf(toInstant(at), cityOffset()) === day).length
    return { day, figure: exactly(count) }
  })
}

function Teams({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const { data } = useRead(teamListContract, { coversAreaId: areaId })
  return (
    <>
      <Section title={t('tab.teams')} to={`/inspections/teams?areaId=${areaId}`}>
        {data && data.items.length === 0 && <p className={styles.quiet}>{t('tab.no-team')}</p>}
        {data && data.items.length > 0 && (
          <ul className={styles.doors}>
            {data.items.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/inspections/teams/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('tab.children')}>
        <TeamCoverage areaId={areaId} />
      </Section>
    </>
  )
}
