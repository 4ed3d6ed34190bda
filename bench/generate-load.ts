import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Load, LoadSender, Seen } from './load-generator.ts'

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

/** How many were done in a second. */
export const rate = ({ done, ms }: Pick<Seen, 'done' | 'ms'>): number => (done / ms) * 1000

/** Accounts that sign in for a load, and the connections that they send over: a busy hour is many phones at once. */
export const loadAccounts = 64
export const singleConnections = 256
export const arrayConnections = 16

/**
 * The same senders over `connections`: whoever has several begins elsewhere in their payloads, and twenty years later, on
 * each, so that no two connections speak of the same thing at once.
 */
export function overConnections(senders: readonly LoadSender[], connections: number): LoadSender[] {
  return Array.from({ length: connections }, (_, at) => {
    const sender = senders[at % senders.length] as LoadSender
    const turn = Math.floor(at / senders.length)
    const from = Math.floor((turn * sender.payloads.length * senders.length) / connections) % sender.payloads.length
    const payloads = [...sender.payloads.slice(from), ...sender.payloads.slice(0, from)]
    if (sender.firstDay === undefined) return { ...sender, payloads }
    const year = Number(sender.firstDay.slice(0, 4)) + 20 * turn
    return { ...sender, payloads, firstDay: `${year}${sender.firstDay.slice(4)}` }
  })
}
