import { showNumber, useFilters, useReading, useReadPages, useWords } from '#platform/web'
import { Choice, type Column, Empty, RecordList, SheetExport, Tag, usePagedSource } from '#ui'
import { TEAM_KINDS, type TeamLine, teamKinds, teamListContract } from '../domain/index.ts'
import styles from './teams.module.css'
import { teamWords } from './teams.words.ts'

/** The teams of an area, one line each. */
export function TeamListFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(teamWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const kind = teamKinds.find((one) => one === filters.kind)
  const asked = { areaId: String(areaId), kind, q: filters.q }
  const source = usePagedSource(useReadPages(teamListContract, { ...asked, limit: '60' }))
  return (
    <RecordList
      label={t('list')}
      source={source}
      rowKey={(team) => team.id}
      rowLink={(team) => `/teams/${team.id}`}
      filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('find') }}
      tools={
        <>
          <Choice
            label={t('kind')}
            value={kind ?? 'all'}
            onChange={(next) => setFilters({ kind: next === 'all' ? undefined : next })}
            options={[
              { value: 'all', label: t('kind.all') },
              ...teamKinds.map((value) => ({ value, label: reading(TEAM_KINDS[value]) })),
            ]}
          />
          <SheetExport sheet="teams.teams" filters={asked} />
        </>
      }
      columns={useColumns()}
      empty={<Empty title={t('none')}>{t('none.help')}</Empty>}
    />
  )
}

function useColumns(): readonly Column<TeamLine>[] {
  const t = useWords(teamWords)
  const reading = useReading()
  return [
    {
      key: 'name',
      head: t('name'),
      width: 'minmax(0, 3fr)',
      cell: (team) => (
        <>
          {team.name}
          <span className={styles.under}>
            {[reading(TEAM_KINDS[team.kind]), team.synthetic && t('synthetic')].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'area',
      head: t('area'),
      width: 'minmax(0, 2fr)',
      from: 'middle',
      cell: (team) => reading(team.areaTitle),
    },
    {
      key: 'leader',
      head: t('leader'),
      width: 'minmax(0, 2fr)',
      cell: (team) => team.leader ?? <Tag tone="soon">{t('leader.none')}</Tag>,
    },
    {
      key: 'visited',
      head: t('visited'),
      width: '130px',
      from: 'middle',
      cell: (team) => (team.households === 0 ? '–' : `${showNumber(team.visited)}/${showNumber(team.households)}`),
    },
    {
      key: 'posts',
      head: t('posts'),
      width: '70px',
      from: 'wide',
      cell: (team) => (team.posts === 0 ? '–' : showNumber(team.posts)),
    },
  ]
}
