import { useState } from 'react'
import { type Instant, toInstant } from '#kit'
import { likelySkew, type Standing, useDesk, useRecorded } from '#platform/field'

/** Something this phone recorded at a post, whether the server has it yet or not. */
export interface OwnRecord {
  readonly id: string
  readonly type: string
  /** When it happened, corrected by what is known of the phone's clock. */
  readonly at: Instant
  readonly standing: Standing
  readonly payload: unknown
}

/** As far back as a guard's screens look: the shift that runs, and the one before it. */
const lookBackMs = 2 * 24 * 3600_000

/** What this phone itself recorded at posts in the last two days, latest first; undefined until it was read. */
export function useOwnRecords(): readonly OwnRecord[] | undefined {
  const { desk } = useDesk()
  const [since] = useState(() => desk.deviceNow() - lookBackMs)
  return useRecorded('checkpoints.', since)?.map(({ item, standing, payload }) => ({
    id: item.id,
    type: item.type,
    at: item.occurredAt ?? toInstant(item.stamp.at + likelySkew(item.stamp)),
    standing,
    payload,
  }))
}
