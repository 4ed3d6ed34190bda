import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readFactRows, readSuccession, readUnits, reformsOfTables } from '#rooms/areas/domain'
import { type Ground, root, usedBetween } from '../ground.ts'
import { digits, type Line, percentile, say, seconds, timeOf } from '../measure.ts'
import type { Visitor } from '../visitor.ts'

/** Readers that go on asking while the city moves. */
const readers = 2

/** The sample's city of 2021 moved to the 126 communes of 1/7/2025, by way of the two smaller reforms before. */
export async function measureSuccession(ground: Ground): Promise<Line[]> {
  await goTo2025(ground)
  const clerk = await ground.visitor('quan-tri')
  const chairman = await ground.visitor('chairman.01')
  const lines: Line[] = []
  for (const reform of await reformsOfProfile()) {
    const proposed = await propose(clerk, reform)
    const { ms: previewMs } = await timeOf(() => chairman.get(`/reforms/${proposed}`))
    await ground.settle()
    const busy = ground.busy()
    const watch = watchReaders(chairman)
    const { ms } = await timeOf(() => carryOut(ground, chairman, proposed))
    const { times, trees } = await watch.end()
    const used = usedBetween(busy, ground.busy())
    const counts = await countsOf(ground, proposed)
    say(`  ${reform.on}: ${seconds(ms)}; ${counts}`)
    if (reform.on !== '2025-07-01') continue
    lines.push({
      work: `succession of 1/7/2025 to 126 communes, with history (${counts})`,
      measured: seconds(ms),
      reach: '< 30 s',
      beside: `its preview ${seconds(previewMs)}; ${used}`,
    })
    lines.push({
      work: `${readers} readers meanwhile (tree, task list): ${digits(times.length)} answers`,
      measured: `p95 ${digits(percentile(times, 0.95))} ms, longest ${digits(Math.max(...times))} ms`,
      reach: 'served',
      beside: `units under the city they saw: ${[...trees].sort((a, b) => a - b).join(' or ')}`,
    })
  }
  return lines
}

/** The sample stands in 2021: its clock is set while the program is down. */
async function goTo2025(ground: Ground): Promise<void> {
  await ground.stopProgram()
  await ground.pool.query(
    `update settings set value = value || jsonb_build_object('at', '2025-07-01T01:00:00.000Z') where key = 'replay'`,
  )
  await ground.startProgram()
}

async function reformsOfProfile() {
  const rows = async (file: string) =>
    readFactRows(await readFile(path.join(root, 'profiles/hanoi-2025/areas', file), 'utf8'))
  const units = [...(await rows('units.csv')), ...(await rows('former-units.csv'))]
  return reformsOfTables(readUnits(units).rows, readSuccession(await rows('succession.csv')).lines)
}

async function propose(clerk: Visitor, reform: unknown): Promise<string> {
  const id = randomUUID()
  const payload = { reform, source: 'profiles/hanoi-2025' }
  await clerk.send([{ id, type: 'areas.propose-reform', payload }])
  return id
}

async function carryOut(ground: Ground, chairman: Visitor, reformId: string): Promise<void> {
  const payload = { reformId, grants: 'end' }
  await chairman.send([{ id: randomUUID(), type: 'areas.carry-out-reform', payload }])
  for (;;) {
    const { rows } = await ground.pool.query(
      'select reforms.state, job_runs.state as job from reforms join job_runs on job_runs.id = job_id where reforms.id = $1',
      [reformId],
    )
    if (rows[0]?.state === 'done') return
    if (rows[0]?.job === 'failed') throw new Error('the reform failed')
    await wait(20)
  }
}

function watchReaders(visitor: Visitor) {
  const times: number[] = []
  const trees = new Set<number>()
  let isOver = false
  const read = async () => {
    while (!isOver) {
      const { ms, value } = await timeOf(() => visitor.get<{ childrenCount: number }>('/areas/root'))
      trees.add(value.childrenCount)
      times.push(ms, (await timeOf(() => visitor.get('/tasks?limit=50'))).ms)
    }
  }
  const reading = Array.from({ length: readers }, read)
  return {
    end: async () => {
      isOver = true
      await Promise.all(reading)
      return { times, trees }
    },
  }
}

async function countsOf(ground: Ground, reformId: string): Promise<string> {
  const { rows } = await ground.pool.query(
    `select (select count(*)::int from reform_areas where reform_id = $1) as areas,
            (select counts from reforms where id = $1) as counts,
            (select count(*)::int from reform_waits where reform_id = $1) as waits`,
    [reformId],
  )
  const { areas, counts, waits } = rows[0] as {
    areas: number
    counts: Record<string, { carried: number; ended: number }>
    waits: number
  }
  const of = (kind: string) => (counts[kind]?.carried ?? 0) + (counts[kind]?.ended ?? 0)
  return `${digits(areas)} areas ended, ${digits(of('post'))} posts and bodies, ${digits(of('task'))} tasks, ${digits(waits)} things wait`
}
