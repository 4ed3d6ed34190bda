import { defineRoom } from '#platform/server'
import { PASSES, passesPermissions } from '../domain/index.ts'
import { keyListRead, withdrawnFilterRead } from './keys.query.ts'

export type { KeyGround } from './pass-keys.store.ts'
export { signPasses } from './sign-passes.ts'
export { keysNow, type VerifyGround, verifyPass, verifyPasses, type Wanted } from './verify-passes.ts'
export { type ToWithdraw, withdrawPasses } from './withdraw-passes.ts'

/** The room of signed codes: one form for permits, coupons, receipts and cards; their keys, and what was withdrawn. */
export const passesRoom = defineRoom({
  name: 'passes',
  permissions: passesPermissions,
  refusals: [PASSES],
  reads: [keyListRead, withdrawnFilterRead],
})
