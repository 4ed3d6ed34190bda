import { sql } from 'kysely'
import { addDays, containedInAny, contains, type Day, dayOf, type Instant, startOfDay } from '#kit'
import { type Asking, defineRead, notFound, type Place } from '#platform/server'
import {
  type Dimension,
  dimensions,
  type Formula,
  isHeard,
  poolCounts,
  type ScoreRow,
  scoreList,
  scoreOf,
  settledAt,
} from '../domain/index.ts'
import { computeUnits } from './compute-units.query.ts'
import { formulaOfDay } from './formulas.ts'
import { countsOf, type KeptScore, lastScores, sidesOf } from './scores.store.ts'
import { situationUntil, zonesAt } from './situation.query.ts'
import { measuredUnits, type Unit, unitById } from './units.query.ts'
import { decidesOver } from './who-decides.ts'

/** Where the list stands before there is any formula. */
const noSides: Record<Dimension, null> = { completeness: null, timeliness: null, consistency: null, process: null }

/** What the list shows of one unit, before its context is put beside it. */
interface Standing {
  readonly unit: Unit
  readonly isOpen: boolean
  readonly kept: KeptScore | undefined
  readonly row: Pick<ScoreRow, 'score' | 'sides' | 'counted' | 'state'>
  readonly counts: ReturnType<typeof countsOf>
}

/** `GET /scorecards` */
export const scoreListRead = defineRead(scoreList, async (asking, query) => {
  const { tree, profile, now } = asking
  const place = query.areaId === undefined ? tree.root : tree.find(query.areaId)
  if (!place) return notFound('areaId')
  const days = await keptDays(asking)
  const day = (query.day as Day | undefined) ?? days[0] ?? dayOf(now, profile.utcOffsetMinutes)
  const formula = await formulaOfDay(profile, day)
  const areaTitle = (await unitById(asking, place.id))?.title ?? (await titleOfPlace(asking, place))
  if (!formula) return { ...nothing, day, days, areaTitle }
  const units = (await measuredUnits(asking, { formula, day, within: [place] })).filter(
    ({ level }) => query.level === undefined || level === query.level,
  )
  const settled = settledAt(formula, day, profile.utcOffsetMinutes)
  const standings = await standingsOf(asking, { formula, day, units })
  const items = await withContext(asking, { formula, day, standings })
  const decidable = standings.filter(
    ({ unit, kept }) => kept && decidesOver(asking.actor, 'scorecards.approve', unit, tree),
  )
  return {
    items,
    next: null,
    day,
    areaTitle,
    formula: { code: formula.code, title: formula.title },
    settledAt: settled,
    situationTitle: formula.situation?.title ?? null,
    together: together(formula, standings),
    days,
    mayCompute: mayCompute(asking, place) && now >= settled,
    mayDecide: decidable.length > 0,
    toApprove: decidable.filter(({ kept }) => kept?.state === 'computed' && isHeard(formula, kept, now)).length,
    toPublish: decidable.filter(({ kept }) => kept?.state === 'approved').length,
  }
})

const nothing = {
  items: [],
  next: null,
  formula: null,
  settledAt: null,
  situationTitle: null,
  together: { score: null, sides: noSides, judged: 0, units: 0 },
  mayCompute: false,
  mayDecide: false,
  toApprove: 0,
  toPublish: 0,
}

/** The last days that have kept scores, newest first. */
async function keptDays({ db }: Asking): Promise<Day[]> {
  const { rows } = await sql<{ day: Day }>`
    with recursive kept as (
      (select on_day as day from scores order by on_day desc limit 1)
      union all
      select (select max(on_day) from scores where on_day < kept.day) from kept where kept.day is not null)
    select day from kept where day is not null limit 60`.execute(db)
  return rows.map(({ day }) => day)
}

async function titleOfPlace({ db }: Asking, place: Place) {
  const row = await db.selectFrom('areas').select('name').where('id', '=', place.id).executeTakeFirstOrThrow()
  return { vi: row.name, en: row.name }
}

function mayCompute({ actor, tree }: Asking, place: Place): boolean {
  return actor.scopes.some((scope) => {
    const own = tree.find(scope.areaId)
    return own !== undefined && scope.permissions.has('scorecards.compute') && contains(own, place)
  })
}

/**
 * Kept scores of a day; of a day that has none, what the records come to now, of the asker's own units alone. Of others
 * only what was published is shown (SG-17).
 */
async function standingsOf(
  asking: Asking,
  of: { readonly formula: Formula; readonly day: Day; readonly units: readonly Unit[] },
): Promise<Standing[]> {
  const { formula, day, units } = of
  const isOwn = (unit: Unit) => containedInAny(asking.intervals, unit)
  const areaIds = units.map(({ id }) => id)
  const [last, published] = await Promise.all([
    lastScores(asking.db, { day, areaIds }),
    units.every(isOwn) ? undefined : lastScores(asking.db, { day, areaIds, published: true }),
  ])
  if (last.size === 0) return liveStandings(asking, { formula, day, units: units.filter(isOwn) })
  return units.flatMap((unit) => {
    const isOpen = isOwn(unit)
    const kept = (isOpen ? last : published)?.get(unit.id)
    if (!kept) return []
    const counted = kept.counts.reduce((sum, [, , one]) => sum + one, 0)
    const row = { score: kept.score, sides: sidesOf(kept), counted, state: kept.state }
    return [{ unit, isOpen, kept, row, counts: countsOf(kept) }]
  })
}

async function liveStandings(
  asking: Asking,
  of: { readonly formula: Formula; readonly day: Day; readonly units: readonly Unit[] },
): Promise<Standing[]> {
  const computed = await computeUnits(asking, { ...of, knownAt: asking.now })
  return computed.map(({ unit, score }) => {
    const counted = score.lines.reduce((sum, line) => sum + line.counted, 0)
    const row = { score: score.score, sides: score.dimensions, counted, state: 'live' as const }
    const counts = new Map(score.lines.map(({ key, good, counted: all }) => [key, { good, counted: all }]))
    return { unit, isOpen: true, kept: undefined, row, counts }
  })
}

async function withContext(
  asking: Asking,
  of: { readonly formula: Formula; readonly day: Day; readonly standings: readonly Standing[] },
): Promise<ScoreRow[]> {
  const { formula, day, standings } = of
  const endOfDay: Instant = startOfDay(addDays(day, 1), asking.profile.utcOffsetMinutes)
  const at = endOfDay < asking.now ? endOfDay : asking.now
  const areaIds = standings.map(({ unit }) => unit.id)
  const [situation, zones] = await Promise.all([
    situationUntil(asking, { formula, day, knownAt: asking.now, areaIds }),
    zonesAt(asking, at),
  ])
  return standings.map(({ unit, isOpen, kept, row }) => ({
    ...row,
    areaId: unit.id,
    areaTitle: unit.title,
    level: unit.level,
    scoreId: kept?.id ?? null,
    version: kept?.version ?? null,
    isExplained: isOpen && (kept?.explainedAt ?? null) !== null,
    isSeen: isOpen && (kept?.seenAt ?? null) !== null,
    situation: situation.values.get(unit.id) ?? null,
    zone: zones.get(unit.id) ?? null,
    isOpen,
  }))
}

function together(formula: Formula, standings: readonly Standing[]) {
  const pooled = scoreOf(formula, poolCounts(standings.map(({ counts }) => counts)))
  const sides = Object.fromEntries(dimensions.map((side) => [side, pooled.dimensions[side]])) as ScoreRow['sides']
  const judged = standings.filter(({ row }) => row.score !== null).length
  return { score: pooled.score, sides, judged, units: standings.length }
}
