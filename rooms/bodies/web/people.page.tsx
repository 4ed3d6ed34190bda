import { useAccount, useFilters, useReading, useReadPages, useWords } from '#platform/web'
import { Empty, LinkButton, Page, RecordList, usePagedSource } from '#ui'
import { officerList } from '../domain/index.ts'
import { bodyWords } from './bodies.words.ts'
import { areaBodiesPath, officerPath } from './holder-line.tsx'

/** Everybody in office, found by a few letters of the name. */
export function PeoplePage() {
  const t = useWords(bodyWords)
  const reading = useReading()
  const { homeAreaId } = useAccount()
  const [filters, setFilters] = useFilters()
  const source = usePagedSource(useReadPages(officerList, { q: filters.q }))
  return (
    <Page title={t('people')} actions={<LinkButton to={areaBodiesPath(homeAreaId)}>{t('title')}</LinkButton>}>
      <RecordList
        label={t('people')}
        source={source}
        rowKey={(officer) => officer.id}
        rowLink={(officer) => officerPath(officer.id)}
        filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('people.find') }}
        columns={[
          { key: 'name', head: t('who'), width: 'minmax(140px, 2fr)', cell: (officer) => officer.name },
          {
            key: 'post',
            head: t('post'),
            width: '4fr',
            cell: ({ posts }) => posts.map((post) => reading(post.title)).join('; ') || t('officer.no-post'),
          },
          { key: 'area', head: t('area'), width: '2fr', from: 'wide', cell: ({ posts }) => posts[0]?.areaName ?? '' },
        ]}
        empty={<Empty>{t('people.none')}</Empty>}
      />
    </Page>
  )
}
