import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'
import type { Fact } from '../intents/intent-type.ts'

/** What open screens hear: which keys changed, in which areas. An empty list of areas means "anywhere". */
export interface Change {
  readonly keys: readonly string[]
  readonly areas: readonly number[]
}

/** PostgreSQL carries at most 8,000 bytes in a notice; past this many areas we say "anywhere". */
const mostAreas = 300

/** Announces at commit what changed. Keys and area ids only: nobody's data is on the stream. */
export async function announce(trx: Trx, facts: readonly Pick<Fact, 'areaId' | 'live'>[]): Promise<void> {
  if (facts.length === 0) return
  await sql`select pg_notify('changes', ${JSON.stringify(changeOf(facts))})`.execute(trx)
}

/** What open screens should hear of these facts. */
export function changeOf(facts: readonly Pick<Fact, 'areaId' | 'live'>[]): Change {
  const keys = new Set<string>()
  const areas = new Set<number>()
  for (const fact of facts) {
    for (const key of fact.live ?? []) keys.add(key)
    areas.add(fact.areaId)
  }
  return { keys: [...keys], areas: areas.size > mostAreas ? [] : [...areas] }
}
