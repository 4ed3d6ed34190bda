import type { Room } from '#platform/server'
import { areasRoom } from '#rooms/areas/server'

/** The rooms of the house in floor order; see floor-plan.cjs. */
export const rooms: readonly Room[] = [areasRoom]
