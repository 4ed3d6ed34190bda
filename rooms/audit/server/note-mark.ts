import { accept, allowed, defineIntent, oneByOne, reject } from '#platform/server'
import { AUDIT, markKey, noteMarkContract } from '../domain/index.ts'
import './audit.tables.ts'

/** Keeps what a person found out about an unusual pattern. Never about oneself: an auditor is audited by another. */
export const noteMark = defineIntent({
  contract: noteMarkContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { trx, now } = step
    const { kind, accountId, day, outcome, note } = work.payload
    const account = await trx.selectFrom('accounts').select('area_id').where('id', '=', accountId).executeTakeFirst()
    if (!account) return reject(AUDIT.NO_SUCH_MARK)
    const refusal = allowed(work, step, 'audit.access', account.area_id, 'audit.access')
    if (refusal) return reject(refusal)
    if (work.actor.accountId === null || work.actor.accountId === accountId) return reject(AUDIT.ABOUT_YOURSELF)
    const kept = { mark_key: markKey({ kind, accountId, day }), account_id: accountId, outcome, note }
    await trx
      .insertInto('audit_mark_notes')
      .values({ id: work.id, ...kept, noted_by: work.actor.accountId, noted_at: now })
      .execute()
    return accept([{ type: 'audit-mark-noted', areaId: account.area_id, subjectId: work.id, data: { kind, outcome } }])
  }),
})
