import type { Db, Trx } from '#platform/server'

/** What this room needs to know of a finding of an inspection. */
export interface KnownFinding {
  readonly id: string
  readonly areaId: number
  readonly said: string
  readonly foundBy: string | null
}

/** Findings by id; what does not exist is absent. */
export async function readFindings(_db: Db | Trx, _ids: readonly string[]): Promise<Map<string, KnownFinding>> {
  return new Map()
}
