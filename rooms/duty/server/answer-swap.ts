import type { z } from 'zod'
import { dayOf, type Refusal, refuse } from '#kit'
import {
  accept,
  allowed,
  childId,
  defineIntent,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { answerSwap, DUTY, decideSwap, ruleOn } from '../domain/index.ts'
import { exchanged, judgeExchange, type SwapShifts, swapFact, tellSwap } from './ask-swap.ts'
import { openDesk, toShiftRow } from './desk.ts'
import { bookOf } from './duty-book.query.ts'
import { cancelRows, type Shift, saveShifts, shiftsById } from './shifts.store.ts'
import { lockSwap, moveSwap, type Swap } from './swaps.store.ts'

type Answer = z.infer<typeof answerSwap.payload>
type Decide = z.infer<typeof decideSwap.payload>

/** The colleague accepts or declines, the one who asked withdraws. Where no approval is asked for, accepting does it. */
export const answerSwapIntent = defineIntent<Answer>({
  contract: answerSwap,
  area: 'handler',
  handle: oneByOne(async (work: Work<Answer>, step: Step) => {
    const { answer } = work.payload
    const swap = await lockSwap(step.trx, work.payload.swapId)
    const refusal = judgeAnswer(swap, work, step)
    if (refusal || !swap) return reject(refusal ?? refuse(DUTY.SWAP_UNKNOWN))
    if (answer === 'withdraw' || answer === 'decline') {
      const state = answer === 'withdraw' ? 'withdrawn' : 'declined'
      await moveSwap(step.trx, swap, { state, now: step.now })
      if (answer === 'decline') await tellSwap(step, swap, { officerId: swap.askerId, kind: 'duty-swap-declined' })
      return accept([swapFact(`duty-swap-${state}`, swap)])
    }
    const tooLate = judgeBegun((await shiftsOf(swap, step)).values(), step)
    if (tooLate) return reject(tooLate)
    await moveSwap(step.trx, swap, { state: 'accepted', now: step.now })
    if (!(await needsApproval(step))) return finish(work, step, swap)
    await tellSwap(step, swap, { officerId: swap.askerId, kind: 'duty-swap-accepted' })
    return accept([swapFact('duty-swap-accepted', swap)])
  }),
})

/** Somebody who leads there decides; never on a swap of their own shifts. */
export const decideSwapIntent = defineIntent<Decide>({
  contract: decideSwap,
  area: 'handler',
  handle: oneByOne(async (work: Work<Decide>, step: Step) => {
    const swap = await lockSwap(step.trx, work.payload.swapId)
    if (!swap || allowed(work, step, 'duty.read', swap.areaId)) return reject(DUTY.SWAP_UNKNOWN, { field: 'swapId' })
    const notAllowed = allowed(work, step, 'duty.approve', swap.areaId)
    if (notAllowed) return reject(notAllowed)
    const by = work.actor.officerId
    if (by === swap.askerId || by === swap.otherId) return reject(DUTY.OWN_SWAP)
    if (swap.state === 'asked') return reject(DUTY.SWAP_NOT_ACCEPTED)
    if (swap.state !== 'accepted') return reject(DUTY.SWAP_CLOSED)
    if (work.payload.approve) return finish(work, step, swap)
    await moveSwap(step.trx, swap, { state: 'refused', now: step.now, decidedBy: by })
    for (const officerId of [swap.askerId, swap.otherId]) {
      await tellSwap(step, swap, { officerId, kind: 'duty-swap-refused' })
    }
    return accept([swapFact('duty-swap-refused', swap)])
  }),
})

function judgeAnswer(swap: Swap | undefined, work: Work<Answer>, step: Step): Refusal | null {
  if (!swap || allowed(work, step, 'duty.read', swap.areaId)) return refuse(DUTY.SWAP_UNKNOWN, { field: 'swapId' })
  const mine = work.payload.answer === 'withdraw' ? swap.askerId : swap.otherId
  if (work.actor.officerId !== mine) return refuse(DUTY.NOT_YOUR_SHIFT, { field: 'swapId' })
  const open = work.payload.answer === 'withdraw' ? ['asked', 'accepted'] : ['asked']
  return open.includes(swap.state) ? null : refuse(DUTY.SWAP_CLOSED, { field: 'swapId' })
}

/** The shifts of a request, held until the end of the transaction. */
function shiftsOf({ shiftId, otherShiftId }: Swap, { trx }: Step): Promise<Map<string, Shift>> {
  return shiftsById(trx, [shiftId, ...(otherShiftId ? [otherShiftId] : [])], true)
}

/** A yes that comes after the shift began would let its owner believe that somebody else stands it. */
function judgeBegun(shifts: Iterable<Shift>, { now }: Step): Refusal | null {
  for (const { cancelledAt, fromAt } of shifts) {
    if (cancelledAt !== null) return refuse(DUTY.SHIFT_CANCELLED)
    if (fromAt <= now) return refuse(DUTY.SHIFT_BEGUN)
  }
  return null
}

async function needsApproval({ profile, now }: Step): Promise<boolean> {
  return ruleOn(await bookOf(profile), dayOf(now, profile.utcOffsetMinutes))?.swapNeedsApproval ?? true
}

/** Does it: each shift is cancelled and its twin stands under the other's name. Judged anew: days may have passed. */
async function finish(work: Work<unknown>, step: Step, swap: Swap): Promise<Outcome> {
  const found = await shiftsOf(swap, step)
  const shift = found.get(swap.shiftId)
  const other = swap.otherShiftId ? found.get(swap.otherShiftId) : undefined
  const tooLate = judgeBegun(found.values(), step)
  if (tooLate) return reject(tooLate)
  if (!shift) return reject(DUTY.SHIFT_UNKNOWN)
  const refusal = await judgeExchange(step, swap, { shift, other }, swap.reason)
  if (refusal) return reject(refusal)
  const shiftIds = await exchange(work, step, swap, { shift, other })
  await moveSwap(step.trx, swap, { state: 'done', now: step.now, decidedBy: work.actor.officerId })
  for (const officerId of [swap.askerId, swap.otherId])
    await tellSwap(step, swap, { officerId, kind: 'duty-swap-done' })
  return accept([swapFact('duty-swap-done', swap, { newShiftIds: shiftIds })], { shiftIds })
}

async function exchange(work: Work<unknown>, step: Step, swap: Swap, shifts: SwapShifts): Promise<string[]> {
  const wanted = exchanged(swap, shifts)
  const old = [shifts.shift, ...(shifts.other ? [shifts.other] : [])]
  const heirs = new Map(old.map((one, index) => [one.id, childId(work, index) as string]))
  await cancelRows(step.trx, [...heirs.keys()], { now: step.now, replacedBy: heirs })
  const scope = { bodyIds: [swap.bodyId], officerIds: [swap.askerId, swap.otherId], spans: wanted }
  const desk = await openDesk(step, scope, false)
  const post = desk.posts.get(swap.bodyId)
  if (!post) throw new Error(`the post of swap ${swap.id} is gone`)
  const ids = [...heirs.values()]
  const rows = wanted.map((one, index) =>
    toShiftRow(desk, post, { ...one, id: ids[index] as string, planId: swap.id, restReason: swap.reason }),
  )
  await saveShifts(step.trx, rows)
  return ids
}
