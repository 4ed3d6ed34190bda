import { type HopTerms, hopSql } from './hop-sql.ts'

/** A connection that runs one statement after the other. */
export interface SqlConnection {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** Somebody from whom it starts; minutes since 2020. */
export interface OracleSeed {
  readonly person: number
  readonly from: number
  readonly until: number
}

/** What the oracle is asked: the terms of a hop, but for the frontier, which it keeps itself. */
export interface OracleQuestion extends Omit<HopTerms, 'frontier'> {
  readonly seeds: readonly OracleSeed[]
  readonly hops: number
  readonly latentMinutes: number
}

/**
 * The same trace in SQL, level by level: how exact the index is, is held against this, and how fast against it too. Leaves
 * the answer in the temporary table `oracle_reached` (person, minute, level) of the connection; inside a transaction only.
 */
export async function traceInSql(connection: SqlConnection, question: OracleQuestion): Promise<void> {
  const ask = (text: string, values?: unknown[]) => connection.query(text, values)
  const { seeds } = question
  await ask('drop table if exists oracle_reached, oracle_frontier, oracle_met, oracle_seeds')
  await ask(
    'create temp table oracle_reached (person int primary key, minute int not null, level int not null) on commit drop',
  )
  await ask('create temp table oracle_seeds (person int primary key) on commit drop')
  await ask('create temp table oracle_frontier (person int, ready int, until int) on commit drop')
  await ask('create temp table oracle_met (person int, minute int) on commit drop')
  const people = seeds.map(({ person }) => person)
  await ask('insert into oracle_seeds select unnest($1::int[])', [people])
  await ask('insert into oracle_frontier select * from unnest($1::int[], $2::int[], $3::int[])', [
    people,
    seeds.map(({ from }) => from),
    seeds.map(({ until }) => Math.min(until, question.until)),
  ])
  for (let level = 1; level <= question.hops; level++) await oneLevel(ask, question, level)
}

async function oneLevel(
  ask: (text: string, values?: unknown[]) => Promise<unknown>,
  question: OracleQuestion,
  level: number,
): Promise<void> {
  await ask('analyze oracle_frontier')
  await ask('truncate oracle_met')
  await ask(`insert into oracle_met
    select hop.person, hop.minute from (${hopSql({ ...question, frontier: 'oracle_frontier' })}) as hop
    left join oracle_reached as known on known.person = hop.person
    where (known.minute is null or hop.minute < known.minute)
      and not exists (select from oracle_seeds where oracle_seeds.person = hop.person)`)
  await ask(
    `insert into oracle_reached select person, minute, $1::int from oracle_met
     on conflict (person) do update set minute = excluded.minute`,
    [level],
  )
  await ask('truncate oracle_frontier')
  await ask('insert into oracle_frontier select person, minute + $1::int, $2::int from oracle_met', [
    question.latentMinutes,
    question.until,
  ])
  await ask('analyze oracle_reached')
}
