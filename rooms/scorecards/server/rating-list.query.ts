import { sql } from 'kysely'
import { addDays, containedInAny, type Day, type Instant, startOfDay } from '#kit'
import { type Asking, defineRead, notFound } from '#platform/server'
import { headPostsOf, officerNames } from '#rooms/bodies/server'
import { adviceOf, type Formula, poolCounts, type RatingRow, ratingList, scoreOf } from '../domain/index.ts'
import { formulaOfDay } from './formulas.ts'
import { lastOfPeriod } from './period-scores.query.ts'
import { countsOf, type KeptScore } from './scores.store.ts'
import { measuredUnits, type Unit } from './units.query.ts'
import { decidesOver } from './who-decides.ts'

interface Rated {
  readonly areaId: number
  readonly rating: string
  readonly reason: string
  readonly by: string | null
  readonly at: Instant
}

/** `GET /scorecards/ratings`: every unit of the asker's in a period, its days as one, the advice and the decision. */
export const ratingListRead = defineRead(ratingList, async (asking, { areaId, from, to, level }) => {
  const { db, tree, intervals, profile, now } = asking
  const place = areaId === undefined ? tree.root : tree.find(areaId)
  if (!place) return notFound('areaId')
  const formula = await formulaOfDay(profile, to as Day)
  if (!formula || to < from) return { items: [], next: null }
  const units = (await measuredUnits(asking, { formula, day: to as Day, within: [place] })).filter(
    (unit) => containedInAny(intervals, unit) && (level === undefined || unit.level === level),
  )
  const areaIds = units.map(({ id }) => id)
  const end = startOfDay(addDays(to as Day, 1), profile.utcOffsetMinutes)
  const [scores, rated, heads] = await Promise.all([
    lastOfPeriod(db, { from, to, areaIds }),
    ratingsOf(asking, { from, to, areaIds }),
    headPostsOf(db, areaIds, end < now ? end : now),
  ])
  const [names, posts] = await Promise.all([
    officerNames(
      db,
      [...heads.values()].map(({ officerId }) => officerId),
    ),
    postTitles(
      asking,
      [...heads.values()].map(({ postId }) => postId),
    ),
  ])
  const items = units.map((unit) => {
    const head = heads.get(unit.id)
    const name = names.get(head?.officerId ?? '')
    const person = name === undefined ? null : { name, post: posts.get(head?.postId ?? '') ?? null }
    return toRow(asking, { unit, formula, scores: scores.get(unit.id) ?? [], rated: rated.get(unit.id), head: person })
  })
  return { items, next: null }
})

function toRow(
  { actor, tree }: Asking,
  of: {
    readonly unit: Unit
    readonly formula: Formula
    readonly scores: readonly KeptScore[]
    readonly rated: Rated | undefined
    readonly head: RatingRow['head']
  },
): RatingRow {
  const { unit, formula, scores, rated, head } = of
  const pooled = scoreOf(formula, poolCounts(scores.map(countsOf)))
  const titled = (key: string | null) => {
    const title = formula.ratings.find((one) => one.key === key)?.title
    return key !== null && title ? { key, title } : null
  }
  const decided = titled(rated?.rating ?? null)
  return {
    areaId: unit.id,
    areaTitle: unit.title,
    head,
    score: pooled.score,
    sides: pooled.dimensions,
    days: scores.length,
    advice: titled(adviceOf(formula, pooled.score)),
    rating: rated && decided ? { ...decided, reason: rated.reason, by: rated.by, at: rated.at } : null,
    mayRate: scores.length > 0 && decidesOver(actor, 'scorecards.rate', unit, tree),
  }
}

async function ratingsOf(
  { db }: Asking,
  of: { readonly from: string; readonly to: string; readonly areaIds: readonly number[] },
): Promise<Map<number, Rated>> {
  const { rows } = await sql<Rated>`
    select area_id as "areaId", rating, reason, officers.name as by, rated_at as at
    from score_ratings left join officers on officers.id = score_ratings.rated_by
    where area_id = any(${[...of.areaIds]}::int[]) and from_day = ${of.from} and to_day = ${of.to}
      and replaced_at is null`.execute(db)
  return new Map(rows.map((row) => [row.areaId, row]))
}

async function postTitles({ db }: Asking, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from posts where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}
