import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { showDay, showMomentShort, showNumber, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb, ChosenArea, useChosenArea } from '#rooms/areas/web'
import {
  Answer,
  Button,
  Empty,
  Fact,
  Facts,
  LevelMark,
  LinkButton,
  Note,
  Page,
  Row,
  Rows,
  Section,
  SheetExport,
  Tag,
} from '#ui'
import { levelsHome, type PendingLine, type RoundLine } from '../domain/index.ts'
import { CountBar } from './count-bars.tsx'
import { proposalPath, roundPath } from './level-paths.ts'
import styles from './levels.module.css'
import { levelWords } from './levels.words.ts'
import type { LevelsHome } from './levels-home.ts'
import { LevelsMap } from './levels-map.tsx'
import { ProposeDialog } from './propose-dialog.tsx'

/** Levels in an area: the picture first, then what waits. */
export function LevelsPage() {
  const areaId = useChosenArea()
  const answer = useRead(levelsHome, { areaId }, { rooms: ['in-force'] })
  return (
    <Answer to={answer} rows={10}>
      {(home) => <Home home={home} />}
    </Answer>
  )
}

function Home({ home }: { readonly home: LevelsHome }) {
  const t = useWords(levelWords)
  const [isProposing, setProposing] = useState(false)
  return (
    <Page
      above={<AreaBreadcrumb areaId={home.area.id} />}
      title={t('title')}
      lead={home.set ? t('set.by', { set: home.set.number }) : t('set.none')}
      actions={
        <>
          {home.may.prepare && home.set && (
            <Button look="main" icon="plus" onClick={() => setProposing(true)}>
              {t('propose')}
            </Button>
          )}
          <LinkButton to={`/levels/what-if?areaId=${home.area.id}`}>{t('what-if')}</LinkButton>
          <LinkButton to="/levels/delegations">{t('delegations')}</LinkButton>
          <LinkButton to="/levels/criteria">{t('criteria')}</LinkButton>
        </>
      }
    >
      <div className={styles.areaBar}>
        <ChosenArea />
      </div>
      <div className={styles.notes}>
        <SetNotes home={home} />
      </div>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Section title={t('counts')}>
            <CountBar label={t('now')} counts={home.now} />
            <CountBar label={t('last-week')} counts={home.lastWeek} />
          </Section>
          <LevelsMap home={home} />
        </div>
        <Aside home={home} />
      </div>
      {isProposing && <ProposeDialog areaId={home.area.id} onClose={() => setProposing(false)} />}
    </Page>
  )
}

function SetNotes({ home }: { readonly home: LevelsHome }) {
  const t = useWords(levelWords)
  const { set, next } = home
  if (!set) {
    const why = next
      ? t('set.none.why', { day: showDay(home.on as Day), set: next.number, from: showDay(next.from as Day) })
      : t('set.none')
    return (
      <Note>
        {why} {next && t('set.none.compare')}
      </Note>
    )
  }
  return (
    <>
      {set.blanks > 0 && <Note tone="soon">{t('set.blanks', { count: set.blanks })}</Note>}
      {set.activatedAt === null && <Note tone="soon">{t('set.inactive')}</Note>}
      {set.unconfirmed > 0 && <p className={styles.small}>{t('unconfirmed', { count: set.unconfirmed })}</p>}
    </>
  )
}

function Aside({ home }: { readonly home: LevelsHome }) {
  const t = useWords(levelWords)
  const reading = useReading()
  const { kpi } = home
  return (
    <div className={styles.stack}>
      <Section title={t('pending')} note={home.pendingCount > 0 ? showNumber(home.pendingCount) : undefined}>
        {home.pending.length === 0 ? (
          <Empty title={t('pending.none')} />
        ) : (
          <Rows label={t('pending')}>
            {home.pending.slice(0, 12).map((line) => (
              <PendingRow key={line.proposalId} line={line} />
            ))}
          </Rows>
        )}
      </Section>
      <Section title={t('rounds')}>
        {home.rounds.length === 0 ? (
          <Empty title={t('rounds.none')} />
        ) : (
          <Rows label={t('rounds')}>
            {home.rounds.map((round) => (
              <RoundRow key={round.id} round={round} />
            ))}
          </Rows>
        )}
      </Section>
      <Facts>
        <Fact name={t('kpi')}>
          {kpi.medianHours === null
            ? t('kpi.none')
            : t('kpi.value', {
                hours: showNumber(kpi.medianHours, 1),
                decided: showNumber(kpi.decided),
                late: showNumber(kpi.late),
                within: kpi.withinHours,
              })}
        </Fact>
      </Facts>
      <Section title={t('guide')}>
        <ol className={styles.guide}>
          {home.guide.map((step) => (
            <li key={step.vi}>{reading(step)}</li>
          ))}
        </ol>
      </Section>
      <SheetExport sheet="levels.inputs" filters={{ areaId: home.area.id }} />
    </div>
  )
}

function PendingRow({ line }: { readonly line: PendingLine }) {
  const t = useWords(levelWords)
  const reading = useReading()
  return (
    <Row
      mark={line.level === null ? <Tag>{t('pending.lack')}</Tag> : <LevelMark level={line.level} />}
      title={reading(line.area.title)}
      detail={t('pending.line', { unit: reading(line.waitsFor), at: showMomentShort(line.proposedAt as Instant) })}
      end={line.isLate ? <Tag tone="alarm">{t('pending.late')}</Tag> : undefined}
      to={proposalPath(line.proposalId)}
    />
  )
}

function RoundRow({ round }: { readonly round: RoundLine }) {
  const t = useWords(levelWords)
  const reading = useReading()
  const detail = [
    t('round.line', { day: showDay(round.dataOn as Day), decided: round.decided, units: round.units }),
    round.lacking > 0 ? t('round.lacking', { count: round.lacking }) : '',
    round.notice ? t('round.notice', { number: round.notice }) : '',
  ]
  return (
    <Row
      title={`${reading(round.area.title)}, ${showMomentShort(round.proposedAt as Instant)}`}
      detail={detail.filter(Boolean).join(' · ')}
      to={roundPath(round.id)}
    />
  )
}
