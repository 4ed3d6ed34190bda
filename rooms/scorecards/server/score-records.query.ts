import { sql } from 'kysely'
import { containedInAny, type Day } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor } from '#platform/server'
import { type Formula, inOrder, scoreRecords } from '../domain/index.ts'
import { computeUnits } from './compute-units.query.ts'
import { formulaByCode, formulaOfDay } from './formulas.ts'
import { type KeptScore, scoresWhere } from './scores.store.ts'
import { showRecords } from './show-records.query.ts'
import { type Unit, unitById } from './units.query.ts'

/** A unit that the asker may look into; undefined reads as "not found". */
export async function ownUnit(asking: Asking, areaId: number): Promise<Unit | undefined> {
  const unit = await unitById(asking, areaId)
  return unit && containedInAny(asking.intervals, unit) ? unit : undefined
}

/** Every computation of a unit on a day, the oldest first. */
export function versionsOf(asking: Asking, unit: Pick<Unit, 'id' | 'zoneId'>, day: Day): Promise<KeptScore[]> {
  return scoresWhere(asking.db, sql`zone_id = ${unit.zoneId} and area_id = ${unit.id} and on_day = ${day}`)
}

/** The formula by which a computation was made, or (of none) the one of the day. */
export async function formulaFor(asking: Asking, kept: KeptScore | undefined, day: Day): Promise<Formula | undefined> {
  return kept ? formulaByCode(asking.profile, kept.formula) : formulaOfDay(asking.profile, day)
}

const rank = { bad: 0, open: 1, good: 2 }

/** `GET /scorecards/units/:areaId/records`: found again as they were known at the moment of the computation. */
export const scoreRecordsRead = defineRead(scoreRecords, async (asking, query) => {
  const day = query.day as Day
  const unit = await ownUnit(asking, query.areaId)
  if (!unit) return notFound('areaId')
  const versions = await versionsOf(asking, unit, day)
  const kept = query.version === undefined ? versions.at(-1) : versions.find(({ version }) => version === query.version)
  const formula = await formulaFor(asking, kept, day)
  if (!formula || (query.version !== undefined && !kept)) return notFound('version')
  const knownAt = kept?.knownAt ?? asking.now
  const [computed] = await computeUnits(asking, { formula, day, knownAt, units: [unit] })
  const all = inOrder(computed?.evidence ?? [])
    .filter(({ indicator }) => query.indicator === undefined || indicator === query.indicator)
    .filter(({ verdict }) => query.verdict === undefined || verdict === query.verdict)
    .toSorted((left, right) => rank[left.verdict] - rank[right.verdict])
  const from = Number(fromCursor(query.cursor)?.[0] ?? 0)
  const next = from + query.limit
  return {
    items: await showRecords(asking.db, all.slice(from, next)),
    next: next < all.length ? toCursor([next]) : null,
    areaTitle: unit.title,
    indicatorTitle: formula.indicators.find(({ key }) => key === query.indicator)?.title ?? null,
    knownAt,
  }
})
