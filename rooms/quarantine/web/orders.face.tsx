import type { Day, Instant } from '#kit'
import { showDay, showMomentShort, useFilters, useReading, useReadPages, useWords } from '#platform/web'
import { type Column, Empty, RecordList, SelectField, Tag, usePagedSource } from '#ui'
import { type OrderLine, orderListContract } from '../domain/index.ts'
import styles from './quarantine.module.css'
import { quarantineWords } from './quarantine.words.ts'
import { orderPath } from './quarantine-paths.ts'

const states = ['open', 'proposed', 'in-force', 'ended', 'all'] as const
const onlies = [
  'ends-today',
  'missed',
  'needs',
  'appeals',
  'home-asked',
  'late',
  'self-watch',
  'self-watch-silent',
] as const

/** Records of isolation; nothing in the list names anybody. */
export function OrdersFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(quarantineWords)
  const [filters, setFilters] = useFilters()
  const { state, setting, only, placeId, caseId } = filters
  const source = usePagedSource(useReadPages(orderListContract, { areaId, state, setting, only, placeId, caseId }))
  return (
    <>
      <div className={styles.bar}>
        <SelectField
          name="state"
          label={t('state')}
          value={states.find((one) => one === state) ?? 'open'}
          onChange={(next) => setFilters({ state: next === 'open' ? undefined : next })}
          options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
          problem={undefined}
        />
        <SelectField
          name="only"
          label={t('only')}
          value={onlies.find((one) => one === only)}
          onChange={(next) => setFilters({ only: next })}
          options={onlies.map((value) => ({ value, label: t(`only.${value}`) }))}
          problem={undefined}
        />
      </div>
      <RecordList
        label={t('orders')}
        source={source}
        rowKey={(line) => line.id}
        rowLink={(line) => orderPath(line.id)}
        columns={useOrderColumns()}
        empty={<Empty title={t('empty')}>{t('empty.help')}</Empty>}
      />
    </>
  )
}

function useOrderColumns(): readonly Column<OrderLine>[] {
  const t = useWords(quarantineWords)
  const reading = useReading()
  return [
    {
      key: 'sign',
      head: t('orders'),
      width: 'minmax(0, 3fr)',
      cell: (line) => (
        <>
          {t('record', { sign: line.sign })} · {t(`class.${line.class}`)}
          <span className={styles.under}>
            {[reading(line.areaTitle), line.placeName ?? t(`setting.${line.setting}`)].join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      width: '170px',
      cell: (line) =>
        line.state === 'in-force' ? (
          t('day', { day: line.day ?? 0, of: line.of ?? 0 })
        ) : (
          <Tag tone={line.state === 'proposed' ? 'soon' : 'quiet'}>{t(`state.${line.state}`)}</Tag>
        ),
    },
    {
      key: 'until',
      head: t('until'),
      width: '190px',
      from: 'middle',
      cell: (line) =>
        line.lastDay === null
          ? line.state === 'proposed' && `${t('decide-by')} ${showMomentShort(line.dueAt as Instant)}`
          : showDay(line.lastDay as Day),
    },
    { key: 'marks', head: t('marks'), width: 'minmax(0, 2fr)', from: 'middle', cell: (line) => <Marks line={line} /> },
  ]
}

function Marks({ line }: { readonly line: OrderLine }) {
  const t = useWords(quarantineWords)
  return (
    <span className={styles.marks}>
      {line.homeAsked && <Tag tone="quiet">{t('marks.home')}</Tag>}
      {line.missedDays > 0 && <Tag tone="warn">{t('marks.missed', { count: line.missedDays })}</Tag>}
      {line.needsOpen > 0 && <Tag tone="soon">{t('marks.needs', { count: line.needsOpen })}</Tag>}
    </span>
  )
}
