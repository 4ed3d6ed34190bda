import { addDays, type Day, type Instant, startOfDay, type Words } from '#kit'
import { inForceInside } from '#rooms/areas/server'
import { situationOf } from '#rooms/reports/server'
import type { Formula } from '../domain/index.ts'
import type { Grounds } from './gather-evidence.query.ts'

/** The other axis: what the epidemic is like in a unit. Shown beside the score, never part of it (SCR-04). */
export interface Situation {
  /** The figure the formula names, summed over its days up to this one; absent: no report says. */
  readonly values: ReadonlyMap<number, number>
  /** The same by day, for a trend. */
  readonly byDay: ReadonlyMap<number, ReadonlyMap<Day, number>>
}

/** The situation of units up to a day, as known at a moment. */
export async function situationUntil(
  { db, profile }: Pick<Grounds, 'db' | 'profile'>,
  of: { readonly formula: Formula; readonly day: Day; readonly knownAt: Instant; readonly areaIds?: readonly number[] },
): Promise<Situation> {
  const asked = of.formula.situation
  if (!asked) return { values: new Map(), byDay: new Map() }
  const offset = profile.utcOffsetMinutes
  const span = { from: startOfDay(addDays(of.day, 1 - asked.days), offset), to: startOfDay(addDays(of.day, 1), offset) }
  const found = await situationOf(db, {
    ...asked,
    ...span,
    knownAt: of.knownAt,
    ...(of.areaIds && { areaIds: of.areaIds }),
  })
  const values = [...found].map(
    ([areaId, days]) => [areaId, [...days.values()].reduce((sum, one) => sum + one, 0)] as const,
  )
  return { values: new Map(values), byDay: new Map([...found].map(([areaId, days]) => [areaId, inDays(days, offset)])) }
}

function inDays(days: ReadonlyMap<Instant, number>, offset: number): Map<Day, number> {
  return new Map([...days].map(([at, value]) => [dayIn(at, offset), value]))
}

function dayIn(at: Instant, offset: number): Day {
  return new Date(Date.parse(at) + offset * 60_000).toISOString().slice(0, 10) as Day
}

/** The level or zone in force in each unit at a moment: "vùng đỏ". */
export interface ZoneMark {
  readonly label: Words
  readonly level: number | null
}

/** Levels and zones in force anywhere in the tree, by area; the last to come into force where there are several. */
export async function zonesAt({ db, tree }: Grounds, at: Instant): Promise<Map<number, ZoneMark>> {
  if (!tree.root || !('selectFrom' in db)) return new Map()
  const rows = await inForceInside(db as never, tree, tree.root.id, at)
  const marks = rows
    .filter(({ kind }) => kind === 'level' || kind === 'zone')
    .toSorted((left, right) => (left.from < right.from ? -1 : 1))
  return new Map(
    marks.map(({ areaId, labelVi, labelEn, data }) => [
      areaId,
      { label: { vi: labelVi, en: labelEn }, level: typeof data.level === 'number' ? data.level : null },
    ]),
  )
}
