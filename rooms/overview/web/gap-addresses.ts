import { addressOf } from '#platform/web'

/** Filters of a list of gaps as they stand in its address. */
export interface GapDoor {
  readonly severity?: number | undefined
  readonly rule?: string | undefined
  readonly owner?: string | undefined
  readonly overdue?: 'yes' | undefined
  readonly raised?: 'yes' | undefined
  readonly soon?: 'yes' | undefined
  readonly reach?: 'direct' | undefined
  readonly state?: 'closed' | undefined
}

/** Address of the gaps of an area, with the same filters that a number was counted by. */
export function gapsPath(areaId: number, door: GapDoor = {}): string {
  return addressOf(`/areas/${areaId}/gaps`, { ...door })
}

/** Live keys that make what is shown of gaps old. */
export const gapKeys = { rooms: ['gaps'] } as const
