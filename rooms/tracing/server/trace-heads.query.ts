import { sql } from 'kysely'
import type { Day, Instant } from '#kit'
import type { Db } from '#platform/server'
import { shortCaseCode, type TraceHead, traceCode } from '../domain/index.ts'
import { areaTitles } from './area-titles.query.ts'
import type {} from './tracing.tables.ts'

interface HeadRow extends Omit<TraceHead, 'code' | 'areaTitle' | 'seeds' | 'orders' | 'appliedSeq'> {
  readonly appliedSeq: string
  readonly given: number
  readonly done: number
}

interface SeedRow {
  readonly traceId: string
  readonly caseId: string
  readonly personId: string
  readonly areaId: number | null
  readonly confirmedAt: Instant | null
  readonly onsetOn: Day | null
  readonly infectiousFrom: Instant
  readonly infectiousTo: Instant
  readonly ground: 'onset' | 'sample'
  readonly groundDays: number
}

/** Traces without their people, in the order of `ids`. The caller has asked whether they may be seen. */
export async function traceHeads(db: Db, ids: readonly string[]): Promise<TraceHead[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<HeadRow>`
    select id, area_id as "areaId", asked_at as "askedAt", levels, found, served_by as "servedBy",
           applied_seq as "appliedSeq", took_ms as "tookMs", stale_at as "staleAt", stale_reason as "staleReason",
           replaced_by as "replacedBy", issued_at as "issuedAt", closed_at as "closedAt", forgotten_at as "forgottenAt",
           (select count(*)::int from trace_orders where trace_orders.trace_id = traces.id) as given,
           (select count(*)::int from trace_orders where trace_orders.trace_id = traces.id and finished_at is not null) as done
    from traces where id = any(${[...ids]}::uuid[])`.execute(db)
  const { rows: seeds } = await sql<SeedRow>`
    select trace_seeds.trace_id as "traceId", trace_seeds.case_id as "caseId", trace_seeds.person_id as "personId",
           cases.area_id as "areaId", cases.confirmed_at as "confirmedAt", cases.onset_on as "onsetOn",
           trace_seeds.infectious_from as "infectiousFrom", trace_seeds.infectious_to as "infectiousTo",
           trace_seeds.ground, trace_seeds.ground_days as "groundDays"
    from trace_seeds left join cases on cases.id = trace_seeds.case_id
    where trace_seeds.trace_id = any(${[...ids]}::uuid[]) order by cases.confirmed_at, trace_seeds.case_id`.execute(db)
  const titleOf = await areaTitles(db, [
    ...rows.map(({ areaId }) => areaId),
    ...seeds.flatMap(({ areaId }) => areaId ?? []),
  ])
  const byTrace = Map.groupBy(seeds, ({ traceId }) => traceId)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { given, done, appliedSeq, ...rest } = row
    return [
      {
        ...rest,
        code: traceCode(id),
        areaTitle: titleOf(row.areaId),
        appliedSeq: Number(appliedSeq),
        orders: { given, done },
        seeds: (byTrace.get(id) ?? []).map(({ areaId, traceId: _, ...seed }) => ({
          ...seed,
          caseCode: shortCaseCode(seed.caseId),
          areaTitle: areaId === null ? titleOf(row.areaId) : titleOf(areaId),
        })),
      },
    ]
  })
}
