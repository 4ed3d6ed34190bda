import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Load, Seen } from './load-generator.ts'

/** Runs the load generator in a process of its own and gives what it saw; a refusal is a fault of the bench. */
export async function generateLoad(load: Load): Promise<Seen> {
  const child = fork(fileURLToPath(new URL('./load-generator.ts', import.meta.url)))
  child.send(load)
  const seen = await new Promise<Seen>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Seen))
    child.once('exit', (code) => reject(new Error(`the load generator ended with exit code ${code}`)))
  })
  if (seen.refused > 0) throw new Error(`${seen.refused} intents were not taken; the first: ${seen.complaint}`)
  return seen
}
