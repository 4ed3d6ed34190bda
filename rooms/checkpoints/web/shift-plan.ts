import { addMinutes, type Instant } from '#kit'
import type { CheckpointShift, ShiftMemberPayload } from '../domain/index.ts'
import type { MemberDraft } from './member-fields.tsx'
import type { RosterHole } from './roster-days.ts'

/** A shift to be planned. */
export interface PlannedShift {
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly members: readonly ShiftMemberPayload[]
}

/** The members of a draft that can be sent: those of whom something is written. */
export function membersOf(drafts: readonly MemberDraft[]): ShiftMemberPayload[] {
  return drafts
    .filter(({ officerId, name }) => officerId !== undefined || (name ?? '').trim() !== '')
    .map(({ memberId, role, force, officerId, name, task }) => ({
      memberId,
      role: role ?? 'execution',
      force: force ?? '',
      ...(officerId === undefined ? { name: (name ?? '').trim() } : { officerId }),
      task: (task ?? '').trim(),
    }))
}

/** The members of a shift that stands already, with ids of their own for another one. */
export function copyMembers(shift: CheckpointShift, newId: () => string): ShiftMemberPayload[] {
  return shift.members.map(({ role, force, officerId, name, task }) => ({
    memberId: newId(),
    role,
    force,
    ...(officerId === null ? { name } : { officerId }),
    task,
  }))
}

/** The same shift on so many days in a row, its own first; each time with new ids for its members. */
export function repeatShift(
  { fromAt, toAt, members }: PlannedShift,
  days: number,
  newId: () => string,
): PlannedShift[] {
  return Array.from({ length: days }, (_, day) => ({
    fromAt: addMinutes(fromAt, day * 24 * 60),
    toAt: addMinutes(toAt, day * 24 * 60),
    members: day === 0 ? members : members.map((member) => ({ ...member, memberId: newId() })),
  }))
}

/** What a draft still lacks: forces that must be there; how many command when that is not one. */
export function lacks(
  members: readonly ShiftMemberPayload[],
  needs: readonly string[],
): { readonly forces: readonly string[]; readonly commanders: number | null } {
  const commanders = members.filter(({ role }) => role === 'commander').length
  return {
    forces: needs.filter((need) => !members.some(({ force }) => force === need)),
    commanders: commanders === 1 ? null : commanders,
  }
}

/** The ends of a hole, for a shift that fills it. */
export function endsOf(hole: RosterHole | undefined, now: Instant): { fromAt: Instant; toAt: Instant } {
  if (hole) return { fromAt: hole.fromAt, toAt: hole.toAt }
  const hour = addMinutes(`${now.slice(0, 13)}:00:00.000Z` as Instant, 60)
  return { fromAt: hour, toAt: addMinutes(hour, 8 * 60) }
}
