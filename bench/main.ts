import { rm } from 'node:fs/promises'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { type Ground, loadSample, openGround } from './ground.ts'
import { type Line, say, tableOf } from './measure.ts'
import { measureBrief } from './parts/brief.ts'
import { measureCascade } from './parts/cascade.ts'
import { measureCases } from './parts/cases.ts'
import { measureClone } from './parts/clone.ts'
import { measureCoupons } from './parts/coupons.ts'
import { measureCrossings } from './parts/crossings.ts'
import { measureDecisionList } from './parts/decision-list.ts'
import { measureDeclarations } from './parts/declarations.ts'
import { measureField } from './parts/field.ts'
import { measureFirstLoad } from './parts/first-load.ts'
import { measureForecast } from './parts/forecast.ts'
import { measureImport } from './parts/import.ts'
import { measureIntents } from './parts/intents.ts'
import { measureLevels } from './parts/levels.ts'
import { measurePasses } from './parts/passes.ts'
import { measurePeople } from './parts/people.ts'
import { measureReaders, measureReports } from './parts/reports.ts'
import { measureScorecards } from './parts/scorecards.ts'
import { measureStart } from './parts/start.ts'
import { measureSuccession } from './parts/succession.ts'
import { measureTallies } from './parts/tallies.ts'
import { measureTaskList } from './parts/task-list.ts'
import { measureTracing } from './parts/tracing.ts'
import { measureTraceTasks } from './parts/tracing-tasks.ts'
import { measureViolations } from './parts/violations.ts'

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    facts: { type: 'string', default: '2000000' },
    seconds: { type: 'string', default: '10' },
    clone: { type: 'boolean', default: false },
    // People of the traced cities: the large one, and the one beside PostgreSQL and DuckDB.
    city: { type: 'string', default: '8500000' },
    beside: { type: 'string', default: '1000000' },
  },
})

/** In this order: the small before what fills the tables. */
const parts: Record<string, (ground: Ground) => Promise<Line[]>> = {
  board: measureFirstLoad,
  brief: measureBrief,
  cascade: measureCascade,
  passes: measurePasses,
  crossings: (ground) => measureCrossings(ground, Number(options.seconds) * 1000),
  coupons: (ground) => measureCoupons(ground, Number(options.seconds) * 1000),
  field: measureField,
  people: measurePeople,
  cases: measureCases,
  declarations: (ground) => measureDeclarations(ground, Number(options.seconds) * 1000),
  intents: (ground) => measureIntents(ground, Number(options.seconds) * 1000),
  reports: measureReports,
  scorecards: measureScorecards,
  levels: measureLevels,
  forecast: measureForecast,
  import: measureImport,
  tasks: measureTaskList,
  readers: (ground) => measureReaders(ground, Number(options.seconds) * 1000),
  tallies: (ground) => measureTallies(ground, Number(options.facts)),
  decisions: measureDecisionList,
  violations: measureViolations,
  'trace-tasks': (ground) => measureTraceTasks(ground, Number(options.city)),
  // Last: the city is another one afterwards.
  succession: measureSuccession,
}

/** These need no sample: they bring a database of their own. */
const apart: Record<string, () => Promise<Line[]>> = {
  tracing: () =>
    measureTracing({
      full: Number(options.city),
      beside: Number(options.beside),
      ms: Number(options.seconds) * 1000,
    }),
}

const unknown = wanted.filter((name) => name !== 'start' && !(name in parts) && !(name in apart))
if (unknown.length > 0) {
  const known = ['start', ...Object.keys(parts), ...Object.keys(apart)]
  process.stderr.write(`No part ${unknown.join(', ')}; there are: ${known.join(', ')}\n`)
  process.exit(1)
}
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name)
const lines: Line[] = []

if (options.clone) await measure('clone', measureClone)
for (const [name, part] of Object.entries(apart)) if (isWanted(name)) await measure(name, part)
if (isWanted('start') || Object.keys(parts).some(isWanted)) await measureWithSample()

say(
  `\n${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.version}`,
)
say(
  `load average of the last minute ${os.loadavg()[0]?.toFixed(1)}: the bench itself, and whoever else is on this machine\n`,
)
say(tableOf(lines))
process.exit(process.exitCode ?? 0)

/** A part that fails is told, and the others still run. */
async function measure(name: string, part: () => Promise<Line[]>): Promise<void> {
  say(`Measuring ${name} …`)
  try {
    const measured = await part()
    lines.push(...measured)
    for (const line of measured) say(`  ${line.work}: ${line.measured}${line.beside ? ` (${line.beside})` : ''}`)
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`${String((error as Error).stack)}\n`)
  }
}

async function measureWithSample(): Promise<void> {
  const { folder, firstStartMs } = await loadSample(options.data)
  if (isWanted('start')) await measure('start', () => measureStart(folder, firstStartMs))
  if (Object.keys(parts).some(isWanted)) {
    const ground = await openGround(folder)
    try {
      for (const [name, part] of Object.entries(parts)) if (isWanted(name)) await measure(name, () => part(ground))
    } finally {
      await ground.close()
    }
  }
  await rm(folder, { recursive: true, force: true })
}
