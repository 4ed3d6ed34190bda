import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import { type Asking, defineRead, notFound } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import {
  type CheckpointShift,
  checkpointShiftsContract,
  type MyCheckpointShift,
  type MyPost,
  missingForcesAt,
  myCheckpointShiftsContract,
} from '../domain/index.ts'
import { areaTitles, whereCheckpoints } from './checkpoint-list.query.ts'
import { checkpointOrder } from './checkpoint-order.ts'
import { visibleCheckpoint } from './checkpoint-page.query.ts'
import { type CheckpointRow, checkpointColumns, checkpointsByIds } from './checkpoints.store.ts'
import { powersOf } from './powers.query.ts'
import { profileBook } from './profile-book.query.ts'
import { commanderOf, readShifts, type ShiftRow, toStandingShift } from './shifts.store.ts'
import { type Standing, shiftsOver, standingsAt } from './standing.query.ts'

/** Most of a roster in one answer. */
const mostMinutes = 31 * 24 * 60
/** What a phone takes along: from half a day ago to a week ahead. */
const minutesBack = 12 * 60
const minutesAhead = 7 * 24 * 60
/** Most posts to stand in at that a phone takes along. */
const mostPosts = 60

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
  const near = await postsToStandAt(asking)
  const toMyPost = await tellPosts(asking, [...posts.values(), ...near])
  const shifts = await tellMine(asking, { mine, around: [...around.values()].flat(), posts, toMyPost })
  return { asOf: now, shifts, posts: near.slice(0, mostPosts).map(toMyPost), hasMorePosts: near.length > mostPosts }
})

/** Open posts of the asker's area that record who crosses; one more than are told. */
async function postsToStandAt({ db, profile, now, intervals }: Asking): Promise<CheckpointRow[]> {
  const { kinds } = await profileBook(profile)
  const recording = kinds.filter(({ recordsCrossings }) => recordsCrossings).map(({ key }) => key)
  const order = await checkpointOrder(profile)
  const { rows } = await sql<CheckpointRow>`
    select ${checkpointColumns} from checkpoints join areas on areas.id = checkpoints.area_id
    where ${whereCheckpoints({ now }, intervals, {})} and checkpoints.kind = any(${recording}::text[])
    order by ${order.by} limit ${mostPosts + 1}`.execute(db)
  return rows
}

type ToMyPost = (post: CheckpointRow) => MyPost

async function tellPosts(asking: Asking, posts: readonly CheckpointRow[]): Promise<ToMyPost> {
  const { db, tree, profile, now } = asking
  const { kindOf } = await profileBook(profile)
  const powers = await powersOf(db, tree, posts)
  const standings = await standingsAt(db, posts, now, profile)
  const titleOf = await areaTitles(asking)
  return ({ id, number, name, place, areaId, openedAt, closedAt, kind }) => {
    const known = kindOf.get(kind)
    return {
      ...{ id, number, name, place, areaId, openedAt, closedAt, kind },
      standing: (standings.get(id) as Standing).standing,
      kindTitle: known?.title ?? { vi: kind, en: kind },
      areaTitle: titleOf(areaId),
      forces: known?.forces ?? [],
      powers: powers.get(id)?.powers ?? [],
    }
  }
}

interface Roster {
  readonly mine: readonly ShiftRow[]
  /** Shifts of the same posts, those before and after mine among them. */
  readonly around: readonly ShiftRow[]
  readonly posts: ReadonlyMap<string, CheckpointRow>
  readonly toMyPost: ToMyPost
}

async function tellMine(asking: Asking, { mine, around, posts, toMyPost }: Roster): Promise<MyCheckpointShift[]> {
  const named = await withNames(asking, around)
  return mine.flatMap((shift) => {
    const post = posts.get(shift.checkpointId)
    const me = shift.members.find(({ officerId }) => officerId === asking.actor.officerId)
    if (!post || !me) return []
    const told = beside(shift, around, (one) => named(one, post.kind))
    return [{ ...named(shift, post.kind), checkpoint: toMyPost(post), myMemberId: me.id, ...told }]
  })
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
