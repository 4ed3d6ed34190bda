import type { Instant } from '#kit'
import { cityNow, showMomentShort, useFilters, useRead, useReading, useReadPages, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Choice, type Column, Empty, Page, RecordList, SelectField, SheetExport, Tag, usePagedSource } from '#ui'
import {
  CASE_STATUSES,
  type CaseLine,
  caseBookContract,
  caseListContract,
  caseStatuses,
  SOURCE_KINDS,
  sourceKinds,
} from '../domain/index.ts'
import styles from './cases.module.css'
import { casesWords } from './cases.words.ts'

/** The line list: filtered as people type, exported exactly as seen, no name anywhere. */
export function CaseListPage() {
  const t = useWords(casesWords)
  const areaId = useChosenArea()
  const [filters, setFilters] = useFilters()
  const { status, setting, group, source, from, to, only, q, by, clusterId } = filters
  const asked = { areaId, status, setting, group, source, from, to, only, q, by, clusterId }
  const rows = usePagedSource(useReadPages(caseListContract, asked))
  return (
    <Page title={t('list')}>
      <Filters />
      <RecordList
        label={t('list')}
        source={rows}
        rowKey={(one) => one.id}
        rowLink={(one) => `/cases/${one.id}`}
        filter={{ text: q ?? '', onChange: (text) => setFilters({ q: text === '' ? undefined : text }) }}
        columns={useColumns()}
        tools={
          <>
            <SheetExport sheet="cases.line-list" filters={asked} />
            <Choice
              label={t('by')}
              value={by === 'report' ? 'report' : 'residence'}
              onChange={(next) => setFilters({ by: next === 'report' ? 'report' : undefined })}
              options={[
                { value: 'residence', label: t('by.residence') },
                { value: 'report', label: t('by.report') },
              ]}
            />
          </>
        }
        empty={<Empty title={t('list.empty')} />}
      />
    </Page>
  )
}

function Filters() {
  const t = useWords(casesWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const { data: book } = useRead(caseBookContract, {})
  const choices = [
    { key: 'status', options: caseStatuses.map((value) => ({ value, label: reading(CASE_STATUSES[value]) })) },
    {
      key: 'setting',
      options: (book?.settings ?? []).map(({ key, title }) => ({ value: key, label: reading(title) })),
    },
    { key: 'source', options: sourceKinds.map((value) => ({ value, label: reading(SOURCE_KINDS[value]) })) },
    {
      key: 'only',
      options: (['classify', 'place', 'disputed'] as const).map((value) => ({ value, label: t(`only.${value}`) })),
    },
  ] as const
  return (
    <div className={styles.filters}>
      <ChosenArea />
      {choices.map(({ key, options }) => (
        <SelectField
          key={key}
          label={t(key)}
          name={key}
          value={filters[key]}
          onChange={(next) => setFilters({ [key]: next })}
          problem={undefined}
          options={[...options]}
        />
      ))}
    </div>
  )
}

/** A person as a list may say them: age and sex, where they are known. */
export function usePersonOf() {
  const t = useWords(casesWords)
  return ({ sex, yearOfBirth }: { readonly sex: string | null; readonly yearOfBirth: number | null }) => {
    const year = Number(cityNow().slice(0, 4))
    const isSex = sex === 'male' || sex === 'female' || sex === 'other'
    if (!isSex && yearOfBirth === null) return t('person.unknown')
    const said = isSex ? t(`sex.${sex}`) : ''
    return yearOfBirth === null ? said : t('person.of', { sex: said, age: year - yearOfBirth }).replace(/^, /, '')
  }
}

function useColumns(): readonly Column<CaseLine>[] {
  const t = useWords(casesWords)
  const reading = useReading()
  const personOf = usePersonOf()
  return [
    {
      key: 'case',
      head: t('case'),
      width: 'minmax(0, 1.3fr)',
      cell: ({ code, listId }) => (listId === null ? code : `${code} · ${listId}`),
    },
    { key: 'person', head: t('person'), width: 'minmax(0, 1.2fr)', from: 'middle', cell: (one) => personOf(one) },
    {
      key: 'area',
      head: t('area'),
      width: 'minmax(0, 1.6fr)',
      cell: (one) => one.residenceOutside ?? reading(one.areaTitle),
    },
    {
      key: 'setting',
      head: t('setting'),
      width: 'minmax(0, 1.6fr)',
      from: 'middle',
      cell: ({ settingTitle }) => reading(settingTitle),
    },
    {
      key: 'source',
      head: t('source'),
      width: 'minmax(0, 1.4fr)',
      from: 'wide',
      cell: ({ source }) => reading(SOURCE_KINDS[source]),
    },
    {
      key: 'confirmed',
      head: t('confirmed.at'),
      width: 'minmax(0, 1.2fr)',
      from: 'middle',
      cell: ({ confirmedAt, status }) =>
        confirmedAt === null ? reading(CASE_STATUSES[status]) : showMomentShort(confirmedAt as Instant),
    },
    { key: 'next', head: t('next'), width: 'minmax(0, 1.5fr)', cell: (one) => <Next line={one} /> },
  ]
}

function Next({ line: { next, status, disputed } }: { readonly line: CaseLine }) {
  const t = useWords(casesWords)
  const reading = useReading()
  if (disputed > 0) return <Tag tone="soon">{t('only.disputed')}</Tag>
  if (status !== 'confirmed') return <span className={styles.quiet}>{reading(CASE_STATUSES[status])}</span>
  if (!next) return null
  const step = t(`step.${next.step}`)
  return next.isLate ? <Tag tone="alarm">{t('next.late', { step: step.toLowerCase() })}</Tag> : <span>{step}</span>
}
