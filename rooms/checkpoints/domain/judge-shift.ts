import { type Instant, minutesBetween, type Refusal, refuse } from '#kit'
import { CHECKPOINTS } from './checkpoints.refusals.ts'
import type { ShiftMemberPayload } from './shifts.contract.ts'

/** What the rules need to know around the members of a shift. */
export interface AroundMembers {
  readonly forces: ReadonlySet<string>
  /** Officers whom the house knows. */
  readonly officers: { has(officerId: string): boolean }
}

/** The first reason against who stands a shift (CHK-03), or null: two commanders never; each person once, named, known. */
export function judgeMembers(members: readonly ShiftMemberPayload[], around: AroundMembers): Refusal | null {
  const commanders = members.filter(({ role }) => role === 'commander')
  if (commanders.length > 1) {
    return refuse(CHECKPOINTS.TWO_COMMANDERS, { field: 'members', params: { count: commanders.length } })
  }
  const seen = new Set<string>()
  for (const [index, member] of members.entries()) {
    const refusal = judgeMember(member, around, `members.${index}`)
    if (refusal) return refusal
    for (const id of [member.memberId, member.officerId]) {
      if (id === undefined) continue
      if (seen.has(id)) return refuse(CHECKPOINTS.MEMBER_TWICE, { field: `members.${index}` })
      seen.add(id)
    }
  }
  return null
}

function judgeMember(member: ShiftMemberPayload, { forces, officers }: AroundMembers, at: string): Refusal | null {
  const { role, force, officerId, name } = member
  if (!forces.has(force)) return refuse(CHECKPOINTS.FORCE_UNKNOWN, { field: `${at}.force`, params: { force } })
  if (role === 'commander' && officerId === undefined) {
    return refuse(CHECKPOINTS.COMMANDER_NO_OFFICER, { field: `${at}.officerId` })
  }
  if (officerId !== undefined && !officers.has(officerId)) {
    return refuse(CHECKPOINTS.OFFICER_UNKNOWN, { field: `${at}.officerId` })
  }
  return officerId === undefined && name === undefined
    ? refuse(CHECKPOINTS.MEMBER_UNNAMED, { field: `${at}.name` })
    : null
}

/** The first reason against the time of a shift, or null. `taken`: other shifts of the post that are not called off. */
export function judgeShiftTime(
  { fromAt, toAt }: { readonly fromAt: Instant; readonly toAt: Instant },
  longestHours: number,
  taken: readonly { readonly fromAt: Instant; readonly toAt: Instant }[],
): Refusal | null {
  const minutes = minutesBetween(fromAt, toAt)
  if (minutes <= 0) return refuse(CHECKPOINTS.SHIFT_ENDS_FIRST, { field: 'toAt' })
  if (minutes > longestHours * 60) {
    return refuse(CHECKPOINTS.SHIFT_TOO_LONG, { field: 'toAt', params: { hours: longestHours } })
  }
  const other = taken.find((one) => one.fromAt < toAt && fromAt < one.toAt)
  if (!other) return null
  return refuse(CHECKPOINTS.SHIFT_OVERLAPS, { field: 'fromAt', params: { from: other.fromAt, to: other.toAt } })
}

/** Hours in which an officer stands at a post. */
export interface Standing {
  readonly name: string
  readonly checkpointId: string
  readonly post: string
  readonly fromAt: Instant
  readonly toAt: Instant
}

/** Nobody stands at two posts at once (CHK-03): the first member who stands at another post in these hours, or null. */
export function judgeElsewhere(
  wanted: {
    readonly checkpointId: string
    readonly fromAt: Instant
    readonly toAt: Instant
    readonly members: readonly ShiftMemberPayload[]
  },
  standings: ReadonlyMap<string, readonly Standing[]>,
): Refusal | null {
  for (const [index, { officerId }] of wanted.members.entries()) {
    const other = standings
      .get(officerId ?? '')
      ?.find(
        ({ checkpointId, fromAt, toAt }) =>
          checkpointId !== wanted.checkpointId && fromAt < wanted.toAt && wanted.fromAt < toAt,
      )
    if (!other) continue
    const { name, post, fromAt: from, toAt: to } = other
    return refuse(CHECKPOINTS.MEMBER_ELSEWHERE, {
      field: `members.${index}.officerId`,
      params: { name, post, from, to },
    })
  }
  return null
}
