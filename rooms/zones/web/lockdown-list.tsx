import type { Instant } from '#kit'
import { showMomentShort, showNumber, useReading, useReadPages, useWords } from '#platform/web'
import { Clock, type Column, Empty, RecordList, Section, Tag, usePagedSource } from '#ui'
import { type LockdownLine, lockdownList, REGIMES, SCOPES } from '../domain/index.ts'
import { lockdownPath } from './zone-paths.ts'
import styles from './zones.module.css'
import { zoneWords } from './zones.words.ts'

interface LockdownListProps {
  readonly areaId: number
  readonly standing: 'active' | 'proposed' | 'over'
  readonly on?: string | undefined
}

/** Points of an area: those that are locked with the nearest review first, proposals with the oldest first. */
export function LockdownList({ areaId, standing, on }: LockdownListProps) {
  const t = useWords(zoneWords)
  const query = { areaId, standing, limit: '60', ...(on === undefined ? {} : { on }) }
  const source = usePagedSource(useReadPages(lockdownList, query))
  return (
    <Section title={t(`list.${standing}`)}>
      <RecordList
        label={t(`list.${standing}`)}
        source={source}
        rowKey={(point) => point.id}
        rowLink={(point) => lockdownPath(point.id)}
        columns={useColumns(standing)}
        empty={
          standing === 'active' ? (
            <Empty title={t('list.none')}>{t('list.none.help')}</Empty>
          ) : (
            <Empty title={t('list.proposed.none')} />
          )
        }
      />
    </Section>
  )
}

function useColumns(standing: LockdownListProps['standing']): readonly Column<LockdownLine>[] {
  const t = useWords(zoneWords)
  const reading = useReading()
  const place: Column<LockdownLine> = {
    key: 'place',
    head: t('place'),
    width: 'minmax(0, 3fr)',
    cell: ({ place: name, areaTitle, scope, regime }) => (
      <>
        {name}
        <span className={styles.under}>
          {regime === 'medical-isolation' && `${reading(REGIMES[regime])} · `}
          {reading(areaTitle)} · {reading(SCOPES[scope])}
        </span>
      </>
    ),
  }
  const people: Column<LockdownLine> = {
    key: 'people',
    head: t('people'),
    width: '90px',
    align: 'end',
    from: 'wide',
    cell: ({ residents }) => (residents === null ? '—' : showNumber(residents)),
  }
  const state: Column<LockdownLine> = {
    key: 'standing',
    head: '',
    width: '190px',
    from: 'middle',
    cell: (point) => <Tag tone="quiet">{t(`standing.${point.standing}`)}</Tag>,
  }
  if (standing !== 'active') return [place, people, state]
  return [
    place,
    people,
    {
      key: 'supply',
      head: t('supply'),
      width: '120px',
      align: 'end',
      from: 'wide',
      cell: ({ supplyDays }) => (supplyDays === null ? '—' : showNumber(Math.floor(supplyDays * 10) / 10, 1)),
    },
    {
      key: 'guard',
      head: t('guard'),
      width: '80px',
      from: 'wide',
      cell: ({ isGuarded }) => (isGuarded ? t('guard.yes') : <Tag tone="warn">{t('guard.none')}</Tag>),
    },
    {
      key: 'review',
      head: t('review'),
      width: '130px',
      cell: ({ overAt }) => <Review at={overAt as Instant | null} />,
    },
  ]
}

function Review({ at }: { readonly at: Instant | null }) {
  if (at === null) return null
  return (
    <>
      <Clock due={at} soonMinutes={1440} />
      <span className={styles.under}>{showMomentShort(at)}</span>
    </>
  )
}
