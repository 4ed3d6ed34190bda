import { showDay, showFullDay, useFilters, useMay, useRead, useReading, useReadPages, useWords } from '#platform/web'
import { Button, type Column, Empty, RecordList, SelectField, SheetExport, Tag, useMedia, usePagedSource } from '#ui'
import {
  behaviourList,
  stateField,
  stateWords,
  stepField,
  type ViolationLine,
  violationList,
  waitsField,
} from '../domain/index.ts'
import type { BulletinPeriod } from './bulletin-period.ts'
import { useTransferMany } from './transfer-many.ts'
import { AmountText, DueClock, StateTag } from './violation-marks.tsx'
import { violationPath } from './violation-paths.ts'
import styles from './violations.module.css'
import { violationWords } from './violations.words.ts'

/** The dossiers behind a number, or all of an area: every filter stands in the address. No names. */
export function ViolationList({ areaId, period }: { readonly areaId: number; readonly period: BulletinPeriod }) {
  const t = useWords(violationWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const query = queryOf(filters, areaId, period)
  const source = usePagedSource(useReadPages(violationList, query))
  const transfer = useTransferMany()
  return (
    <>
      <ActiveStep
        step={query.step}
        hour={query.hour}
        period={period}
        onAll={() => setFilters({ step: undefined, hour: undefined })}
      />
      <RecordList
        label={t('list.label')}
        source={source}
        rowKey={({ id }) => id}
        rowLink={({ id }) => violationPath(id)}
        filter={{
          text: filters.number ?? '',
          onChange: (number) => setFilters({ number }),
          placeholder: t('list.filter'),
        }}
        columns={useViolationColumns()}
        tools={
          <>
            <ListFilters />
            <SheetExport sheet="violations.dossiers" filters={query} />
          </>
        }
        bulk={may('violations.record') && query.waits === 'transfer' ? [transfer] : []}
        empty={<Empty title={t('list.empty')}>{t('person.hidden')}</Empty>}
      />
    </>
  )
}

/** The question of the list: the days count only with a step, so that without one all dossiers of the area are there. */
function queryOf(filters: Readonly<Record<string, string>>, areaId: number, { from, to }: BulletinPeriod) {
  const step = stepField.safeParse(filters.step).data
  const number = /^\d{1,6}(\/\d{0,4})?$/.test(filters.number ?? '') ? filters.number : undefined
  return {
    areaId,
    step,
    ...(step === undefined ? {} : { from, to }),
    state: stateField.safeParse(filters.state).data,
    waits: waitsField.safeParse(filters.waits).data,
    behaviour: filters.behaviour,
    hour: /^\d{1,2}$/.test(filters.hour ?? '') ? Number(filters.hour) : undefined,
    number,
  }
}

interface ActiveProps {
  readonly hour: number | undefined
  readonly step: keyof typeof stepKeys | undefined
  readonly period: BulletinPeriod
  readonly onAll: () => void
}

const stepKeys = {
  detected: 'step.detected',
  proposed: 'step.proposed',
  decided: 'step.decided',
  paid: 'step.paid',
  cancelled: 'step.cancelled',
} as const

/** Says which number the list is behind, and lets it go. */
function ActiveStep({ step, hour, period: { from, to }, onAll }: ActiveProps) {
  const t = useWords(violationWords)
  if (step === undefined) return null
  const days = from === to ? showFullDay(from) : `${showFullDay(from)} – ${showFullDay(to)}`
  const counted = t('list.step', { step: t(stepKeys[step]).toLowerCase(), days })
  const what = hour === undefined ? counted : `${counted}, ${t('list.hour', { hour })}`
  return (
    <p className={styles.active}>
      {t('list.active', { what })}
      <Button look="quiet" onClick={onAll}>
        {t('list.all')}
      </Button>
    </p>
  )
}

/** On a phone folded away: the list comes first. */
function ListFilters() {
  const t = useWords(violationWords)
  const isWide = useMedia('(min-width: 761px)')
  if (isWide) return <FilterFields />
  return (
    <details className={styles.folded}>
      <summary>{t('filter.more')}</summary>
      <FilterFields />
    </details>
  )
}

function FilterFields() {
  const t = useWords(violationWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const { data: catalogue } = useRead(behaviourList, {})
  const anyOption = { value: 'any', label: t('filter.any') }
  const chooser = (name: string, label: string, options: readonly { value: string; label: string }[]) => (
    <SelectField
      label={label}
      name={name}
      value={filters[name] ?? 'any'}
      onChange={(next) => setFilters({ [name]: next === 'any' ? undefined : next })}
      options={[anyOption, ...options]}
    />
  )
  return (
    <span className={styles.filters}>
      {chooser(
        'state',
        t('filter.state'),
        stateField.options.map((value) => ({ value, label: reading(stateWords[value]) })),
      )}
      {chooser(
        'waits',
        t('filter.waits'),
        waitsField.options.map((value) => ({ value, label: t(`waits.${value}`) })),
      )}
      {chooser(
        'behaviour',
        t('filter.behaviour'),
        (catalogue?.behaviours ?? []).map(({ code, title }) => ({ value: code, label: `${code} ${reading(title)}` })),
      )}
    </span>
  )
}

/** What a list of dossiers shows, everywhere. */
export function useViolationColumns(): readonly Column<ViolationLine>[] {
  const t = useWords(violationWords)
  const reading = useReading()
  return [
    {
      key: 'what',
      head: t('col.what'),
      width: 'minmax(0, 3fr)',
      cell: (line) => (
        <span className={styles.what}>
          <span className={styles.figures}>{line.number}</span> {reading(line.behaviourTitle)}{' '}
          {line.numberedIn !== null && <Tag>{t('numberedIn', { area: reading(line.numberedIn) })}</Tag>}{' '}
          {line.subjectKind === 'organisation' && <Tag>{t('organisation')}</Tag>}{' '}
          {line.hasOpenAppeal && <Tag tone="soon">{t('appeal.open')}</Tag>}
        </span>
      ),
    },
    {
      key: 'area',
      head: t('col.area'),
      width: 'minmax(0, 1.4fr)',
      from: 'middle',
      cell: (line) => reading(line.areaTitle),
    },
    {
      key: 'day',
      head: t('col.day'),
      width: '96px',
      from: 'wide',
      cell: (line) => showDay(line.detectedOn as Parameters<typeof showDay>[0]),
    },
    { key: 'state', head: t('col.state'), width: '140px', cell: (line) => <StateTag of={line} /> },
    {
      key: 'amount',
      head: t('col.amount'),
      width: 'minmax(150px, 1.2fr)',
      align: 'end',
      cell: (line) => <AmountText of={line} />,
    },
    {
      key: 'due',
      head: t('col.due'),
      width: '120px',
      align: 'end',
      from: 'middle',
      cell: (line) => <DueClock of={line} />,
    },
  ]
}
