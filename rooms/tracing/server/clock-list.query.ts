import { sql } from 'kysely'
import { addMinutes } from '#kit'
import { defineRead, fromCursor, may, notFound, toCursor, visiblePlace } from '#platform/server'
import { caseRows } from '#rooms/cases/server'
import { caseTracingContract, clockListContract, traceCode } from '../domain/index.ts'
import { type ClockRow, clockColumns, clocksOf } from './case-clocks.store.ts'
import { clockLines, targetsAt } from './clock-lines.query.ts'
import { interviewsOf } from './interviews.store.ts'

const isOpen = sql`(listed_at is null or (f1 > 0 and isolated_at is null))`

/** `GET /tracing/cases`: cases with their clocks, those that wait longest first; or all, the newest first. */
export const clockListRead = defineRead(clockListContract, async (asking, query) => {
  const { db, tree, now, profile } = asking
  const place = visiblePlace(asking, query.areaId, 'tracing.read')
  if (!place) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const isUp = query.state !== 'all'
  const targets = await targetsAt(profile, now)
  const lateBefore = (minutes: number | null) => (minutes === null ? '-infinity' : addMinutes(now, -minutes))
  const isLate = sql`((listed_at is null and confirmed_at < ${lateBefore(targets.listed)}::timestamptz)
    or (listed_at is not null and confirmed_at < ${lateBefore(targets.isolated)}::timestamptz))`
  const beyond = isUp ? sql`>` : sql`<`
  const { rows } = await sql<ClockRow>`
    select ${clockColumns} from case_clocks
    where withdrawn_at is null and area_id = any(${tree.inside([place]).map(({ id }) => id)}::int[])
      ${query.state === 'all' ? sql`` : sql`and ${isOpen}`} ${query.state === 'late' ? sql`and ${isLate}` : sql``}
      ${after === undefined ? sql`` : sql`and (confirmed_at, case_id) ${beyond} (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by confirmed_at ${isUp ? sql`asc` : sql`desc`}, case_id ${isUp ? sql`asc` : sql`desc`}
    limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await clockLines(asking, page),
    next: rows.length > query.limit && last ? toCursor([last.confirmedAt, last.caseId]) : null,
  }
})

/** `GET /tracing/cases/:caseId`: the clock, interviews and traces of one case. */
export const caseTracingRead = defineRead(caseTracingContract, async (asking, { caseId }) => {
  const { db, tree, actor } = asking
  const [row] = await caseRows(db, { ids: [caseId], statuses: ['suspected', 'probable', 'confirmed', 'withdrawn'] })
  if (!row || !may(actor, 'tracing.read', row.areaId, tree)) return notFound('caseId')
  const clock = (await clocksOf(db, [caseId])).get(caseId)
  const { rows: traces } = await sql<{ id: string; askedAt: ClockRow['confirmedAt']; isStale: boolean }>`
    select traces.id, traces.asked_at as "askedAt", traces.stale_at is not null or replaced_by is not null as "isStale"
    from trace_seeds join traces on traces.id = trace_seeds.trace_id and traces.zone_id = trace_seeds.zone_id
    where trace_seeds.case_id = ${caseId} order by traces.asked_at desc limit 20`.execute(db)
  const isStanding = row.status !== 'withdrawn'
  return {
    clock: clock && clock.withdrawnAt === null ? ((await clockLines(asking, [clock]))[0] ?? null) : null,
    interviews: (await interviewsOf(db, [caseId])).map(({ id, startedAt, finishedAt, contacts, places }) => ({
      id,
      startedAt,
      finishedAt,
      contacts,
      places,
    })),
    traces: traces.map((trace) => ({ ...trace, code: traceCode(trace.id) })),
    mayInterview: isStanding && may(actor, 'tracing.interview', row.areaId, tree),
    mayTrace: isStanding && may(actor, 'tracing.trace', row.areaId, tree),
  }
})
