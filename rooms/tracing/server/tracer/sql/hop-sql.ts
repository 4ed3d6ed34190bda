/** What one hop in SQL runs on. Times in minutes since 2020; all numbers are put in as they are. */
export interface HopTerms {
  /** Relation with columns person, ready, until. */
  readonly frontier: string
  /** Relation with columns person, place, enter_minute, leave_minute. */
  readonly stays: string
  /** The same stays in the order of places, where there is a second table. */
  readonly staysByPlace?: string
  /** Relation with columns number, household_id. */
  readonly people: string
  /** Relation with columns one, other, from_minute, until_minute; null: reported contacts do not count. */
  readonly links: string | null
  /** First and last minute at which a stay that counts begins. */
  readonly from: number
  readonly until: number
  readonly leastMinutes: number
  readonly householdMinutes: number
  /** No stay is longer: bounds how far back somebody who is still there can have come. */
  readonly longestMinutes: number
}

/**
 * One hop as a relation (person, minute): level by level, by hand, on covering btrees, one row a person. The definition is
 * that of design "earliest arrival": a shared stay of `leastMinutes` after the other could expose; who lives with them so many
 * minutes later; who is reported to have met them at once.
 */
export function hopSql(terms: HopTerms): string {
  const { frontier, stays, leastMinutes: least } = terms
  const within = `between ${terms.from} and ${terms.until}`
  const ties =
    terms.links === null
      ? []
      : [tiesSql(frontier, terms.links, 'one', 'other'), tiesSql(frontier, terms.links, 'other', 'one')]
  return `
    with windows as materialized (
      select own.place, greatest(own.enter_minute, frontier.ready) as first,
             least(own.leave_minute, frontier.until) - ${least} as last
      from ${frontier} as frontier join ${stays} as own on own.person = frontier.person and own.enter_minute ${within}
      where least(own.leave_minute, frontier.until) - ${least} >= greatest(own.enter_minute, frontier.ready)),
    met as (
      select other.person, min(greatest(other.enter_minute, windows.first)) + ${least} as minute
      from windows join ${terms.staysByPlace ?? stays} as other on other.place = windows.place and other.enter_minute ${within}
        and other.enter_minute between windows.first + ${least} - ${terms.longestMinutes} and windows.last
        and other.leave_minute >= windows.first + ${least}
        and other.leave_minute >= other.enter_minute + ${least}
      group by other.person),
    home as (
      select mate.number as person, min(frontier.ready) + ${terms.householdMinutes} as minute
      from ${frontier} as frontier join ${terms.people} as own on own.number = frontier.person
      join ${terms.people} as mate on mate.household_id = own.household_id and mate.number <> own.number
      where frontier.ready + ${terms.householdMinutes} <= frontier.until
      group by mate.number)
    select person, min(minute) as minute
    from (select * from met union all ${['select * from home', ...ties].join(' union all ')}) as reached group by person`
}

function tiesSql(frontier: string, links: string, own: string, theirs: string): string {
  return `select link.${theirs} as person, min(greatest(link.from_minute, frontier.ready)) as minute
    from ${frontier} as frontier join ${links} as link on link.${own} = frontier.person
    where greatest(link.from_minute, frontier.ready) <= least(link.until_minute, frontier.until)
    group by link.${theirs}`
}
