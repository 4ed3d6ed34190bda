import { useFilters, useReading, useReadPages, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Choice, Empty, Page, RecordList, SelectField, SheetExport, usePagedSource } from '#ui'
import {
  INSPECTION_KINDS,
  INSPECTION_STATES,
  type InspectionLine,
  inspectionKinds,
  inspectionListContract,
  inspectionStates,
} from '../domain/index.ts'
import { atLineStart, InspectionMarks, SubjectName, useKindWord } from './inspection-marks.tsx'
import { useInspectionDay } from './inspection-rows.tsx'
import styles from './inspections.module.css'
import { inspectionWords } from './inspections.words.ts'
import { listWords } from './list.words.ts'

/** All inspections that the reader may see, latest first. */
export function InspectionListPage() {
  const t = useWords(inspectionWords)
  const l = useWords(listWords)
  const reading = useReading()
  const areaId = useChosenArea()
  const [filters, setFilters] = useFilters()
  const mine = filters.mine === 'true'
  const { state, kind, fromDay, toDay, teamId, campaignId, siteId, surprise } = filters
  const asked = {
    areaId: mine ? undefined : areaId,
    ...(mine ? { mine: 'true' } : {}),
    ...{ state, kind, fromDay, toDay, teamId, campaignId, siteId, surprise },
  }
  const source = usePagedSource(useReadPages(inspectionListContract, asked))
  return (
    <Page title={mine ? l('title.mine') : t('all')}>
      <div className={styles.bar}>
        {!mine && <ChosenArea />}
        <SelectField
          label={t('kind')}
          name="kind"
          value={inspectionKinds.find((one) => one === kind)}
          onChange={(next) => setFilters({ kind: next })}
          problem={undefined}
          options={inspectionKinds.map((value) => ({ value, label: atLineStart(reading(INSPECTION_KINDS[value])) }))}
        />
      </div>
      <RecordList
        label={t('all')}
        source={source}
        rowKey={(one) => one.id}
        rowLink={(one) => `/inspections/${one.id}`}
        columns={useColumns()}
        tools={
          <>
            <SheetExport sheet="inspections.list" filters={asked} />
            <Choice
              label={t('state')}
              value={state ?? 'all'}
              onChange={(next) => setFilters({ state: next === 'all' ? undefined : next })}
              options={[
                { value: 'all', label: l('state.all') },
                ...inspectionStates.map((value) => ({ value, label: atLineStart(reading(INSPECTION_STATES[value])) })),
              ]}
            />
          </>
        }
        empty={<Empty title={l('none')} />}
      />
    </Page>
  )
}

function useColumns() {
  const t = useWords(inspectionWords)
  const kindWord = useKindWord()
  const dayOf = useInspectionDay()
  return [
    {
      key: 'subject',
      head: t('subject'),
      width: 'minmax(0, 3fr)',
      cell: (one: InspectionLine) => (
        <span className={styles.cut}>
          <SubjectName subject={one.subject} />
        </span>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      width: 'minmax(150px, 1.4fr)',
      cell: (one: InspectionLine) => <InspectionMarks inspection={one} />,
    },
    {
      key: 'kind',
      head: t('kind'),
      width: '120px',
      from: 'middle' as const,
      cell: (one: InspectionLine) => kindWord(one.kind),
    },
    {
      key: 'team',
      head: t('team'),
      width: 'minmax(0, 2fr)',
      from: 'middle' as const,
      cell: (one: InspectionLine) => (
        <span className={styles.cut} title={one.teamName ?? undefined}>
          {one.teamName ?? t('no-team')}
        </span>
      ),
    },
    {
      key: 'findings',
      head: t('findings'),
      width: '110px',
      from: 'wide' as const,
      align: 'end' as const,
      cell: (one: InspectionLine) =>
        one.findings === 0
          ? '0'
          : `${one.findings}${one.openFindings > 0 ? ` · ${t('findings.open', { count: one.openFindings })}` : ''}`,
    },
    { key: 'day', head: t('day'), width: '110px', align: 'end' as const, cell: (one: InspectionLine) => dayOf(one) },
  ]
}
