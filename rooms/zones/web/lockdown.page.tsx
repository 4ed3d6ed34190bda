import { useState } from 'react'
import type { Instant } from '#kit'
import { Link, type PageProps, showMoment, showMomentShort, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, Fact, Facts, LinkButton, Page, Section, Tag, Timeline, type TimelineEvent } from '#ui'
import { lockdownById, type LockdownPage as Point, REGIMES, SCOPES } from '../domain/index.ts'
import { ReportSupplies, SetGuard } from './keeping-dialogs.tsx'
import { lockdownWords } from './lockdown.words.ts'
import { AmendProposal, DecideLockdown, DismissProposal, ExtendLockdown, LiftLockdown } from './lockdown-dialogs.tsx'
import { type LockdownAct, LockdownNext } from './lockdown-next.tsx'
import { PlanSection } from './plan-section.tsx'
import { PointMap } from './point-map.tsx'
import { SuppliesSection } from './supplies-section.tsx'
import { clusterPath, lockdownPath, zonesPath } from './zone-paths.ts'
import styles from './zones.module.css'
import { zoneWords } from './zones.words.ts'

const dialogs = {
  amend: AmendProposal,
  decide: DecideLockdown,
  dismiss: DismissProposal,
  extend: ExtendLockdown,
  lift: LiftLockdown,
  guard: SetGuard,
  supplies: ReportSupplies,
} as const satisfies Record<LockdownAct, unknown>

/** One lockdown point: what comes next, who is inside, what they live on, what was decided by whom, how it will end. */
export function LockdownPage({ params }: PageProps) {
  const t = useWords(lockdownWords)
  const reading = useReading()
  const id = params.lockdownId ?? ''
  const answer = useRead(lockdownById, { id }, { rooms: ['zones', 'tasks'] })
  const [open, setOpen] = useState<LockdownAct>()
  const point = answer.data
  const Shown = open && dialogs[open]
  return (
    <Page
      title={point?.place ?? t('lockdown')}
      above={
        <Breadcrumb crumbs={[{ label: t('back'), to: zonesPath(point?.areaId) }, { label: point?.place ?? '…' }]} />
      }
      lead={
        point && `${reading(REGIMES[point.regime])} · ${reading(point.areaTitle)} · ${reading(SCOPES[point.scope])}`
      }
      actions={
        point && (
          <LinkButton to={`${lockdownPath(id)}/paper`} icon="document">
            {t(point.decisions.length > 0 ? 'paper' : 'draft')}
          </LinkButton>
        )
      }
      strip={point && <Strip point={point} />}
    >
      <Answer to={answer} rows={10}>
        {(found) => (
          <>
            <LockdownNext point={found} onAct={setOpen} />
            <div className={styles.columns}>
              <div>
                <DecisionSection point={found} />
                <PlanSection point={found} />
              </div>
              <div>
                <PointMap point={found} />
                <PeopleSection point={found} />
                {found.standing !== 'proposed' && found.standing !== 'dismissed' && (
                  <SuppliesSection point={found} onAct={setOpen} />
                )}
                <History point={found} />
              </div>
            </div>
          </>
        )}
      </Answer>
      {Shown && point && <Shown point={point} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function Strip({ point }: { readonly point: Point }) {
  const z = useWords(zoneWords)
  const { standing, source } = point
  return (
    <span className={styles.line}>
      <Tag tone={standing === 'lapsed' ? 'alarm' : standing === 'active' ? 'accent' : 'quiet'}>
        {z(`standing.${standing}`)}
      </Tag>
      {source && <span className={styles.quiet}>{source}</span>}
    </span>
  )
}

function DecisionSection({ point }: { readonly point: Point }) {
  const t = useWords(lockdownWords)
  const reading = useReading()
  const { documentId, documentTitle, reason, smallestReason, boundary, startsAt, endsAt, reviewAt, decisions } = point
  const at = (moment: string | null) => (moment === null ? t('none') : showMoment(moment as Instant))
  const [last] = decisions
  return (
    <Section title={t('facts')}>
      <Facts>
        {last && (
          <Fact name={t('number')}>
            {last.number}
            <span className={styles.under}>{[last.by, last.post].filter(Boolean).join(', ')}</span>
          </Fact>
        )}
        <Fact name={t('basis')}>
          {documentId === null ? (
            t('none')
          ) : (
            <Link to={`/documents/${documentId}`}>{documentTitle ? reading(documentTitle) : documentId}</Link>
          )}
        </Fact>
        <Fact name={t('starts')}>{at(startsAt)}</Fact>
        <Fact name={t('review')}>{at(reviewAt)}</Fact>
        <Fact name={t('ends')}>{at(endsAt)}</Fact>
        <Fact name={t('reason')}>{reason}</Fact>
        <Fact name={t('smallest')}>{smallestReason ?? t('none')}</Fact>
        {boundary && <Fact name={t('boundary')}>{boundary}</Fact>}
      </Facts>
    </Section>
  )
}

function PeopleSection({ point }: { readonly point: Point }) {
  const t = useWords(lockdownWords)
  const { residents, households, cases, caseIds, clusterId, clusterName } = point
  return (
    <Section title={t('people')}>
      <Facts>
        <Fact name={t('residents')}>{residents === null ? t('none') : String(residents)}</Fact>
        {households > 0 && <Fact name={t('households')}>{t('households.count', { count: households })}</Fact>}
        {cases > 0 && (
          <Fact name={t('cases')}>
            {t('cases.count', { count: cases })}
            {(caseIds ?? []).map((id) => (
              <Link key={id} to={`/cases/${id}`} className={styles.under}>
                {t('cases.one', { key: id.slice(0, 8) })}
              </Link>
            ))}
          </Fact>
        )}
        {clusterId && (
          <Fact name={t('cluster')}>
            <Link to={clusterPath(clusterId)}>{clusterName ?? clusterId}</Link>
          </Fact>
        )}
      </Facts>
    </Section>
  )
}

function History({ point }: { readonly point: Point }) {
  const t = useWords(lockdownWords)
  const { decisions, proposedAt, proposedBy, reason, openedAt } = point
  const opened: TimelineEvent[] =
    openedAt === null ? [] : [{ id: 'opened', at: openedAt as Instant, title: t('opened') }]
  const decided = decisions.map(({ id, kind, number, at, by, post, endsAt, reason: why }): TimelineEvent => {
    const until = kind !== 'lift' && endsAt !== null ? t('until.event', { at: showMomentShort(endsAt as Instant) }) : ''
    const detail = [until, why].filter(Boolean).join(' · ')
    const who = [by, post].filter(Boolean).join(', ')
    return { id, at: at as Instant, title: t(`decision.${kind}`, { number }), by: who, detail }
  })
  const first = {
    id: 'proposed',
    at: proposedAt as Instant,
    title: t('proposed.event'),
    by: proposedBy ?? '',
    detail: reason,
  }
  return (
    <Section title={t('history')}>
      <Timeline label={t('history')} events={[...opened, ...decided, first]} />
    </Section>
  )
}
