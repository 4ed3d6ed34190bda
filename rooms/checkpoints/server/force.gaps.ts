import { sql } from 'kysely'
import { dayOf } from '#kit'
import type { FoundGap, GapRule, Trx } from '#platform/server'
import type { CheckpointRow } from './checkpoints.store.ts'
import { checkpointColumns } from './checkpoints.store.ts'
import { type GapMoment, nextShiftEdge } from './gap-ground.ts'
import { profileBook } from './profile-book.query.ts'
import { gapOf } from './standing.gaps.ts'
import { standingsAt } from './standing.query.ts'

/**
 * A shift that stands without a force its kind asks for ("thiếu lực lượng", CHK-04): one gap for each force, of whoever heads
 * that force at the post's place or the nearest above.
 */
const forceMissing: GapRule = {
  key: 'checkpoints-force-missing',
  title: { vi: 'Ca trực chốt thiếu lực lượng', en: 'A force is missing at a checkpoint' },
  source: 'CHK-04',
  raiseAfterMinutes: [60],
  wakesOn: ['checkpoints', 'bodies'],
  find: async (trx, at) => {
    const posts = await openPosts(trx, at)
    const standings = await standingsAt(trx, posts, at.now, at.profile)
    const short = posts.filter(({ id }) => standings.get(id)?.standing.state === 'force-missing')
    const superiorOf = await forceHeads(trx, short, at)
    return short.flatMap((post) => {
      const { standing, shift } = standings.get(post.id) ?? {}
      return (standing?.missingForces ?? []).map(
        (force): FoundGap =>
          gapOf(post, {
            subject: `${shift?.id ?? post.id} ${force}`,
            ownerPostId: superiorOf(post.areaId, force),
            severity: 3,
            since: standing?.sinceAt ?? at.now,
            data: { shiftId: shift?.id ?? null, force },
          }),
      )
    })
  },
  nextAt: (trx, { now }) => nextShiftEdge(trx, now),
}

async function openPosts(trx: Trx, { now, profile }: GapMoment): Promise<CheckpointRow[]> {
  const { kinds } = await profileBook(profile)
  const asking = kinds.filter(({ forces }) => forces.length > 0).map(({ key }) => key)
  const { rows } = await sql<CheckpointRow>`
    select ${checkpointColumns} from checkpoints
    where closed_at is null and opened_at <= ${now} and kind = any(${asking}::text[])
      and exists (select 1 from checkpoint_shifts shift where shift.checkpoint_id = checkpoints.id
        and shift.from_at <= ${now} and shift.to_at > ${now} and shift.started_at is not null)`.execute(trx)
  return rows
}

/** The post that heads a force at a place, or the nearest above; null where the profile names none: then the head of the area. */
async function forceHeads(
  trx: Trx,
  posts: readonly CheckpointRow[],
  { now, tree, profile }: GapMoment,
): Promise<(areaId: number, force: string) => string | null> {
  const { forces } = await profileBook(profile)
  const kindOf = new Map(forces.map(({ key, postKind }) => [key, postKind]))
  const areas = new Set(posts.flatMap(({ areaId }) => tree.upward(areaId).map(({ id }) => id)))
  const today = dayOf(now, profile.utcOffsetMinutes)
  const { rows } = await sql<{ id: string; kind: string; areaId: number }>`
    select id, kind, area_id as "areaId" from posts
    where area_id = any(${[...areas]}::int[]) and kind = any(${[...new Set(kindOf.values())].filter((kind) => kind !== null)}::text[])
      and is_head and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)
    order by valid_from, id`.execute(trx)
  return (areaId, force) => {
    const own = rows.filter(({ kind }) => kind === kindOf.get(force))
    const nearest = tree.upward(areaId).find((place) => own.some((row) => row.areaId === place.id))
    return own.find((row) => row.areaId === nearest?.id)?.id ?? null
  }
}

/** What is missing among the forces of a shift. */
export const forceGaps: readonly GapRule[] = [forceMissing]
