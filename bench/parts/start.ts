import { startProgram } from '../ground.ts'
import { digits, type Line, median, seconds } from '../measure.ts'
import { type Held, heldBy } from '../processes.ts'
import { enter } from '../visitor.ts'

const turns = 3

/** Warm restarts of the program with its own database, and what both hold once a leader has worked with them. */
export async function measureStart(folder: string, firstStartMs: number | undefined): Promise<Line[]> {
  const times: number[] = []
  let held: Held | undefined
  for (let turn = 0; turn < turns; turn++) {
    const program = await startProgram(folder)
    times.push(program.readyAfterMs)
    try {
      if (turn === turns - 1) {
        await workALittle(program.url)
        held = heldBy(program.pid)
      }
    } finally {
      await program.stop()
    }
  }
  const memory = held
    ? `${digits(held.pssMb)} MB in ${held.processes} processes (the program itself ${digits(held.largestRssMb)} MB)`
    : 'not known on this system'
  const first = { work: 'first start, sample loaded', reach: 'part of ≤ 120 s', beside: 'the rest: --clone' }
  return [
    ...(firstStartMs === undefined ? [] : [{ ...first, measured: seconds(firstStartMs) }]),
    { work: 'warm restart', measured: `median ${seconds(median(times))}`, reach: '≤ 5 s', beside: `of ${turns} turns` },
    { work: 'resident memory, database included', measured: memory, reach: '≤ 1 GB', beside: 'PSS after 60 requests' },
  ]
}

async function workALittle(url: string): Promise<void> {
  const leader = await enter(url, 'chairman.01')
  for (let turn = 0; turn < 15; turn++) {
    await leader.get('/overview/areas/1/board')
    await leader.get('/tasks')
    await leader.get('/documents')
    await leader.get(`/areas/search?q=${encodeURIComponent('hoa lac')}`)
  }
}
