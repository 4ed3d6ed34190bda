import { useState } from 'react'
import type { Day } from '#kit'
import { type PageProps, showDay, showFullDay, useIntent, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import {
  Answer,
  Button,
  Fact,
  Facts,
  LinkButton,
  Page,
  RefusalNote,
  Row,
  Rows,
  Section,
  SeverityMark,
  showToast,
  Tag,
} from '#ui'
import {
  assignHouseholds,
  MEMBER_FORCES,
  TEAM_KINDS,
  type TeamPage as Team,
  teamPageContract,
} from '../domain/index.ts'
import { EndTeam } from './form-team.tsx'
import { PlaceMembers } from './place-members.tsx'
import { useSayVisit } from './say-visit.ts'
import styles from './teams.module.css'
import { teamWords } from './teams.words.ts'

const dialogs = { members: PlaceMembers, end: EndTeam } as const
type DialogName = keyof typeof dialogs

/** One team: who is in it, whose doors it sees to, what it did this week. */
export function TeamPage({ params }: PageProps) {
  const t = useWords(teamWords)
  const reading = useReading()
  const answer = useRead(teamPageContract, { id: params.teamId ?? '' }, { rooms: ['tasks', 'households'] })
  const [open, setOpen] = useState<DialogName>()
  const team = answer.data
  const Shown = open && dialogs[open]
  return (
    <Page
      title={team?.name ?? t('title')}
      above={team && <AreaBreadcrumb areaId={team.areaId} />}
      lead={team && `${reading(TEAM_KINDS[team.kind])} · ${reading(team.areaTitle)}`}
      actions={team?.endedOn === null && <TeamActions team={team} onOpen={setOpen} />}
      strip={team?.synthetic && <Tag>{t('synthetic')}</Tag>}
    >
      <Answer to={answer} rows={6}>
        {(found) => (
          <div className={styles.page}>
            <div>
              {found.kind === 'community' && (
                <>
                  <Week team={found} />
                  <Assigned team={found} />
                </>
              )}
              {found.kind === 'self-managed' && <Members team={found} />}
            </div>
            <div>
              {found.kind === 'community' && <Members team={found} />}
              <Section title={t('facts')}>
                <TeamFacts team={found} />
              </Section>
            </div>
          </div>
        )}
      </Answer>
      {Shown && team && <Shown team={team} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function TeamActions(props: { readonly team: Team; readonly onOpen: (name: DialogName) => void }) {
  const t = useWords(teamWords)
  const { id, kind, mayOrganise, mayVisit } = props.team
  return (
    <>
      {kind === 'community' && mayVisit && (
        <LinkButton icon="print" to={`/teams/${id}/round`}>
          {t('round.title')}
        </LinkButton>
      )}
      {mayOrganise && <Actions {...props} />}
    </>
  )
}

function Actions({ team, onOpen }: { readonly team: Team; readonly onOpen: (name: DialogName) => void }) {
  const t = useWords(teamWords)
  const assign = useIntent(assignHouseholds)
  const assignRest = async () => {
    const done = await assign.ask({ teamId: team.id })
    if (done) showToast({ text: t('assigned', { count: (done.result as { assigned: number }).assigned }) })
  }
  return (
    <>
      {team.kind === 'community' && (
        <Button busy={assign.state === 'sending'} onClick={() => void assignRest()}>
          {t('assign')}
        </Button>
      )}
      <Button onClick={() => onOpen('members')}>{t('members.set')}</Button>
      <Button look="quiet" onClick={() => onOpen('end')}>
        {t('end')}
      </Button>
      {assign.problem && <RefusalNote problem={assign.problem} />}
    </>
  )
}

function Week({ team: { days } }: { readonly team: Team }) {
  const t = useWords(teamWords)
  const most = Math.max(1, ...days.map(({ met, needsHelp }) => met + needsHelp))
  return (
    <Section title={t('visits.week')}>
      <ul className={styles.days}>
        {days.map(({ day, met, notHome, needsHelp }) => (
          <li
            key={day}
            className={styles.day}
            title={t('visits.day', { day: showDay(day as Day), met: met + needsHelp, away: notHome })}
          >
            <span>{met + needsHelp}</span>
            <span className={styles.met} style={{ blockSize: `${Math.round((40 * (met + needsHelp)) / most)}px` }} />
            <span>{showDay(day as Day)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Assigned({ team: { assigned } }: { readonly team: Team }) {
  const t = useWords(teamWords)
  const sayVisit = useSayVisit()
  return (
    <Section title={t('assigned_households')} note={String(assigned.length)}>
      {assigned.length === 0 && <p className={styles.quiet}>{t('assigned.none')}</p>}
      <Rows label={t('assigned_households')}>
        {assigned.map(({ id, number, size, elderly, hasPhone, lastAt, lastOutcome, need, isDue }) => (
          <Row
            key={id}
            mark={<SeverityMark tone={need ? 'alarm' : isDue ? 'soon' : 'quiet'} />}
            title={t('household', { number })}
            detail={[t('size.many', { count: size }), (elderly ?? 0) > 0 && t('elderly'), !hasPhone && t('no-phone')]
              .filter(Boolean)
              .join(' · ')}
            end={<span className={styles.quiet}>{sayVisit(lastAt, lastOutcome)}</span>}
            to={`/households/${id}`}
          />
        ))}
      </Rows>
    </Section>
  )
}

function Members({ team: { people } }: { readonly team: Team }) {
  const t = useWords(teamWords)
  const reading = useReading()
  return (
    <Section title={t('members')} note={String(people.length)}>
      <Rows label={t('members')}>
        {people.map(({ id, name, role, force }) => (
          <Row
            key={id}
            title={name}
            detail={[role === 'leader' && t('leader'), force && reading(MEMBER_FORCES[force])]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </Section>
  )
}

function TeamFacts({ team }: { readonly team: Team }) {
  const t = useWords(teamWords)
  return (
    <Facts>
      <Fact name={t('formed.on')}>{showFullDay(team.formedOn as Day)}</Fact>
      {team.endedOn && <Fact name={t('ended.on', { day: showFullDay(team.endedOn as Day) })}>{team.endReason}</Fact>}
      {team.posts > 0 && <Fact name={t('posts')}>{team.posts}</Fact>}
      <Fact name={t('source')}>{team.source}</Fact>
    </Facts>
  )
}
