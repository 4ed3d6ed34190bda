import { sql } from 'kysely'
import type { Step } from '#platform/server'
import { type VisitSource, visitsChanged, type Written } from '../tracer.contract.ts'
import type {} from '../tracer.tables.ts'

/** Where visits are written: the step of an intent, or what a tick has of it. */
export type WriteStep = Pick<Step, 'trx' | 'now' | 'profile'>

/** A number for all that one intent changes; what it changes is known by it from then on. */
export async function openBatch(
  { trx, now }: WriteStep,
  { id, source }: { readonly id: string; readonly source: VisitSource | 'change' },
): Promise<number> {
  const { number } = await trx
    .insertInto('stay_batches')
    .values({ id, source, visits: 0, from_minute: null, to_minute: null, recorded_at: now })
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

/** Widens the span of the batches that these visits belong to, so that it holds the minutes at which they begin. */
export async function widenBatches(
  { trx }: WriteStep,
  rows: readonly { readonly visit: number; readonly enter: number }[],
): Promise<void> {
  const spans = new Map<number, { from: number; to: number; visits: number }>()
  for (const { visit, enter } of rows) {
    const batch = Math.floor(visit / 65_536)
    const span = spans.get(batch) ?? { from: enter, to: enter, visits: 0 }
    spans.set(batch, { from: Math.min(span.from, enter), to: Math.max(span.to, enter), visits: span.visits + 1 })
  }
  if (spans.size === 0) return
  const all = [...spans].sort(([one], [other]) => one - other)
  await sql`
    update stay_batches as kept set from_minute = least(kept.from_minute, given.first),
      to_minute = greatest(kept.to_minute, given.last), visits = greatest(kept.visits, given.visits)
    from unnest(${all.map(([batch]) => batch)}::int[], ${all.map(([, span]) => span.from)}::int[],
                ${all.map(([, span]) => span.to)}::int[], ${all.map(([, span]) => span.visits)}::int[])
      as given (number, first, last, visits)
    where kept.number = given.number`.execute(trx)
}

/** The fact of a batch, for the journal. */
export function factOf(batch: number, kept: number, refused: number): Pick<Written, 'fact'> {
  return { fact: { type: visitsChanged, data: { batch, kept, refused } } }
}
