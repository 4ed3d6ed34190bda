import { type Instant, minutesBetween, type Refusal, refuse } from '#kit'
import { PATROLS } from './patrols.refusals.ts'

/** What is wanted of a patrol, as far as the rules look at it. */
export interface WantedPatrol {
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly postIds: readonly string[]
}

/** Areas of the posts that exist today, and whose people may patrol here. */
export interface AroundPatrol {
  readonly longestHours: number
  readonly postAreas: ReadonlyMap<string, number>
  readonly isNear: (areaId: number) => boolean
}

/** The first reason against a patrol, or null. */
export function judgePatrol(wanted: WantedPatrol, around: AroundPatrol): Refusal | null {
  const minutes = minutesBetween(wanted.fromAt, wanted.toAt)
  if (minutes <= 0) return refuse(PATROLS.END_BEFORE_START, { field: 'toAt' })
  if (minutes > around.longestHours * 60) {
    return refuse(PATROLS.TOO_LONG, { field: 'toAt', params: { hours: around.longestHours } })
  }
  for (const [index, postId] of wanted.postIds.entries()) {
    const areaId = around.postAreas.get(postId)
    if (areaId === undefined) return refuse(PATROLS.POST_UNKNOWN, { field: `postIds.${index}` })
    if (!around.isNear(areaId)) return refuse(PATROLS.POST_ELSEWHERE, { field: `postIds.${index}` })
  }
  return null
}

/** What a patrol counted. */
export interface CheckCounts {
  readonly persons: number
  readonly vehicles: number
  readonly reminders: number
}

/** Checks (lượt kiểm tra): every person and every vehicle looked at is one. */
export function checksOf({ persons, vehicles }: Pick<CheckCounts, 'persons' | 'vehicles'>): number {
  return persons + vehicles
}

/** Nobody is reminded who was not checked. */
export function judgeCounts(counts: CheckCounts): Refusal | null {
  const { reminders } = counts
  if (reminders <= checksOf(counts)) return null
  const params = { reminders, checks: checksOf(counts) }
  return refuse(PATROLS.MORE_REMINDED_THAN_CHECKED, { field: 'reminders', params })
}
