import type { Instant } from '#kit'
import { areaPath, showMomentShort, useFilters, useMay, useReading, useReadPages, useWords } from '#platform/web'
import { Choice, Empty, LinkButton, RecordList, SeverityMark, Tag, usePagedSource } from '#ui'
import { type FormView, periodStatus, type UnitLine, type UnitState, unitStates } from '../domain/index.ts'
import { ExportUnits } from './export-units.tsx'
import { enterPath, recordsPath, reportPath } from './report-paths.ts'
import styles from './reports.module.css'
import { reportWords } from './reports.words.ts'
import { sayAsOf } from './say-period.ts'

interface UnitTableProps {
  readonly form: FormView
  readonly areaId: number
  readonly period: string
  readonly state: UnitState | undefined
}

const tones = { 'in-time': undefined, late: 'warn', missing: 'alarm', awaited: undefined } as const

/** Every unit that must report, the missing first, with the person to call. */
export function UnitTable({ form, areaId, period, state }: UnitTableProps) {
  const t = useWords(reportWords)
  const reading = useReading()
  const may = useMay()
  const [, setFilters] = useFilters()
  const query = { form: form.code, areaId, period, state }
  const source = usePagedSource(useReadPages(periodStatus, query))
  const linkOf = (unit: UnitLine) => {
    if (unit.reportId !== null) return reportPath(unit.reportId)
    return may('reports.write') ? enterPath({ form: form.code, areaId: unit.areaId, period }) : areaPath(unit.areaId)
  }
  return (
    <RecordList
      label={t('unit')}
      source={source}
      rowKey={(unit) => String(unit.areaId)}
      rowLink={linkOf}
      tools={
        <>
          <Choice
            label={t('state.label')}
            value={state ?? 'all'}
            onChange={(value) => setFilters({ state: value === 'all' ? undefined : value })}
            options={(['all', ...unitStates] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
          />
          <ExportUnits form={form} query={query} />
        </>
      }
      columns={[
        { key: 'unit', head: t('unit'), width: 'minmax(160px, 3fr)', cell: ({ areaTitle }) => reading(areaTitle) },
        { key: 'state', head: t('state.label'), width: '128px', cell: (unit) => <StateMark unit={unit} /> },
        {
          key: 'sent',
          head: t('sent-at'),
          width: '120px',
          from: 'middle',
          cell: ({ submittedAt }) => (submittedAt === null ? '' : showMomentShort(submittedAt as Instant)),
        },
        {
          key: 'as-of',
          head: t('as-of'),
          width: '2fr',
          from: 'wide',
          cell: ({ asOf }) => <span className={styles.line}>{asOf === null ? '' : sayAsOf(asOf, t)}</span>,
        },
        { key: 'marks', head: '', width: 'minmax(180px, 2fr)', cell: (unit) => <UnitMarks unit={unit} /> },
        {
          key: 'owner',
          head: t('owner'),
          width: 'minmax(200px, 3fr)',
          from: 'middle',
          cell: (unit) => <Owner unit={unit} />,
        },
      ]}
      empty={
        state === undefined ? (
          <NobodyMust form={form} areaId={areaId} period={period} />
        ) : (
          <Empty title={t('unit.none.title')}>{t('unit.none')}</Empty>
        )
      }
    />
  )
}

/** Nobody here has to send this form, a ward for one: what was sent of free will is one press away. */
function NobodyMust({ form, areaId, period }: Omit<UnitTableProps, 'state'>) {
  const t = useWords(reportWords)
  return (
    <Empty
      title={t('unit.must.none')}
      action={<LinkButton to={recordsPath({ form: form.code, areaId, period })}>{t('unit.must.none.open')}</LinkButton>}
    >
      {t('unit.must.none.text')}
    </Empty>
  )
}

function StateMark({ unit: { state } }: { readonly unit: UnitLine }) {
  const t = useWords(reportWords)
  const tone = tones[state]
  if (tone === undefined) return <span className={styles.aside}>{t(`state.${state}`)}</span>
  return <SeverityMark tone={tone}>{t(`state.${state}`)}</SeverityMark>
}

function Owner({ unit: { owner } }: { readonly unit: UnitLine }) {
  const t = useWords(reportWords)
  return (
    <span className={styles.line}>
      {owner.name ?? <span className={styles.late}>{t('owner.none')}</span>}
      {owner.post && <span className={styles.aside}> · {owner.post}</span>}
    </span>
  )
}

function UnitMarks({ unit }: { readonly unit: UnitLine }) {
  const t = useWords(reportWords)
  return (
    <span className={styles.marks}>
      {unit.flaws > 0 && <Tag tone="warn">{`≠ ${t('flawed')}`}</Tag>}
      {unit.version !== null && unit.version > 1 && <Tag>{t('version', { count: unit.version })}</Tag>}
      {unit.sentUpAt !== null && <Tag>{t('sent-up')}</Tag>}
    </span>
  )
}
