import { type HopTerms, hopSql } from './hop-sql.ts'

/** Runs one statement after the other, on one connection. */
export type RunSql = (text: string) => Promise<unknown>

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
 * the answer in the temporary table `oracle_reached` (person, minute, level). Plain enough for more than one database.
 */
export async function traceInSql(run: RunSql, question: OracleQuestion): Promise<void> {
  for (const table of ['reached', 'frontier', 'met', 'seeds']) await run(`drop table if exists oracle_${table}`)
  await run('create temp table oracle_reached (person int primary key, minute int not null, level int not null)')
  await run('create temp table oracle_seeds (person int primary key)')
  await run('create temp table oracle_frontier (person int, ready int, until int)')
  await run('create temp table oracle_met (person int, minute int)')
  const { seeds } = question
  if (seeds.length === 0) return
  await run(`insert into oracle_seeds values ${seeds.map(({ person }) => `(${person})`).join()}`)
  const rows = seeds.map(({ person, from, until }) => `(${person}, ${from}, ${Math.min(until, question.until)})`)
  await run(`insert into oracle_frontier values ${rows.join()}`)
  for (let level = 1; level <= question.hops; level++) await oneLevel(run, question, level)
}

async function oneLevel(run: RunSql, question: OracleQuestion, level: number): Promise<void> {
  await run('analyze oracle_frontier')
  await run('delete from oracle_met')
  await run(`insert into oracle_met
    select hop.person, hop.minute from (${hopSql({ ...question, frontier: 'oracle_frontier' })}) as hop
    left join oracle_reached as known on known.person = hop.person
    where (known.minute is null or hop.minute < known.minute)
      and hop.person not in (select person from oracle_seeds)`)
  await run(`insert into oracle_reached select person, minute, ${level} from oracle_met
    on conflict (person) do update set minute = excluded.minute`)
  if (level === question.hops) return
  await run('delete from oracle_frontier')
  await run(`insert into oracle_frontier
    select person, minute + ${question.latentMinutes}, ${question.until} from oracle_met`)
  await run('analyze oracle_reached')
}
