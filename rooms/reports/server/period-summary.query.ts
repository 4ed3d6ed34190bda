import { sql } from 'kysely'
import { type Day, type Instant, minutesBetween, startOfDay } from '#kit'
import type { Asking, Place } from '#platform/server'
import { dueAtOf, type PeriodSummary, type ReportForm, type UnitState, writePeriod } from '../domain/index.ts'
import { expectedUnits, unitsOf } from './area-levels.query.ts'
import { locksOn } from './locks.store.ts'
import { inForce, liesIn } from './scope.query.ts'

/** What a summary needs of a report in force. */
export interface SentReport {
  readonly id: string
  readonly areaId: number
  readonly periodAt: Instant
  readonly source: string
  readonly version: number
  readonly late: boolean
  readonly flaws: number
  readonly asOf: Instant
  readonly submittedAt: Instant
  readonly sentUpAt: Instant | null
}

/** Reports in force of a form in a place, from one period to another, each unit by the first of its sources. */
export async function sentReports(
  { db, tree }: Pick<Asking, 'db' | 'tree'>,
  question: {
    readonly form: ReportForm
    readonly place: Place
    readonly from: Instant
    readonly to: Instant
    readonly knownAt?: Instant
  },
): Promise<SentReport[]> {
  const { form, place, from, to, knownAt } = question
  const { rows } = await sql<SentReport>`
    select distinct on (period_at, area_id) id, area_id as "areaId", period_at as "periodAt", source,
           version::int as version, late, coalesce(jsonb_array_length(flaws), 0)::int as flaws, as_of as "asOf",
           submitted_at as "submittedAt", sent_up_at as "sentUpAt"
    from reports
    where form = ${form.code} and period_at between ${from} and ${to} and ${inForce(knownAt)} and ${liesIn(tree, [place])}
    order by period_at, area_id, array_position(${[...form.sources]}::text[], source)`.execute(db)
  return rows
}

/** How a unit stands with a period. */
export function stateOf(report: SentReport | undefined, dueAt: Instant | null, now: Instant): UnitState {
  if (report) return report.late ? 'late' : 'in-time'
  return dueAt !== null && dueAt <= now ? 'missing' : 'awaited'
}

/** A period of a form in a place: who must report, and what came of it. */
export interface PeriodOfPlace {
  readonly form: ReportForm
  readonly place: Place
  readonly day: Day
  readonly at: Instant
}

/** The units that must report in a period. */
export async function unitsExpected(asking: Pick<Asking, 'db' | 'tree'>, { form, place, day }: PeriodOfPlace) {
  return expectedUnits(asking.tree, await unitsOf(asking.db, asking.tree), { place, form, day })
}

/** Completeness, timeliness and consistency of a period, given what was sent in it. */
export function summarize(
  asking: Pick<Asking, 'now' | 'profile'>,
  period: PeriodOfPlace,
  given: { readonly expected: readonly Place[]; readonly sent: readonly SentReport[]; readonly locked: boolean },
): PeriodSummary {
  const { form, day, at } = period
  const offset = asking.profile.utcOffsetMinutes
  const dueAt = dueAtOf(form, day, offset)
  const byArea = new Map(given.sent.map((report) => [report.areaId, report]))
  const states = given.expected.map(({ id }) => stateOf(byArea.get(id), dueAt, asking.now))
  const received = given.expected.flatMap(({ id }) => byArea.get(id) ?? [])
  const count = (state: UnitState) => states.filter((one) => one === state).length
  const flawed = received.filter(({ flaws }) => flaws > 0).length
  return {
    period: writePeriod(form.period, at, offset),
    dueAt,
    expected: given.expected.length,
    received: received.length,
    inTime: count('in-time'),
    late: count('late'),
    missing: count('missing'),
    awaited: count('awaited'),
    corrected: received.filter(({ version }) => version > 1).length,
    flawed,
    sentUp: received.filter(({ sentUpAt }) => sentUpAt !== null).length,
    completeness: percent(received.length, given.expected.length),
    timeliness: percent(count('in-time'), given.expected.length),
    consistency: percent(received.length - flawed, received.length),
    latency: latencyOf(received),
    locked: given.locked,
  }
}

interface Counted {
  readonly received: number
  readonly late: number
  readonly corrected: number
  readonly flawed: number
  readonly sentUp: number
  readonly median: number | null
  readonly p90: number | null
}

/** The summary of one period, counted by the database: every board asks it. */
export async function summaryOf(asking: Asking, period: PeriodOfPlace): Promise<PeriodSummary> {
  const { form, place, at, day } = period
  const expected = await unitsExpected(asking, period)
  const [counted, locks] = await Promise.all([
    countSent(asking, period, expected),
    locksOn(asking.db, [{ form: form.code, periodAt: at }]),
  ])
  const { received, late, corrected, flawed, sentUp, median, p90 } = counted
  const offset = asking.profile.utcOffsetMinutes
  const dueAt = dueAtOf(form, day, offset)
  const unsent = expected.length - received
  const isOver = dueAt !== null && dueAt <= asking.now
  return {
    period: writePeriod(form.period, at, offset),
    dueAt,
    expected: expected.length,
    received,
    inTime: received - late,
    late,
    missing: isOver ? unsent : 0,
    awaited: isOver ? 0 : unsent,
    corrected,
    flawed,
    sentUp,
    completeness: percent(received, expected.length),
    timeliness: percent(received - late, expected.length),
    consistency: percent(received - flawed, received),
    latency: median === null || p90 === null ? null : { median, p90 },
    locked: locks.over(asking.tree, place.id, { form: form.code, periodAt: at }) !== undefined,
  }
}

async function countSent(
  { db, tree }: Asking,
  { form, place, at }: PeriodOfPlace,
  expected: readonly Place[],
): Promise<Counted> {
  const minutes = sql`greatest(0, round(extract(epoch from submitted_at - as_of) / 60))::float8`
  const { rows } = await sql<Counted>`
    select count(*)::int as received, (count(*) filter (where late))::int as late,
           (count(*) filter (where version > 1))::int as corrected,
           (count(*) filter (where flaws is not null))::int as flawed,
           (count(*) filter (where sent_up_at is not null))::int as "sentUp",
           percentile_disc(0.5) within group (order by ${minutes}) as median,
           percentile_disc(0.9) within group (order by ${minutes}) as p90
    from (
      select distinct on (area_id) late, version, flaws, sent_up_at, submitted_at, as_of from reports
      where form = ${form.code} and period_at = ${at} and superseded_at is null and ${liesIn(tree, [place])}
        and area_id = any(${expected.map(({ id }) => id)}::int[])
      order by area_id, array_position(${[...form.sources]}::text[], source)) as sent`.execute(db)
  return rows[0] as Counted
}

/** The moment at which the period of a day begins. */
export function beginningOf(day: Day, offsetMinutes: number): Instant {
  return startOfDay(day, offsetMinutes)
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 100) / whole)
}

/** Minutes from the as-of to the entry: the middle one, and the one that nine of ten stay below [RPT-04]. */
function latencyOf(reports: readonly SentReport[]): { median: number; p90: number } | null {
  if (reports.length === 0) return null
  const minutes = reports
    .map(({ asOf, submittedAt }) => Math.max(0, Math.round(minutesBetween(asOf, submittedAt))))
    .sort((left, right) => left - right)
  const at = (part: number) => minutes[Math.min(minutes.length - 1, Math.floor(minutes.length * part))] ?? 0
  return { median: at(0.5), p90: at(0.9) }
}
