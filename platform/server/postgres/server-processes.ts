import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** A running process: its id and its command line or title. */
type Process = { pid: number; command: string }

/**
 * Processes of the PostgreSQL server called `clusterName`, the postmaster first if it lives.
 * Found by the name in their titles; title and name survive whatever happens to the data folder's own files.
 */
export function findServerProcesses(clusterName: string): Process[] {
  const ours = listProcesses().filter(({ command }) => isPostgres(command) && command.includes(clusterName))
  return ours.sort((a, b) => Number(isPostmaster(b)) - Number(isPostmaster(a)))
}

const isPostgres = (command: string): boolean => /^(\S*\/)?postgres[: ]/.test(command)
const isPostmaster = ({ command }: Process): boolean => command.includes('cluster_name=')

/**
 * Stops every process of the server called `clusterName` and waits until none is left: politely first (fast shutdown),
 * then immediately, then by force; whatever was committed is safe in each case.
 */
export async function stopServerProcesses(clusterName: string): Promise<void> {
  const steps = [
    { signal: 'SIGINT', patienceMs: 10_000 },
    { signal: 'SIGQUIT', patienceMs: 5_000 },
    { signal: 'SIGKILL', patienceMs: 5_000 },
  ] as const
  for (const { signal, patienceMs } of steps) {
    const [first, ...others] = findServerProcesses(clusterName)
    if (first === undefined) return
    // A postmaster ends its own children; children left without one are told themselves.
    for (const { pid } of isPostmaster(first) ? [first] : [first, ...others]) signalProcess(pid, signal)
    if (await isGoneWithin(clusterName, patienceMs)) return
  }
  throw new Error(`A leftover PostgreSQL (${clusterName}) cannot be stopped; end it by hand and start again.`)
}

async function isGoneWithin(clusterName: string, patienceMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs
  while (performance.now() < giveUpAt) {
    if (findServerProcesses(clusterName).length === 0) return true
    await wait(50)
  }
  return false
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * When the process `pid` started, as an opaque text; undefined when there is no such process.
 * A pid alone is no identity: after a crash or in a container the same number soon belongs to somebody else.
 */
export function processStartedAt(pid: number): string | undefined {
  try {
    if (existsSync('/proc/self/stat')) {
      const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      const [state, startTicks] = [afterName[0], afterName[19]]
      return state === 'Z'
        ? undefined
        : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startTicks}`
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined // no such process
  }
}

function listProcesses(): Process[] {
  if (!existsSync('/proc/self/cmdline')) {
    const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n')
    return lines.flatMap((line) => {
      const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? []
      return pid && command ? [{ pid: Number(pid), command }] : []
    })
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), command: readCommand(name) }))
}

function readCommand(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return '' // ended between listing and reading
  }
}
