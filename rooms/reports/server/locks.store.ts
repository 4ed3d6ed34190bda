import { sql } from 'kysely'
import { formatMoment, type Instant, type Refusal, refuse } from '#kit'
import type { Db, Profile, Tree, Trx } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import { REPORTS } from '../domain/index.ts'
import { titlesOf } from './area-levels.query.ts'

/** A lock that holds: on this form and period, for the area and everything inside it. */
export interface Lock {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly form: string
  readonly periodAt: Instant
  readonly lockedAt: Instant
  readonly officerId: string | null
}

/** The locks that hold on these forms and periods, wherever they were set. */
export async function locksOn(
  db: Db | Trx,
  slots: readonly { readonly form: string; readonly periodAt: Instant }[],
): Promise<LocksHeld> {
  if (slots.length === 0) return new LocksHeld([])
  const distinct = new Map(slots.map((slot) => [`${slot.form} ${slot.periodAt}`, slot]))
  const asked = [...distinct.values()]
  const { rows } = await sql<Lock>`
    select id, zone_id as "zoneId", area_id as "areaId", form, period_at as "periodAt", locked_at as "lockedAt",
           officer_id as "officerId"
    from report_locks
    where opened_at is null and (form, period_at) in (
      select * from unnest(${asked.map((slot) => slot.form)}::text[], ${asked.map((slot) => slot.periodAt)}::timestamptz[]))`.execute(
    db,
  )
  return new LocksHeld(rows)
}

/** Locks by what they close. */
export class LocksHeld {
  private readonly bySlot = new Map<string, Lock[]>()

  constructor(locks: readonly Lock[]) {
    for (const lock of locks) {
      const key = `${lock.form} ${lock.periodAt}`
      this.bySlot.set(key, [...(this.bySlot.get(key) ?? []), lock])
    }
  }

  /** The lock that closes the period for an area: its own, or one set above it. */
  over(tree: Tree, areaId: number, slot: { readonly form: string; readonly periodAt: Instant }): Lock | undefined {
    const locks = this.bySlot.get(`${slot.form} ${slot.periodAt}`)
    if (!locks) return undefined
    const above = new Set(tree.upward(areaId).map(({ id }) => id))
    return locks.find((lock) => above.has(lock.areaId))
  }
}

/** Who can open a lock again: the head post of its area and those above it, by title. */
export async function openersOf(
  db: Db | Trx,
  areaId: number,
  at: { readonly now: Instant; readonly tree: Tree },
): Promise<string[]> {
  const areas = at.tree.upward(areaId).map(({ id }) => id)
  const heads = await headPostsOf(db, areas, at.now)
  const ids = areas.flatMap((id) => heads.get(id)?.postId ?? [])
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from posts where id = any(${ids}::uuid[])`.execute(db)
  return ids.flatMap((id) => rows.find((row) => row.id === id)?.title ?? [])
}

/** Says no to a change in a locked period: since when, by whose lock, and who could open it. */
export async function refuseLocked(
  db: Db | Trx,
  lock: Lock,
  at: { readonly now: Instant; readonly tree: Tree; readonly profile: Profile },
): Promise<Refusal> {
  const titles = await titlesOf(db, [lock.areaId])
  const openers = await openersOf(db, lock.areaId, at)
  const offset = at.profile.utcOffsetMinutes
  const params = {
    period: formatMoment(lock.periodAt, offset).replace(/^00:00 /, ''),
    at: formatMoment(lock.lockedAt, offset),
    area: titles.get(lock.areaId)?.vi ?? '',
    reopenBy: openers.join(', ') || titles.get(lock.areaId)?.vi || '',
  }
  return refuse(REPORTS.PERIOD_LOCKED, { field: 'period', params })
}
