import { addMinutes, type Instant } from '#kit'
import { showMomentShort, useNow, useRead, useWords } from '#platform/web'
import { Answer, Empty, Section, Timeline, type TimelineEvent } from '#ui'
import {
  type CheckpointPage,
  type CheckpointShift,
  checkpointOutagesContract,
  checkpointShiftsContract,
} from '../domain/index.ts'
import { checkpointWords } from './checkpoints.words.ts'
import { postPageWords } from './post.words.ts'
import { useLength, useWhy } from './standing.tsx'

const shownMinutes = 7 * 24 * 60

/** The log of a post, newest first: who checked in, who handed over to whom, when it did not stand. */
export function LogTab({ post }: { readonly post: CheckpointPage }) {
  const t = useWords(postPageWords)
  const to = useDayEnd()
  const from = addMinutes(to, -shownMinutes)
  const answer = useRead(checkpointShiftsContract, { id: post.id, from, to })
  const outages = useRead(checkpointOutagesContract, { areaId: post.areaId, checkpointId: post.id, from, to })
  const sayShift = useShiftEvents()
  const why = useWhy(post.areaId)
  const length = useLength()
  const downs = (outages.data?.items ?? []).map((outage) => ({
    id: `down-${outage.fromAt}`,
    at: outage.fromAt as Instant,
    title: t('log.down', { why: why(outage) }),
    detail: length(outage.minutes),
    tone: 'alarm' as const,
  }))
  return (
    <Section title={t('log.title')}>
      <Answer to={answer} rows={6}>
        {({ items }) => {
          const events: TimelineEvent[] = [...items.flatMap(sayShift), ...downs]
          if (events.length === 0) return <Empty title={t('log.none')} />
          return <Timeline label={t('log.title')} events={events.toSorted((a, b) => (a.at < b.at ? 1 : -1))} />
        }}
      </Answer>
    </Section>
  )
}

/** The next full hour: the question stays the same for a while. */
function useDayEnd(): Instant {
  const now = useNow()
  return addMinutes(`${now.slice(0, 13)}:00:00.000Z` as Instant, 60)
}

/** What happened in a shift, as lines of the log. */
function useShiftEvents(): (shift: CheckpointShift) => TimelineEvent[] {
  const t = useWords(postPageWords)
  const c = useWords(checkpointWords)
  return (shift) => {
    const { id, members, startedAt, endedAt, handover, cancelledAt } = shift
    const commander = members.find(({ role }) => role === 'commander')?.name ?? c('commander.none')
    const times = { from: showMomentShort(shift.fromAt as Instant), to: showMomentShort(shift.toAt as Instant) }
    const events: (TimelineEvent | undefined)[] = [
      ...checkIns(shift).map(([at, names]) => ({
        id: `${id}-in-${at}`,
        at: at as Instant,
        title: t('log.in', { count: names.length }),
        detail: names.join(', '),
      })),
      event(`${id}-start`, startedAt, t('log.started', { commander }), { detail: c('shift', times) }),
      event(`${id}-given`, handover?.givenAt ?? null, t('log.given'), {
        detail: handover?.note,
        by: handover?.givenBy,
      }),
      event(`${id}-taken`, handover?.acknowledgedAt ?? null, t('log.taken'), { by: handover?.acknowledgedBy }),
      event(`${id}-end`, endedAt, t('log.ended'), { detail: c('shift', times) }),
      event(`${id}-off`, cancelledAt, t('log.cancelled', times)),
    ]
    return events.filter((one) => one !== undefined)
  }
}

/** A line of the log at a moment; none where it never happened. */
function event(
  id: string,
  at: string | null,
  title: string,
  more: { readonly detail?: string | undefined; readonly by?: string | null | undefined } = {},
): TimelineEvent | undefined {
  return at === null ? undefined : { id, at: at as Instant, title, ...more }
}

/** Those who checked in at the same moment are one line. */
function checkIns({ members }: CheckpointShift): [string, string[]][] {
  const byMoment = new Map<string, string[]>()
  for (const { checkedInAt, name } of members) {
    if (checkedInAt !== null) byMoment.set(checkedInAt, [...(byMoment.get(checkedInAt) ?? []), name])
  }
  return [...byMoment]
}
