import { addMinutes, type Instant } from '#kit'
import { ahead, earliest, type FoundGap, type GapRule, type Trx } from '#platform/server'
import type { CheckpointRow } from './checkpoints.store.ts'
import { type GapGround, type GapMoment, gapGround, nextShiftEdge } from './gap-ground.ts'
import { commanderOf } from './shifts.store.ts'
import { shiftsOver, standingsAt } from './standing.query.ts'

/**
 * A hole in the roster of a post that stands day and night: there already, or seen 12 hours ahead. Nobody is planned, or
 * nobody commands who is planned (CHK-03).
 */
const hole: GapRule = {
  key: 'checkpoints-hole',
  title: { vi: 'Hở ca trực chốt', en: 'A hole in the roster of a checkpoint' },
  source: 'CHK-03',
  raiseAfterMinutes: [0],
  wakesOn: ['checkpoints'],
  find: async (trx, at) => {
    const ground = await gapGround(trx, at)
    if (!ground) return []
    return [...(await openHoles(trx, ground, at)), ...(await comingHoles(trx, ground, at))]
  },
  nextAt: async (trx, at) => {
    const ground = await gapGround(trx, at)
    if (!ground) return null
    const seenMinutes = ground.rule.holeSeenHours * 60
    const shifts = await shiftsOver(trx, ground.posts, { from: at.now, to: addMinutes(at.now, 4 * seenMinutes) })
    const ends = [...shifts.values()].flat().map(({ toAt }) => toAt)
    return earliest(ends.flatMap((end) => [end, ahead(end, seenMinutes)]).filter((moment) => later(moment, at.now)))
  },
}

const later = (moment: Instant | null, now: Instant): boolean => moment !== null && moment > now

async function openHoles(trx: Trx, { posts }: GapGround, { now, profile }: GapMoment): Promise<FoundGap[]> {
  const standings = await standingsAt(trx, posts, now, profile)
  return posts.flatMap((post): FoundGap[] => {
    const standing = standings.get(post.id)?.standing
    if (standing?.state !== 'no-shift' && standing?.state !== 'no-commander') return []
    return [gapOf(post, { severity: 4, since: standing.sinceAt, data: { state: standing.state } })]
  })
}

async function comingHoles(trx: Trx, { posts, rule }: GapGround, { now }: GapMoment): Promise<FoundGap[]> {
  const seenMinutes = rule.holeSeenHours * 60
  const to = addMinutes(now, seenMinutes)
  const shifts = await shiftsOver(trx, posts, { from: now, to })
  return posts.flatMap((post) => {
    const covered = (shifts.get(post.id) ?? []).filter((shift) => commanderOf(shift) !== undefined)
    return holesBetween(covered, now, to)
      .filter(({ fromAt }) => fromAt > now)
      .map(({ fromAt, toAt }) =>
        gapOf(post, {
          subject: `${post.id} ${fromAt}`,
          severity: 2,
          since: addMinutes(fromAt, -seenMinutes),
          dueAt: fromAt,
          data: { state: 'no-shift', fromAt, toAt },
        }),
      )
  })
}

/** Stretches of `[from, to)` that no span covers; `toAt` null: at least until the end of what is looked at. */
function holesBetween(
  spans: readonly { readonly fromAt: Instant; readonly toAt: Instant }[],
  from: Instant,
  to: Instant,
): { fromAt: Instant; toAt: Instant | null }[] {
  const holes: { fromAt: Instant; toAt: Instant | null }[] = []
  let reached = from
  for (const { fromAt, toAt } of spans) {
    if (fromAt > reached) holes.push({ fromAt: reached, toAt: fromAt })
    if (toAt > reached) reached = toAt
  }
  if (reached < to) holes.push({ fromAt: reached, toAt: null })
  return holes
}

/** A post whose shift should be there and has not checked in, or has left before its time (CHK-01). */
const notStanding: GapRule = {
  key: 'checkpoints-not-standing',
  title: { vi: 'Chốt không hoạt động', en: 'A checkpoint does not stand' },
  source: 'CHK-01',
  raiseAfterMinutes: [15, 60],
  wakesOn: ['checkpoints'],
  find: async (trx, at) => {
    const ground = await gapGround(trx, at)
    if (!ground) return []
    const standings = await standingsAt(trx, ground.posts, at.now, at.profile)
    return ground.posts.flatMap((post): FoundGap[] => {
      const { standing, shift } = standings.get(post.id) ?? {}
      if (standing?.state !== 'not-checked-in' && standing?.state !== 'ended-early') return []
      return [
        gapOf(post, {
          severity: 4,
          since: standing.sinceAt,
          data: { state: standing.state, shiftId: shift?.id ?? null },
        }),
      ]
    })
  },
  nextAt: (trx, { now }) => nextShiftEdge(trx, now),
}

type Told = Pick<FoundGap, 'severity' | 'since' | 'data'> & Partial<Pick<FoundGap, 'subject' | 'dueAt' | 'ownerPostId'>>

/** A gap of a post: of the head of its area where nobody else is named. */
export function gapOf({ id, areaId, number, name }: CheckpointRow, told: Told): FoundGap {
  const data = { checkpointId: id, number, name, ...told.data }
  return { subject: id, areaId, ownerPostId: null, dueAt: null, ...told, data }
}

/** What is missing in who stands at posts. */
export const standingGaps: readonly GapRule[] = [hole, notStanding]
