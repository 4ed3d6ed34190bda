import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** How much garbage may gather beside what lives before it is collected, in percent of what lives. */
const growingPercent = 200
let running = 0

/**
 * Runs work that churns through a hundred thousand rows with a heap that is kept close to what lives: left alone, the
 * engine lets several times as much garbage gather before it first looks. It sets its limit when it collects, so it
 * collects once before the work.
 */
export async function withTightHeap<T>(run: () => Promise<T>): Promise<T> {
  if (running++ === 0) tighten()
  try {
    return await run()
  } finally {
    if (--running === 0) setFlagsFromString('--heap-growing-percent=0')
  }
}

function tighten(): void {
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
