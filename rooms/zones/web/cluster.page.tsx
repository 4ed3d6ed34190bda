import { useState } from 'react'
import { type Day, exactly } from '#kit'
import { Link, type PageProps, showDay, useIntent, useRead, useReading, useWords } from '#platform/web'
import {
  Answer,
  Breadcrumb,
  Button,
  Empty,
  Fact,
  Facts,
  LinkButton,
  Note,
  Page,
  RefusalNote,
  RelationGraph,
  Row,
  Rows,
  Section,
  SeriesChart,
  showToast,
  Tag,
} from '#ui'
import { type ClusterPage as Cluster, changeCluster, clusterById } from '../domain/index.ts'
import { clusterWords } from './cluster.words.ts'
import { CloseCluster } from './cluster-dialogs.tsx'
import { lockdownPath, proposePath, zonesPath } from './zone-paths.ts'
import styles from './zones.module.css'

/** One cluster: its curve, who met whom, its cases, the rule by which it closes, and the places locked for it. */
export function ClusterPage({ params }: PageProps) {
  const t = useWords(clusterWords)
  const reading = useReading()
  const id = params.clusterId ?? ''
  const answer = useRead(clusterById, { id }, { rooms: ['zones', 'cases', 'contacts'] })
  const [isClosing, setClosing] = useState(false)
  const cluster = answer.data
  return (
    <Page
      title={cluster?.name ?? t('cluster')}
      above={
        <Breadcrumb crumbs={[{ label: t('back'), to: zonesPath(cluster?.areaId) }, { label: cluster?.name ?? '…' }]} />
      }
      lead={cluster && reading(cluster.areaTitle)}
      actions={cluster?.mayKeep && <Button onClick={() => setClosing(true)}>{t('close')}</Button>}
      strip={cluster && <Tag tone={cluster.state === 'open' ? 'accent' : 'quiet'}>{t(`state.${cluster.state}`)}</Tag>}
    >
      <Answer to={answer} rows={10}>
        {(found) => (
          <>
            <Suggested cluster={found} />
            <div className={styles.columns}>
              <div>
                <Curve cluster={found} />
                <Chain cluster={found} />
                <Members cluster={found} />
              </div>
              <div>
                <RuleSection cluster={found} />
                <Lockdowns cluster={found} />
              </div>
            </div>
          </>
        )}
      </Answer>
      {isClosing && cluster && <CloseCluster cluster={cluster} onClose={() => setClosing(false)} />}
    </Page>
  )
}

interface ClusterProps {
  readonly cluster: Cluster
}

/** Cases that by the rule belong to it: a person adds them. */
function Suggested({ cluster }: ClusterProps) {
  const t = useWords(clusterWords)
  const door = useIntent(changeCluster)
  const { suggested, mayKeep, id } = cluster
  if (!suggested || suggested.length === 0) return null
  const add = async () => {
    if (await door.ask({ clusterId: id, add: suggested, remove: [] })) showToast({ text: t('added') })
  }
  return (
    <div className={styles.next}>
      <Note
        tone="soon"
        icon="warning"
        action={
          mayKeep && (
            <Button look="main" busy={door.state === 'sending'} onClick={add}>
              {t('suggested.add')}
            </Button>
          )
        }
      >
        {t('suggested', { count: suggested.length })}
      </Note>
      {door.problem && <RefusalNote problem={door.problem} />}
    </div>
  )
}

function Curve({ cluster: { curve, cases } }: ClusterProps) {
  const t = useWords(clusterWords)
  if (curve.length === 0) return <Empty title={t('curve.none')} />
  const most = curve.reduce((best, one) => (one.cases > best.cases ? one : best))
  const title = t('curve.title', { count: cases, most: most.cases, day: showDay(most.day as Day) })
  const points = curve.map(({ day, cases: count }) => ({ day: day as Day, figure: exactly(count) }))
  return <SeriesChart title={title} lead={t('curve.lead')} points={points} unit={t('unit')} height={180} />
}

/** Most cases that a drawn chain stays readable with; larger ones are read as a list. */
const mostDrawn = 40

function Chain({ cluster: { members } }: ClusterProps) {
  const t = useWords(clusterWords)
  if (!members || members.length > mostDrawn) return null
  const edges = members.flatMap(({ caseId, linkedTo }) => linkedTo.map((to) => ({ from: to, to: caseId, label: '' })))
  const seen = new Set<string>()
  const once = edges.filter(({ from, to }) => {
    const key = [from, to].toSorted().join()
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  if (once.length === 0) return null
  const linked = new Set(once.flatMap(({ from, to }) => [from, to]))
  const nodes = members
    .filter(({ caseId }) => linked.has(caseId))
    .map(({ caseId, confirmedOn, isIndex }) => ({
      id: caseId,
      title: t('members.case', { key: caseId.slice(0, 8) }),
      detail: confirmedOn ? showDay(confirmedOn as Day) : undefined,
      to: `/cases/${caseId}`,
      isHere: isIndex,
    }))
  return (
    <Section title={t('chain')}>
      <RelationGraph label={t('chain')} nodes={nodes} edges={once} />
    </Section>
  )
}

function Members({ cluster: { members } }: ClusterProps) {
  const t = useWords(clusterWords)
  const reading = useReading()
  return (
    <Section title={t('members')}>
      {members === null ? (
        <p className={styles.quiet}>{t('members.hidden')}</p>
      ) : (
        <Rows label={t('members')}>
          {members.map(({ caseId, areaTitle, confirmedOn, onsetOn, isIndex, linkedTo }) => (
            <Row
              key={caseId}
              to={`/cases/${caseId}`}
              title={`${t('members.case', { key: caseId.slice(0, 8) })} · ${reading(areaTitle)}`}
              detail={[
                isIndex && t('members.index'),
                onsetOn && t('members.onset', { day: showDay(onsetOn as Day) }),
                linkedTo.length > 0 && t('members.links', { count: linkedTo.length }),
              ]
                .filter(Boolean)
                .join(' · ')}
              end={confirmedOn ? showDay(confirmedOn as Day) : ''}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function RuleSection({ cluster }: ClusterProps) {
  const t = useWords(clusterWords)
  const { rule, reason, by, source, closesFrom, closeReason, state } = cluster
  return (
    <Section title={t('rule')}>
      <Facts>
        <Fact name={t('rule.open')}>{t('rule.open.text', { cases: rule.minCases, days: rule.windowDays })}</Fact>
        <Fact name={t('rule.close')}>
          {t('rule.close.text', { days: rule.closeAfterDays })}
          {state === 'open' && closesFrom && (
            <span className={styles.under}>{t('rule.from', { day: showDay(closesFrom as Day) })}</span>
          )}
        </Fact>
        <Fact name={t('reason')}>{reason}</Fact>
        <Fact name={t('by')}>{by ?? ''}</Fact>
        {closeReason && <Fact name={t('state.closed')}>{closeReason}</Fact>}
        {source && <Fact name={t('source')}>{source}</Fact>}
      </Facts>
      <p className={styles.quiet}>{rule.source}</p>
    </Section>
  )
}

function Lockdowns({ cluster }: ClusterProps) {
  const t = useWords(clusterWords)
  const { lockdowns, areaId, id, mayPropose } = cluster
  return (
    <Section title={t('lockdowns')}>
      {lockdowns.length === 0 ? (
        <p className={styles.quiet}>{t('lockdowns.none')}</p>
      ) : (
        <ul className={styles.list}>
          {lockdowns.map((point) => (
            <li key={point.id}>
              <Link to={lockdownPath(point.id)}>{point.place}</Link>
            </li>
          ))}
        </ul>
      )}
      {mayPropose && (
        <div className={styles.buttons}>
          <LinkButton to={proposePath({ areaId, clusterId: id })} icon="plus">
            {t('lockdowns.propose')}
          </LinkButton>
        </div>
      )}
    </Section>
  )
}
