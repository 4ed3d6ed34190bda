import { sql } from 'kysely'
import { addDays, type Day } from '#kit'
import type { Asking } from '#platform/server'
import type { Formula } from '../domain/index.ts'
import { besideOf } from './beside.query.ts'
import { lastOfPeriod } from './period-scores.query.ts'
import { situationUntil } from './situation.query.ts'
import type { Unit } from './units.query.ts'

/** Days of a unit's trend, the day itself included. */
const trendDays = 14

interface Shown {
  readonly unit: Unit
  readonly day: Day
  readonly formula: Formula
  readonly isOpen: boolean
}

/** What stands around a unit's score: its days before, what re-checks found, the rating, and what is not in the score. */
export async function contextOf(asking: Asking, { unit, day, formula, isOpen }: Shown) {
  const from = addDays(day, 1 - trendDays)
  const [situation, period, flags, rating, beside] = await Promise.all([
    situationUntil(asking, { formula, day, knownAt: asking.now, areaIds: [unit.id] }),
    lastOfPeriod(asking.db, { from, to: day, areaIds: [unit.id] }),
    flagsOf(asking, unit, { from, to: day }),
    ratingOf(asking, unit, { day, formula }),
    besideOf(asking, unit, day),
  ])
  const visible = (period.get(unit.id) ?? []).filter(({ state }) => isOpen || state === 'published')
  const scores = new Map(visible.map(({ day: on, score }) => [on, score]))
  const byDay = situation.byDay.get(unit.id)
  const value = situation.values.get(unit.id)
  return {
    trend: Array.from({ length: trendDays }, (_, index) => addDays(from, index)).map((on) => ({
      day: on,
      score: scores.get(on) ?? null,
      situation: byDay?.get(on) ?? null,
    })),
    flags: isOpen ? flags : [],
    situation: formula.situation && value !== undefined ? { title: formula.situation.title, value } : null,
    rating: isOpen ? rating : null,
    beside,
  }
}

async function flagsOf({ db }: Asking, unit: Unit, span: { readonly from: Day; readonly to: Day }) {
  const { rows } = await sql<{ day: Day; outcome: 'matches' | 'under' | 'over' | 'cannot'; note: string | null }>`
    select on_day as day, outcome, note from score_samples
    where zone_id = ${unit.zoneId} and area_id = ${unit.id} and outcome is not null
      and on_day between ${span.from} and ${span.to} order by on_day desc`.execute(db)
  return rows
}

async function ratingOf(
  { db }: Asking,
  unit: Unit,
  { day, formula }: { readonly day: Day; readonly formula: Formula },
) {
  const { rows } = await sql<{ rating: string; from: Day; to: Day; by: string | null }>`
    select rating, from_day as "from", to_day as "to", officers.name as by
    from score_ratings left join officers on officers.id = score_ratings.rated_by
    where zone_id = ${unit.zoneId} and area_id = ${unit.id} and replaced_at is null
      and ${day} between from_day and to_day
    order by rated_at desc limit 1`.execute(db)
  const [row] = rows
  const title = formula.ratings.find(({ key }) => key === row?.rating)?.title
  return row && title ? { key: row.rating, title, from: row.from, to: row.to, by: row.by } : null
}
