import { fork } from 'node:child_process'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { digits, type Line, median, percentile, seconds } from '../measure.ts'
import { measureBeside } from './tracing/beside.ts'
import { measureFreshness } from './tracing/freshness.ts'
import type { FullSize } from './tracing/full-size.ts'
import type { Measured } from './tracing/traced-city.ts'

/** How large the cities are: 8,500,000 and 1,000,000 for the table; smaller to try. */
export interface TracingSizes {
  readonly full: number
  readonly beside: number
  readonly ms: number
}

/** Traces at full size; beside PostgreSQL and DuckDB; and how soon a committed visit is in a trace. */
export async function measureTracing({ full, beside, ms }: TracingSizes): Promise<Line[]> {
  return [
    ...linesOfFull(await measureFull(full)),
    ...(await measureFreshness(ms, Math.min(beside, mostInHouse))),
    ...(await measureBeside(beside, 30)),
  ]
}

/** People of the city in the house's own tables: as many as can be filled in within a minute or two. */
const mostInHouse = 300_000
/** Visits of one person in 14 days, so that 8.5 million make 150 million. */
const visitsPerPerson = 17.7

function measureFull(people: number): Promise<FullSize> {
  const script = fileURLToPath(new URL('./tracing/full-size.ts', import.meta.url))
  const child = fork(script, { execArgv: ['--max-old-space-size=6000', '--disable-warning=ExperimentalWarning'] })
  child.send({ people, visitsPerPerson })
  return new Promise((resolve, reject) => {
    child.once('message', (measured) => resolve(measured as FullSize))
    child.once('exit', (code) => reject(new Error(`the measuring process ended with code ${code}`)))
  })
}

function linesOfFull(full: FullSize): Line[] {
  const where = `${digits(full.people / 1e6)} million people, ${digits(full.visits / 1e6)} million visits`
  const load = `load of the machine ${os.loadavg()[0]?.toFixed(1)}`
  return [
    lineOf(`${where}: 1 F0 to F1`, full.oneToF1, { reach: '—', hops: 1, load }),
    lineOf(`${where}: 1 F0 to F1 and F2`, full.oneToF2, { reach: 'p50 ≤ 5, p99 ≤ 100 ms', hops: 2, load }),
    lineOf(`${where}: the same, 500 of each class ranked and explained`, full.oneRanked, { reach: '—', hops: 2, load }),
    lineOf(`${where}: 1 F0 to F3`, full.oneToF3, { reach: '≤ 400 ms', hops: 3, load }),
    lineOf(`${where}: 774 F0 to F1`, full.manyToF1, { reach: '≤ 50 ms', hops: 1, load }),
    lineOf(`${where}: 774 F0 to F2`, full.manyToF2, { reach: '—', hops: 2, load }),
    {
      work: `${where}: memory`,
      measured: `${digits(full.allBytes / full.visits)} bytes a visit all in (both orders ${digits(full.baseBytes / full.visits)})`,
      reach: '≤ 21 bytes',
      beside: `whole process ${digits(full.residentMb)} MB; households and ${digits(full.places)} places included`,
    },
    {
      work: `${where}: building the index from columns`,
      measured: `${seconds(full.buildMs)} (processor ${seconds(full.buildCpuMs)})`,
      reach: 'part of ≤ 60 s',
      beside: `walking through the synthetic city before it: ${seconds(full.walkMs)}; ${load}`,
    },
  ]
}

function lineOf(
  work: string,
  measured: readonly Measured[],
  { reach, hops, load }: { readonly reach: string; readonly hops: number; readonly load: string },
): Line {
  const times = measured.map(({ ms }) => ms)
  const worst = measured.length < 100 ? `max ${digits(Math.max(...times))}` : `p99 ${digits(percentile(times, 0.99))}`
  const cpu = digits(median(measured.map(({ cpuMs }) => cpuMs)))
  const sizes = [0, 1, 2]
    .slice(0, hops)
    .map((level) => digits(median(measured.map(({ levels }) => levels[level] ?? 0))))
  return {
    work,
    measured: `p50 ${digits(median(times))} · ${worst} ms (n ${measured.length}; processor p50 ${cpu})`,
    reach,
    beside: `reaches ${sizes.join(' / ')} people (medians); ${load}`,
  }
}
