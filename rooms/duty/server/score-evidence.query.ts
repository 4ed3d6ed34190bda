import { sql } from 'kysely'
import type { Day, Instant } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'
import { coverageOf, coveringRoles } from '../domain/index.ts'
import { commandPostKind } from './command-posts.query.ts'
import { bookOf } from './duty-book.query.ts'

/** The watch of a command post over a day, as known at a moment. */
export interface WatchEvidence {
  readonly bodyId: string
  readonly areaId: number
  readonly holes: number
  /** Whole percent of the day that somebody was there. */
  readonly percent: number
  /** The last word on its roster. */
  readonly recordedAt: Instant | null
}

/**
 * How far each command post of these units was watched in a span. What was planned or changed after `knownAt` is left
 * out; a shift that is over is not changed any more, so the answer about a past day stays.
 */
export async function watchEvidence(
  { db, profile }: { readonly db: Db | Trx; readonly profile: Profile },
  of: {
    readonly day: Day
    readonly span: { readonly fromAt: Instant; readonly toAt: Instant }
    readonly knownAt: Instant
    readonly areaIds: readonly number[]
  },
): Promise<WatchEvidence[]> {
  const roles = coveringRoles(await bookOf(profile))
  const { rows } = await sql<{
    bodyId: string
    areaId: number
    fromAt: Instant | null
    toAt: Instant | null
    changedAt: Instant | null
  }>`
    select bodies.id as "bodyId", bodies.area_id as "areaId", duty_shifts.from_at as "fromAt", duty_shifts.to_at as "toAt",
           duty_shifts.changed_at as "changedAt"
    from bodies
    left join duty_shifts on duty_shifts.body_id = bodies.id and duty_shifts.cancelled_at is null
      and duty_shifts.from_at < ${of.span.toAt} and duty_shifts.to_at > ${of.span.fromAt}
      and duty_shifts.changed_at <= ${of.knownAt} and duty_shifts.role = any(${roles}::text[])
    where bodies.kind = ${commandPostKind} and bodies.area_id = any(${[...of.areaIds]}::int[])
      and bodies.valid_from <= ${of.day} and (bodies.valid_to is null or bodies.valid_to > ${of.day})
    order by bodies.id, duty_shifts.from_at`.execute(db)
  return [...Map.groupBy(rows, ({ bodyId }) => bodyId)].map(([bodyId, shifts]) => {
    const spans = shifts.flatMap(({ fromAt, toAt }) => (fromAt === null || toAt === null ? [] : [{ fromAt, toAt }]))
    const { holes, percent } = coverageOf(spans, of.span)
    const heard = shifts.flatMap(({ changedAt }) => changedAt ?? []).toSorted()
    return { bodyId, areaId: shifts[0]?.areaId ?? 0, holes: holes.length, percent, recordedAt: heard.at(-1) ?? null }
  })
}
