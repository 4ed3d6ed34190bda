import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import { type Asking, defineRead, notFound } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import {
  type CheckpointShift,
  checkpointShiftsContract,
  type MyCheckpointShift,
  missingForcesAt,
  myCheckpointShiftsContract,
} from '../domain/index.ts'
import { areaTitles } from './checkpoint-list.query.ts'
import { visibleCheckpoint } from './checkpoint-page.query.ts'
import { type CheckpointRow, checkpointsByIds } from './checkpoints.store.ts'
import { powersOf } from './powers.query.ts'
import { profileBook } from './profile-book.query.ts'
import { commanderOf, readShifts, type ShiftRow, toStandingShift } from './shifts.store.ts'
import { shiftsOver, standingsAt } from './standing.query.ts'

/** Most of a roster in one answer. */
const mostMinutes = 31 * 24 * 60
/** What a phone takes along: from half a day ago to a week ahead. */
const minutesBack = 12 * 60
const minutesAhead = 7 * 24 * 60

type Named = (shift: ShiftRow, kind: string) => CheckpointShift

/** `GET /checkpoints/:id/shifts` */
export const checkpointShiftsRead = defineRead(checkpointShiftsContract, async (asking, { id, from, to }) => {
  const post = await visibleCheckpoint(asking, id)
  if (!post) return notFound('id')
  const latest = addMinutes(from, mostMinutes)
  const shifts = await readShifts(
    asking.db,
    sql`shift.checkpoint_id = ${id} and shift.to_at > ${from} and shift.from_at < ${to < latest ? to : latest}`,
  )
  const named = await withNames(asking, shifts)
  return { asOf: asking.now, items: shifts.map((shift) => named(shift, post.kind)) }
})

/** Shifts as they travel, with the names of those who stand them. */
async function withNames(asking: Asking, shifts: readonly ShiftRow[]): Promise<Named> {
  const next = await readShifts(
    asking.db,
    sql`shift.id = any(${shifts.flatMap((one) => one.nextShiftId ?? [])}::uuid[])`,
  )
  const nextOf = new Map(next.map((shift) => [shift.id, shift]))
  const ids = [...shifts, ...next].flatMap(({ members }) => members.flatMap(({ officerId }) => officerId ?? []))
  const names = await officerNames(asking.db, ids)
  const { kindOf } = await profileBook(asking.profile)
  const commanderName = (shift: ShiftRow | undefined): string | null => {
    const officerId = shift && commanderOf(shift)?.officerId
    return (officerId && names.get(officerId)) || null
  }
  return (shift, kind) => ({
    id: shift.id,
    checkpointId: shift.checkpointId,
    fromAt: shift.fromAt,
    toAt: shift.toAt,
    startedAt: shift.startedAt,
    endedAt: shift.endedAt,
    cancelledAt: shift.cancelledAt,
    members: shift.members.map(({ id, role, force, officerId, name, task, checkedInAt }) => ({
      ...{ id, role, force, officerId, task, checkedInAt },
      name: (officerId && names.get(officerId)) || name || '',
    })),
    missingForces: missingOf(shift, kindOf.get(kind)?.forces ?? [], asking.now),
    handover:
      shift.handedAt === null || shift.note === null
        ? null
        : {
            note: shift.note,
            givenAt: shift.handedAt,
            givenBy: commanderName(shift),
            acknowledgedAt: shift.acknowledgedAt,
            acknowledgedBy: commanderName(shift.nextShiftId === null ? undefined : nextOf.get(shift.nextShiftId)),
            byShiftId: shift.nextShiftId,
          },
  })
}

/** Before the start: what the roster lacks; after it: of what nobody has checked in. */
function missingOf(shift: ShiftRow, needs: readonly string[], now: Instant): string[] {
  if (shift.startedAt !== null) return missingForcesAt(toStandingShift(shift), needs, now)
  return needs.filter((need) => !shift.members.some(({ force }) => force === need))
}

/** `GET /checkpoints/mine` */
export const myCheckpointShiftsRead = defineRead(myCheckpointShiftsContract, async (asking) => {
  const { db, actor, now } = asking
  const [from, to] = [addMinutes(now, -minutesBack), addMinutes(now, minutesAhead)]
  const mine = await readShifts(
    db,
    sql`shift.id in (select shift_id from checkpoint_members where officer_id = ${actor.officerId}::uuid)
      and shift.to_at > ${from} and shift.from_at < ${to} and shift.cancelled_at is null`,
  )
  const posts = await checkpointsByIds(
    db,
    mine.map(({ checkpointId }) => checkpointId),
  )
  const around = await shiftsOver(db, [...posts.values()], {
    from: addMinutes(from, -mostMinutes / 31),
    to: addMinutes(to, mostMinutes / 31),
  })
  const tell = await tellMine(asking, [...posts.values()], [...around.values()].flat())
  return { asOf: now, shifts: mine.flatMap((shift) => tell(shift, posts.get(shift.checkpointId))) }
})

type Tell = (shift: ShiftRow, post: CheckpointRow | undefined) => MyCheckpointShift[]

async function tellMine(asking: Asking, posts: readonly CheckpointRow[], around: readonly ShiftRow[]): Promise<Tell> {
  const { db, tree, profile, now, actor } = asking
  const { kindOf } = await profileBook(profile)
  const powers = await powersOf(db, tree, posts)
  const standings = await standingsAt(db, posts, now, profile)
  const titleOf = await areaTitles(asking)
  const named = await withNames(asking, around)
  return (shift, post) => {
    const standing = post && standings.get(post.id)?.standing
    const me = shift.members.find(({ officerId }) => officerId === actor.officerId)
    if (!post || !standing || !me) return []
    const kind = kindOf.get(post.kind)
    const { id, number, name, place, areaId, openedAt, closedAt } = post
    const checkpoint = {
      ...{ id, number, name, place, areaId, openedAt, closedAt, standing },
      kind: post.kind,
      kindTitle: kind?.title ?? { vi: post.kind, en: post.kind },
      areaTitle: titleOf(areaId),
      forces: kind?.forces ?? [],
      powers: powers.get(id)?.powers ?? [],
    }
    return [
      {
        ...named(shift, post.kind),
        checkpoint,
        myMemberId: me.id,
        ...beside(shift, around, (one) => named(one, post.kind)),
      },
    ]
  }
}

/** What the shift before left for this one, and who comes after it. */
function beside(
  shift: ShiftRow,
  around: readonly ShiftRow[],
  named: (shift: ShiftRow) => CheckpointShift,
): Pick<MyCheckpointShift, 'told' | 'nextShift'> {
  const ofPost = around.filter(({ checkpointId }) => checkpointId === shift.checkpointId)
  const before = ofPost.findLast(({ toAt }) => toAt <= shift.fromAt)
  const after = ofPost.find(({ fromAt }) => fromAt >= shift.toAt)
  return { told: before ? toldBy(before, named) : null, nextShift: after ? toNext(after, named) : null }
}

function toldBy(shift: ShiftRow, named: (shift: ShiftRow) => CheckpointShift): MyCheckpointShift['told'] {
  const { handover } = named(shift)
  if (!handover) return null
  const { note, givenAt, givenBy, acknowledgedAt } = handover
  return { shiftId: shift.id, note, givenAt, givenBy, acknowledgedAt }
}

function toNext(shift: ShiftRow, named: (shift: ShiftRow) => CheckpointShift): MyCheckpointShift['nextShift'] {
  const commander = named(shift).members.find(({ role }) => role === 'commander')?.name ?? null
  return { id: shift.id, fromAt: shift.fromAt, commander }
}
