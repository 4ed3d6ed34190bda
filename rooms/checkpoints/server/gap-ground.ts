import { sql } from 'kysely'
import type { Instant } from '#kit'
import { dayOf } from '#kit'
import type { GapRule, Trx } from '#platform/server'
import { type CheckpointRule, checkpointRuleOn } from '../domain/index.ts'
import { type CheckpointRow, checkpointColumns } from './checkpoints.store.ts'
import { type ProfileBook, profileBook } from './profile-book.query.ts'

/** What a rule of the radar is given. */
export type GapMoment = Parameters<GapRule['find']>[1]

/** What the rules of this room look at: open posts of kinds that stand day and night, and the figures of the day. */
export interface GapGround {
  readonly book: ProfileBook
  readonly rule: CheckpointRule
  readonly posts: readonly CheckpointRow[]
}

/** The ground of a look; undefined where the profile has no figures for the day: then nothing is judged. */
export async function gapGround(trx: Trx, { now, profile }: GapMoment): Promise<GapGround | undefined> {
  const book = await profileBook(profile)
  const rule = checkpointRuleOn(book.rules, dayOf(now, profile.utcOffsetMinutes))
  if (!rule) return undefined
  const kinds = book.kinds.filter(({ continuous }) => continuous).map(({ key }) => key)
  const { rows } = await sql<CheckpointRow>`
    select ${checkpointColumns} from checkpoints
    where closed_at is null and opened_at <= ${now} and kind = any(${kinds}::text[]) order by id`.execute(trx)
  return { book, rule, posts: rows }
}

/** The next moment at which a shift of an open post begins or ends. */
export async function nextShiftEdge(trx: Trx, now: Instant): Promise<Instant | null> {
  const { rows } = await sql<{ next: Instant | null }>`
    select min(edge) as next from (
      select min(from_at) as edge from checkpoint_shifts where from_at > ${now} and cancelled_at is null
      union all select min(to_at) from checkpoint_shifts where to_at > ${now} and cancelled_at is null) as edges`.execute(
    trx,
  )
  return rows[0]?.next ?? null
}
