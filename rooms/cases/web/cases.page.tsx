import { type Day, exactly } from '#kit'
import { Link, showDay, showNumber, useFilters, useMay, useRead, useReading, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Answer, Choice, LinkButton, type NumberRow, NumberTable, Page, Section, TwoColumns } from '#ui'
import { caseCurveContract, caseTimersContract, type StepStats, unknownSourceContract } from '../domain/index.ts'
import { CaseNumbers } from './case-numbers.tsx'
import styles from './cases.module.css'
import { casesWords } from './cases.words.ts'
import { EpidemicCurve } from './epidemic-curve.tsx'
import { useDuration } from './use-duration.ts'

/** Where the epidemic stands: the day's numbers, the curve, unknown sources, and how fast cases are worked on. */
export function CasesPage() {
  const t = useWords(casesWords)
  const may = useMay()
  const areaId = useChosenArea()
  return (
    <Page
      title={t('cases')}
      actions={
        <>
          {may('cases.keep') && (
            <LinkButton look="main" to={`/cases/new?areaId=${areaId}`}>
              {t('report')}
            </LinkButton>
          )}
          <LinkButton to={`/cases/bulletins?areaId=${areaId}`}>{t('bulletins')}</LinkButton>
        </>
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
        {may('cases.read') && (
          <ul className={styles.doors}>
            <li>
              <Link to={`/cases/list?areaId=${areaId}`}>{t('list')}</Link>
            </li>
            <li>
              <Link to={`/cases/contacts?areaId=${areaId}`}>{t('contacts')}</Link>
            </li>
          </ul>
        )}
      </div>
      <CaseNumbers areaId={areaId} />
      <Curve areaId={areaId} />
      <div className={styles.after}>
        <TwoColumns>
          <UnknownSources areaId={areaId} />
          <Timers areaId={areaId} />
        </TwoColumns>
      </div>
    </Page>
  )
}

function Curve({ areaId }: { readonly areaId: number }) {
  const t = useWords(casesWords)
  const [filters, setFilters] = useFilters()
  const by = filters.curve === 'onset' ? 'onset' : 'confirmed'
  const answer = useRead(caseCurveContract, { areaId, by })
  return (
    <div className={styles.after}>
      <div className={styles.by}>
        <Choice
          label={t('curve.by')}
          value={by}
          onChange={(next) => setFilters({ curve: next === 'onset' ? 'onset' : undefined })}
          options={[
            { value: 'confirmed', label: t('confirmed') },
            { value: 'onset', label: t('onset') },
          ]}
        />
      </div>
      <Answer to={answer} rows={8}>
        {(curve) => <EpidemicCurve curve={curve} by={by} />}
      </Answer>
    </div>
  )
}

const weeksShown = 4

function UnknownSources({ areaId }: { readonly areaId: number }) {
  const t = useWords(casesWords)
  const reading = useReading()
  const answer = useRead(unknownSourceContract, { areaId, weeks: weeksShown })
  return (
    <Section title={t('unknown.title')}>
      <Answer to={answer} rows={4}>
        {({ rows, total, unknown }) =>
          total === 0 ? (
            <p className={styles.quiet}>{t('unknown.empty')}</p>
          ) : (
            <>
              <p className={styles.small}>
                {t('unknown.lead', { percent: Math.round((100 * unknown) / total), weeks: weeksShown })}
              </p>
              <NumberTable
                label={t('unknown.title')}
                corner={t('area')}
                columns={[
                  ...(rows[0]?.weeks ?? []).map(({ from }) => ({
                    key: from,
                    head: showDay(from as Day),
                  })),
                  { key: 'total', head: t('total') },
                ]}
                rows={rows.slice(0, 8).map((row): NumberRow => {
                  const to = `/cases/list?areaId=${row.areaId}&source=unknown`
                  const cell = (some: number, all: number) =>
                    all === 0 ? undefined : { figure: exactly(some), to, under: `/ ${showNumber(all)}` }
                  const weeks = row.weeks.map((one) => [one.from, cell(one.unknown, one.total)] as const)
                  const cells = { ...Object.fromEntries(weeks), total: cell(row.unknown, row.total) }
                  return { key: String(row.areaId), head: reading(row.areaTitle), cells }
                })}
              />
            </>
          )
        }
      </Answer>
    </Section>
  )
}

function Timers({ areaId }: { readonly areaId: number }) {
  const t = useWords(casesWords)
  const reading = useReading()
  const answer = useRead(caseTimersContract, { areaId })
  const cell = useStepCell()
  return (
    <Section title={t('timers')}>
      <Answer to={answer} rows={4}>
        {({ steps, rows }) =>
          rows.length === 0 ? (
            <p className={styles.quiet}>{t('timers.empty')}</p>
          ) : (
            <>
              <p className={styles.small}>{t('timers.lead')}</p>
              <table className={styles.timers}>
                <thead>
                  <tr>
                    <th scope="col">{t('area')}</th>
                    {steps.map((one) => (
                      <th key={one.step} scope="col">
                        {t(`step.${one.step}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.slice(0, 8).map((row) => (
                    <tr key={row.areaId}>
                      <th scope="row">{reading(row.areaTitle)}</th>
                      {row.steps.map((one) => (
                        <td key={one.step}>{cell(one)}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }
      </Answer>
    </Section>
  )
}

function useStepCell() {
  const t = useWords(casesWords)
  const duration = useDuration()
  return ({ medianMinutes, p90Minutes, waiting, late }: StepStats) => (
    <>
      {medianMinutes === null ? '–' : duration(medianMinutes)}
      <span className={styles.small}>
        {[
          ...(p90Minutes === null ? [] : [t('p90', { time: duration(p90Minutes) })]),
          ...(waiting > 0 ? [t('waiting', { count: waiting })] : []),
        ].join(' · ')}
      </span>
      {late > 0 && <span className={styles.late}>{t('waiting.late', { count: late })}</span>}
    </>
  )
}
