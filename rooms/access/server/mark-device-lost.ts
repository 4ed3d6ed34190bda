import { ACCESS, accept, defineIntent, oneByOne, reject } from '#platform/server'
import { ACCOUNTS, markDeviceLostContract } from '../domain/index.ts'
import { findOwn } from './end-sessions.ts'
import { isPerson } from './human-decision.ts'
import { findManaged } from './managed-account.ts'
import { endSessions } from './sessions.store.ts'
import { tellOwner } from './tell-owner.ts'

/** A phone is lost: its session ends, it wipes itself when it is next heard. Cannot be taken back: a found phone begins anew. */
export const markDeviceLostIntent = defineIntent({
  contract: markDeviceLostContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { actor } = work
    if (!isPerson(actor) || actor.accountId === null) return reject(ACCOUNTS.PERSON_ONLY)
    const device = await step.trx
      .selectFrom('field_devices')
      .select(['id', 'account_id', 'session_id', 'lost_at'])
      .where('id', '=', work.payload.deviceId)
      .forUpdate()
      .executeTakeFirst()
    if (!device) return reject(ACCESS.NOT_FOUND, { field: 'deviceId' })
    const isOwn = device.account_id === actor.accountId
    const found = isOwn ? await findOwn(device.account_id, step) : await findManaged(device.account_id, actor, step)
    if ('refusal' in found) return reject(found.refusal)
    if (device.lost_at !== null) return accept([])
    const lost = { lost_at: step.now, lost_by: actor.accountId }
    await step.trx.updateTable('field_devices').set(lost).where('id', '=', device.id).execute()
    const only = device.session_id ?? undefined
    const sessions = only ? await endSessions(step.trx, device.account_id, { only }) : 0
    if (!isOwn && 'username' in found.account) await tellOwner(step.trx, found.account, 'account-device-lost', step.now)
    const data = { deviceId: device.id, sessions }
    const { areaId } = found.account
    return accept([{ type: 'device-lost', areaId, subjectId: device.account_id, data, live: ['accounts'] }], {
      sessions,
    })
  }),
})
