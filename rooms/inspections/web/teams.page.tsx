import { useState } from 'react'
import { useFilters, useMay, useRead, useWords } from '#platform/web'
import { ChosenArea, sayAreaName, useChosenArea } from '#rooms/areas/web'
import { Answer, Button, Choice, Empty, Page, RecordList, Tabs, Tag, useLocalSource } from '#ui'
import { type TeamLine, teamListContract } from '../domain/index.ts'
import styles from './inspections.module.css'
import { RegisterTeam } from './register-team.dialog.tsx'
import { teamWords } from './team.words.ts'
import { TeamCoverage } from './team-coverage.tsx'

/** Đoàn kiểm tra: which district has which team, and all teams with their leaders. */
export function TeamsPage() {
  const t = useWords(teamWords)
  const may = useMay()
  const areaId = useChosenArea()
  const [filters, setFilters] = useFilters()
  const [isOpen, setOpen] = useState(false)
  const tab = filters.tab === 'list' ? 'list' : 'coverage'
  return (
    <Page
      title={t('teams')}
      actions={
        may('inspections.organise') && (
          <Button icon="plus" onClick={() => setOpen(true)}>
            {t('register')}
          </Button>
        )
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <Tabs
        label={t('teams')}
        current={tab}
        onChange={(name) => setFilters({ tab: name === 'coverage' ? undefined : name })}
        tabs={[
          { name: 'coverage', label: t('tab.coverage') },
          { name: 'list', label: t('tab.list') },
        ]}
      >
        {tab === 'coverage' ? <TeamCoverage areaId={areaId} /> : <TeamList areaId={areaId} />}
      </Tabs>
      {isOpen && <RegisterTeam areaId={areaId} onClose={() => setOpen(false)} />}
    </Page>
  )
}

function TeamList({ areaId }: { readonly areaId: number }) {
  const t = useWords(teamWords)
  const [filters, setFilters] = useFilters()
  const below = filters.below === 'true'
  const answer = useRead(teamListContract, { areaId, ofLevel: below ? undefined : 'true' })
  return (
    <>
      <div className={styles.bar}>
        <Choice
          label={t('list.level')}
          value={below ? 'below' : 'this'}
          onChange={(value) => setFilters({ below: value === 'below' ? 'true' : undefined })}
          options={[
            { value: 'this', label: t('list.this') },
            { value: 'below', label: t('list.below') },
          ]}
        />
      </div>
      <Answer to={answer} rows={6}>
        {({ items }) => <Teams items={items} />}
      </Answer>
    </>
  )
}

function Teams({ items }: { readonly items: readonly TeamLine[] }) {
  const t = useWords(teamWords)
  const [filters, setFilters] = useFilters()
  const source = useLocalSource(items, filters.q ?? '', (team) => `${team.name} ${team.leader.name ?? ''}`)
  return (
    <RecordList
      label={t('list.label')}
      source={source}
      rowKey={(team) => team.id}
      rowLink={(team) => `/inspections/teams/${team.id}`}
      filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }) }}
      columns={[
        {
          key: 'name',
          head: t('teams'),
          width: 'minmax(0, 2fr)',
          cell: (team) => (
            <>
              {team.name} {team.isMine && <Tag tone="accent">{t('mine')}</Tag>}
            </>
          ),
        },
        { key: 'leader', head: t('leader'), width: 'minmax(0, 2fr)', cell: (team) => <Leader team={team} /> },
        {
          key: 'areas',
          head: t('areas'),
          width: 'minmax(0, 3fr)',
          from: 'middle',
          cell: (team) => (
            <span className={styles.cut}>
              {team.areas.map(({ name }) => sayAreaName(name)).join(', ') || t('coverage.none')}
            </span>
          ),
        },
        {
          key: 'members',
          head: t('members'),
          width: '110px',
          align: 'end',
          from: 'middle',
          cell: (team) => team.memberCount,
        },
      ]}
      empty={<Empty title={t('list.none')} />}
    />
  )
}

function Leader({ team }: { readonly team: TeamLine }) {
  const t = useWords(teamWords)
  return (
    <>
      {team.leader.name ?? '–'} {!team.leaderFits && <Tag tone="warn">{t('leader.unfit')}</Tag>}
    </>
  )
}
