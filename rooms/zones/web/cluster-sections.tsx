import { useState } from 'react'
import { type Day, dayOf, type Instant } from '#kit'
import { showDay, useMay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, Empty, Row, Rows, Section } from '#ui'
import { type ClusterProposal, clusterList, clusterProposals } from '../domain/index.ts'
import { DismissCluster, OpenCluster } from './cluster-dialogs.tsx'
import { clusterPath } from './zone-paths.ts'
import styles from './zones.module.css'
import { zoneWords } from './zones.words.ts'

/** Open clusters of an area. */
export function ClustersSection({ areaId }: { readonly areaId: number }) {
  const t = useWords(zoneWords)
  const reading = useReading()
  const answer = useRead(clusterList, { areaId }, { rooms: ['zones', 'cases'] })
  return (
    <Section title={t('clusters')}>
      <Answer to={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('clusters.none')} />
          ) : (
            <Rows label={t('clusters')}>
              {items.map(({ id, name, areaTitle, cases, lastOn, closesFrom }) => (
                <Row
                  key={id}
                  to={clusterPath(id)}
                  title={name}
                  detail={[
                    reading(areaTitle),
                    lastOn && t('clusters.last', { day: showDay(lastOn as Day) }),
                    closesFrom && t('clusters.closes', { day: showDay(closesFrom as Day) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  end={t('clusters.cases', { count: cases })}
                />
              ))}
            </Rows>
          )
        }
      </Answer>
    </Section>
  )
}

/** Cases that by the rule belong together and that nobody has looked at: opened or dismissed by a person. */
export function ProposalsSection({ areaId }: { readonly areaId: number }) {
  const may = useMay()
  return may('zones.read-clusters') ? <Proposals areaId={areaId} /> : null
}

function Proposals({ areaId }: { readonly areaId: number }) {
  const t = useWords(zoneWords)
  const answer = useRead(clusterProposals, { areaId }, { rooms: ['zones', 'cases', 'contacts'] })
  const [open, setOpen] = useState<{ readonly what: 'open' | 'dismiss'; readonly proposal: ClusterProposal }>()
  const { data } = answer
  if (data && data.items.length === 0) return null
  return (
    <Section title={t('proposals')}>
      <Answer to={answer}>
        {({ rule, items }) => (
          <>
            <ul className={styles.list}>
              {items.map((proposal) => (
                <Proposal key={proposal.key} proposal={proposal} onAct={(what) => setOpen({ what, proposal })} />
              ))}
            </ul>
            {rule && (
              <p className={styles.quiet}>
                {t('proposals.rule', { cases: rule.minCases, days: rule.windowDays, source: rule.source })}
              </p>
            )}
          </>
        )}
      </Answer>
      {open?.what === 'open' && <OpenCluster proposal={open.proposal} onClose={() => setOpen(undefined)} />}
      {open?.what === 'dismiss' && <DismissCluster proposal={open.proposal} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

interface ProposalProps {
  readonly proposal: ClusterProposal
  readonly onAct: (what: 'open' | 'dismiss') => void
}

function Proposal({ proposal, onAct }: ProposalProps) {
  const t = useWords(zoneWords)
  const reading = useReading()
  const { areaTitle, caseIds, firstAt, lastAt, links, mayKeep } = proposal
  const day = (at: string) => showDay(dayOf(at as Instant, 420))
  return (
    <li>
      <div>
        {reading(areaTitle)}: {t('proposals.line', { cases: caseIds.length, first: day(firstAt), last: day(lastAt) })}
        <span className={styles.under}>{t('proposals.links', links)}</span>
      </div>
      {mayKeep && (
        <div className={styles.line}>
          <Button onClick={() => onAct('open')}>{t('proposals.open')}</Button>
          <Button look="quiet" onClick={() => onAct('dismiss')}>
            {t('proposals.dismiss')}
          </Button>
        </div>
      )}
    </li>
  )
}
