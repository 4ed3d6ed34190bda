import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { addMinutes, type Instant } from '#kit'
import { type Asking, wallClock } from '#platform/server'
import type { MarkKind, patternLimits } from '../domain/index.ts'

/** A pattern as it was found: one account, one day. */
export interface FoundMark {
  readonly kind: MarkKind
  readonly accountId: string
  readonly day: string
  readonly from: Instant
  readonly to: Instant
  readonly count: number
}

/** What is counted: whose, when, and how much each counts. */
interface Counted {
  readonly kind: MarkKind
  readonly events: RawBuilder<unknown>
  /** Hours over which the counts are added up, ending at each event. */
  readonly hours: 1 | 24
  readonly limit: number
}

/**
 * Finds the patterns of the last days. A window slides over the events of each account, so that a burst across the full
 * hour is not cut in two; of each day the fullest window is told. Looks and downloads follow the clock of the house,
 * failures the wall.
 */
export async function findPatterns(
  asking: Asking,
  limits: z.infer<typeof patternLimits>,
  days: number,
): Promise<FoundMark[]> {
  const since = addMinutes(asking.now, -days * 1440)
  const looks = (outcome: 'shown' | 'refused') =>
    sql`select account_id, at, 1 as weight from reads_logged where outcome = ${outcome} and at > ${since}`
  const failures = sql`select account_id, at, 1 as weight from sign_in_failures
    where account_id is not null and why <> 'attempt' and at > ${addMinutes(wallClock.now(), -days * 1440)}`
  const rows = sql`select account_id, recorded_at as at, coalesce((data ->> 'rows')::int, 0) as weight from journal
    where type = 'sheet-exported' and account_id is not null and recorded_at > ${since}`
  const counted: readonly Counted[] = [
    { kind: 'many-looks', events: looks('shown'), hours: 1, limit: limits.looksInAnHour },
    { kind: 'refused-outside', events: looks('refused'), hours: 24, limit: limits.refusedInADay },
    { kind: 'many-failures', events: failures, hours: 1, limit: limits.failuresInAnHour },
    { kind: 'many-rows', events: rows, hours: 24, limit: limits.exportedRowsInADay },
  ]
  const found: FoundMark[] = []
  for (const one of counted) found.push(...(await findOver(asking, one)))
  return found
}

async function findOver(asking: Asking, { kind, events, hours, limit }: Counted): Promise<FoundMark[]> {
  const zone = sql.lit(`${asking.profile.utcOffsetMinutes} minutes`)
  const window = sql`(partition by account_id order by at range between ${sql.lit(`${hours} hours`)}::interval preceding and current row)`
  const { rows } = await sql<Omit<FoundMark, 'kind'>>`
    select distinct on (account_id, day) account_id as "accountId", day, begun as from, at as to, count
    from (select account_id, at, to_char(at at time zone 'UTC' + ${zone}::interval, 'YYYY-MM-DD') as day,
                 (sum(weight) over ${window})::int as count, min(at) over ${window} as begun
          from (${events}) as events) as counted
    where count >= ${limit}
    order by account_id, day, count desc, at desc`.execute(asking.db)
  return rows.map((row) => ({ kind, ...row }))
}
