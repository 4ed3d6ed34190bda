import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import { type Asking, defineRead, notFound } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import {
  type CrossingDecision,
  type CrossingSubject,
  coverageOf,
  crossingFlowContract,
  type FlowHour,
} from '../domain/index.ts'
import { reasonTitle } from './book.query.ts'
import { visibleCheckpoint } from './checkpoint-page.query.ts'
import type { CheckpointRow } from './checkpoints.store.ts'
import { spanOfDay } from './crossing-list.query.ts'
import { profileBook } from './profile-book.query.ts'

interface Group {
  readonly hour: number
  readonly subject: CrossingSubject
  readonly decision: CrossingDecision
  readonly reason: string | null
  readonly count: number
  readonly withReceipt: number
}

interface Count {
  readonly id: string
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly subject: CrossingSubject
  readonly observed: number
  readonly checked: number
  readonly method: 'camera' | 'toll-gate' | 'by-hand'
  readonly officerId: string | null
}

/** `GET /checkpoints/:id/flow` */
export const crossingFlowRead = defineRead(crossingFlowContract, async (asking, { id, day: asked }) => {
  const post = await visibleCheckpoint(asking, id)
  if (!post) return notFound('id')
  const span = spanOfDay(asking, asked)
  const groups = await groupsOf(asking, id, span)
  const counts = await countsOf(asking, id, span)
  const names = await officerNames(
    asking.db,
    counts.map(({ officerId }) => officerId),
  )
  const sum = (list: readonly { checked: number; observed: number }[], key: 'checked' | 'observed') =>
    list.reduce((total, one) => total + one[key], 0)
  const [checked, observed] = [sum(counts, 'checked'), counts.length === 0 ? null : sum(counts, 'observed')]
  return {
    asOf: asking.now,
    day: span.day,
    hours: await hoursOf(asking, post, groups, span),
    totals: totalsOf(groups),
    reasons: await reasonsOf(asking, groups),
    coverage: { checked, observed, percent: coverageOf(checked, observed) },
    counts: counts.map(({ officerId, ...count }) => ({
      ...count,
      recordedBy: (officerId && names.get(officerId)) || null,
    })),
  }
})

async function groupsOf(
  { db }: Asking,
  id: string,
  { fromAt, toAt }: { readonly fromAt: Instant; readonly toAt: Instant },
): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select floor(extract(epoch from at - ${fromAt}::timestamptz) / 3600)::int as hour, subject, decision,
           reason, count(*)::int as count, (count(*) filter (where receipt is not null or no_receipt = 'receipt-forgotten'))::int as "withReceipt"
    from crossings where checkpoint_id = ${id} and at >= ${fromAt} and at < ${toAt} and voided_at is null
    group by 1, 2, 3, 4`.execute(db)
  return rows
}

/** Independent counts that lie in the day, each with what was checked in the very same span. */
async function countsOf(
  { db }: Asking,
  id: string,
  { fromAt, toAt }: { readonly fromAt: Instant; readonly toAt: Instant },
): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select id, from_at as "fromAt", to_at as "toAt", subject, observed, method, recorded_by as "officerId",
           (select count(*)::int from crossings
            where checkpoint_id = flow_counts.checkpoint_id and at >= from_at and at < to_at
              and crossings.subject = flow_counts.subject and voided_at is null) as checked
    from flow_counts where checkpoint_id = ${id} and from_at >= ${fromAt} and from_at < ${toAt}
    order by from_at, subject`.execute(db)
  return rows
}

async function hoursOf(
  { now, profile }: Asking,
  post: CheckpointRow,
  groups: readonly Group[],
  { fromAt }: { readonly fromAt: Instant },
): Promise<FlowHour[]> {
  const kind = (await profileBook(profile)).kindOf.get(post.kind)
  const isWatched = kind?.continuous === true && kind.recordsCrossings
  return Array.from({ length: 24 }, (_, hour) => {
    const begins = addMinutes(fromAt, hour * 60)
    const ends = addMinutes(begins, 60)
    const own = groups.filter((group) => group.hour === hour)
    const crossings = count(own)
    const isOpen = post.openedAt <= begins && (post.closedAt === null || post.closedAt >= ends)
    return {
      fromAt: begins,
      crossings,
      turnedBack: count(own, ({ decision }) => decision === 'turned-back'),
      emergencies: count(own, ({ decision }) => decision === 'emergency'),
      withReceipt: own.reduce((total, { withReceipt }) => total + withReceipt, 0),
      silent: isWatched && isOpen && ends <= now && crossings === 0,
    }
  })
}

function count(groups: readonly Group[], which: (group: Group) => boolean = () => true): number {
  return groups.filter(which).reduce((total, group) => total + group.count, 0)
}

/** The same crossings by decision and reason, the most frequent first. */
async function reasonsOf({ profile }: Asking, groups: readonly Group[]) {
  const book = await profileBook(profile)
  const byReason = Map.groupBy(groups, ({ decision, reason }) => `${decision} ${reason ?? ''}`)
  return [...byReason.values()]
    .flatMap((own) => {
      const [first] = own
      if (!first) return []
      const { decision, reason } = first
      return [{ decision, reason, title: reasonTitle(book, reason), count: count(own) }]
    })
    .toSorted((left, right) => right.count - left.count)
}

function totalsOf(groups: readonly Group[]) {
  return {
    crossings: count(groups),
    persons: count(groups, ({ subject }) => subject === 'person'),
    vehicles: count(groups, ({ subject }) => subject === 'vehicle'),
    goods: count(groups, ({ subject }) => subject === 'goods'),
    passed: count(groups, ({ decision }) => decision === 'passed'),
    turnedBack: count(groups, ({ decision }) => decision === 'turned-back'),
    sentToTest: count(groups, ({ decision }) => decision === 'sent-to-test'),
    emergencies: count(groups, ({ decision }) => decision === 'emergency'),
    withReceipt: groups.reduce((total, { withReceipt }) => total + withReceipt, 0),
  }
}
