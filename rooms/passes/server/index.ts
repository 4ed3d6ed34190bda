import { defineRoom } from '#platform/server'
import { PASSES, passesPermissions } from '../domain/index.ts'
import { cardListRead, cardPaperRead } from './cards.query.ts'
import { changeKeyIntent, withdrawKeyIntent } from './change-keys.ts'
import { checkCodeRead } from './check-code.query.ts'
import { issueCardsIntent, withdrawCardIntent } from './issue-cards.ts'
import { issuePermitsIntent } from './issue-permits.ts'
import { keepKeysReady } from './keep-keys-ready.tick.ts'
import { keyRowsRead } from './key-rows.query.ts'
import { keyListRead, withdrawnFilterRead } from './keys.query.ts'
import { lapsePermits } from './lapse-permits.tick.ts'
import { passesGaps } from './passes.gaps.ts'
import { passesTally } from './passes.tally.ts'
import { permitListRead } from './permit-list.query.ts'
import { permitBookReadRead, permitByIdRead } from './permit-page.query.ts'
import { permitPapersRead } from './permit-papers.query.ts'
import { permitsSheet } from './permits.sheet.ts'
import { withdrawPermitsIntent } from './withdraw-permits.ts'

export { isEs256, signEs256 } from './es256.ts'
export type { KeyGround } from './pass-keys.store.ts'
export { cardHandover, permitHandover } from './passes.handover.ts'
export { signPasses } from './sign-passes.ts'
export { keysNow, type VerifyGround, verifyPass, verifyPasses, type Wanted } from './verify-passes.ts'
export { type ToWithdraw, withdrawPasses } from './withdraw-passes.ts'

/** The room of signed codes: one form for permits, coupons, receipts and cards; their keys, and what was withdrawn. */
export const passesRoom = defineRoom({
  name: 'passes',
  permissions: passesPermissions,
  refusals: [PASSES],
  intents: [
    issuePermitsIntent,
    withdrawPermitsIntent,
    issueCardsIntent,
    withdrawCardIntent,
    changeKeyIntent,
    withdrawKeyIntent,
  ],
  reads: [
    keyListRead,
    withdrawnFilterRead,
    keyRowsRead,
    permitListRead,
    permitByIdRead,
    permitBookReadRead,
    permitPapersRead,
    cardListRead,
    cardPaperRead,
    checkCodeRead,
  ],
  gaps: passesGaps,
  tallies: [passesTally],
  ticks: [lapsePermits, keepKeysReady],
  sheets: [permitsSheet],
})
