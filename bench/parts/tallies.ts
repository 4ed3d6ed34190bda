import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Day, Instant } from '#kit'
import {
  appendToJournal,
  countsOfArea,
  type Database,
  keepTallies,
  openDatabase,
  openLog,
  openProfile,
  type Place,
  type Stated,
  sealJournal,
  Territory,
  type Tree,
} from '#platform/server'
import { rooms } from '../../apps/server/rooms.ts'
import { fillJournal } from '../fill-journal.ts'
import { type Ground, root } from '../ground.ts'
import { digits, type Line, median, percentile, say, seconds, spread, timeOf } from '../measure.ts'

const turns = 60
const indicator = 'tasks.acknowledged'
const factType = 'task-acknowledged'
const firstDay = Date.UTC(2020, 6, 27)
const days = 60

/** Counters at millions of facts: any area, any sixty days, beside a GROUP BY over the same journal rows. */
export async function measureTallies(ground: Ground, facts: number): Promise<Line[]> {
  await ground.stopProgram()
  const log = openLog({ level: 'silent' })
  const database = openDatabase({ url: ground.databaseUrl, size: 4, log })
  database.pool.options.query_timeout = 600_000
  try {
    const tree = await new Territory().refresh(database.db)
    const profile = await openProfile(path.join(root, 'profiles'), 'hanoi-2021')
    const counting = {
      tallies: rooms.flatMap((room) => room.tallies ?? []),
      tree,
      utcOffsetMinutes: profile.utcOffsetMinutes,
    }
    const keep = () => keepTallies(database.db, counting)
    const counted = await countAll(ground, { facts, keep, database })
    const reads = await measureReads(ground, database, tree)
    const writing = await measureWriting(database, tree, keep)
    await sealJournal(database.db, () => new Date().toISOString() as Instant)
    return [counted, ...reads, writing, await measureVisible(ground)]
  } finally {
    await database.close()
  }
}

interface Counter {
  readonly facts: number
  readonly keep: () => Promise<number>
  readonly database: Database
}

async function countAll(ground: Ground, { facts, keep, database }: Counter): Promise<Line> {
  while ((await keep()) > 0);
  say(`  ${digits(facts)} facts are written into the journal …`)
  const filling = await timeOf(() => fillJournal(ground, { facts, firstDay }))
  say(`  … in ${seconds(filling.ms)}; they are counted …`)
  let taken = 0
  const counting = await timeOf(async () => {
    for (let some = 1; some > 0; ) {
      some = await keep()
      const before = taken
      taken += some
      if (Math.floor(taken / 1_000_000) > Math.floor(before / 1_000_000)) say(`  … ${digits(taken)}`)
    }
  })
  await database.pool.query('vacuum analyze tallies, tallies_below')
  return {
    work: `tallies kept over ${digits(taken)} facts`,
    measured: `${digits((taken / counting.ms) * 1000)} entries/s, ${seconds(counting.ms)}`,
    reach: '',
    beside: `the rows themselves by INSERT … SELECT: ${seconds(filling.ms)}`,
  }
}

/** Random places of each level, random beginnings; the tally and the GROUP BY take turns. */
async function measureReads(ground: Ground, database: Database, tree: Tree): Promise<Line[]> {
  const places = tree.root ? tree.inside([tree.root]) : []
  const levels: [string, Place[]][] = [
    ['city', places.filter(({ depth }) => depth === 0)],
    ['district', places.filter(({ depth }) => depth === 1)],
    ['ward', places.filter(({ id, zoneId, depth }) => depth > 1 && id === zoneId)],
    ['residential group', places.filter(({ id, zoneId, depth }) => depth > 1 && id !== zoneId)],
  ]
  const lines: Line[] = []
  const all: number[] = []
  for (const [level, some] of levels) {
    const times = { tally: [] as number[], plain: [] as number[] }
    const plainTurns = level === 'city' ? 3 : 6
    for (let turn = 0; turn < turns; turn++) {
      const question = { areaId: pick(some).id, indicators: [indicator], ...sixtyDays() }
      const tally = await timeOf(() => countsOfArea(database.db, tree, question))
      times.tally.push(tally.ms)
      if (turn % (turns / plainTurns) !== 0) continue
      const plain = await timeOf(() => groupBy(ground, tree, question))
      times.plain.push(plain.ms)
      const sums = [tally.value, plain.value].map((counts) => counts.reduce((sum, { value }) => sum + Number(value), 0))
      if (sums[0] !== sums[1]) throw new Error(`the tally says ${sums[0]}, the journal ${sums[1]}`)
    }
    all.push(...times.tally)
    lines.push({
      work: `tallies: a ${level}, any ${days} days`,
      measured: spread(times.tally),
      reach: 'p95 < 100 ms, ≥ 100 × the GROUP BY',
      beside: `GROUP BY median ${digits(median(times.plain))} ms, ratio ${digits(median(times.plain) / median(times.tally))}`,
    })
  }
  lines.push({
    work: `tallies: any area, any ${days} days`,
    measured: `p95 ${digits(percentile(all, 0.95))} ms`,
    reach: 'p95 < 100 ms',
    beside: '',
  })
  return lines
}

const pick = <T>(some: readonly T[]): T => some[Math.floor(Math.random() * some.length)] as T

function sixtyDays(): { from: Day; to: Day } {
  const start = firstDay + Math.floor(Math.random() * (365 - days)) * 86_400_000
  const toDay = (ms: number) => new Date(ms).toISOString().slice(0, 10) as Day
  return { from: toDay(start), to: toDay(start + (days - 1) * 86_400_000) }
}

/** What one would write without counters; the journal has an index by zone and moment. */
async function groupBy(
  ground: Ground,
  tree: Tree,
  { areaId, from, to }: { areaId: number; from: Day; to: Day },
): Promise<{ value: number }[]> {
  const place = tree.get(areaId)
  const within = tree.inside([place]).map(({ id }) => id)
  const { rows } = await ground.pool.query<{ value: number }>(
    `select (occurred_at at time zone 'Asia/Ho_Chi_Minh')::date as day, count(*) as value from journal
     where zone_id = any($1::int[]) and type = $2
       and occurred_at >= ($3::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
       and occurred_at < (($4::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
       ${place.id === place.zoneId ? '' : 'and area_id = any($5::int[])'}
     group by 1`,
    [tree.zonesIn([place]), factType, from, to, ...(place.id === place.zoneId ? [] : [within])],
  )
  return rows
}

const batches = 60
const perBatch = 1000

/** Writing in batches of a thousand alone, and with the counters kept up at the same time, in turns. */
async function measureWriting(database: Database, tree: Tree, keep: () => Promise<number>): Promise<Line> {
  const zones = tree.root ? tree.inside([tree.root]).filter(({ id, zoneId, depth }) => depth > 1 && id === zoneId) : []
  const write = async () => {
    for (let batch = 0; batch < batches; batch++) {
      const now = new Date(firstDay + 300 * 86_400_000).toISOString() as Instant
      const stated = Array.from({ length: perBatch }, () => statedIn(pick(zones), now))
      await database.db.transaction().execute((trx) => appendToJournal(trx, stated, now, tree))
    }
  }
  const ratios: number[] = []
  const costs = { alone: [] as number[], counted: [] as number[] }
  for (let turn = 0; turn < 3; turn++) {
    const alone = await timeOf(write)
    while ((await keep()) > 0);
    const counted = await timeOf(async () => {
      const state = { isWriting: true }
      const counting = keepUp(keep, () => state.isWriting)
      await write()
      state.isWriting = false
      await counting
    })
    costs.alone.push(alone.ms)
    costs.counted.push(counted.ms)
    ratios.push(counted.ms / alone.ms)
  }
  const perSecond = (times: number[]) => digits((batches * perBatch * 1000) / median(times))
  return {
    work: `batched writing (${digits(perBatch)} a transaction) with tallies kept to the end`,
    measured: `${perSecond(costs.counted)} facts/s`,
    reach: '≤ 2 × the cost without',
    beside: `without: ${perSecond(costs.alone)} facts/s, cost ratio ${digits(median(ratios))}`,
  }
}

async function keepUp(keep: () => Promise<number>, goesOn: () => boolean): Promise<void> {
  for (let taken = 1; goesOn() || taken > 0; ) {
    taken = await keep()
    if (taken === 0) await wait(100)
  }
}

function statedIn(place: Place, occurredAt: Instant): Stated {
  const fact = { type: factType, areaId: place.id, subjectId: randomUUID(), data: {} }
  return { fact, intentId: null, accountId: null, officerId: null, postId: null, occurredAt }
}

/** Through the running program: from the answer of the door to the moment when the counter shows it. */
async function measureVisible(ground: Ground): Promise<Line> {
  await ground.startProgram()
  const { rows } = await ground.pool.query<{ username: string; id: string; zoneId: number }>(
    `select accounts.username, tasks.id, tasks.zone_id as "zoneId"
     from tasks join accounts on accounts.officer_id = tasks.owner_officer_id
     where tasks.state = 'active' and tasks.template_code = 'ct17-phan-cong-dia-ban' order by tasks.id limit 15`,
  )
  const times: number[] = []
  for (const { username, id, zoneId } of rows) {
    const visitor = await ground.visitor(username)
    const before = await todaysCount(ground, zoneId)
    await visitor.send([{ id: randomUUID(), type: 'tasks.acknowledge', payload: { taskId: id } }])
    const since = performance.now()
    while ((await todaysCount(ground, zoneId)) === before) await wait(5)
    times.push(performance.now() - since)
  }
  return {
    work: 'tallies: visible after the answer of the door',
    measured: spread(times),
    reach: '< 1 s',
    beside: `${times.length} turns`,
  }
}

async function todaysCount(ground: Ground, zoneId: number): Promise<number> {
  const { rows } = await ground.pool.query<{ sum: number }>(
    `select coalesce(sum(value), 0)::int as sum from tallies
     where zone_id = $1 and indicator = $2 and day >= '2021-07-20'`,
    [zoneId, indicator],
  )
  return rows[0]?.sum ?? 0
}
