import type { CrossingDecision, CrossingPayload } from '../domain/index.ts'
import type { Lane } from './lane.ts'
import type { Book } from './stand-shift.ts'
import type { KeptOfCode } from './verdict-words.ts'

/** What was decided about whoever stood there, and what the lane and the scan add to it. */
export interface DecidedCrossing {
  readonly post: { readonly id: string; readonly areaId: number }
  readonly lane: Lane
  readonly book: Pick<Book, 'noReceipt'>
  readonly decision: CrossingDecision
  readonly reason: string | undefined
  /** What a code adds; undefined: none was looked at. */
  readonly code: KeptOfCode | undefined
  readonly province: string | undefined
}

/** What is sent: nothing that names anybody. An emergency is asked for nothing. */
export function payloadOf(decided: DecidedCrossing): CrossingPayload {
  const { post, lane, decision, reason, code, province } = decided
  const { receipt, pass } = code ?? {}
  const { subject, people, direction } = lane
  const noReceipt = receipt === undefined && decision !== 'emergency' ? noReceiptOf(decided) : undefined
  return {
    areaId: post.areaId,
    checkpointId: post.id,
    subject,
    decision,
    direction,
    ...(reason === undefined ? {} : { reason }),
    ...(subject === 'vehicle' ? { people } : {}),
    ...(receipt === undefined ? {} : { receipt }),
    ...(noReceipt === undefined ? {} : { noReceipt }),
    ...(province === undefined ? {} : { origin: { province } }),
    ...(pass ? { pass } : {}),
  }
}

/** Why there is no receipt: of goods alone; else as the lane has it, where the city's list still knows it. */
function noReceiptOf({ lane, book }: DecidedCrossing): string | undefined {
  const known = book.noReceipt.map(({ key }) => key)
  const wanted = lane.subject === 'goods' && known.includes('goods-only') ? 'goods-only' : lane.noReceipt
  return known.includes(wanted) ? wanted : known[0]
}
