// Whoever read our words may be gone (a closed terminal, a pipe that ended): the work goes on without an audience.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

/**
 * Speaks to the person at the terminal. The log is for machines; this is for the one who typed the command.
 */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Says what is being done now, then how long it took. */
export async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  say(`  ✓ ${what} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  return result
}
