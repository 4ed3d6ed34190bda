import { readdirSync, readFileSync } from 'node:fs'

/** What a process and all below it hold, in MB: PSS counts memory that several share once. */
export interface Held {
  readonly pssMb: number
  readonly processes: number
  /** The largest of them, by its own RSS. */
  readonly largestRssMb: number
}

/** Reads /proc; on a system without it, gives undefined. */
export function heldBy(pid: number): Held | undefined {
  const family = [pid, ...below(pid)]
  const sizes = family.flatMap((one) => sizeOf(one) ?? [])
  if (sizes.length === 0) return undefined
  return {
    pssMb: sizes.reduce((sum, size) => sum + size.pss, 0) / 1024,
    processes: sizes.length,
    largestRssMb: Math.max(...sizes.map((size) => size.rss)) / 1024,
  }
}

/** What a process itself holds, in MB; cheap enough to be asked while it is measured. 0 where the system does not tell. */
export function residentMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
}

/** Processor time that a process and all below it have used so far, in seconds; children that ended included. */
export function busySeconds(pid: number): number {
  return [pid, ...below(pid)].reduce((sum, one) => sum + ticksOf(one), 0) / ticksPerSecond
}

const ticksPerSecond = 100

/** Of /proc/<pid>/stat, after the name of the program: its own time (fields 11–12) and that of ended children (13–14). */
function ticksOf(pid: number): number {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /, '')
    .split(' ')
  return fields.slice(11, 15).reduce((sum, field) => sum + (Number(field) || 0), 0)
}

function below(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of listed()) {
    const parent = Number(read(`/proc/${name}/stat`).match(/\) \S (\d+) /)?.[1] ?? 0)
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const walk = (of: number): number[] => (children.get(of) ?? []).flatMap((child) => [child, ...walk(child)])
  return walk(pid)
}

function sizeOf(pid: number): { pss: number; rss: number } | undefined {
  const text = read(`/proc/${pid}/smaps_rollup`)
  const field = (name: string) => Number(text.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1] ?? Number.NaN)
  const size = { pss: field('Pss'), rss: field('Rss') }
  return Number.isNaN(size.pss) ? undefined : size
}

function listed(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

/** The text of a file of /proc; a process may be gone between listing and reading. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
