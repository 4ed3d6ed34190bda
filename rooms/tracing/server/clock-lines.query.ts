import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Profile } from '#platform/server'
import { type ClockLine, clockStanding, shortCaseCode } from '../domain/index.ts'
import { areaTitles } from './area-titles.query.ts'
import type { ClockRow } from './case-clocks.store.ts'
import { interviewsOf } from './interviews.store.ts'
import { tracingRuleAt } from './tracing-rules.query.ts'

/** Minutes that the clock of a case has, by the rule of the day it was confirmed; null: nothing is late. */
export async function targetsAt(profile: Profile, at: Instant) {
  const { rule } = await tracingRuleAt(profile, at)
  return { listed: rule?.targets.listed.value ?? null, isolated: rule?.targets.isolated.value ?? null }
}

/** Clocks of cases as people read them, in the order given. */
export async function clockLines(
  { db, profile, now }: { readonly db: Db; readonly profile: Profile; readonly now: Instant },
  rows: readonly ClockRow[],
): Promise<ClockLine[]> {
  const ids = rows.map(({ caseId }) => caseId)
  const titleOf = await areaTitles(
    db,
    rows.map(({ areaId }) => areaId),
  )
  const interviews = Map.groupBy(await interviewsOf(db, ids), ({ caseId }) => caseId)
  const traces = await lastTraces(db, ids)
  return Promise.all(
    rows.map(async ({ caseId, areaId, personId: _, zoneId: __, withdrawnAt: ___, ...row }) => {
      const standing = clockStanding(row, await targetsAt(profile, row.confirmedAt), now)
      const told = interviews.get(caseId) ?? []
      const open = told.find(({ finishedAt }) => finishedAt === null)
      return {
        ...row,
        ...standing,
        caseId,
        caseCode: shortCaseCode(caseId),
        areaId,
        areaTitle: titleOf(areaId),
        interviewId: (open ?? told[0])?.id ?? null,
        isInterviewed: told.some(({ finishedAt }) => finishedAt !== null),
        traceId: traces.get(caseId)?.id ?? null,
        isTraceStale: traces.get(caseId)?.isStale ?? false,
      }
    }),
  )
}

async function lastTraces(db: Db, caseIds: readonly string[]): Promise<Map<string, { id: string; isStale: boolean }>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await sql<{ caseId: string; id: string; isStale: boolean }>`
    select distinct on (trace_seeds.case_id) trace_seeds.case_id as "caseId", traces.id,
           traces.stale_at is not null as "isStale"
    from trace_seeds join traces on traces.id = trace_seeds.trace_id and traces.zone_id = trace_seeds.zone_id
    where trace_seeds.case_id = any(${[...caseIds]}::uuid[])
    order by trace_seeds.case_id, traces.asked_at desc`.execute(db)
  return new Map(rows.map(({ caseId, ...trace }) => [caseId, trace]))
}
