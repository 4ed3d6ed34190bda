import { defineRoom } from '#platform/server'
import { PATROLS, patrolsPermissions } from '../domain/index.ts'
import { densityRead } from './density.query.ts'
import { checkListRead, patrolListRead } from './patrol-list.query.ts'
import { patrolsGaps } from './patrols.gaps.ts'
import { checksSheet, patrolsSheet } from './patrols.sheet.ts'
import { patrolsTally } from './patrols.tally.ts'
import { cancelPatrolIntent, planPatrolIntent } from './plan-patrols.ts'
import { correctChecksIntent, recordChecksIntent } from './record-checks.ts'

export { patrolsHandover } from './patrols.handover.ts'

/** The room of patrols: who goes where, what was checked, and whether density falls while a directive is in force. */
export const patrolsRoom = defineRoom({
  name: 'patrols',
  permissions: patrolsPermissions,
  refusals: [PATROLS],
  intents: [planPatrolIntent, cancelPatrolIntent, recordChecksIntent, correctChecksIntent],
  reads: [patrolListRead, checkListRead, densityRead],
  gaps: patrolsGaps,
  tallies: [patrolsTally],
  sheets: [patrolsSheet, checksSheet],
})
