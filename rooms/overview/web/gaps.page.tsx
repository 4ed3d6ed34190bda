import type { Instant } from '#kit'
import {
  areaPath,
  Link,
  type PageProps,
  showMomentShort,
  showNumber,
  useAccount,
  useFilters,
  useNow,
  useRead,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import { AreaBreadcrumb, useAreaHead } from '#rooms/areas/web'
import { Clock, type Column, Empty, Page, RecordList, SeverityMark, usePagedSource } from '#ui'
import { type GapLine, gapGroups, gapList } from '../domain/index.ts'
import { gapKeys } from './gap-addresses.ts'
import { GapDrawer } from './gap-drawer.tsx'
import { GapFilters } from './gap-filters.tsx'
import { queryOf } from './gap-query.ts'
import styles from './gaps.module.css'
import { ExportGaps } from './gaps-export.tsx'
import { GapOwner } from './gaps-section.tsx'
import { overviewWords } from './overview.words.ts'
import { gapSentence, type OverviewSay, sayAge, severityTones } from './say-gap.ts'
import { Sentence } from './sentence.tsx'

/** `/gaps`: those of the area that the reader answers for. */
export function HomeGapsPage() {
  return <GapsOf areaId={useAccount().homeAreaId} />
}

/** `/areas/$areaId/gaps` */
export function AreaGapsPage({ params }: PageProps) {
  return <GapsOf areaId={Number(params.areaId)} />
}

function GapsOf({ areaId }: { readonly areaId: number }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  const now = useNow()
  const [filters, setFilters] = useFilters()
  const { data: head } = useAreaHead(areaId)
  const query = queryOf(areaId, filters)
  const pages = useReadPages(gapList, query, gapKeys)
  const counted = useRead(gapGroups, { ...query, by: 'rule' }, gapKeys)
  const isClosed = query.state === 'closed'
  const total = counted.data?.total
  return (
    <Page
      title={titleOf(head ? reading(head.title) : '', total, t)}
      above={<AreaBreadcrumb areaId={areaId} />}
      actions={<ExportGaps query={query} total={total} />}
    >
      <RecordList
        label={t('gaps')}
        source={usePagedSource<GapLine>(pages)}
        rowKey={(gap) => gap.id}
        rowLink={(gap) => linkWith(filters, gap.id)}
        columns={columnsOf({ t, reading, now, isClosed })}
        filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('filter.q') }}
        tools={<GapFilters areaId={areaId} />}
        empty={<Empty title={t(isClosed ? 'gaps.none.closed' : 'gaps.none')} />}
      />
      {filters.gap && <GapDrawer gapId={filters.gap} onClose={() => setFilters({ gap: undefined })} />}
    </Page>
  )
}

/** "Kẽ hở ở Quận Hoàng Mai · 40": the number is the length of the list below, under its filters. */
function titleOf(area: string, total: number | undefined, t: OverviewSay): string {
  const title = t('gaps.of', { area })
  return total === undefined ? title : `${title} · ${showNumber(total)}`
}

/** Opens a gap over the list as it stands filtered. */
function linkWith(filters: Readonly<Record<string, string>>, gapId: string): string {
  return `?${new URLSearchParams({ ...filters, gap: gapId })}`
}

interface Words {
  readonly t: OverviewSay
  readonly reading: ReturnType<typeof useReading>
  readonly now: Instant
  readonly isClosed: boolean
}

function columnsOf({ t, reading, now, isClosed }: Words): Column<GapLine>[] {
  return [
    {
      key: 'gap',
      head: t('column.gap'),
      width: 'minmax(0, 4fr)',
      cell: (gap) => (
        <span className={styles.sentence}>
          <SeverityMark tone={severityTones[gap.severity]} />
          <span>
            <Sentence text={reading(gapSentence(gap))} />
          </span>
        </span>
      ),
    },
    {
      key: 'area',
      head: t('column.area'),
      width: 'minmax(0, 2fr)',
      cell: (gap) => (
        <Link to={areaPath(gap.areaId)} className={styles.area}>
          {reading(gap.areaTitle)}
        </Link>
      ),
    },
    {
      key: 'owner',
      head: t('column.owner'),
      width: 'minmax(0, 2fr)',
      cell: (gap) => <GapOwner gap={gap} />,
    },
    {
      key: 'since',
      head: t('column.since'),
      width: '72px',
      from: 'wide',
      cell: (gap) => sayAge(gap.since, now),
    },
    {
      key: 'due',
      head: isClosed ? t('column.closed') : t('column.due'),
      width: '148px',
      cell: (gap) =>
        gap.closedAt !== null ? (
          showMomentShort(gap.closedAt as Instant)
        ) : gap.dueAt ? (
          <Clock due={gap.dueAt as Instant} />
        ) : (
          ''
        ),
    },
    {
      key: 'raised',
      head: t('column.raised'),
      width: '128px',
      from: 'wide',
      cell: (gap) => (gap.raised > 0 ? t('raised.steps', { count: gap.raised }) : ''),
    },
  ]
}
