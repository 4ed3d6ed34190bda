import { defineRoom } from '#platform/server'
import { ZONES, zonesPermissions } from '../domain/index.ts'
import { changeClusterIntent, closeClusterIntent, dismissClusterIntent, openClusterIntent } from './change-clusters.ts'
import { citizenInfoRead } from './citizen-info.query.ts'
import { clusterListRead, clusterPageRead, clusterProposalsRead } from './clusters.query.ts'
import { colourListRead } from './colours.query.ts'
import { decideColourIntent, dismissColourIntent, proposeColourIntent } from './decide-colour.ts'
import { decideLockdownIntent, extendLockdownIntent, liftLockdownIntent } from './decide-lockdown.ts'
import { confirmOpenedIntent, reportSuppliesIntent, setGuardIntent } from './keep-lockdown.ts'
import { lockdownFileRoutes, registerLockdownFiles } from './lockdown-files.routes.ts'
import { lockdownListRead } from './lockdown-lines.query.ts'
import { lockdownPageRead } from './lockdown-page.query.ts'
import { lockdownPaperRead } from './lockdown-paper.query.ts'
import { noteLapses } from './note-lapses.tick.ts'
import { extinguishIntent, meetCriterionIntent, openPlanIntent } from './outbreak-plans.ts'
import { playbookRead } from './playbook.query.ts'
import { amendProposalIntent, dismissProposalIntent, proposeLockdownIntent } from './propose-lockdown.ts'
import { switchPlaybookIntent } from './switch-playbook.ts'
import { zonesGaps } from './zones.gaps.ts'
import { zonesTally } from './zones.tally.ts'
import { zonesBoardRead } from './zones-board.query.ts'

export { zonesHandover } from './zones.handover.ts'

/** The room of zones: lockdown points, clusters, colours, outbreak plans and playbooks; it proposes, a named person decides. */
export const zonesRoom = defineRoom({
  name: 'zones',
  permissions: zonesPermissions,
  refusals: [ZONES],
  intents: [
    proposeLockdownIntent,
    amendProposalIntent,
    dismissProposalIntent,
    decideLockdownIntent,
    extendLockdownIntent,
    liftLockdownIntent,
    confirmOpenedIntent,
    reportSuppliesIntent,
    setGuardIntent,
    openClusterIntent,
    dismissClusterIntent,
    changeClusterIntent,
    closeClusterIntent,
    proposeColourIntent,
    decideColourIntent,
    dismissColourIntent,
    openPlanIntent,
    meetCriterionIntent,
    extinguishIntent,
    switchPlaybookIntent,
  ],
  reads: [
    lockdownListRead,
    lockdownPageRead,
    lockdownPaperRead,
    zonesBoardRead,
    clusterListRead,
    clusterPageRead,
    clusterProposalsRead,
    colourListRead,
    playbookRead,
    citizenInfoRead,
  ],
  gaps: zonesGaps,
  tallies: [zonesTally],
  ticks: [noteLapses],
  routes: lockdownFileRoutes,
  plugin: registerLockdownFiles,
})
