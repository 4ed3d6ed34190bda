import { defineRoom } from '#platform/server'
import { CHECKPOINTS, checkpointsPermissions } from '../domain/index.ts'

/** The room of checkpoints: posts of all kinds, who stands them, and what crosses. */
export const checkpointsRoom = defineRoom({
  name: 'checkpoints',
  permissions: checkpointsPermissions,
  refusals: [CHECKPOINTS],
})
