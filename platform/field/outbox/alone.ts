/**
 * Runs work that only one tab of this browser may do at a time; undefined when another is at it. Where the browser has no
 * locks it just runs: done twice is then done once by the server.
 */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  const locks = globalThis.navigator?.locks
  if (!locks) return work()
  return locks.request(name, { ifAvailable: true }, async (lock) => (lock ? work() : undefined))
}
