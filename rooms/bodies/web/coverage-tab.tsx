import { useFilters, useRead, useReading, useReadPages, useWords } from '#platform/web'
import { Choice, Empty, RecordList, usePagedSource } from '#ui'
import { bodyCatalogue, coverage } from '../domain/index.ts'
import styles from './bodies.module.css'
import { bodyWords } from './bodies.words.ts'
import { missingWords } from './gap.words.ts'
import { areaBodiesPath } from './holder-line.tsx'

const subjects = ['group-roles', 'command-posts', 'heads'] as const
type Subject = (typeof subjects)[number]

/** How far the areas below have whom they need, and what is missing where (ORG-04, ORG-05). */
export function CoverageTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const of: Subject = subjects.find((one) => one === filters.of) ?? 'group-roles'
  const pages = useReadPages(coverage, { areaId, of, limit: 100 })
  const source = usePagedSource(pages)
  const total = (
    pages.data?.pages[0] as { total?: { wanted: number; filled: number; percent: number | null } } | undefined
  )?.total
  const titles = new Map(useRead(bodyCatalogue, {}).data?.postKinds.map(({ kind, title }) => [kind, title]))
  const nameOf = (kind: string) => {
    const title = of === 'heads' ? titles.get(kind) : missingWords[kind]
    return title ? reading(title) : kind
  }
  return (
    <>
      <div className={styles.tools}>
        <Choice
          label={t('coverage.of')}
          options={subjects.map((value) => ({ value, label: t(`coverage.${value}`) }))}
          value={of}
          onChange={(value) => setFilters({ of: value })}
        />
        {total && total.percent !== null && (
          <strong>{t('coverage.total', { filled: total.filled, wanted: total.wanted, percent: total.percent })}</strong>
        )}
      </div>
      <RecordList
        label={t('coverage')}
        source={source}
        rowKey={(row) => String(row.areaId)}
        rowLink={(row) => `${areaBodiesPath(row.areaId, 'coverage')}&of=${of}`}
        columns={[
          { key: 'area', head: t('area'), width: 'minmax(140px, 2fr)', cell: (row) => row.areaName },
          { key: 'filled', head: t('filled'), width: '190px', cell: (row) => <Filled {...row} /> },
          {
            key: 'missing',
            head: t('missing'),
            width: '4fr',
            from: 'middle',
            cell: (row) =>
              row.missing.map(({ kind, count }) => t('missing.one', { what: nameOf(kind), count })).join(' · ') || '–',
          },
        ]}
        empty={<Empty>{t('coverage.none')}</Empty>}
      />
    </>
  )
}

function Filled({
  wanted,
  filled,
  percent,
}: {
  readonly wanted: number
  readonly filled: number
  readonly percent: number | null
}) {
  if (percent === null) return <>–</>
  return (
    <span>
      <span className={styles.bar} data-full={percent === 100 || undefined} aria-hidden="true">
        <span style={{ inlineSize: `${percent}%` }} />
      </span>
      {percent}% · {filled}/{wanted}
    </span>
  )
}
