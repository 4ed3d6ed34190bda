import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import { fillFilter, type PassKind, type WithdrawnFilter } from '../domain/index.ts'

/** A code that shall hold no more; `until` is when it would have expired, `reason` a key or words, never a person. */
export interface ToWithdraw {
  readonly id: string
  readonly kind: PassKind
  readonly until: Instant
  readonly reason: string
}

/** Withdraws codes of any kind; the room whose codes they are states the facts. Done twice is done once. */
export async function withdrawPasses(trx: Trx, passes: readonly ToWithdraw[], now: Instant): Promise<void> {
  const open = passes.filter(({ until }) => until > now)
  if (open.length === 0) return
  await sql`
    insert into withdrawn_passes (pass_id, kind, until_at, withdrawn_at, reason)
    select id, kind, until_at, ${now}, reason
    from unnest(${open.map(({ id }) => id)}::uuid[], ${open.map(({ kind }) => kind)}::text[],
                ${open.map(({ until }) => until)}::timestamptz[], ${open.map(({ reason }) => reason)}::text[])
      as given (id, kind, until_at, reason)
    on conflict (pass_id) do nothing`.execute(trx)
}

/** Withdrawn codes that would still hold, as a filter. */
export async function filterNow(db: Db | Trx, now: Instant): Promise<WithdrawnFilter> {
  const { rows } = await sql<{ id: string }>`
    select pass_id as id from withdrawn_passes where until_at > ${now} order by pass_id`.execute(db)
  return fillFilter(
    rows.map(({ id }) => id),
    now,
  )
}

/** Forgets withdrawn codes that have expired anyway, a day after. */
export async function forgetExpired(db: Db | Trx, before: Instant): Promise<void> {
  await sql`delete from withdrawn_passes where until_at <= ${before}`.execute(db)
}
