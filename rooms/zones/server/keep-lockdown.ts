import type { z } from 'zod'
import { contains } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { confirmOpened, lockdownStanding, reportSupplies, setGuard, ZONES } from '../domain/index.ts'
import { factOf, findToChange } from './propose-lockdown.ts'

type Supplies = z.infer<typeof reportSupplies.payload>
type Guard = z.infer<typeof setGuard.payload>
type Opened = z.infer<typeof confirmOpened.payload>

/** Days of supply as counted now; the last count of a thing holds. */
export const reportSuppliesIntent = defineIntent<Supplies>({
  contract: reportSupplies,
  area: 'handler',
  handle: oneByOne(async (work: Work<Supplies>, step: Step) => {
    const { lockdownId, items, note } = work.payload
    const found = await findToChange(work, step, { id: lockdownId, permission: 'zones.supply' })
    if ('refused' in found) return found.refused
    const { lockdown } = found
    if (lockdownStanding(lockdown, step.now) !== 'active') return reject(ZONES.NOT_ACTIVE)
    await step.trx
      .insertInto('lockdown_supplies')
      .values({
        zone_id: lockdown.zoneId,
        id: work.id,
        lockdown_id: lockdownId,
        at: work.occurredAt,
        items: JSON.stringify(items),
        note: note ?? null,
        officer_id: work.actor.officerId,
      })
      .execute()
    return accept([factOf('lockdown-supplies-told', lockdown, { items })])
  }),
})

/** Which post commands the guard. */
export const setGuardIntent = defineIntent<Guard>({
  contract: setGuard,
  area: 'handler',
  handle: oneByOne(async (work: Work<Guard>, step: Step) => {
    const { lockdownId, postId, people } = work.payload
    const found = await findToChange(work, step, { id: lockdownId, permission: 'zones.supply' })
    if ('refused' in found) return found.refused
    const { lockdown } = found
    const post = await step.trx.selectFrom('posts').select('area_id').where('id', '=', postId).executeTakeFirst()
    const own = post && step.tree.find(post.area_id)
    if (!own || !contains(own, step.tree.get(lockdown.areaId))) return reject(ZONES.POST_UNKNOWN, { field: 'postId' })
    await step.trx
      .updateTable('lockdowns')
      .set({ guard_post_id: postId, guard_people: people ?? null, guard_set_at: work.occurredAt })
      .where('id', '=', lockdownId)
      .where('zone_id', '=', lockdown.zoneId)
      .execute()
    return accept([factOf('lockdown-guard-set', lockdown, { postId, people: people ?? null })])
  }),
})

/** The place is open: whoever was inside knows it. */
export const confirmOpenedIntent = defineIntent<Opened>({
  contract: confirmOpened,
  area: 'handler',
  handle: oneByOne(async (work: Work<Opened>, step: Step) => {
    const found = await findToChange(work, step, { id: work.payload.lockdownId, permission: 'zones.supply' })
    if ('refused' in found) return found.refused
    const { lockdown } = found
    const standing = lockdownStanding(lockdown, step.now)
    if (standing === 'active' || standing === 'coming') return reject(ZONES.STILL_ACTIVE)
    if (standing === 'proposed' || standing === 'dismissed') return reject(ZONES.NOT_ACTIVE)
    await step.trx
      .updateTable('lockdowns')
      .set({ opened_at: work.occurredAt })
      .where('id', '=', lockdown.id)
      .where('zone_id', '=', lockdown.zoneId)
      .execute()
    return accept([factOf('lockdown-opened', lockdown, {})])
  }),
})
