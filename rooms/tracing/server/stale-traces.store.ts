import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Fact, Trx } from '#platform/server'
import './tracing.tables.ts'

/** Why a trace that was answered no longer says what is so. */
export type StaleReason = 'case-added' | 'case-withdrawn' | 'visits-changed' | 'contacts-changed'

/** Open traces that somebody works from. */
const standing = sql`traces.closed_at is null and traces.replaced_by is null and traces.stale_at is null`

interface Marked {
  readonly id: string
  readonly areaId: number
}

/** Marks open traces in which one of these persons stands, as a seed or as somebody reached. */
export async function markStale(
  trx: Trx,
  personIds: readonly string[],
  given: { readonly reason: StaleReason; readonly at: Instant; readonly only?: 'seeds' | 'reached' },
): Promise<Fact[]> {
  if (personIds.length === 0) return []
  const ids = [...new Set(personIds)]
  const seeds = sql`select trace_id from trace_seeds where person_id = any(${ids}::uuid[])`
  const reached = sql`select trace_id from traced_people where person_id = any(${ids}::uuid[])`
  const which = given.only === 'seeds' ? seeds : given.only === 'reached' ? reached : sql`${seeds} union ${reached}`
  const { rows } = await sql<Marked>`
    update traces set stale_at = ${given.at}, stale_reason = ${given.reason}
    where ${standing} and id in (${which}) and asked_at <= ${given.at}
    returning id, area_id as "areaId"`.execute(trx)
  return rows.map(({ id, areaId }) => ({
    type: 'trace-went-stale',
    areaId,
    subjectId: id,
    data: { reason: given.reason },
    live: ['tracing'],
  }))
}
