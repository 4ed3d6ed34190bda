import { areaPath, Link, type PageProps, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb, sayAreaName } from '#rooms/areas/web'
import { Answer, Empty, Fact, Facts, FigureStrip, Page, PersonPost, Section, StripFigure, Tag } from '#ui'
import { inspectionListContract, teamPageContract } from '../domain/index.ts'
import { InspectionRows } from './inspection-rows.tsx'
import styles from './inspections.module.css'
import { listWords } from './list.words.ts'
import { teamWords } from './team.words.ts'
import { type TeamDetails, TeamSteps } from './team-steps.tsx'

/** One team: who leads it and may, whom it has, which areas, what it did and found. */
export function TeamPage({ params }: PageProps) {
  const t = useWords(teamWords)
  const answer = useRead(teamPageContract, { teamId: params.teamId ?? '' })
  const team = answer.data
  return (
    <Page
      title={team?.name ?? t('teams')}
      above={team && <AreaBreadcrumb areaId={team.areaId} />}
      actions={team && <TeamSteps team={team} />}
    >
      <Answer to={answer} rows={6}>
        {(found) => (
          <>
            <Counts team={found} />
            <div className={styles.columns}>
              <Recent teamId={found.id} />
              <About team={found} />
            </div>
          </>
        )}
      </Answer>
    </Page>
  )
}

function Counts({ team: { id, counts } }: { readonly team: TeamDetails }) {
  const t = useWords(teamWords)
  const list = `/inspections/list?teamId=${id}`
  const findings = `/inspections/findings?teamId=${id}`
  return (
    <FigureStrip label={t('counts.label')}>
      <StripFigure label={t('counts.planned')} value={counts.planned} to={`${list}&state=planned`} />
      <StripFigure label={t('counts.finished')} value={counts.finished} to={`${list}&state=finished`} />
      <StripFigure label={t('counts.findings')} value={counts.findings} to={`${findings}&shelf=all`} />
      <StripFigure label={t('counts.open')} value={counts.openFindings} to={findings} />
    </FigureStrip>
  )
}

function Recent({ teamId }: { readonly teamId: string }) {
  const t = useWords(teamWords)
  const l = useWords(listWords)
  const answer = useRead(inspectionListContract, { teamId, limit: 12 })
  return (
    <Section title={t('recent')} to={`/inspections/list?teamId=${teamId}`}>
      <Answer to={answer}>
        {({ items }) =>
          items.length === 0 ? <Empty title={l('none')} /> : <InspectionRows label={t('recent')} items={items} />
        }
      </Answer>
    </Section>
  )
}

function About({ team }: { readonly team: TeamDetails }) {
  const t = useWords(teamWords)
  const reading = useReading()
  return (
    <Facts>
      <Fact name={t('leader')}>
        <PersonPost
          name={team.leader.name ?? undefined}
          post={team.leader.postTitle}
          to={team.leader.officerId === null ? undefined : `/bodies/officers/${team.leader.officerId}`}
        />{' '}
        {!team.leaderFits && <Tag tone="warn">{t('leader.unfit')}</Tag>}
      </Fact>
      {team.leaderRule && (
        <Fact name={t('leader-rule')}>
          {reading(team.leaderRule.title)}
          <br />
          <small className={styles.quiet}>{team.leaderRule.source}</small>
        </Fact>
      )}
      <Fact name={t('owner')}>{team.ownerBodyName}</Fact>
      <Fact name={t('areas')}>
        {team.areas.length === 0 ? (
          <span className={styles.none}>{t('coverage.none')}</span>
        ) : (
          <span className={styles.marks}>
            {team.areas.map(({ id, name }) => (
              <Link key={id} to={areaPath(id)}>
                {sayAreaName(name)}
              </Link>
            ))}
          </span>
        )}
      </Fact>
      <Fact name={t('members')}>
        {team.members.length === 0
          ? undefined
          : team.members.map((member) => (
              <div key={member.postId}>
                <PersonPost name={member.name ?? undefined} post={member.postTitle} />
              </div>
            ))}
      </Fact>
      {team.documentId && (
        <Fact name={t('document')}>
          <Link to={`/documents/${team.documentId}`}>{t('document.open')}</Link>
        </Fact>
      )}
      {team.endedAt && <Fact name={t('end-reason')}>{team.endReason}</Fact>}
    </Facts>
  )
}
