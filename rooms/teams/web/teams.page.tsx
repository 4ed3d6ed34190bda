import { useState } from 'react'
import { useFilters, useGo, useMay, useWords } from '#platform/web'
import { ChosenArea, useAreaHead, useChosenArea } from '#rooms/areas/web'
import { Button, LinkButton, Page, Tabs } from '#ui'
import { CoverFace } from './cover.face.tsx'
import { FormTeam } from './form-team.tsx'
import { GuardedFace } from './guarded.face.tsx'
import { SafetyFace } from './safety.face.tsx'
import { TeamListFace } from './team-list.face.tsx'
import styles from './teams.module.css'
import { teamWords } from './teams.words.ts'

const faces = { cover: CoverFace, list: TeamListFace, guarded: GuardedFace, safety: SafetyFace } as const
type Face = keyof typeof faces
const names = Object.keys(faces) as Face[]

/** Teams of an area: who sees to which doors, who guards, what was tried, what people say of themselves. */
export function TeamsPage() {
  const t = useWords(teamWords)
  const may = useMay()
  const go = useGo()
  const [filters, setFilters] = useFilters()
  const [isForming, setForming] = useState(false)
  const areaId = useChosenArea()
  const { data: head } = useAreaHead(areaId)
  const current = names.find((name) => name === filters.tab) ?? 'cover'
  const Shown = faces[current]
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        may('teams.organise') && (
          <Button look="main" icon="plus" onClick={() => setForming(true)}>
            {t('form')}
          </Button>
        )
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
        <span className={styles.links}>
          {head?.level === 'group' && <LinkButton to={`/teams/groups/${areaId}`}>{t('to.board')}</LinkButton>}
          {may('people.read') && <LinkButton to={`/households?areaId=${areaId}`}>{t('to.households')}</LinkButton>}
          <LinkButton look="quiet" to="/an-toan">
            {t('to.together')}
          </LinkButton>
        </span>
      </div>
      <Tabs
        label={t('title')}
        tabs={names.map((name) => ({ name, label: t(name) }))}
        current={current}
        onChange={(tab) => setFilters({ tab: tab === 'cover' ? undefined : tab, kind: undefined, q: undefined })}
      >
        <Shown key={areaId} areaId={areaId} />
      </Tabs>
      {isForming && (
        <FormTeam areaId={areaId} onDone={(teamId) => go(`/teams/${teamId}`)} onClose={() => setForming(false)} />
      )}
    </Page>
  )
}
