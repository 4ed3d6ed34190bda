import { toInstant } from '#kit'
import { ACCESS, accept, defineIntent, may, oneByOne, reject } from '#platform/server'
import { ACCOUNTS, grantRoleContract, revokeGrantContract } from '../domain/index.ts'
import { grantRole } from './create-account.ts'
import { isPerson } from './human-decision.ts'
import { findManaged } from './managed-account.ts'
import { rolesOf } from './roles-of-house.ts'

/** Grants a named role in an area, to somebody else, inside what one administers. */
export const grantRoleIntent = defineIntent({
  contract: grantRoleContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { accountId, role, areaId, toAt } = work.payload
    if (!isPerson(work.actor)) return reject(ACCOUNTS.PERSON_ONLY)
    if (!may(work.actor, 'accounts.manage', areaId, step.tree)) return reject(ACCESS.OUTSIDE_AREA, { field: 'areaId' })
    const roles = await rolesOf(step.profile)
    if (!roles.titles.has(role)) return reject(ACCOUNTS.NO_SUCH_ROLE, { field: 'role', params: { role } })
    if (toAt !== null && toInstant(toAt) <= step.now) return reject(ACCOUNTS.ENDS_BEFORE_START, { field: 'toAt' })
    const found = await findManaged(accountId, work.actor, step)
    if ('refusal' in found) return reject(found.refusal)
    const until = toAt === null ? null : toInstant(toAt)
    const { facts } = await grantRole(step.trx, { id: work.id, accountId, role, areaId, fromAt: step.now, toAt: until })
    return accept(facts, { grantId: work.id })
  }),
})

/** Ends a grant now. A grant that already ended stays as it was. */
export const revokeGrantIntent = defineIntent({
  contract: revokeGrantContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    if (!isPerson(work.actor)) return reject(ACCOUNTS.PERSON_ONLY)
    const grant = await step.trx
      .selectFrom('grants')
      .selectAll()
      .where('id', '=', work.payload.grantId)
      .forUpdate()
      .executeTakeFirst()
    if (!grant) return reject(ACCESS.NOT_FOUND, { field: 'grantId' })
    const found = await findManaged(grant.account_id, work.actor, step)
    if ('refusal' in found) return reject(found.refusal)
    if (grant.to_at !== null && grant.to_at <= step.now) return accept([])
    const endsAt = grant.from_at > step.now ? grant.from_at : step.now
    await step.trx.updateTable('grants').set({ to_at: endsAt }).where('id', '=', grant.id).execute()
    const data = { grantId: grant.id, role: grant.role }
    return accept([
      { type: 'role-revoked', areaId: grant.area_id, subjectId: grant.account_id, data, live: ['accounts'] },
    ])
  }),
})
