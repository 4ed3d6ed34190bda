import type { Instant } from '#kit'
import type { ToldHours } from '#rooms/forces/server'
import type { TakenShift } from './take-shift.ts'

/** How long each officer stood: from when they checked in, the early minutes before their shift not counted twice. */
export function hoursOf({ shift, post }: TakenShift, endedAt: Instant): ToldHours[] {
  return shift.members.flatMap(({ id, officerId, checkedInAt }) => {
    if (officerId === null || checkedInAt === null) return []
    const fromAt = checkedInAt > shift.fromAt ? checkedInAt : shift.fromAt
    return endedAt > fromAt
      ? [{ id, areaId: post.areaId, officerId, fromAt, toAt: endedAt, source: 'checkpoints' }]
      : []
  })
}
