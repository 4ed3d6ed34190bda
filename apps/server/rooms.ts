import { houseRoom, type Room } from '#platform/server'
import { accessRoom } from '#rooms/access/server'
import { areasRoom } from '#rooms/areas/server'
import { auditRoom } from '#rooms/audit/server'
import { bodiesRoom } from '#rooms/bodies/server'
import { documentsRoom } from '#rooms/documents/server'
import { overviewRoom } from '#rooms/overview/server'
import { publicRoom } from '#rooms/public/server'
import { tasksRoom } from '#rooms/tasks/server'

/** The rooms of the house in floor order; see floor-plan.cjs. */
export const rooms: readonly Room[] = [
  houseRoom,
  areasRoom,
  bodiesRoom,
  accessRoom,
  tasksRoom,
  documentsRoom,
  overviewRoom,
  publicRoom,
  auditRoom,
]
