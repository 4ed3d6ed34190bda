import type { PassVerdict } from '#rooms/passes/domain'
import type { CrossingPayload } from '../domain/index.ts'

/** What the scan adds to a crossing: a declaration's receipt is its id; of any other code its verdict and its own id. */
export function scannedOf(verdict: PassVerdict | undefined): Pick<CrossingPayload, 'receipt' | 'pass'> {
  if (!verdict) return {}
  const { claims } = verdict
  if (claims?.kind === 'receipt' && verdict.verdict !== 'refused') return { receipt: claims.id }
  return { pass: { verdict: verdictKey(verdict), ...(claims ? { passId: claims.id } : {}) } }
}

/** The verdict as a key of the record: `good`, or the weightiest reason, `forged`, `expired`, `keys-too-old`. */
export function verdictKey({ reasons }: PassVerdict): string {
  const [first] = reasons
  if (!first) return 'good'
  return (first.code.split('.').at(-1) ?? 'refused').toLowerCase().replaceAll('_', '-')
}
