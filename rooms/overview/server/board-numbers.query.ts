import { sql } from 'kysely'
import { type Day, dayOf, type Instant } from '#kit'
import { type Asking, countsOfArea, type DayCount, type Place } from '#platform/server'
import { type BoardNumber, boardNumbers, type NumberRecipe, trendDays, trendOf } from '../domain/index.ts'
import { liesIn } from './scope.query.ts'

/** Before the first fact of any city: where the sum of a stock begins. */
const beginning = '2000-01-01' as Day

const source = { vi: 'sổ ghi việc của các đơn vị', en: 'tasks as recorded by the units' }

/** The numbers of the strip for one place, with their trend of 14 days. */
export async function boardNumbersOf(asking: Asking, place: Place): Promise<BoardNumber[]> {
  const { db, tree, now, profile, catalogue } = asking
  const kept = boardNumbers.filter((recipe) => recipe.plus.some((key) => catalogue.indicators.has(key)))
  const days = trendDays(dayOf(now, profile.utcOffsetMinutes))
  const ask = (kind: NumberRecipe['kind'], from: Day) => {
    const indicators = kept.filter((one) => one.kind === kind).flatMap((one) => [...one.plus, ...one.minus])
    return countsOfArea(db, tree, { areaId: place.id, indicators, from, to: days.at(-1) as Day })
  }
  const [stocks, flows, asOf, live] = await Promise.all([
    ask('stock', beginning),
    ask('flow', days[0] as Day),
    countedUntil(asking),
    liveCounts(asking, place),
  ])
  return kept.map((recipe) => toNumber(recipe, recipe.kind === 'stock' ? stocks : flows, days, { asOf, now, live }))
}

interface Known {
  readonly asOf: Instant
  readonly now: Instant
  readonly live: Readonly<Record<string, number>>
}

/** A number that is counted from its records this very moment takes that count; its trend comes from the counters. */
function toNumber(recipe: NumberRecipe, counts: readonly DayCount[], days: readonly Day[], known: Known): BoardNumber {
  const trend = trendOf(recipe, counts, days)
  const counted = known.live[recipe.key]
  const value = counted ?? trend.at(-1) ?? 0
  return {
    key: recipe.key,
    title: recipe.title,
    kind: recipe.kind,
    value,
    yesterday: trend.at(-2) ?? 0,
    lastWeek: trend.at(-8) ?? 0,
    trend: [...trend.slice(0, -1), value],
    asOf: counted === undefined ? known.asOf : known.now,
    source,
  }
}

/**
 * The moment up to which the counters are complete: now when every entry of the journal has been counted, else when the
 * first uncounted one was recorded.
 */
async function countedUntil({ db, now }: Asking): Promise<Instant> {
  const { rows } = await sql<{ at: Instant }>`
    select recorded_at as at from journal
    where (xid, seq) > (select xid, seq from cursors where name = 'tallies')
    order by xid, seq limit 1`.execute(db)
  return rows[0]?.at ?? now
}

/** Open and overdue tasks as the task list counts them now, so that the number and the list behind it are one. */
async function liveCounts({ db, tree, now }: Asking, place: Place): Promise<Record<string, number>> {
  const { rows } = await sql<{ open: number; overdue: number }>`
    select count(*)::int as open,
           (count(*) filter (where state <> 'done-reported' and due_at <= ${now}))::int as overdue
    from tasks where state in ('active', 'acknowledged', 'in-progress', 'done-reported')
      and ${liesIn(tree, place)}`.execute(db)
  return { 'tasks-open': rows[0]?.open ?? 0, 'tasks-overdue': rows[0]?.overdue ?? 0 }
}
