import type { Instant } from '#kit'
import {
  Link,
  showMoment,
  showNumber,
  showTimeLeft,
  useFilters,
  useNow,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { Answer, Choice, Empty, Row, Rows, Section, SeverityMark } from '#ui'
import { type GapGroup, type GapLine, type GapSummary, gapGroupings, gapGroups, gapList } from '../domain/index.ts'
import { gapKeys, gapsPath } from './gap-addresses.ts'
import { GapDrawer } from './gap-drawer.tsx'
import styles from './gaps.module.css'
import { overviewWords } from './overview.words.ts'
import { gapSentence, sayAge, severityTones } from './say-gap.ts'
import { Sentence } from './sentence.tsx'

/** As many single gaps as a glance takes in; what lies beyond is shown in piles. */
const shownSingly = 5
const shownPiles = 5

/** The gaps of a board that are shown one by one: the board asks for them at once, beside its own question. */
export function useWorstGaps(areaId: number) {
  return useRead(gapList, { id: areaId, limit: shownSingly }, gapKeys)
}

interface GapsSectionProps {
  readonly areaId: number
  readonly summary: GapSummary
  readonly hasChildren: boolean
}

/** What is wrong or about to be: counts as doors, the worst gaps one by one, the rest in piles by kind, area or person. */
export function GapsSection({ areaId, summary, hasChildren }: GapsSectionProps) {
  const t = useWords(overviewWords)
  const [filters, setFilters] = useFilters()
  const answer = useWorstGaps(areaId)
  return (
    <Section
      title={t('gaps')}
      to={gapsPath(areaId)}
      note={summary.open > 0 && <SummaryDoors areaId={areaId} summary={summary} />}
    >
      <SeverityDoors areaId={areaId} summary={summary} />
      <Answer to={answer} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('gaps.none')}>{t('gaps.none.text')}</Empty>
          ) : (
            <Rows label={t('gaps.worst')}>
              {items.map((gap) => (
                <GapRow key={gap.id} gap={gap} onOpen={() => setFilters({ gap: gap.id })} />
              ))}
            </Rows>
          )
        }
      </Answer>
      {summary.open > shownSingly && <GapPiles areaId={areaId} hasChildren={hasChildren} />}
      {filters.gap && <GapDrawer gapId={filters.gap} onClose={() => setFilters({ gap: undefined })} />}
    </Section>
  )
}

function SummaryDoors({ areaId, summary }: { readonly areaId: number; readonly summary: GapSummary }) {
  const t = useWords(overviewWords)
  const doors = [
    { key: 'overdue', count: summary.overdue, to: gapsPath(areaId, { overdue: 'yes' }), isLoud: true },
    { key: 'raised', count: summary.raised, to: gapsPath(areaId, { raised: 'yes' }), isLoud: false },
    { key: 'soon', count: summary.soon, to: gapsPath(areaId, { soon: 'yes' }), isLoud: false },
  ] as const
  return (
    <span className={styles.doors}>
      <Link to={gapsPath(areaId)}>{t('gaps.open', { count: summary.open })}</Link>
      {doors
        .filter(({ count }) => count > 0)
        .map(({ key, count, to, isLoud }) => (
          <Link key={key} to={to} data-tone={isLoud ? 'alarm' : undefined}>
            {t(`gaps.${key}`, { count })}
          </Link>
        ))}
    </span>
  )
}

/** One door for each severity there is: shape, number, words. */
function SeverityDoors({ areaId, summary }: { readonly areaId: number; readonly summary: GapSummary }) {
  const t = useWords(overviewWords)
  const present = ([4, 3, 2, 1] as const).filter((severity) => summary.bySeverity[severity] > 0)
  if (present.length === 0) return null
  return (
    <ul className={styles.severities} aria-label={t('severity')}>
      {present.map((severity) => (
        <li key={severity}>
          <Link to={gapsPath(areaId, { severity })}>
            <SeverityMark tone={severityTones[severity]}>{showNumber(summary.bySeverity[severity])}</SeverityMark>
            <span>{t(`severity.${severity}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function GapRow({ gap, onOpen }: { readonly gap: GapLine; readonly onOpen: () => void }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  const now = useNow()
  return (
    <Row
      mark={
        <span className={styles.age}>
          <SeverityMark tone={severityTones[gap.severity]}>{sayAge(gap.since, now)}</SeverityMark>
        </span>
      }
      title={
        <button type="button" className={styles.open} onClick={onOpen}>
          <Sentence text={reading(gapSentence(gap))} />
        </button>
      }
      detail={
        <>
          {reading(gap.areaTitle)}
          {gap.dueAt && gap.dueAt !== gap.since && <GapDue due={gap.dueAt as Instant} now={now} />}
          {gap.raised > 0 && ` · ${t('raised.steps', { count: gap.raised })}`}
        </>
      }
      end={<GapOwner gap={gap} />}
    />
  )
}

/** How long is left, in a line of details; once it is past, only that: since when stands in front of the line. */
function GapDue({ due, now }: { readonly due: Instant; readonly now: Instant }) {
  const t = useWords(overviewWords)
  const isLate = due <= now
  return (
    <>
      {' · '}
      <time dateTime={due} title={showMoment(due)} data-tone={isLate ? 'alarm' : 'quiet'} className={styles.due}>
        {isLate ? t('gap.late') : showTimeLeft(due, now)}
      </time>
    </>
  )
}

/** Who must close it: the name, and in small the post. */
export function GapOwner({ gap }: { readonly gap: GapLine }) {
  const t = useWords(overviewWords)
  return (
    <span className={styles.owner}>
      {gap.owner.name ? <span className={styles.name}>{gap.owner.name}</span> : <em>{t('nobody')}</em>}
      {gap.owner.post && (
        <span className={styles.post} title={gap.owner.post}>
          {gap.owner.post}
        </span>
      )}
    </span>
  )
}

function GapPiles({ areaId, hasChildren }: { readonly areaId: number; readonly hasChildren: boolean }) {
  const t = useWords(overviewWords)
  const [filters, setFilters] = useFilters()
  const groupings = gapGroupings.filter((by) => by !== 'area' || hasChildren)
  const by = groupings.find((one) => one === filters.by) ?? 'rule'
  const answer = useRead(gapGroups, { id: areaId, by }, gapKeys)
  return (
    <div className={styles.piles}>
      <div className={styles.pilesHead}>
        <span>{t('gaps.group')}</span>
        <Choice
          label={t('gaps.group')}
          options={groupings.map((value) => ({ value, label: t(`by.${value}`) }))}
          value={by}
          onChange={(value) => setFilters({ by: value === 'rule' ? undefined : value })}
        />
      </div>
      <Answer to={answer} rows={4}>
        {({ groups }) => (
          <ul className={styles.pileList}>
            {groups.slice(0, shownPiles).map((group) => (
              <Pile key={group.key} group={group} to={pileDoor(areaId, by, group.key)} />
            ))}
          </ul>
        )}
      </Answer>
    </div>
  )
}

function Pile({ group, to }: { readonly group: GapGroup; readonly to: string }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  return (
    <li>
      <Link to={to} className={styles.pile}>
        <SeverityMark tone={severityTones[group.worst]} />
        <span className={styles.pileTitle}>
          {reading(group.title)}
          {group.detail && <small>{group.detail}</small>}
        </span>
        <span className={styles.pileLate}>
          {group.overdue > 0 && group.overdue < group.count ? t('group.overdue', { count: group.overdue }) : ''}
        </span>
        <strong>{showNumber(group.count)}</strong>
      </Link>
    </li>
  )
}

function pileDoor(areaId: number, by: (typeof gapGroupings)[number], key: string): string {
  if (by === 'area') return gapsPath(Number(key), Number(key) === areaId ? { reach: 'direct' } : {})
  return gapsPath(areaId, { [by]: key })
}
