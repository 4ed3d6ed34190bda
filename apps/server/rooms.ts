import { houseRoom, type Room } from '#platform/server'
import { accessHandover, accessRoom } from '#rooms/access/server'
import { accountabilityHandover, accountabilityRoom } from '#rooms/accountability/server'
import { areasRoom } from '#rooms/areas/server'
import { auditRoom } from '#rooms/audit/server'
import { bodiesHandover, bodiesRoom } from '#rooms/bodies/server'
import { briefsRoom } from '#rooms/briefs/server'
import { caseFile, casesHandover, casesRoom } from '#rooms/cases/server'
import { checkpointsHandover, checkpointsRoom } from '#rooms/checkpoints/server'
import { couponCardHandover, couponMarketHandover, couponSchemeHandover, couponsRoom } from '#rooms/coupons/server'
import { declarationFlagHandover, declarationsRoom } from '#rooms/declarations/server'
import { documentsHandover, documentsRoom } from '#rooms/documents/server'
import { dutyHandover, dutyRoom } from '#rooms/duty/server'
import { exchangeRoom } from '#rooms/exchange/server'
import { forceOrderHandover, forcesRoom, forceUnitHandover } from '#rooms/forces/server'
import { forecastRoom } from '#rooms/forecast/server'
import { inspectionsHandover, inspectionsRoom } from '#rooms/inspections/server'
import { levelsHandover, levelsRoom } from '#rooms/levels/server'
import { modelsRoom } from '#rooms/models/server'
import { overviewRoom } from '#rooms/overview/server'
import { cardHandover, passesRoom, permitHandover } from '#rooms/passes/server'
import { patrolsHandover, patrolsRoom } from '#rooms/patrols/server'
import { type PersonFile, peopleHandover, peopleRoom, personHandover } from '#rooms/people/server'
import { publicRoom } from '#rooms/public/server'
import { isolationFile, isolationHandover, isolationPlaceHandover, quarantineRoom } from '#rooms/quarantine/server'
import { reportsRoom } from '#rooms/reports/server'
import { scorecardsRoom } from '#rooms/scorecards/server'
import { sitesHandover, sitesRoom } from '#rooms/sites/server'
import { tasksHandover, tasksRoom } from '#rooms/tasks/server'
import { teamsHandover, teamsRoom } from '#rooms/teams/server'
import { tracingHandover, tracingRoom } from '#rooms/tracing/server'
import { violationsHandover, violationsRoom } from '#rooms/violations/server'
import { zonesHandover, zonesRoom } from '#rooms/zones/server'

/** What each room does with its own rows when a reform ends areas, in floor order; see rooms/areas/server/handover.ts. */
const handovers = [
  bodiesHandover,
  accessHandover,
  peopleHandover,
  personHandover,
  tasksHandover,
  documentsHandover,
  dutyHandover,
  sitesHandover,
  patrolsHandover,
  permitHandover,
  cardHandover,
  forceUnitHandover,
  forceOrderHandover,
  checkpointsHandover,
  teamsHandover,
  couponSchemeHandover,
  couponCardHandover,
  couponMarketHandover,
  declarationFlagHandover,
  casesHandover,
  tracingHandover,
  isolationPlaceHandover,
  isolationHandover,
  zonesHandover,
  levelsHandover,
  inspectionsHandover,
  violationsHandover,
  accountabilityHandover,
]

/** What each room above people holds on persons, for the sheet of the person itself; see rooms/people/server/person-file.ts. */
const personFiles: readonly PersonFile[] = [caseFile, isolationFile]

/** The rooms of the house in floor order; see floor-plan.cjs. */
export const rooms: readonly Room[] = [
  houseRoom,
  areasRoom(handovers),
  bodiesRoom,
  accessRoom,
  peopleRoom(personFiles),
  tasksRoom,
  documentsRoom,
  dutyRoom,
  sitesRoom,
  patrolsRoom,
  passesRoom,
  forcesRoom,
  checkpointsRoom,
  teamsRoom,
  couponsRoom,
  declarationsRoom,
  casesRoom,
  tracingRoom,
  quarantineRoom,
  zonesRoom,
  levelsRoom,
  forecastRoom,
  inspectionsRoom,
  violationsRoom,
  reportsRoom,
  accountabilityRoom,
  scorecardsRoom,
  overviewRoom,
  modelsRoom,
  briefsRoom,
  publicRoom,
  auditRoom,
  exchangeRoom,
]
