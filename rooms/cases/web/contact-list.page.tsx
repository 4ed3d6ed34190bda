import type { Day, Instant } from '#kit'
import { Link, showDay, showMomentShort, useFilters, useRead, useReading, useReadPages, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Choice, type Column, Empty, Page, RecordList, usePagedSource } from '#ui'
import { type ContactLine, caseBookContract, contactListContract } from '../domain/index.ts'
import { usePersonOf } from './case-list.page.tsx'
import styles from './cases.module.css'
import { casesWords } from './cases.words.ts'

const levels = ['1', '2', '3'] as const

/** People of one class, the newest first: who must be called, by which case, until when. */
export function ContactListPage() {
  const t = useWords(casesWords)
  const areaId = useChosenArea()
  const [filters, setFilters] = useFilters()
  const level = levels.find((one) => one === filters.level) ?? '1'
  const source = usePagedSource(useReadPages(contactListContract, { areaId, level: Number(level) }))
  const { data: book } = useRead(caseBookContract, {})
  return (
    <Page title={t('contacts')} lead={book && t('contacts.rule', { rule: book.contactRule })}>
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <RecordList
        label={t('contacts')}
        source={source}
        rowKey={(one) => one.personId}
        columns={useColumns()}
        tools={
          <Choice
            label={t('level')}
            value={level}
            onChange={(next) => setFilters({ level: next === '1' ? undefined : next })}
            options={levels.map((value) => ({ value, label: `F${value}` }))}
          />
        }
        empty={<Empty title={t('contacts.empty')} />}
      />
    </Page>
  )
}

function useColumns(): readonly Column<ContactLine>[] {
  const t = useWords(casesWords)
  const reading = useReading()
  const personOf = usePersonOf()
  return [
    { key: 'person', head: t('contact'), width: 'minmax(0, 1.4fr)', cell: (one) => `F${one.level} · ${personOf(one)}` },
    { key: 'area', head: t('area'), width: 'minmax(0, 1.6fr)', cell: ({ areaTitle }) => reading(areaTitle) },
    {
      key: 'exposed',
      head: t('exposed'),
      width: 'minmax(0, 1.2fr)',
      from: 'middle',
      cell: ({ lastExposedAt }) => (lastExposedAt === null ? '–' : showMomentShort(lastExposedAt as Instant)),
    },
    {
      key: 'until',
      head: t('until'),
      width: 'minmax(0, 1fr)',
      cell: ({ untilOn, isOver }) =>
        untilOn === null ? (
          '–'
        ) : (
          <span className={isOver ? styles.quiet : undefined}>
            {isOver ? t('over', { day: showDay(untilOn as Day) }) : showDay(untilOn as Day)}
          </span>
        ),
    },
    {
      key: 'case',
      head: t('through'),
      width: 'minmax(0, 1fr)',
      from: 'middle',
      cell: ({ caseId }) =>
        caseId === null ? '–' : <Link to={`/cases/${caseId}`}>{`CB-${caseId.slice(-6).toUpperCase()}`}</Link>,
    },
  ]
}
