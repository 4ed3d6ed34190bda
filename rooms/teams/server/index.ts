import { defineRoom } from '#platform/server'
import { TEAMS, teamsPermissions } from '../domain/index.ts'
import { assignHouseholdsIntent, endTeamIntent, setMembersIntent } from './change-teams.ts'
import { teamCoverRead } from './cover.query.ts'
import { forgetVisits } from './forget-visits.tick.ts'
import { formTeamIntent } from './form-teams.ts'
import { groupBoardRead } from './group-board.query.ts'
import { guardedRead } from './guarded.query.ts'
import { householdVisitsRead } from './household-page.query.ts'
import { pilotListRead } from './pilot-list.query.ts'
import { evaluatePilotIntent, rollOutIntent, startPilotIntent } from './pilots.ts'
import { recordVisitIntent } from './record-visits.ts'
import { registerRound, roundRoutes } from './round-file.routes.ts'
import { safeTogetherRead, safetyRead } from './safety.query.ts'
import { pledgeIntent, selfAssessIntent } from './self-assess.ts'
import { teamListRead } from './team-list.query.ts'
import { teamPageRead } from './team-page.query.ts'
import { teamRoundRead } from './team-round.query.ts'
import { teamsGaps } from './teams.gaps.ts'
import { teamsSheet } from './teams.sheet.ts'
import { teamsTally } from './teams.tally.ts'
import { todaysRoundRead } from './todays-round.query.ts'

export { teamsHandover } from './teams.handover.ts'
export { type TeamRow, teamsByIds } from './teams.store.ts'

/** The room of teams near the people: who sees to which doors, who guards a safe zone, what was tried and rolled out. */
export const teamsRoom = defineRoom({
  name: 'teams',
  permissions: teamsPermissions,
  refusals: [TEAMS],
  intents: [
    formTeamIntent,
    setMembersIntent,
    endTeamIntent,
    assignHouseholdsIntent,
    recordVisitIntent,
    startPilotIntent,
    evaluatePilotIntent,
    rollOutIntent,
    selfAssessIntent,
    pledgeIntent,
  ],
  reads: [
    teamListRead,
    teamCoverRead,
    guardedRead,
    pilotListRead,
    safetyRead,
    safeTogetherRead,
    groupBoardRead,
    todaysRoundRead,
    teamRoundRead,
    householdVisitsRead,
    teamPageRead,
  ],
  gaps: teamsGaps,
  tallies: [teamsTally],
  ticks: [forgetVisits],
  sheets: [teamsSheet],
  routes: roundRoutes,
  plugin: registerRound,
})
