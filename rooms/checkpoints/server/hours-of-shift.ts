import type { Instant } from '#kit'
import type { Step } from '#platform/server'
import { type ToldHours, tellHours } from '#rooms/forces/server'
import type { TakenShift } from './take-shift.ts'

/** Tells how long each officer of a shift stood, as far as it is known now; told again, the last word counts (FOR-05). */
export async function tellShift(taken: TakenShift, { trx, tree }: Pick<Step, 'trx' | 'tree'>): Promise<void> {
  await tellHours(trx, tree, hoursOf(taken))
}

/** From when each officer checked in, the early minutes before their shift not counted twice. */
function hoursOf({ shift, post }: TakenShift): ToldHours[] {
  const toAt = relievedAt(shift)
  return shift.members.flatMap(({ id, officerId, checkedInAt }) => {
    if (officerId === null || checkedInAt === null) return []
    const fromAt = checkedInAt > shift.fromAt ? checkedInAt : shift.fromAt
    return [{ id, areaId: post.areaId, officerId, fromAt, toAt, source: 'checkpoints' }]
  })
}

/**
 * When a shift's people could go: when the next commander took over if that was late, else at the planned end, and never after
 * the shift ended. A button that nobody presses must not make a night's work disappear, nor one pressed hours later lengthen it.
 */
function relievedAt({ toAt, endedAt, cancelledAt, acknowledgedAt }: TakenShift['shift']): Instant {
  const relieved = acknowledgedAt !== null && acknowledgedAt > toAt ? acknowledgedAt : toAt
  const over = endedAt ?? cancelledAt
  return over !== null && over < relieved ? over : relieved
}
