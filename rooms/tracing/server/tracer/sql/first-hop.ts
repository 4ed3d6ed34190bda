import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import { hopSql } from './hop-sql.ts'
import type { OracleQuestion } from './level-oracle.ts'

/** Most stays of a day at one time: what bounds the search; rules refuse longer ones. */
export const longestMinutes = 1440

/** Relations of the house, for {@link hopSql}. */
export const houseRelations = { stays: 'stays', people: 'trace_people', links: 'trace_links', longestMinutes } as const

/** Whom the first hop reaches, by minute: what is served from the database while the index is being built. */
export async function firstHopInSql(
  db: Db | Trx,
  question: OracleQuestion,
): Promise<{ person: number; minute: number }[]> {
  const seeds = question.seeds.map(({ person, from, until }) => [person, from, Math.min(until, question.until)])
  const frontier = `(select * from unnest(array[${seeds.map(([person]) => person)}]::int[],
    array[${seeds.map(([, from]) => from)}]::int[], array[${seeds.map(([, , until]) => until)}]::int[])
    as given (person, ready, until))`
  if (seeds.length === 0) return []
  const hop: RawBuilder<{ person: number; minute: number }> = sql.raw(hopSql({ ...question, frontier }))
  const isSeed = new Set(question.seeds.map(({ person }) => person))
  return (await hop.execute(db)).rows.filter(({ person }) => !isSeed.has(person))
}
