import { sql } from 'kysely'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { accept, defineIntent, type Fact, notify, oneByOne, reject, type Step, type Work } from '#platform/server'
import { askSwap, DUTY, type WantedShift } from '../domain/index.ts'
import { judgeOnDesk, openDesk, takeOffDesk } from './desk.ts'
import { judgeOwn } from './hand-over.ts'
import { type Shift, shiftsById } from './shifts.store.ts'
import { openSwaps, readSwaps, type Swap, saveSwap } from './swaps.store.ts'

type Payload = z.infer<typeof askSwap.payload>

/** Asks a colleague; what could never be done (double duty, no fitting post) is refused at once. */
export const askSwapIntent = defineIntent<Payload>({
  contract: askSwap,
  area: 'handler',
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { shiftId, otherShiftId, otherOfficerId, reason } = work.payload
    const shifts = await shiftsById(step.trx, [shiftId, ...(otherShiftId === undefined ? [] : [otherShiftId])], true)
    const shift = shifts.get(shiftId)
    const other = otherShiftId === undefined ? undefined : shifts.get(otherShiftId)
    const refusal = judgeOwn(shift, work, step) ?? judgeAsk(shift as Shift, other, work.payload, step)
    if (refusal || !shift) return reject(refusal ?? refuse(DUTY.SHIFT_UNKNOWN))
    const ids = [shift.id, ...(other ? [other.id] : [])]
    const open = await readSwaps(
      step.trx,
      sql`${openSwaps(step.now)} and (shift_id = any(${ids}::uuid[]) or other_shift_id = any(${ids}::uuid[]))`,
    )
    if (open.length > 0) return reject(DUTY.SWAP_OPEN, { field: 'shiftId' })
    const swap: Swap = {
      id: work.id,
      zoneId: shift.zoneId,
      bodyId: shift.bodyId,
      areaId: shift.areaId,
      shiftId: shift.id,
      otherShiftId: other?.id ?? null,
      askerId: shift.officerId,
      otherId: other?.officerId ?? (otherOfficerId as string),
      reason,
      state: 'asked',
      askedAt: step.now,
    }
    const impossible = await judgeExchange(step, swap, { shift, other }, reason)
    if (impossible) return reject(impossible)
    await saveSwap(step.trx, swap)
    await tellSwap(step, swap, { officerId: swap.otherId, kind: 'duty-swap-asked' })
    return accept([swapFact('duty-swap-asked', swap)])
  }),
})

function judgeAsk(shift: Shift, other: Shift | undefined, payload: Payload, { now }: Step): Refusal | null {
  if (shift.fromAt <= now) return refuse(DUTY.SHIFT_BEGUN, { field: 'shiftId' })
  if (payload.otherShiftId === undefined) {
    return payload.otherOfficerId === shift.officerId
      ? refuse(DUTY.SWAP_WITH_ONESELF, { field: 'otherOfficerId' })
      : null
  }
  if (!other) return refuse(DUTY.SHIFT_UNKNOWN, { field: 'otherShiftId' })
  if (other.bodyId !== shift.bodyId) return refuse(DUTY.SWAP_ELSEWHERE, { field: 'otherShiftId' })
  if (other.officerId === shift.officerId) return refuse(DUTY.SWAP_WITH_ONESELF, { field: 'otherShiftId' })
  if (other.cancelledAt !== null) return refuse(DUTY.SHIFT_CANCELLED, { field: 'otherShiftId' })
  return other.fromAt <= now ? refuse(DUTY.SHIFT_BEGUN, { field: 'otherShiftId' }) : null
}

/** The two shifts of a swap; a cover has one. */
export interface SwapShifts {
  readonly shift: Shift
  readonly other: Shift | undefined
}

/** The shifts that a swap would make: to whom each goes. */
export function exchanged({ otherId, askerId }: Swap, { shift, other }: SwapShifts): WantedShift[] {
  const give = (one: Shift, officerId: string): WantedShift => ({
    officerId,
    role: one.role,
    fromAt: one.fromAt,
    toAt: one.toAt,
  })
  return [give(shift, otherId), ...(other ? [give(other, askerId)] : [])]
}

/** Whether both could stand what they would get; `restReason`: the reason of the request stands for the rest rule too. */
export async function judgeExchange(
  step: Step,
  swap: Swap,
  shifts: SwapShifts,
  restReason: string,
): Promise<Refusal | null> {
  const wanted = exchanged(swap, shifts)
  const scope = { bodyIds: [swap.bodyId], officerIds: [swap.askerId, swap.otherId], spans: wanted }
  const desk = await openDesk(step, scope, true)
  const post = desk.posts.get(swap.bodyId)
  if (!post) return refuse(DUTY.POST_UNKNOWN)
  takeOffDesk(desk, swap.askerId, shifts.shift.id)
  if (shifts.other) takeOffDesk(desk, swap.otherId, shifts.other.id)
  for (const one of wanted) {
    const refusal = judgeOnDesk(desk, post, one, restReason)
    if (refusal) return { ...refusal, field: shifts.other ? 'otherShiftId' : 'otherOfficerId' }
  }
  return null
}

/** What happened to a request, for the journal. */
export function swapFact(type: string, swap: Swap, more: Readonly<Record<string, unknown>> = {}): Fact {
  const { bodyId, shiftId, otherShiftId, askerId, otherId } = swap
  const data = { bodyId, shiftId, otherShiftId, askerOfficerId: askerId, otherOfficerId: otherId, ...more }
  return { type, areaId: swap.areaId, subjectId: swap.id, data, live: ['duty'] }
}

/** Tells one person about a request. */
export async function tellSwap(
  { trx, now }: Step,
  swap: Swap,
  { officerId, kind }: { officerId: string; kind: string },
): Promise<void> {
  const notice = {
    officerId,
    kind,
    reason: `swap ${swap.id} ${kind}`,
    areaId: swap.areaId,
    subjectId: swap.id,
    data: { bodyId: swap.bodyId, askerOfficerId: swap.askerId, otherOfficerId: swap.otherId },
  }
  await notify(trx, [notice], now)
}
