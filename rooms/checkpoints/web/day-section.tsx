import { addMinutes, type Day, type Instant, startOfDay } from '#kit'
import { cityOffset, showDay, useNow, useRead, useReading, useWords } from '#platform/web'
import { Answer, Empty, Row, Rows, Section, SeverityMark } from '#ui'
import { checkpointDayContract, checkpointOutagesContract, type DayOfPost, type Outage } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { checkpointWords } from './checkpoints.words.ts'
import { type DayStretch, faultsAhead, stretchesOf } from './day-lines.ts'
import { type DayPart, DayPicture } from './day-picture.tsx'
import { DaySteps, useChosenDay } from './day-steps.tsx'
import { frontWords } from './front.words.ts'
import { spanWords, timeOf } from './roster-day.tsx'
import { isDown, useForceName, useLength, useWhy } from './standing.tsx'

const dayMinutes = 24 * 60

interface AreaProps {
  readonly areaId: number
  /** Only posts of this kind. */
  readonly kind: string | undefined
}

/** The 24 hours of each post on a day, one line each. */
export function DaySection({ areaId, kind }: AreaProps) {
  const t = useWords(frontWords)
  const [day] = useChosenDay()
  const from = startOfDay(day, cityOffset())
  const to = addMinutes(from, dayMinutes)
  const answer = useRead(checkpointDayContract, { areaId, kind, from, to }, { every: 60_000 })
  const lineOf = useLines(areaId, to)
  return (
    <Section title={t('day.title', { day: showDay(day) })} note={<DaySteps />}>
      <Answer to={answer} rows={8}>
        {({ posts, left }) =>
          posts.length === 0 ? (
            <Empty title={t('day.none')} />
          ) : (
            <>
              <DayPicture label={t('day.label')} dayStart={from} lines={posts.map(lineOf)} />
              {left > 0 && <p className={styles.quiet}>{t('day.left', { count: left })}</p>}
            </>
          )
        }
      </Answer>
    </Section>
  )
}

function useLines(areaId: number, to: Instant) {
  const c = useWords(checkpointWords)
  const reading = useReading()
  const now = useNow()
  const why = useWhy(areaId)
  const toPart = usePart(areaId)
  return (post: DayOfPost) => ({
    key: post.id,
    name: post.number === null ? post.name : `${post.number}. ${post.name}`,
    detail: reading(post.areaTitle),
    to: `/checkpoints/${post.id}`,
    parts: stretchesOf(post, now, to).map((stretch) => toPart(post.id, stretch)),
    end: isDown(post.standing.state) ? why(post.standing) : post.standing.state === 'off' ? '' : c('standing'),
    isAlarming: isDown(post.standing.state),
  })
}

/** A stretch with its words. */
function usePart(areaId: number): (id: string, stretch: DayStretch) => DayPart {
  const t = useWords(frontWords)
  const c = useWords(checkpointWords)
  const why = useWhy(areaId)
  return (id, { kind, fromAt, toAt, commander, wrong }) => {
    const blanks = { from: timeOf(fromAt), to: timeOf(toAt), commander: commander ?? c('commander.none') }
    const said = wrong ? t('part.gap', { ...blanks, why: why(wrong) }) : t(wordOf(kind), blanks)
    const word = kind === 'manned' || kind === 'planned' || kind === 'short' ? (commander ?? '') : ''
    return { key: `${id} ${fromAt} ${kind}`, kind, fromAt, toAt, word, said }
  }
}

function wordOf(kind: DayStretch['kind']): 'part.hole' | 'part.planned' | 'part.manned' {
  if (kind === 'hole') return 'part.hole'
  return kind === 'planned' ? 'part.planned' : 'part.manned'
}

/** Why it was 21/22, and for how long: every stretch of the day in which a post did not stand. */
export function OutageSection({ areaId, kind }: AreaProps) {
  const t = useWords(frontWords)
  const [day] = useChosenDay()
  const from = startOfDay(day, cityOffset())
  const to = addMinutes(from, dayMinutes)
  const answer = useRead(checkpointOutagesContract, { areaId, kind, from, to }, { every: 60_000 })
  return (
    <Section title={t('outage.title')}>
      <Answer to={answer}>
        {({ items }) =>
          items.length === 0 ? <p className={styles.quiet}>{t('outage.none')}</p> : <Outages items={items} day={day} />
        }
      </Answer>
    </Section>
  )
}

/** More than these are opened by hand. */
const mostShown = 8

function Outages({ items, day }: { readonly items: readonly Outage[]; readonly day: Day }) {
  const t = useWords(frontWords)
  const rows = (some: readonly Outage[]) => (
    <Rows label={t('outage.title')}>
      {some.map((outage) => (
        <OutageRow key={`${outage.checkpointId} ${outage.fromAt}`} outage={outage} day={day} />
      ))}
    </Rows>
  )
  const left = items.slice(mostShown)
  return (
    <>
      {rows(items.slice(0, mostShown))}
      {left.length > 0 && (
        <details>
          <summary>{t('outage.more', { count: left.length })}</summary>
          {rows(left)}
        </details>
      )}
    </>
  )
}

function OutageRow({ outage, day }: { readonly outage: Outage; readonly day: Day }) {
  const t = useWords(frontWords)
  const why = useWhy(outage.areaId)
  const length = useLength()
  const { checkpointId, number, name, fromAt, toAt, minutes } = outage
  const time = toAt === null ? t('outage.still', { from: timeOf(fromAt) }) : spanWords({ fromAt, toAt })
  return (
    <Row
      to={`/checkpoints/${checkpointId}?tab=log&day=${day}`}
      mark={<SeverityMark tone={toAt === null ? 'alarm' : 'quiet'}>{time}</SeverityMark>}
      title={number === null ? name : `${number}. ${name}`}
      detail={why(outage)}
      end={length(minutes)}
    />
  )
}

/** Hours that are looked ahead. */
const aheadMinutes = 12 * 60

/** What will be missing in the next 12 hours, soonest first (CHK-03, CHK-04). */
export function AheadSection({ areaId, kind }: AreaProps) {
  const t = useWords(frontWords)
  const now = useNow()
  const forceName = useForceName(areaId)
  const from = `${now.slice(0, 13)}:00:00.000Z` as Instant
  const to = addMinutes(now, aheadMinutes)
  const answer = useRead(checkpointDayContract, { areaId, kind, from, to: addMinutes(from, aheadMinutes + 60) })
  return (
    <Section title={t('ahead.title')}>
      <Answer to={answer}>
        {({ posts }) => {
          const faults = faultsAhead(posts, now, to)
          if (faults.length === 0) return <p className={styles.quiet}>{t('ahead.none')}</p>
          return (
            <Rows label={t('ahead.title')}>
              {faults.map(({ post, fromAt, toAt, kind: what, forces }) => (
                <Row
                  key={`${post.id} ${fromAt} ${what}`}
                  to={`/checkpoints/${post.id}?tab=roster`}
                  mark={
                    <SeverityMark tone={fromAt <= now ? 'alarm' : 'soon'}>{spanWords({ fromAt, toAt })}</SeverityMark>
                  }
                  title={post.number === null ? post.name : `${post.number}. ${post.name}`}
                  detail={t(`ahead.${what}`, { forces: forces.map(forceName).join(', ').toLocaleLowerCase('vi') })}
                />
              ))}
            </Rows>
          )
        }}
      </Answer>
    </Section>
  )
}
