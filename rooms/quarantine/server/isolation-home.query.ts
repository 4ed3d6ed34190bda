import { sql } from 'kysely'
import { addDays, contains, type Day } from '#kit'
import { type Asking, defineRead, notFound, type Place, visiblePlace } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { type IsolationCounts, isolationHomeContract } from '../domain/index.ts'
import { careMoment, todayOf } from './order-lines.query.ts'
import { missedNow } from './order-list.query.ts'
import { policyOf } from './policy-of-house.ts'
import { silentAt, watchedAt } from './self-watch.store.ts'
import { countWaiting } from './waiting.query.ts'
import { insideOf } from './where-inside.ts'

type Row = IsolationCounts & { readonly areaId: number; readonly synthetic: boolean }

const zero: IsolationCounts = {
  inForce: 0,
  home: 0,
  concentrated: 0,
  endsToday: 0,
  proposed: 0,
  proposedLate: 0,
  homeAsked: 0,
  missed: 0,
  needsOpen: 0,
  needsLate: 0,
  appealsOpen: 0,
  watched: 0,
  watchedSilent: 0,
}

/** Days shown ahead. */
const daysAhead = 15

/** `GET /quarantine/home` */
export const isolationHomeRead = defineRead(isolationHomeContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'quarantine.read')
  if (!place) return notFound('areaId')
  const [rows, ending, waiting, book] = await Promise.all([
    countsByArea(asking, place),
    endingDays(asking, place),
    countWaiting(asking, place),
    openBook(asking),
  ])
  const children = asking.tree.childrenOf(areaId)
  const below = children.flatMap((child) => {
    const theirs = rows.filter((row) => {
      const at = asking.tree.find(row.areaId)
      return at !== undefined && contains(child, at)
    })
    const area = book.byId.get(child.id)
    return theirs.length === 0 || !area ? [] : [{ areaId: child.id, areaTitle: areaTitle(area), ...sum(theirs) }]
  })
  return {
    asOf: asking.now,
    whole: sum(rows),
    below: below.toSorted((left, right) => right.inForce + right.proposed - left.inForce - left.proposed),
    ending,
    waiting,
    synthetic: rows.some(({ synthetic }) => synthetic),
  }
})

function sum(rows: readonly Row[]): IsolationCounts {
  const keys = Object.keys(zero) as (keyof IsolationCounts)[]
  return Object.fromEntries(keys.map((key) => [key, rows.reduce((all, row) => all + row[key], 0)])) as IsolationCounts
}

async function countsByArea(asking: Asking, place: Place): Promise<Row[]> {
  const { now, profile } = asking
  const { today } = todayOf(asking)
  const { rule } = await careMoment(asking)
  const binds = sql`isolation_orders.state = 'in-force' and ends_at > ${now}`
  const { selfWatch } = await policyOf(profile)
  const missed = missedNow({ now, utcOffsetMinutes: profile.utcOffsetMinutes, hour: rule.missedAfterHour })
  const { rows } = await sql<Row>`
    select area_id as "areaId", bool_or(synthetic) as synthetic,
      (count(*) filter (where ${binds}))::int as "inForce",
      (count(*) filter (where ${binds} and setting = 'home'))::int as home,
      (count(*) filter (where ${binds} and setting = 'concentrated'))::int as concentrated,
      (count(*) filter (where ${binds} and last_day = ${today}::date))::int as "endsToday",
      (count(*) filter (where isolation_orders.state = 'proposed'))::int as proposed,
      (count(*) filter (where isolation_orders.state = 'proposed' and due_at <= ${now}))::int as "proposedLate",
      (count(*) filter (where isolation_orders.state = 'proposed' and home_asked))::int as "homeAsked",
      (count(*) filter (where ${missed}))::int as missed,
      (count(*) filter (where ${watchedAt(now)}))::int as watched,
      (count(*) filter (where ${silentAt(now, selfWatch.silentDays)}))::int as "watchedSilent",
      coalesce(sum(needs.open), 0)::int as "needsOpen", coalesce(sum(needs.late), 0)::int as "needsLate",
      coalesce(sum(appeals.open), 0)::int as "appealsOpen"
    from isolation_orders
    left join (select order_id, count(*) as open, count(*) filter (where due_at <= ${now}) as late
               from isolation_needs where met_at is null group by order_id) as needs on needs.order_id = isolation_orders.id
    left join (select order_id, count(*) as open from isolation_appeals where resolved_at is null group by order_id)
      as appeals on appeals.order_id = isolation_orders.id
    where ${insideOf('isolation_orders', [place], asking.tree)}
    group by area_id`.execute(asking.db)
  return rows
}

async function endingDays(asking: Asking, place: Place) {
  const { today } = todayOf(asking)
  const { rows } = await sql<{ day: Day; home: number; concentrated: number }>`
    select last_day as day, (count(*) filter (where setting = 'home'))::int as home,
           (count(*) filter (where setting = 'concentrated'))::int as concentrated
    from isolation_orders
    where isolation_orders.state = 'in-force' and ends_at > ${asking.now}
      and ${insideOf('isolation_orders', [place], asking.tree)}
    group by last_day`.execute(asking.db)
  const byDay = new Map(rows.map((row) => [row.day, row]))
  return Array.from({ length: daysAhead }, (_, index) => {
    const day = addDays(today, index)
    return byDay.get(day) ?? { day, home: 0, concentrated: 0 }
  })
}
