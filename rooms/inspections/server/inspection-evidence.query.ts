import { sql } from 'kysely'
import { addDays, type Day, type Instant, startOfDay } from '#kit'
import type { Db, Profile, Tree, Trx } from '#platform/server'

/**
 * What a day showed of an area (counted where it lies, nothing summed upwards), as the house knew it at a moment. The same
 * question gives the same answer for ever: only columns and steps recorded by then are looked at.
 */
export interface InspectionEvidence {
  readonly areaId: number
  /** Inspections finished on the day, all kinds but public duty. */
  readonly inspections: number
  /** Findings stated on the day; more of them is more detection, never in itself worse. */
  readonly stated: number
  /** Findings whose deadline fell on the day: put right in time, late, or not at all by the end of the day. */
  readonly due: number
  readonly inTime: number
  readonly late: number
  readonly missed: number
  /** Findings that stood open (or waited for a re-check) at the end of the day. */
  readonly open: number
  /** Remedies reported that a re-check of the day found not to be so. */
  readonly failed: number
  /** Records of the day (check-in or finding) that the house learned of more than a day later. */
  readonly lateEntries: number
  /** Findings behind `due`, `open`, `failed`: each number opens to its records. */
  readonly findingIds: readonly string[]
}

/** Which day, as known when. */
export interface EvidenceQuestion {
  readonly tree: Tree
  readonly profile: Profile
  readonly day: Day
  readonly knownAt: Instant
}

interface FindingThen {
  readonly id: string
  readonly areaId: number
  readonly steps: readonly { kind: string; at: Instant; dueAt: Instant | null; recordedAt: Instant }[]
}

/** Evidence by area for scorecards. An area of which nothing was known is absent. */
export async function inspectionEvidence(
  db: Db | Trx,
  { profile, day, knownAt }: EvidenceQuestion,
): Promise<Map<number, InspectionEvidence>> {
  const span = {
    from: startOfDay(day, profile.utcOffsetMinutes),
    to: startOfDay(addDays(day, 1), profile.utcOffsetMinutes),
  }
  const byArea = new Map<number, Counts>()
  const of = (areaId: number): Counts => {
    const known = byArea.get(areaId) ?? noCounts()
    byArea.set(areaId, known)
    return known
  }
  for (const row of await finishedThen(db, span, knownAt)) {
    const counts = of(row.areaId)
    counts.inspections += row.count
    counts.lateEntries += row.late
  }
  for (const finding of await findingsThen(db, span, knownAt)) weigh(of(finding.areaId), finding, span)
  return new Map(
    [...byArea].map(([areaId, { findingIds, ...counts }]) => [
      areaId,
      { areaId, ...counts, findingIds: [...findingIds].toSorted() },
    ]),
  )
}

interface Span {
  readonly from: Instant
  readonly to: Instant
}

interface Counts {
  inspections: number
  stated: number
  due: number
  inTime: number
  late: number
  missed: number
  open: number
  failed: number
  lateEntries: number
  findingIds: Set<string>
}

function noCounts(): Counts {
  return {
    inspections: 0,
    stated: 0,
    due: 0,
    inTime: 0,
    late: 0,
    missed: 0,
    open: 0,
    failed: 0,
    lateEntries: 0,
    findingIds: new Set(),
  }
}

async function finishedThen(db: Db | Trx, { from, to }: Span, knownAt: Instant) {
  const { rows } = await sql<{ areaId: number; count: number; late: number }>`
    select area_id as "areaId", count(*)::int as count,
           (count(*) filter (where check_in_recorded_at > checked_in_at + interval '24 hours'))::int as late
    from inspections
    where finished_at >= ${from} and finished_at < ${to} and finish_recorded_at <= ${knownAt} and kind <> 'public-duty'
    group by area_id`.execute(db)
  return rows
}

/** Findings stated before the end of the day, not withdrawn by then as known, and not closed before the day began. */
async function findingsThen(db: Db | Trx, { from, to }: Span, knownAt: Instant): Promise<FindingThen[]> {
  const { rows } = await sql<FindingThen>`
    select steps.finding_id as id, min(steps.area_id) as "areaId",
           json_agg(json_build_object('kind', kind, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'dueAt', to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'recordedAt', to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
             order by number) as steps
    from inspection_finding_steps steps
    where recorded_at <= ${knownAt} and at < ${to}
    group by steps.finding_id
    having bool_or(kind = 'stated') and not bool_or(kind = 'withdrawn')
      and not bool_or(kind = 'passed' and at < ${from})`.execute(db)
  return rows
}

/**
 * One finding weighed for a day. It is a row of rounds: each begins with the statement or a failed re-check and has a
 * deadline; the remedy of a round is the report that no re-check overthrew.
 */
function weigh(counts: Counts, { id, steps }: FindingThen, span: Span): void {
  const today = steps.filter(({ at }) => at >= span.from)
  const stated = today.filter(({ kind }) => kind === 'stated')
  const failed = today.filter(({ kind }) => kind === 'failed').length
  counts.stated += stated.length
  counts.lateEntries += stated.filter(isLateEntry).length
  counts.failed += failed
  for (const round of roundsOf(steps)) settleDue(counts, id, round, span)
  const isOpen = !steps.some(({ kind }) => kind === 'passed')
  if (isOpen) counts.open += 1
  if (isOpen || failed > 0) counts.findingIds.add(id)
}

interface Round {
  readonly due: Instant
  reported: Instant | null
}

function roundsOf(steps: FindingThen['steps']): Round[] {
  const rounds: Round[] = []
  for (const { kind, at, dueAt } of steps) {
    const round = rounds.at(-1)
    if (round && kind === 'reported') round.reported = at
    if (round && kind === 'failed') round.reported = null
    const begins = kind === 'stated' || kind === 'failed'
    if (begins && dueAt !== null) rounds.push({ due: dueAt, reported: null })
  }
  return rounds
}

function settleDue(counts: Counts, id: string, round: Round, { from, to }: Span): void {
  if (round.due < from || round.due >= to) return
  counts.due += 1
  counts.findingIds.add(id)
  if (round.reported === null) counts.missed += 1
  else if (round.reported <= round.due) counts.inTime += 1
  else counts.late += 1
}

function isLateEntry({ at, recordedAt }: FindingThen['steps'][number]): boolean {
  return Date.parse(recordedAt) - Date.parse(at) > 86_400_000
}
