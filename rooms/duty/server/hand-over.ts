import type { z } from 'zod'
import { addMinutes, dayOf, type Refusal, refuse } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { DUTY, handOver, ruleOn, takeOver } from '../domain/index.ts'
import { bookOf } from './duty-book.query.ts'
import { type Shift, shiftsById } from './shifts.store.ts'

type HandOver = z.infer<typeof handOver.payload>
type TakeOver = z.infer<typeof takeOver.payload>

/** How long after its end a watch may still write down what it hands over. */
const lateNoteMinutes = 120

/** The outgoing watch leaves word: from the time that the next one may take over, until two hours after the end. */
export const handOverIntent = defineIntent<HandOver>({
  contract: handOver,
  area: 'handler',
  handle: oneByOne(async (work: Work<HandOver>, step: Step) => {
    const shift = (await shiftsById(step.trx, [work.payload.shiftId])).get(work.payload.shiftId)
    const refusal = judgeOwn(shift, work, step) ?? (await judgeHandOver(shift as Shift, step))
    if (refusal || !shift) return reject(refusal ?? refuse(DUTY.SHIFT_UNKNOWN))
    await step.trx
      .insertInto('duty_handovers')
      .values({
        zone_id: shift.zoneId,
        id: work.id,
        body_id: shift.bodyId,
        area_id: shift.areaId,
        shift_id: shift.id,
        note: work.payload.note,
        given_by: shift.officerId,
        given_at: step.now,
      })
      .execute()
    const data = { bodyId: shift.bodyId, officerId: shift.officerId }
    return accept([{ type: 'duty-handed-over', areaId: shift.areaId, subjectId: shift.id, data, live: ['duty'] }])
  }),
})

/** The incoming watch acknowledges: the person of the shift, nobody for them. */
export const takeOverIntent = defineIntent<TakeOver>({
  contract: takeOver,
  area: 'handler',
  handle: async (works, step) => {
    const shifts = await shiftsById(
      step.trx,
      works.map((work) => work.payload.shiftId),
      true,
    )
    const taken = new Map<string, Shift>()
    const minutes = await minutesBefore(step)
    const outcomes = works.map((work) => {
      const shift = shifts.get(work.payload.shiftId)
      const refusal = judgeOwn(shift, work, step) ?? judgeTakeOver(shift as Shift, step, minutes)
      if (refusal || !shift) return reject(refusal ?? refuse(DUTY.SHIFT_UNKNOWN))
      if (shift.takenAt !== null || taken.has(shift.id)) return reject(DUTY.TAKEN_ALREADY, { field: 'shiftId' })
      taken.set(shift.id, shift)
      const data = { bodyId: shift.bodyId, officerId: shift.officerId }
      return accept([{ type: 'duty-taken-over', areaId: shift.areaId, subjectId: shift.id, data, live: ['duty'] }])
    })
    await step.trx
      .updateTable('duty_shifts')
      .set({ taken_at: step.now })
      .where('id', 'in', taken.size === 0 ? ['00000000-0000-0000-0000-000000000000'] : [...taken.keys()])
      .execute()
    return outcomes
  },
})

/** A shift of one's own that stands. What is not visible reads as not there. */
export function judgeOwn(shift: Shift | undefined, work: Work<unknown>, step: Step): Refusal | null {
  if (!shift) return refuse(DUTY.SHIFT_UNKNOWN, { field: 'shiftId' })
  if (shift.officerId !== work.actor.officerId) {
    const sees = allowed(work, step, 'duty.read', shift.areaId) === null
    return refuse(sees ? DUTY.NOT_YOUR_SHIFT : DUTY.SHIFT_UNKNOWN, { field: 'shiftId' })
  }
  return shift.cancelledAt === null ? null : refuse(DUTY.SHIFT_CANCELLED, { field: 'shiftId' })
}

async function judgeHandOver(shift: Shift, step: Step): Promise<Refusal | null> {
  const minutes = await minutesBefore(step)
  if (step.now < addMinutes(shift.toAt, -minutes)) return refuse(DUTY.TOO_EARLY, { params: { minutes } })
  return step.now > addMinutes(shift.toAt, lateNoteMinutes) ? refuse(DUTY.SHIFT_OVER, { field: 'shiftId' }) : null
}

function judgeTakeOver(shift: Shift, { now }: Step, minutes: number): Refusal | null {
  if (now < addMinutes(shift.fromAt, -minutes)) return refuse(DUTY.TOO_EARLY, { params: { minutes } })
  return now >= shift.toAt ? refuse(DUTY.SHIFT_OVER, { field: 'shiftId' }) : null
}

async function minutesBefore({ profile, now }: Step): Promise<number> {
  const rule = ruleOn(await bookOf(profile), dayOf(now, profile.utcOffsetMinutes))
  return rule?.takeOverMinutesBefore ?? 0
}
