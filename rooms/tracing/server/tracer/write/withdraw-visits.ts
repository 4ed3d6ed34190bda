import { sql } from 'kysely'
import type { VisitId, Written } from '../tracer.contract.ts'
import { factOf, openBatch, type WriteStep } from './open-batch.ts'
import { lockVisitChanges, standingVisits, takeOutVisits } from './take-out.ts'

/** Takes visits back: somebody was never there. */
export async function withdrawVisits(
  step: WriteStep,
  { id, visitIds }: { readonly id: string; readonly visitIds: readonly VisitId[] },
): Promise<Written> {
  const batch = await openBatch(step, { id, source: 'change' })
  await lockVisitChanges(step)
  const standing = await standingVisits(step, visitIds)
  await takeOutVisits(step, batch, standing)
  const known = new Set(standing.map(({ visit }) => visit))
  const refused = visitIds.flatMap((visit, line) =>
    known.has(visit) ? [] : [{ line, fault: 'unknown-visit' as const }],
  )
  const fact = known.size > 0 ? factOf(batch, known.size, refused.length) : {}
  return { batch, visitIds: visitIds.map((visit) => (known.has(visit) ? visit : null)), refused, flagged: [], ...fact }
}

/** Takes back all visits that one intent recorded, wherever corrections have moved them. */
export async function withdrawBatch(
  step: WriteStep,
  { id, batchId }: { readonly id: string; readonly batchId: string },
): Promise<Written> {
  const { rows } = await sql<{ visit: number }>`
    select visit from stay_batches
    join stays on visit >= stay_batches.number * 65536::bigint and visit < (stay_batches.number + 1) * 65536::bigint
      and enter_minute between from_minute and to_minute
    where stay_batches.id = ${batchId}::uuid`.execute(step.trx)
  return withdrawVisits(step, { id, visitIds: rows.map(({ visit }) => visit) })
}
