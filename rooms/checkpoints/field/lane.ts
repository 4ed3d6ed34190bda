import { useFieldDraft } from '#platform/field'
import type { CrossingSubject } from '../domain/index.ts'

/** What stays from one crossing to the next in a lane; kept on the phone, so that a restart changes nothing. */
export interface Lane {
  readonly subject: CrossingSubject
  readonly people: number
  readonly direction: 'in' | 'out'
  /** Why there is no receipt, where none is scanned. */
  readonly noReceipt: string
}

/** Before anything was chosen. */
export const firstLane: Lane = { subject: 'vehicle', people: 1, direction: 'in', noReceipt: 'declared-here' }

/** The lane of this phone. */
export function useLane() {
  return useFieldDraft<Lane>('checkpoints.lane', () => firstLane)
}
