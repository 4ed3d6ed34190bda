import { toInstant } from '#kit'
import { showMomentShort, useFilters, useMay, useReading, useReadPages, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Choice, Empty, LinkButton, Page, RecordList, usePagedSource } from '#ui'
import { INSPECTION_KINDS, visitItineraryListContract, visitKinds } from '../domain/index.ts'
import { atLineStart, useKindWord } from './inspection-marks.tsx'
import styles from './inspections.module.css'
import { visitWords } from './visit.words.ts'

/** Visits of an area: thị sát and đồng hành told apart from inspections. */
export function VisitsPage() {
  const t = useWords(visitWords)
  const reading = useReading()
  const kindWord = useKindWord()
  const may = useMay()
  const areaId = useChosenArea()
  const [filters, setFilters] = useFilters()
  const kind = visitKinds.find((one) => one === filters.kind)
  const source = usePagedSource(useReadPages(visitItineraryListContract, { areaId, kind }))
  return (
    <Page
      title={t('visits')}
      lead={t('lead')}
      actions={
        may('inspections.visit') && (
          <LinkButton to={`/inspections/visits/new?areaId=${areaId}`} look="main" icon="plus">
            {t('new')}
          </LinkButton>
        )
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <RecordList
        label={t('visits')}
        source={source}
        rowKey={(visit) => visit.id}
        rowLink={(visit) => `/inspections/visits/${visit.id}`}
        tools={
          <Choice
            label={t('kind')}
            value={kind ?? 'all'}
            onChange={(next) => setFilters({ kind: next === 'all' ? undefined : next })}
            options={[
              { value: 'all' as const, label: t('kind.all') },
              ...visitKinds.map((value) => ({ value, label: atLineStart(reading(INSPECTION_KINDS[value])) })),
            ]}
          />
        }
        columns={[
          {
            key: 'title',
            head: t('title'),
            width: 'minmax(0, 3fr)',
            cell: (visit) => <span className={styles.cut}>{visit.title}</span>,
          },
          { key: 'kind', head: t('kind'), width: '110px', cell: (visit) => kindWord(visit.kind) },
          {
            key: 'stops',
            head: t('stops'),
            width: 'minmax(0, 3fr)',
            from: 'middle',
            cell: (visit) => <span className={styles.cut}>{visit.stopNames.join(' → ')}</span>,
          },
          {
            key: 'leader',
            head: t('leader'),
            width: 'minmax(0, 1.5fr)',
            from: 'wide',
            cell: (visit) => visit.leaderName ?? '–',
          },
          {
            key: 'at',
            head: t('at'),
            width: '120px',
            align: 'end',
            cell: (visit) => showMomentShort(toInstant(visit.at)),
          },
        ]}
        empty={<Empty title={t('none')} />}
      />
    </Page>
  )
}
