import { defineRoom } from '#platform/server'
import { DECLARATIONS, declarationsPermissions } from '../domain/index.ts'
import { askForCalls } from './ask-for-calls.tick.ts'
import { checkInIntent, recordQrCheckIntent } from './check-in.ts'
import { checkInListRead, checkInPlacesRead } from './check-ins.query.ts'
import { declarationCountsRead, declarationPartsRead } from './counts.query.ts'
import { declarationByCodeRead } from './declaration-by-code.query.ts'
import { declarationsGaps } from './declarations.gaps.ts'
import { declarationsSheet } from './declarations.sheet.ts'
import { declarationsTally } from './declarations.tally.ts'
import { flagListRead } from './flag-list.query.ts'
import { forgetDeclarations } from './forget-declarations.tick.ts'
import { registerPublicPages } from './public-pages.ts'
import { declarationFormRead, declarationReceiptRead } from './receipt.query.ts'
import { recordCallIntent } from './record-call.ts'
import { submitAtPublicDeskIntent, submitDeclarationIntent } from './submit-declarations.ts'

export { declarationFlagHandover } from './declarations.handover.ts'
export { type LentCheckIn, lendCheckIns } from './lend-check-ins.query.ts'

/** The room of health declarations: by anybody without an account, by officers for those who cannot, and check-ins at places. */
export const declarationsRoom = defineRoom({
  name: 'declarations',
  permissions: declarationsPermissions,
  refusals: [DECLARATIONS],
  intents: [submitDeclarationIntent, submitAtPublicDeskIntent, recordCallIntent, checkInIntent, recordQrCheckIntent],
  reads: [
    declarationCountsRead,
    declarationPartsRead,
    flagListRead,
    declarationByCodeRead,
    declarationReceiptRead,
    declarationFormRead,
    checkInListRead,
    checkInPlacesRead,
  ],
  gaps: declarationsGaps,
  tallies: [declarationsTally],
  sheets: [declarationsSheet],
  ticks: [askForCalls, forgetDeclarations],
  plugin: registerPublicPages,
})
