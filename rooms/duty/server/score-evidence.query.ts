import { sql } from 'kysely'
import { addMinutes, type Day, type Instant } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'
import { coverageOf, coveringRoles, type Span } from '../domain/index.ts'
import { commandPostKind } from './command-posts.query.ts'
import { bookOf } from './duty-book.query.ts'

/** The watch of a command post over a day, as known at a moment. */
export interface WatchEvidence {
  readonly bodyId: string
  readonly areaId: number
  readonly holes: number
  /** Whole percent of the day that somebody was there. */
  readonly percent: number
  /** False: its very first roster begins right after this day; there was nothing to keep yet. */
  readonly hasBegun: boolean
  /** The last word on its roster. */
  readonly recordedAt: Instant | null
}

/** A post whose first roster begins within this time after a day was not on watch yet that day. */
const beginsWithinMinutes = 2 * 24 * 60

/**
 * How far each command post of these units was watched in a span. What was planned or changed after `knownAt` is left
 * out; a shift that is over is not changed any more, so the answer about a past day stays. A post is held to its watch from
 * the beginning of its first roster; one that never had any has a hole as long as the day.
 */
export async function watchEvidence(
  { db, profile }: { readonly db: Db | Trx; readonly profile: Profile },
  of: {
    readonly day: Day
    readonly span: Span
    readonly knownAt: Instant
    readonly areaIds: readonly number[]
  },
): Promise<WatchEvidence[]> {
  const roles = coveringRoles(await bookOf(profile))
  const stands = sql`duty_shifts.cancelled_at is null and duty_shifts.changed_at <= ${of.knownAt}
    and duty_shifts.role = any(${roles}::text[])`
  const { rows } = await sql<ShiftOfPost>`
    with posts as materialized (
      select bodies.id, bodies.area_id,
             (select min(from_at) from duty_shifts where body_id = bodies.id and ${stands}) as first_at
      from bodies
      where bodies.kind = ${commandPostKind} and bodies.area_id = any(${[...of.areaIds]}::int[])
        and bodies.valid_from <= ${of.day} and (bodies.valid_to is null or bodies.valid_to > ${of.day}))
    select posts.id as "bodyId", posts.area_id as "areaId", posts.first_at as "firstAt", duty_shifts.from_at as "fromAt",
           duty_shifts.to_at as "toAt", duty_shifts.changed_at as "changedAt"
    from posts
    left join duty_shifts on duty_shifts.body_id = posts.id and duty_shifts.from_at < ${of.span.toAt}
      and duty_shifts.to_at > ${of.span.fromAt} and ${stands}
    order by posts.id, duty_shifts.from_at`.execute(db)
  return [...Map.groupBy(rows, ({ bodyId }) => bodyId).values()].map((shifts) => toEvidence(shifts, of.span))
}

interface ShiftOfPost {
  readonly bodyId: string
  readonly areaId: number
  readonly firstAt: Instant | null
  readonly fromAt: Instant | null
  readonly toAt: Instant | null
  readonly changedAt: Instant | null
}

function toEvidence(shifts: readonly ShiftOfPost[], span: Span): WatchEvidence {
  const { bodyId, areaId, firstAt } = shifts[0] as ShiftOfPost
  const spans = shifts.flatMap(({ fromAt, toAt }) => (fromAt === null || toAt === null ? [] : [{ fromAt, toAt }]))
  const beginsLater = firstAt !== null && firstAt >= span.toAt
  const from = firstAt !== null && firstAt > span.fromAt && !beginsLater ? firstAt : span.fromAt
  const { holes, percent } = coverageOf(spans, { fromAt: from, toAt: span.toAt })
  const heard = shifts.flatMap(({ changedAt }) => changedAt ?? []).toSorted()
  const hasBegun = !(beginsLater && firstAt < addMinutes(span.fromAt, beginsWithinMinutes))
  return { bodyId, areaId, holes: holes.length, percent, hasBegun, recordedAt: heard.at(-1) ?? null }
}
