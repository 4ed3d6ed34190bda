import { setImmediate as others } from 'node:timers/promises'

const perBite = 500

/**
 * A long list in bites, others being answered between them: counting and sealing thousands of entries is work of this one
 * thread, and nobody who asks meanwhile should wait for all of it.
 */
export async function* inBites<T>(list: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let from = 0; from < list.length; from += perBite) {
    if (from > 0) await others()
    yield list.slice(from, from + perBite)
  }
}
