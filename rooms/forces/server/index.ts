import { defineRoom } from '#platform/server'
import { FORCES, forcesPermissions } from '../domain/index.ts'
import { forceCatalogueRead } from './force-book.query.ts'
import { forcesGaps } from './forces.gaps.ts'
import { forcesTally } from './forces.tally.ts'
import { forceHoursRead } from './hours.ts'
import { giveLeaveIntent, withdrawLeaveIntent } from './leave.ts'
import { forceTotalsRead, orderListRead, unitListRead } from './lists.query.ts'
import { keepMemberHealthIntent, testsDueRead } from './member-health.ts'
import { answerOrderIntent, confirmArrivalIntent, mobiliseIntent } from './orders.ts'
import { closeUnitIntent, registerUnitIntent } from './register-unit.ts'
import { reportStrengthIntent } from './report-strength.ts'
import { planSecurityIntent, securityPlanRead } from './security.ts'
import { recordSupportIntent, supportListRead } from './support.ts'
import { unitsSheet } from './units.sheet.ts'

export { forceOrderHandover, forceUnitHandover } from './forces.handover.ts'
export { type ToldHours, tellHours } from './hours.ts'

/** The room of forces: twelve of them, their units and strengths, orders, rest, and the little of health that is kept. */
export const forcesRoom = defineRoom({
  name: 'forces',
  permissions: forcesPermissions,
  refusals: [FORCES],
  intents: [
    registerUnitIntent,
    closeUnitIntent,
    reportStrengthIntent,
    mobiliseIntent,
    answerOrderIntent,
    confirmArrivalIntent,
    keepMemberHealthIntent,
    planSecurityIntent,
    giveLeaveIntent,
    withdrawLeaveIntent,
    recordSupportIntent,
  ],
  reads: [
    forceCatalogueRead,
    forceTotalsRead,
    unitListRead,
    orderListRead,
    testsDueRead,
    securityPlanRead,
    forceHoursRead,
    supportListRead,
  ],
  gaps: forcesGaps,
  tallies: [forcesTally],
  sheets: [unitsSheet],
})
