import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { House } from '#platform/server'
import { moveStart } from '../kernel/move-start.ts'
import { NearTies } from '../kernel/near-ties.ts'
import type { Base } from '../kernel/sealed-visits.ts'
import { readArrays, writeArrays } from './array-file.ts'
import type { KnownBatches } from './indexed-city.ts'

/** The sealed visits and households of a city, and what was in them. */
export interface CitySnapshot {
  /** Minute since 2020 at which its window begins. */
  readonly start: number
  readonly base: Base
  readonly near: NearTies
  readonly batches: KnownBatches
}

type About = Pick<CitySnapshot, 'start' | 'batches'> & Pick<Base, 'visits' | 'people' | 'places'>

const nameOf = (start: number) => `visits-${start}.snapshot`

/** Where the snapshots of a house lie: derived, and needed by no copy of the house. */
export const snapshotFolder = ({ files }: Pick<House, 'files'>): string => path.join(files.folder, 'tracer')

/** Starts of the windows of which a snapshot lies in a folder, the newest first. */
function startsIn(folder: string): number[] {
  if (!existsSync(folder)) return []
  const starts = readdirSync(folder).map((name) => /^visits-(\d+)\.snapshot$/.exec(name)?.[1])
  return starts
    .flatMap((start) => start ?? [])
    .map(Number)
    .sort((one, other) => other - one)
}

/**
 * Keeps a city as it was read, dense numbers only, and lets go of what lay there before. Called before anything is struck from
 * the base: a snapshot is of one moment.
 */
export function keepSnapshot(folder: string, { start, base, near, batches }: CitySnapshot): void {
  mkdirSync(folder, { recursive: true })
  const { visits, people, places, ...arrays } = base
  const about: About = { start, batches, visits, people, places }
  writeArrays(path.join(folder, nameOf(start)), about, { ...arrays, nextMate: near.nextMate })
  for (const name of readdirSync(folder)) if (name !== nameOf(start)) rmSync(path.join(folder, name), { force: true })
}

/** The newest snapshot that begins at a minute or before it, its window moved on to there; undefined: there is none. */
export function openSnapshot(folder: string, start: number): CitySnapshot | undefined {
  const found = startsIn(folder).find((one) => one <= start)
  if (found === undefined) return undefined
  const { about, arrays } = readArrays(path.join(folder, nameOf(found)))
  const { batches, visits, people, places } = about as About
  const { nextMate, ...rest } = arrays as unknown as Omit<Base, 'visits' | 'people' | 'places'> & {
    readonly nextMate: Int32Array
  }
  const base = moveStart({ visits, people, places, ...rest }, start - found)
  return { start, base, near: new NearTies(nextMate), batches }
}

/** Removes the snapshots that hold visits from before a minute. */
export function dropSnapshots(folder: string, beforeMinute: number): void {
  for (const start of startsIn(folder)) {
    if (start < beforeMinute) rmSync(path.join(folder, nameOf(start)), { force: true })
  }
}
