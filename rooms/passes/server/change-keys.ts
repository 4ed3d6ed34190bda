import { sql } from 'kysely'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { isPerson } from '#rooms/access/server'
import { type ChangeKey, changeKey, PASSES, type WithdrawKey, withdrawKey } from '../domain/index.ts'
import { fillLine, holdKeys, nextKey } from './pass-keys.store.ts'

/** Keys are the whole city's: who changes them has the permission at the root of the tree. */
const wholeCity = ({ tree }: Step) => tree.root?.id ?? 0

/** `passes.change-key`: the spare signs from now on, by a named person, never by the house or a program. */
export const changeKeyIntent = defineIntent({
  contract: changeKey,
  area: 'handler',
  handle: oneByOne(async (work: Work<ChangeKey>, step) => {
    const problem = problemOf(work, step, changeKey.permission)
    if (problem) return reject(problem)
    const { kid, made } = await nextKey(step, { officerId: work.actor.officerId, reason: work.payload.reason })
    const changed = { type: 'pass-key-changed', areaId: wholeCity(step), subjectId: kid, live: ['passes'] }
    return accept([changed, ...made], { kid })
  }),
})

/** `passes.withdraw-key`: where it signed, the spare does from now on. */
export const withdrawKeyIntent = defineIntent({
  contract: withdrawKey,
  area: 'handler',
  handle: oneByOne(async (work: Work<WithdrawKey>, step) => {
    const problem = problemOf(work, step, withdrawKey.permission)
    if (problem) return reject(problem)
    const { kid, reason } = work.payload
    await holdKeys(step.trx)
    const { rows } = await sql<{ withdrawnAt: string | null }>`
      select withdrawn_at as "withdrawnAt" from pass_keys where kid = ${kid} for update`.execute(step.trx)
    if (!rows[0]) return reject(PASSES.KEY_UNKNOWN_HERE, { field: 'kid' })
    if (rows[0].withdrawnAt !== null) return reject(PASSES.KEY_DONE_ALREADY, { field: 'kid' })
    await sql`
      update pass_keys set withdrawn_at = ${step.now}, withdrawn_by = ${work.actor.officerId}, withdraw_reason = ${reason},
                           retired_at = coalesce(retired_at, ${step.now}) where kid = ${kid}`.execute(step.trx)
    const withdrawn = { type: 'pass-key-withdrawn', areaId: wholeCity(step), subjectId: kid, live: ['passes'] }
    return accept([withdrawn, ...(await fillLine(step))])
  }),
})

function problemOf(work: Work<unknown>, step: Step, permission: string) {
  return (
    allowed(work, step, permission, wholeCity(step), 'passes.read') ?? (isNamed(work) ? null : PASSES.NEEDS_A_PERSON)
  )
}

function isNamed({ actor }: Work<unknown>): boolean {
  return isPerson(actor) && actor.officerId !== null
}
