import { addDays, type Day, startOfDay } from '#kit'
import { type Asking, may } from '#platform/server'
import { accountabilityEvidence } from '#rooms/accountability/server'
import { violationCounts } from '#rooms/violations/server'
import type { UnitScoreView } from '../domain/index.ts'
import type { Unit } from './units.query.ts'

/** How far back notes and cases are shown beside a day. */
const shownDays = 30

/**
 * What is known of a unit and stands outside its score: violations found (finding more is never worse, SCR-06), praise,
 * criticism, and cases that whoever asks may see. For the person who rates, not for the sum (SG-16).
 */
export async function besideOf(asking: Asking, unit: Unit, day: Day): Promise<UnitScoreView['beside']> {
  const { db, tree, profile, actor, now } = asking
  const [counts, evidence] = await Promise.all([
    may(actor, 'violations.read', unit.id, tree)
      ? violationCounts(db, tree, { areaId: unit.id, from: day, to: day })
      : null,
    accountabilityEvidence(db, { day, knownAt: now, profile }),
  ])
  const seesCases = may(actor, 'accountability.read', unit.id, tree)
  const since = startOfDay(addDays(day, -shownDays), profile.utcOffsetMinutes)
  return {
    detected: counts?.detected.count ?? null,
    notes: evidence
      .filter(({ areaId, kind, at }) => areaId === unit.id && at >= since && (kind !== 'case' || seesCases))
      .map(({ kind, id, at, to }) => ({ kind, id, at, to })),
  }
}
