import { sql } from 'kysely'
import { type Instant, millisOf, toInstant } from '#kit'
import type { Db } from './db/connect.ts'

/** All time is asked of one clock. `wall` is real; `replay` runs from a past moment; `fixed` stands still (tests). */
export interface Clock {
  readonly mode: 'wall' | 'replay' | 'fixed'
  now(): Instant
}

/** The real clock. */
export const wallClock: Clock = { mode: 'wall', now: () => toInstant(Date.now()) }

/** A clock that stands still until it is set: for tests and for loading a past day. */
export function fixedClock(start: Instant): Clock & { set(at: Instant): void } {
  let at = start
  return {
    mode: 'fixed',
    now: () => at,
    set(next) {
      at = next
    },
  }
}

interface ReplayState {
  readonly at: Instant
  readonly wallAt: Instant
  readonly speed: number
}

/** While a server lives it refreshes its mark this often; a mark older than three of these means nobody was running. */
const markEveryMs = 20_000

/**
 * A clock that replays the past at `speed`, and stands still while no server runs: the marks `{at, wallAt}` lie in
 * `settings`, so that two servers on one database tell the same time and a restart goes on where the last one stopped.
 */
export async function replayClock(
  db: Db,
  start: { at: Instant; speed: number },
): Promise<Clock & { mark(): Promise<void> }> {
  const wall = Date.now()
  const first: ReplayState = { at: start.at, wallAt: toInstant(wall), speed: start.speed }
  await sql`insert into settings (key, value) values ('replay', ${JSON.stringify(first)}::jsonb) on conflict (key) do nothing`.execute(
    db,
  )
  const row = await db.selectFrom('settings').select('value').where('key', '=', 'replay').executeTakeFirstOrThrow()
  const kept = row.value as ReplayState
  const isFresh = wall - millisOf(kept.wallAt) >= 0 && wall - millisOf(kept.wallAt) <= 3 * markEveryMs
  let wallAt = isFresh ? millisOf(kept.wallAt) : wall
  let at = millisOf(kept.at)
  const millis = () => at + (Date.now() - wallAt) * kept.speed
  const mark = async () => {
    at = millis()
    wallAt = Date.now()
    const state: ReplayState = { at: toInstant(at), wallAt: toInstant(wallAt), speed: kept.speed }
    await db
      .updateTable('settings')
      .set({ value: JSON.stringify(state) })
      .where('key', '=', 'replay')
      .execute()
  }
  await mark()
  return { mode: 'replay', now: () => toInstant(millis()), mark }
}
