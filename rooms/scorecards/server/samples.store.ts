import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { addMinutes, type Day, type Instant } from '#kit'
import { type Db, derivedId, type Trx } from '#platform/server'
import { type Evidence, type Formula, isDrawn, lotOf, lotText, type SampleOutcome } from '../domain/index.ts'
import './scorecards.tables.ts'
import type { Unit } from './units.query.ts'

/** A re-check drawn by lot. */
export interface Sample {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly day: Day
  readonly salt: string
  readonly lot: number
  readonly reportId: string | null
  readonly drawnAt: Instant
  readonly dueAt: Instant
  readonly outcome: SampleOutcome | null
  readonly note: string | null
  readonly checkedBy: string | null
  readonly checkedAt: Instant | null
}

/** Columns of a sample under its names. */
export const sampleColumns = sql`score_samples.id, score_samples.zone_id as "zoneId", score_samples.area_id as "areaId",
  score_samples.on_day as day, salt, lot, report_id as "reportId", drawn_at as "drawnAt", due_at as "dueAt", outcome, note,
  checked_by as "checkedBy", checked_at as "checkedAt"`

/** Samples of units on a day. */
export async function samplesOf(
  db: Db | Trx,
  of: { readonly day: Day; readonly areaIds: readonly number[] },
): Promise<Sample[]> {
  const { rows } = await sql<Sample>`
    select ${sampleColumns} from score_samples
    where on_day = ${of.day} and area_id = any(${[...of.areaIds]}::int[])`.execute(db)
  return rows
}

/** A sample, taken for this transaction. */
export async function lockSample(trx: Trx, id: string): Promise<Sample | undefined> {
  const { rows } = await sql<Sample>`
    select ${sampleColumns} from score_samples where id = ${id} for update`.execute(trx)
  return rows[0]
}

/**
 * Draws the day's re-checks among units whose figures of the day are in. The lot of a unit is the SHA-256 of day, unit,
 * formula and salt; anybody can draw it again. The salt is the hash of all records of the day, so that nobody knows
 * while reporting whether they will be visited.
 */
export async function drawSamples(
  trx: Trx,
  of: {
    readonly formula: Formula
    readonly day: Day
    readonly now: Instant
    readonly salt: string
    readonly units: readonly { readonly unit: Unit; readonly evidence: readonly Evidence[] }[]
  },
): Promise<number> {
  const { formula, day, now, salt } = of
  const drawn = of.units.flatMap(({ unit, evidence }) => {
    const report = evidence.find(({ kind, at }) => kind === 'report' && at !== null)
    if (!report) return []
    const text = lotText({ day, areaId: unit.id, formula: formula.code, salt })
    const lot = lotOf(hash('sha256', text))
    return isDrawn(formula, lot) ? [{ unit, lot, reportId: report.record, id: derivedId('score sample', text) }] : []
  })
  if (drawn.length === 0) return 0
  const { rows } = await sql<{ id: string }>`
    insert into score_samples (zone_id, id, area_id, on_day, formula, salt, lot, report_id, drawn_at, due_at)
    select zone_id, id, area_id, ${day}, ${formula.code}, ${salt}, lot, report_id, ${now},
           ${addMinutes(now, formula.samples.dueMinutes)}
    from unnest(${drawn.map(({ unit }) => unit.zoneId)}::int[], ${drawn.map(({ id }) => id)}::uuid[],
                ${drawn.map(({ unit }) => unit.id)}::int[], ${drawn.map(({ lot }) => lot)}::float8[],
                ${drawn.map(({ reportId }) => reportId)}::uuid[]) as given (zone_id, id, area_id, lot, report_id)
    on conflict (zone_id, area_id, on_day) do nothing returning id`.execute(trx)
  return rows.length
}
