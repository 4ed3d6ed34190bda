import os from 'node:os'
import { traceInSql } from '../../../rooms/tracing/server/tracer/sql/level-oracle.ts'
import { digits, type Line, median, say } from '../../measure.ts'
import { type Beside, limitMs, openDuckBeside, openPostgresBeside } from './beside-systems.ts'
import { type Measured, seedsOf, type TracedCity, termsOf, traceCity, windowEnd } from './traced-city.ts'

/** One comparison: from how many, how far, how often on each side. */
interface Comparison {
  readonly seeds: number
  readonly hops: number
  readonly turns: number
  readonly reach: Readonly<Record<string, string>>
}

const comparisons: readonly Comparison[] = [
  { seeds: 1, hops: 1, turns: 20, reach: { PostgreSQL: '≥ 100 ×', DuckDB: '≥ 300 ×' } },
  { seeds: 1, hops: 2, turns: 3, reach: { PostgreSQL: '≥ 100 ×', DuckDB: '—' } },
  { seeds: 1, hops: 3, turns: 1, reach: { PostgreSQL: '≥ 150 ×', DuckDB: '≥ 20 ×' } },
]

/** The index beside hand-written SQL on PostgreSQL and on DuckDB: the same visits, the same seeds, counts and sums equal. */
export async function measureBeside(people: number, visitsPerPerson: number): Promise<Line[]> {
  const traced = traceCity(people, visitsPerPerson)
  for (const seed of seedsOf(people, 60, 100_000)) traced.ask([seed], 2)
  const lines: Line[] = []
  for (const open of [openPostgresBeside, openDuckBeside]) {
    const beside = await open(traced)
    const { visits } = traced.index
    say(`  ${beside.name}: loaded in ${digits(beside.loadMs / 1000)} s, ${digits(beside.bytes / visits)} bytes a visit`)
    try {
      for (const comparison of comparisons) lines.push(await compare(traced, beside, comparison))
    } finally {
      await beside.close()
    }
  }
  return lines
}

async function compare(traced: TracedCity, beside: Beside, { seeds, hops, turns, reach }: Comparison): Promise<Line> {
  const { people } = traced.city.plan
  const sets = Array.from({ length: turns }, (_, turn) => seedsOf(people, seeds, turn * seeds))
  const theirs: number[] = []
  const ours: Measured[] = []
  for (const set of sets) {
    const answers = Array.from({ length: hops === 1 ? 15 : 5 }, () => traced.ask(set, hops))
    const middle = median(answers.map(({ ms }) => ms))
    ours.push(...answers.filter(({ ms }) => ms === middle).slice(0, 1))
    theirs.push(await askSql(beside, set, { hops, expected: answers[0] as Measured }).catch(orLimit))
  }
  const [mine, other] = [median(ours.map(({ ms }) => ms)), median(theirs)]
  const found = ours[0]?.levels.slice(0, hops).map(digits).join(' / ')
  return {
    work: `${people >= 1e6 ? `${digits(people / 1e6)} million` : digits(people)} people, ${digits(traced.index.visits / 1e6)} million visits: 1 F0 to F${hops}, beside ${beside.name}`,
    measured: `${digits(mine)} ms (processor ${digits(median(ours.map(({ cpuMs }) => cpuMs)))}), ratio ${other < limitMs ? '' : 'above '}${digits(other / mine)}`,
    reach: reach[beside.name] ?? '',
    beside: `${beside.name} ${digits(other)} ms, ${other < limitMs ? `median of ${turns}; counts and sums equal` : 'cut off'} (first: ${found}); load of the machine ${os.loadavg()[0]?.toFixed(1)}`,
  }
}

/** A statement that was cut off counts as its limit. */
function orLimit(error: unknown): number {
  if ((error as { code?: string }).code !== '57014') throw error
  return limitMs
}

/** Time of one trace in SQL; a fault where its counts or its sum differ from the index's. */
async function askSql(
  beside: Beside,
  seeds: readonly number[],
  { hops, expected }: { readonly hops: number; readonly expected: Measured },
): Promise<number> {
  const { staysByPlace } = beside
  const since = performance.now()
  await traceInSql(beside.run, {
    ...termsOf(seeds, hops),
    stays: 'stays',
    people: 'people',
    links: null,
    from: 0,
    until: windowEnd,
    longestMinutes: 1440,
    ...(staysByPlace === undefined ? {} : { staysByPlace }),
  })
  const ms = performance.now() - since
  const rows = await beside.rows(
    'select level, count(*)::int as count, sum(minute)::float8 as minutes from oracle_reached group by level',
  )
  const levels = [1, 2, 3].map((level) => Number(rows.find((row) => row.level === level)?.count ?? 0))
  const minutes = rows.reduce((sum, row) => sum + Number(row.minutes), 0)
  if (levels.join() !== expected.levels.join() || minutes !== expected.minutes) {
    throw new Error(
      `${beside.name} says ${levels} and ${minutes}, the index ${expected.levels} and ${expected.minutes} (seeds ${seeds})`,
    )
  }
  return ms
}
