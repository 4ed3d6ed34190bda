import { sql } from 'kysely'
import { addMinutes, dayOf, type Instant } from '#kit'
import { earliest, type FoundGap, type GapRule, type Trx } from '#platform/server'
import { checkpointRuleOn, missingForcesAt } from '../domain/index.ts'
import { type CheckpointRow, checkpointColumns } from './checkpoints.store.ts'
import type { GapMoment } from './gap-ground.ts'
import { profileBook } from './profile-book.query.ts'
import { type ShiftRow, toStandingShift } from './shifts.store.ts'
import { gapOf } from './standing.gaps.ts'
import { shiftsOver } from './standing.query.ts'

/**
 * A shift without a force its kind asks for ("thiếu lực lượng", CHK-04): of one that has started, nobody has checked in; of
 * one to come within 12 hours, nobody is on the roster. One gap for each force, of whoever heads it at the post's place or
 * the nearest above.
 */
const forceMissing: GapRule = {
  key: 'checkpoints-force-missing',
  title: { vi: 'Ca trực chốt thiếu lực lượng', en: 'A force is missing at a checkpoint' },
  source: 'CHK-04',
  raiseAfterMinutes: [60],
  wakesOn: ['checkpoints', 'bodies'],
  find: async (trx, at) => {
    const { kindOf, rules } = await profileBook(at.profile)
    const rule = checkpointRuleOn(rules, dayOf(at.now, at.profile.utcOffsetMinutes))
    if (!rule) return []
    const posts = await openPosts(trx, at)
    const seenMinutes = rule.holeSeenHours * 60
    const shifts = await shiftsOver(trx, posts, { from: at.now, to: addMinutes(at.now, seenMinutes) })
    const short = posts.flatMap((post) =>
      (shifts.get(post.id) ?? []).flatMap((shift) => {
        const needs = kindOf.get(post.kind)?.forces ?? []
        return missingOf(shift, needs, at.now).map((force) => ({ post, shift, force }))
      }),
    )
    const superiorOf = await forceHeads(
      trx,
      short.map(({ post }) => post),
      at,
    )
    return short.map(({ post, shift, force }): FoundGap => {
      const isComing = shift.startedAt === null
      return gapOf(post, {
        subject: `${shift.id} ${force}`,
        ownerPostId: superiorOf(post.areaId, force),
        severity: isComing ? 2 : 3,
        since: isComing ? addMinutes(shift.fromAt, -seenMinutes) : (shift.startedAt ?? at.now),
        dueAt: isComing ? shift.fromAt : null,
        data: { shiftId: shift.id, force },
      })
    })
  },
  nextAt: async (trx, { now, profile }) => {
    const { rules } = await profileBook(profile)
    const seenHours = checkpointRuleOn(rules, dayOf(now, profile.utcOffsetMinutes))?.holeSeenHours ?? 12
    const { rows } = await sql<{ fromAt: Instant }>`
      select distinct from_at as "fromAt" from checkpoint_shifts
      where from_at > ${now} and from_at < ${addMinutes(now, 2 * 24 * 60)} and cancelled_at is null`.execute(trx)
    const moments = rows.flatMap(({ fromAt }) => [fromAt, addMinutes(fromAt, -seenHours * 60)])
    return earliest(moments.filter((moment) => moment > now))
  },
}

function missingOf(shift: ShiftRow, needs: readonly string[], now: Instant): string[] {
  if (shift.endedAt !== null) return []
  if (shift.startedAt !== null) return missingForcesAt(toStandingShift(shift), needs, now)
  return needs.filter((need) => !shift.members.some(({ force }) => force === need))
}

async function openPosts(trx: Trx, { now, profile }: GapMoment): Promise<CheckpointRow[]> {
  const { kinds } = await profileBook(profile)
  const asking = kinds.filter(({ forces }) => forces.length > 0).map(({ key }) => key)
  const { rows } = await sql<CheckpointRow>`
    select ${checkpointColumns} from checkpoints
    where closed_at is null and opened_at <= ${now} and kind = any(${asking}::text[])`.execute(trx)
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
