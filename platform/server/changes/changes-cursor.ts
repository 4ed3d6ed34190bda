import { createHash } from 'node:crypto'
import type { Instant } from '#kit'
import { fromCursor, toCursor } from '../http/read.ts'
import type { Position } from '../journal/entry.ts'

/**
 * Where a phone stands in a set: from which place of the journal on it wants to hear of changes, and, while the set comes
 * for the first time, after which row it goes on.
 */
export interface ChangesCursor {
  /** Who may see what of which version of the set; another one begins anew. */
  readonly scope: string
  readonly since: Position
  /** The city's time at `since`: narrows the search in the journal. */
  readonly at: Instant
  /** The last row that came, while the set is coming. */
  readonly after: string | null
  readonly isComing: boolean
}

/** A short name for a set as one asker sees it. */
export function scopeOf(path: string, version: number, areaIds: readonly number[]): string {
  const text = JSON.stringify([path, version, [...areaIds].sort((left, right) => left - right)])
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}

/** The cursor as it travels. */
export function writeChangesCursor({ scope, since, at, after, isComing }: ChangesCursor): string {
  return toCursor([scope, since.xid, since.seq, at, after, isComing ? 1 : 0])
}

/** A cursor read back; undefined where it is none of ours, or of another scope. */
export function readChangesCursor(text: string | undefined, scope: string): ChangesCursor | undefined {
  const [given, xid, seq, at, after, isComing] = fromCursor(text) ?? []
  if (given !== scope || typeof xid !== 'string' || !/^\d{1,20}$/.test(xid)) return undefined
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || typeof at !== 'string') return undefined
  if (Number.isNaN(Date.parse(at)) || !(after === null || typeof after === 'string')) return undefined
  return { scope, since: { xid, seq }, at: at as Instant, after, isComing: isComing === 1 }
}
