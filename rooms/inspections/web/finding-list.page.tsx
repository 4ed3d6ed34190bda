import { toInstant } from '#kit'
import { showMomentShort, useFilters, useRead, useReadPages, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Choice, Empty, Page, RecordList, SheetExport, Tabs, usePagedSource } from '#ui'
import { type FindingLine, findingCountsContract, findingListContract, findingShelves } from '../domain/index.ts'
import { findingWords } from './finding.words.ts'
import { FindingClock, FindingMarks, SeverityTag, SubjectName } from './inspection-marks.tsx'
import styles from './inspections.module.css'
import { inspectionWords } from './inspections.words.ts'

/** All findings of an area by shelf, each with its clock: the doors of the numbers lead here. */
export function FindingListPage() {
  const t = useWords(findingWords)
  const areaId = useChosenArea()
  const [filters, setFilters] = useFilters()
  const shelf = findingShelves.find((one) => one === filters.shelf) ?? 'open'
  const mine = filters.mine === 'true'
  const asked = { areaId: mine ? undefined : areaId, mine: mine ? 'true' : undefined, severity: filters.severity }
  const { data: counts } = useRead(findingCountsContract, asked)
  const source = usePagedSource(useReadPages(findingListContract, { ...asked, shelf, teamId: filters.teamId }))
  return (
    <Page title={t('title')}>
      <div className={styles.bar}>
        {!mine && <ChosenArea />}
        <Choice
          label={t('whose')}
          value={mine ? 'mine' : 'everyone'}
          onChange={(value) => setFilters({ mine: value === 'mine' ? 'true' : undefined })}
          options={[
            { value: 'everyone', label: t('everyone') },
            { value: 'mine', label: t('mine') },
          ]}
        />
      </div>
      <Tabs
        label={t('shelf')}
        current={shelf}
        onChange={(name) => setFilters({ shelf: name === 'open' ? undefined : name })}
        tabs={findingShelves.map((name) => ({
          name,
          label: t(`shelf.${name}`),
          count: name === 'all' ? undefined : counts?.[name],
        }))}
      >
        <RecordList
          label={t('list.label')}
          source={source}
          rowKey={(finding) => finding.id}
          rowLink={(finding) => `/inspections/findings/${finding.id}`}
          columns={useColumns()}
          tools={<SheetExport sheet="inspections.findings" filters={{ ...asked, shelf }} />}
          empty={<Empty title={t('list.none')} />}
        />
      </Tabs>
    </Page>
  )
}

function useColumns() {
  const t = useWords(findingWords)
  const shared = useWords(inspectionWords)
  return [
    {
      key: 'title',
      head: shared('finding'),
      width: 'minmax(0, 3fr)',
      cell: (one: FindingLine) => <span className={styles.cut}>{one.title}</span>,
    },
    {
      key: 'severity',
      head: shared('severity'),
      width: '120px',
      cell: (one: FindingLine) => <SeverityTag severity={one.severity} />,
    },
    {
      key: 'subject',
      head: shared('subject'),
      width: 'minmax(0, 2fr)',
      from: 'middle' as const,
      cell: (one: FindingLine) => (
        <span className={styles.cut}>
          <SubjectName subject={one.subject} />
        </span>
      ),
    },
    {
      key: 'owner',
      head: t('fact.owner'),
      width: 'minmax(0, 2fr)',
      from: 'wide' as const,
      cell: (one: FindingLine) => (
        <span className={styles.cut}>{[one.owner.name, one.owner.postTitle].filter(Boolean).join(' · ')}</span>
      ),
    },
    {
      key: 'stated',
      head: t('step.stated'),
      width: '120px',
      from: 'wide' as const,
      cell: (one: FindingLine) => showMomentShort(toInstant(one.statedAt)),
    },
    {
      key: 'state',
      head: shared('state'),
      width: 'minmax(150px, 1fr)',
      cell: (one: FindingLine) =>
        one.state === 'open' ? <FindingClock finding={one} /> : <FindingMarks finding={one} />,
    },
  ]
}
