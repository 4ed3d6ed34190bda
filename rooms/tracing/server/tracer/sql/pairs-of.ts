import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import type { Tied } from '../kernel/explain.ts'
import type { OracleQuestion } from './level-oracle.ts'

interface PairRow extends Omit<Tied, 'minutes' | 'total'> {
  readonly person: number
}

/** The strongest tie between each of these people and the seeds, and all minutes shared: as explain.ts, for the first hop. */
export async function firstHopTies(
  db: Db | Trx,
  question: OracleQuestion,
  people: readonly number[],
): Promise<ReadonlyMap<number, Tied>> {
  const rows = [...(await sharedStays(db, question, people)), ...(await nearTies(db, question, people))]
  const ties = new Map<number, Tied>()
  for (const { person, ...tie } of rows) {
    const minutes = tie.until - tie.from
    const known = ties.get(person)
    const isStronger = !known || strength(tie) > strength(known)
    const total = (known?.total ?? 0) + minutes
    ties.set(person, isStronger ? { ...tie, minutes, total } : { ...known, total })
  }
  return ties
}

function strength({ kind, from, until }: Omit<Tied, 'minutes' | 'total'>): number {
  return (kind === 'household' ? 1 << 20 : 0) + until - from
}

const seedsOf = ({ seeds, until }: OracleQuestion) => sql`
  unnest(${seeds.map(({ person }) => person)}::int[], ${seeds.map(({ from }) => from)}::int[],
         ${seeds.map((seed) => Math.min(seed.until, until))}::int[]) as seed (person, ready, until)`

async function sharedStays(db: Db | Trx, question: OracleQuestion, people: readonly number[]): Promise<PairRow[]> {
  const { from, until, leastMinutes, longestMinutes } = question
  const { rows } = await sql<PairRow>`
    select 'visit' as kind, other.person, own.person as other, own.place,
           greatest(own.enter_minute, other.enter_minute, seed.ready) as "from",
           least(own.leave_minute, other.leave_minute, seed.until) as until
    from ${seedsOf(question)}
    join stays as own on own.person = seed.person and own.enter_minute between ${from} and ${until}
    join stays as other on other.place = own.place and other.person = any(${people}::int[])
      and other.enter_minute between greatest(${from}::int, own.enter_minute - ${longestMinutes}::int) and own.leave_minute
    where least(own.leave_minute, other.leave_minute, seed.until)
      - greatest(own.enter_minute, other.enter_minute, seed.ready) >= ${leastMinutes}::int
    order by other.person, own.person, "from"`.execute(db)
  return rows
}

async function nearTies(db: Db | Trx, question: OracleQuestion, people: readonly number[]): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`
    select 'household' as kind, mate.number as person, own.number as other, null as place, seed.ready as "from",
           seed.until
    from ${seedsOf(question)} join trace_people as own on own.number = seed.person
    join trace_people as mate on mate.household_id = own.household_id and mate.number = any(${people}::int[])
    where seed.ready + ${question.householdMinutes}::int <= seed.until
    order by mate.number, own.number`.execute(db)
  if (question.links === null) return rows
  const linked = await sql<PairRow>`
    select 'contact' as kind, case when one = seed.person then other else one end as person, seed.person as other,
           null as place, greatest(from_minute, seed.ready) as "from", least(until_minute, seed.until) as until
    from ${seedsOf(question)} join trace_links on seed.person in (one, other)
    where greatest(from_minute, seed.ready) <= least(until_minute, seed.until)
    order by link_id`.execute(db)
  return [...rows, ...linked.rows]
}
