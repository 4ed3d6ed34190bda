import type { Room } from '#platform/server'
import { accessRoom } from '#rooms/access/server'
import { areasRoom } from '#rooms/areas/server'

/** The rooms of the house in floor order; see floor-plan.cjs. */
export const rooms: readonly Room[] = [areasRoom, accessRoom]
