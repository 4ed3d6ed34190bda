import { refuse } from '#kit'
import { PASSES, type PassVerdict, tidyReceiptCode } from '#rooms/passes/domain'
import type { CrossingPayload } from '../domain/index.ts'

/** What a crossing keeps of a code: a declaration's receipt is its id, or its number as typed; of any other its verdict and its own id. */
export type KeptOfCode = Pick<CrossingPayload, 'receipt' | 'pass'>

/** A code that was held before the camera or typed: what is said of it, and what a crossing keeps. */
export interface SeenCode {
  readonly verdict: PassVerdict
  readonly kept: KeptOfCode
}

/** What the scan adds to a crossing. */
export function seenCode(verdict: PassVerdict): SeenCode {
  const { claims } = verdict
  if (claims?.kind === 'receipt' && verdict.verdict !== 'refused') return { verdict, kept: { receipt: claims.id } }
  return { verdict, kept: { pass: { verdict: verdictKey(verdict), ...(claims ? { passId: claims.id } : {}) } } }
}

/** The number printed under a receipt's code, typed where the code cannot be read; undefined for any other text. */
export function typedReceipt(text: string): SeenCode | undefined {
  const receipt = tidyReceiptCode(text)
  if (receipt === undefined) return undefined
  const reasons = [refuse(PASSES.TYPED_NUMBER)]
  return {
    verdict: { verdict: 'ask', claims: null, reasons, keysAgeHours: null, filterAgeHours: null },
    kept: { receipt },
  }
}

/** The verdict as a key of the record: `good`, or the weightiest reason, `forged`, `expired`, `keys-too-old`. */
export function verdictKey({ reasons }: PassVerdict): string {
  const [first] = reasons
  if (!first) return 'good'
  return (first.code.split('.').at(-1) ?? 'refused').toLowerCase().replaceAll('_', '-')
}

/** Codes that say nothing of a trip, for or against: an identity card's, a coupon's, one of another office. */
const besideThePoint: readonly string[] = [PASSES.NOT_OURS.code, PASSES.UNKNOWN_FORM.code, PASSES.WRONG_KIND.code]

/** How a verdict is headed: a code that is simply another one is not called invalid before its bearer. */
export function headOf({ verdict, reasons }: PassVerdict): PassVerdict['verdict'] | 'other' {
  const [first] = reasons
  return verdict === 'refused' && first && besideThePoint.includes(first.code) ? 'other' : verdict
}
