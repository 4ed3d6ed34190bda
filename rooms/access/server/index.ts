import { defineRoom } from '#platform/server'
import { ACCOUNTS, accessPermissions } from '../domain/index.ts'
import './access.tables.ts'
import { authenticate } from './authenticate.ts'
import { registerDemoAccounts } from './demo-accounts.ts'
import { refuseForgeries } from './forgery.ts'
import { forgetAfterChanges } from './forget-after-changes.ts'
import { registerPasswordChecks } from './password-checks.ts'
import { rolesOf } from './roles-of-house.ts'
import { registerSession } from './session.routes.ts'

export {
  createAccount,
  createAccounts,
  createFirstAdministrator,
  grantRole,
  type NewAccount,
  type NewGrant,
} from './create-account.ts'
export { demoPassword } from './demo-accounts.ts'
export { hashPassword } from './password.ts'

/** The room of access: accounts, sign-in, tokens, and what each may do where. */
export const accessRoom = defineRoom({
  name: 'access',
  permissions: accessPermissions,
  refusals: [ACCOUNTS],
  authenticate,
  plugin: async (app, house) => {
    await rolesOf(house.profile)
    registerPasswordChecks(house)
    refuseForgeries(app)
    forgetAfterChanges(app, house)
    await registerSession(app, house)
    registerDemoAccounts(app, house)
  },
})
