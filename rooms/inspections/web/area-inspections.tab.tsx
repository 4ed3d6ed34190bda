import { type Day, exactly, toInstant } from '#kit'
import { Link, showMomentShort, today, useRead, useWords } from '#platform/web'
import { Answer, Empty, FigureStrip, Section, SeriesChart, StripFigure, TwoColumns } from '#ui'
import {
  findingCountsContract,
  findingListContract,
  inspectionCountsContract,
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

function Recent({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const answer = useRead(inspectionListContract, { areaId, limit: 8 })
  return (
    <div>
      <Section title={t('tab.recent')} to={`/inspections/list?areaId=${areaId}`}>
        <Answer to={answer}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('tab.none')} />
            ) : (
              <InspectionRows label={t('tab.recent')} items={items} />
            )
          }
        </Answer>
      </Section>
      <Trend areaId={areaId} />
    </div>
  )
}

/** Counted by the house, so it is true for the whole city too; not drawn where nothing was finished in all these days. */
function Trend({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const day = today()
  const { data } = useRead(inspectionCountsContract, { areaId, fromDay: day, toDay: day })
  if (!data?.byDay.some(({ finished }) => finished > 0)) return null
  const points = data.byDay.map((one) => ({ day: one.day as Day, figure: exactly(one.finished) }))
  return <SeriesChart title={t('tab.trend')} points={points} height={180} />
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
