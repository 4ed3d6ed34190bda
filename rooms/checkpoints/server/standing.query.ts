import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'
import { type StandingAnswer, type StandingPost, type StandingSpan, standingSpans } from '../domain/index.ts'
import type { CheckpointRow } from './checkpoints.store.ts'
import { profileBook } from './profile-book.query.ts'
import { readShifts, type ShiftRow, toStandingShift } from './shifts.store.ts'

/** How far back "since when" is looked for. */
const lookBackMinutes = 48 * 60

/** How posts stand at a moment, and the shift whose time it is. */
export interface Standing {
  readonly standing: StandingAnswer & { readonly sinceAt: Instant }
  readonly shift: ShiftRow | undefined
}

/** Whether posts stand at a moment and since when, two statements however many posts. */
export async function standingsAt(
  db: Db | Trx,
  posts: readonly CheckpointRow[],
  at: Instant,
  profile: Profile,
): Promise<Map<string, Standing>> {
  const just = addMinutes(at, 1 / 60_000)
  const over = await shiftsOver(db, posts, { from: addMinutes(at, -lookBackMinutes), to: just })
  const standingPost = await standingPosts(profile)
  return new Map(
    posts.map((post) => {
      const shifts = over.get(post.id) ?? []
      const [span] = standingSpans(standingPost(post, shifts), addMinutes(at, -lookBackMinutes), just).slice(-1)
      const standing = {
        state: span?.state ?? ('off' as const),
        sinceAt: span?.fromAt ?? post.openedAt,
        missingForces: [...(span?.missingForces ?? [])],
      }
      return [post.id, { standing, shift: shifts.find(({ fromAt, toAt }) => fromAt <= at && at < toAt) }]
    }),
  )
}

/** How posts stood over a time, stretch by stretch. */
export async function spansOver(
  db: Db | Trx,
  posts: readonly CheckpointRow[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
  profile: Profile,
): Promise<Map<string, StandingSpan[]>> {
  const over = await shiftsOver(db, posts, { from, to })
  const standingPost = await standingPosts(profile)
  return new Map(posts.map((post) => [post.id, standingSpans(standingPost(post, over.get(post.id) ?? []), from, to)]))
}

/** Shifts of posts that touch `[from, to)` and are not called off, by post. */
export async function shiftsOver(
  db: Db | Trx,
  posts: readonly Pick<CheckpointRow, 'id'>[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<Map<string, ShiftRow[]>> {
  if (posts.length === 0) return new Map()
  const rows = await readShifts(
    db,
    sql`shift.checkpoint_id = any(${posts.map(({ id }) => id)}::uuid[]) and shift.to_at > ${from}
      and shift.from_at < ${to} and shift.cancelled_at is null`,
  )
  return Map.groupBy(rows, ({ checkpointId }) => checkpointId)
}

async function standingPosts(
  profile: Profile,
): Promise<(post: CheckpointRow, shifts: readonly ShiftRow[]) => StandingPost> {
  const { kindOf } = await profileBook(profile)
  return ({ kind, openedAt, closedAt }, shifts) => ({
    openedAt,
    closedAt,
    continuous: kindOf.get(kind)?.continuous ?? false,
    needs: kindOf.get(kind)?.forces ?? [],
    shifts: shifts.map(toStandingShift),
  })
}
