import { defineRoom } from '#platform/server'
import { ACCOUNTS, accessPermissions, accountRoutes, deviceRoutes } from '../domain/index.ts'
import './access.tables.ts'
import { listAccounts, readAccount } from './accounts.query.ts'
import { actorOfAccount } from './actor-of-account.ts'
import { authenticate } from './authenticate.ts'
import { registerChangePassword } from './change-password.ts'
import { registerDemoAccounts } from './demo-accounts.ts'
import { silentDevices } from './devices.gaps.ts'
import { registerDevices } from './devices.routes.ts'
import { endSessionsIntent, revokeTokenIntent } from './end-sessions.ts'
import { refuseForgeries } from './forgery.ts'
import { forgetAfterChanges } from './forget-after-changes.ts'
import { forgetOldSignIns } from './forget-old.ts'
import { grantRoleIntent, revokeGrantIntent } from './grant-roles.ts'
import { registerIssueToken } from './issue-token.ts'
import {
  createAccountIntent,
  disableAccountIntent,
  enableAccountIntent,
  removeSecondFactorIntent,
} from './manage-accounts.ts'
import { markDeviceLostIntent } from './mark-device-lost.ts'
import { readMyAccount, readRoles } from './my-account.query.ts'
import { noteRefusedAccess } from './note-refused.ts'
import { registerPasswordChecks } from './password-checks.ts'
import { registerPermissions } from './permissions.routes.ts'
import { registerResetPassword } from './reset-password.ts'
import { rolesOf } from './roles-of-house.ts'
import { sealSecondFactors } from './seal-second-factors.ts'
import { registerSecondFactor } from './second-factor.routes.ts'
import { registerSession } from './session.routes.ts'

export { accessHandover } from './access.handover.ts'
export {
  createAccount,
  createAccounts,
  createFirstAdministrator,
  grantRole,
  type NewAccount,
  type NewGrant,
} from './create-account.ts'
export { demoPassword } from './demo-accounts.ts'
export { type Decider, deciderOf, isPerson } from './human-decision.ts'
export { type Look, logRead, logReads } from './log-read.ts'
export { type LookAt, looksAt } from './looks-at.ts'
export { hashPassword } from './password.ts'
export { retentionOf } from './retention.ts'
export { rolesOf } from './roles-of-house.ts'

/** The room of access: accounts, sign-in, tokens, and what each may do where. */
export const accessRoom = defineRoom({
  name: 'access',
  permissions: accessPermissions,
  refusals: [ACCOUNTS],
  intents: [
    createAccountIntent,
    disableAccountIntent,
    enableAccountIntent,
    grantRoleIntent,
    revokeGrantIntent,
    removeSecondFactorIntent,
    endSessionsIntent,
    revokeTokenIntent,
    markDeviceLostIntent,
  ],
  reads: [readRoles, listAccounts, readAccount, readMyAccount],
  gaps: [silentDevices],
  ticks: [forgetOldSignIns],
  authenticate,
  actorOf: actorOfAccount,
  early: async (_, ask) => void (await ask('/session')),
  routes: [...accountRoutes, ...deviceRoutes],
  plugin: async (app, house) => {
    await rolesOf(house.profile)
    await sealSecondFactors(house)
    registerPasswordChecks(house)
    refuseForgeries(app)
    forgetAfterChanges(app, house)
    noteRefusedAccess(app, house)
    await registerSession(app, house)
    registerDemoAccounts(app, house)
    registerPermissions(app, house)
    registerDevices(app, house)
    for (const register of [registerChangePassword, registerSecondFactor, registerIssueToken, registerResetPassword]) {
      register(app, house)
    }
  },
})
