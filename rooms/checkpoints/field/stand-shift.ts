import type { z } from 'zod'
import { addMinutes, type Instant } from '#kit'
import {
  acknowledgeHandover,
  checkIn,
  type checkpointBookContract,
  endShift,
  handOverShift,
  joinShift,
  type MyCheckpointShift,
  type MyPost,
} from '../domain/index.ts'
import type { OwnRecord } from './own-records.ts'

/** What the phone took along: my shifts, and the posts where I may stand in; a version before brought no such posts. */
export interface Mine {
  readonly shifts: readonly MyCheckpointShift[]
  readonly posts?: readonly MyPost[]
  readonly hasMorePosts?: boolean
}

/** What the phone took along: the catalogues. */
export type Book = z.infer<typeof checkpointBookContract.answer>

/** A shift as it stands for the one who holds this phone: what the server said, and what was recorded here since. */
export interface ShiftNow {
  readonly shift: MyCheckpointShift
  readonly isCommander: boolean
  /** Members who are here. */
  readonly here: ReadonlySet<string>
  readonly amHere: boolean
  readonly hasStarted: boolean
  /** Forces the post needs and of whom nobody is here. */
  readonly missingForces: readonly string[]
  /** The word this shift leaves; null: none yet. */
  readonly note: string | null
  readonly isTakenOver: boolean
  readonly hasEnded: boolean
  /** The word of the shift before, if it still waits for me. */
  readonly told: { readonly shiftId: string; readonly note: string; readonly givenBy: string | null } | null
}

/** After its end a shift is still offered for so long, in minutes: its commander waits for the next one to come. */
const lingerMinutes = 6 * 60

const isAlive = ({ standing }: OwnRecord) => standing !== 'refused' && standing !== 'withdrawn'

/** A shift with what this phone knows of it beyond what was brought along. */
export function standShift(shift: MyCheckpointShift, records: readonly OwnRecord[]): ShiftNow {
  const own = (type: string, key: 'shiftId' | 'byShiftId' = 'shiftId') =>
    records.filter(
      (one) => one.type === type && isAlive(one) && (one.payload as Record<string, unknown>)[key] === shift.id,
    )
  const here = new Set([
    ...shift.members.filter(({ checkedInAt }) => checkedInAt !== null).map(({ id }) => id),
    ...own(checkIn.type).flatMap(({ payload }) => (payload as { memberIds: readonly string[] }).memberIds),
  ])
  const commander = shift.members.find(({ role }) => role === 'commander')
  const forces = new Set(shift.members.filter(({ id }) => here.has(id)).map(({ force }) => force))
  const [ownNote] = own(handOverShift.type)
  const hasTaken =
    shift.told === null || shift.told.acknowledgedAt !== null || own(acknowledgeHandover.type, 'byShiftId').length > 0
  return {
    shift,
    isCommander: commander?.id === shift.myMemberId,
    here,
    amHere: here.has(shift.myMemberId),
    hasStarted: shift.startedAt !== null || (commander !== undefined && here.has(commander.id)),
    missingForces: shift.checkpoint.forces.filter((force) => !forces.has(force)),
    note: ownNote ? (ownNote.payload as { note: string }).note : (shift.handover?.note ?? null),
    isTakenOver: shift.handover?.acknowledgedAt != null,
    hasEnded: shift.endedAt !== null || own(endShift.type).length > 0,
    told: hasTaken || !shift.told ? null : shift.told,
  }
}

interface SaidOfShift {
  readonly shiftId: string
  readonly memberIds?: readonly string[]
}

/** What was refused of this phone's words on a shift, and is now said again: the same kind, of the same shift, of nobody else. */
export function saidAgain(records: readonly OwnRecord[], type: string, payload: unknown): readonly OwnRecord[] {
  const now = payload as SaidOfShift
  const members = new Set(now.memberIds)
  return records.filter((one) => {
    const before = one.payload as SaidOfShift
    const isSame = one.type === type && one.standing === 'refused' && before.shiftId === now.shiftId
    return isSame && (before.memberIds ?? []).every((id) => members.has(id))
  })
}

/** My shifts that have not ended, the earliest first. */
function openShifts(mine: Mine, records: readonly OwnRecord[], now: Instant): ShiftNow[] {
  return mine.shifts
    .filter(({ cancelledAt, toAt }) => cancelledAt === null && now < addMinutes(toAt as Instant, lingerMinutes))
    .map((shift) => standShift(shift, records))
    .filter(({ hasEnded }) => !hasEnded)
    .toSorted((left, right) => (left.shift.fromAt < right.shift.fromAt ? -1 : 1))
}

/**
 * The shift that matters to me now: one I am on while its time lasts; else one whose time it is; else one I am on that is over;
 * else the next; undefined: none. Whoever stands two shifts in a row must get into the second before anybody ends the first.
 */
export function shiftOf(mine: Mine, records: readonly OwnRecord[], now: Instant): ShiftNow | undefined {
  const open = openShifts(mine, records, now)
  return (
    open.find(({ amHere, shift }) => amHere && now < shift.toAt) ??
    open.find(({ shift }) => shift.fromAt <= now && now < shift.toAt) ??
    open.find(({ amHere }) => amHere) ??
    open.find(({ shift }) => now < shift.toAt) ??
    open.at(-1)
  )
}

/** The shifts that I may have something to do in now: those I am on, those I may check in to, and the one that matters most. */
export function shiftsNow(mine: Mine, records: readonly OwnRecord[], now: Instant, earlyMinutes: number): ShiftNow[] {
  const main = shiftOf(mine, records, now)
  return openShifts(mine, records, now).filter(
    ({ shift, amHere }) =>
      shift.id === main?.shift.id ||
      amHere ||
      (addMinutes(shift.fromAt as Instant, -earlyMinutes) <= now && now < shift.toAt),
  )
}

/** A post that this phone knows. */
export function postById({ shifts, posts = [] }: Mine, id: string): MyPost | undefined {
  return shifts.find(({ checkpoint }) => checkpoint.id === id)?.checkpoint ?? posts.find((post) => post.id === id)
}

/** Where somebody said that they stand in, and when. */
export interface StoodIn {
  readonly postId?: string
  readonly at?: Instant
}

/** Standing in lasts so long, in minutes, longer than any shift: after that it is asked again. */
const standInMinutes = 12 * 60

/** The post where somebody stands in, while that holds and the phone knows the post. */
export function postStoodIn(mine: Mine, { postId, at }: StoodIn, now: Instant): MyPost | undefined {
  if (postId === undefined || at === undefined || now >= addMinutes(at, standInMinutes)) return undefined
  return postById(mine, postId)
}

/** When the holder of this phone put themselves on the shift of a post, as long as that holds; undefined: not, or refused. */
export function joinedAt(records: readonly OwnRecord[], postId: string, now: Instant): Instant | undefined {
  return records.find(
    (one) =>
      one.type === joinShift.type &&
      isAlive(one) &&
      (one.payload as { checkpointId: string }).checkpointId === postId &&
      now < addMinutes(one.at, standInMinutes),
  )?.at
}

/** The post that crossings are recorded at: of the shift I am on, else of the one that is mine now, else of my next. */
export function postOf(mine: Mine, records: readonly OwnRecord[], now: Instant): MyPost | undefined {
  return shiftOf(mine, records, now)?.shift.checkpoint ?? mine.shifts.at(-1)?.checkpoint
}

/** Whether a document in force lets the post turn people back at a moment (SG-01): judged on the phone, offline too. */
export function mayRestrict({ powers }: Pick<MyPost, 'powers'>, now: Instant): boolean {
  return powers.some(({ fromAt, toAt }) => fromAt !== null && fromAt <= now && (toAt === null || now < toAt))
}
