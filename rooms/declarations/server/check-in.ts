import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays, dayOf } from '#kit'
import {
  ACCESS,
  accept,
  allowed,
  defineIntent,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Tree,
  type Work,
} from '#platform/server'
import { type SiteRow, sitesByIds } from '#rooms/sites/server'
import { checkIn, DECLARATIONS, recordQrCheck } from '../domain/index.ts'
import { dayKeysFor } from './day-keys.store.ts'
import { ruleAt } from './rules-of-house.ts'
import './declarations.tables.ts'

type CheckIn = z.infer<typeof checkIn.payload>

/** A sealed phone opens for its check-in alone. */
export const phoneAbout = (id: string) => `check-in ${id}`

/** A place that stands in the tree and is open on a day. */
function isOpen(site: SiteRow | undefined, today: string, tree: Tree): site is SiteRow {
  return site !== undefined && tree.find(site.areaId) !== undefined && (site.closedOn === null || site.closedOn > today)
}

/** Takes many check-ins together: a random id, the moment, the place; a phone is sealed under the key of its last day. */
export const checkInIntent = defineIntent<CheckIn>({
  contract: checkIn,
  area: 'handler',
  handle: async (works: readonly Work<CheckIn>[], step: Step) => {
    const { rule, day } = await ruleAt(step.profile, step.now)
    if (!rule) return works.map(() => reject(DECLARATIONS.RULE_MISSING, { params: { day } }))
    const sites = await sitesByIds(
      step.trx,
      works.map(({ payload }) => payload.siteId),
    )
    const taken = works.flatMap((work) => {
      const site = sites.get(work.payload.siteId)
      return isOpen(site, day, step.tree) ? [{ work, site }] : []
    })
    await keep(taken, step, addDays(day, rule.keepCheckInDays.value))
    const areas = new Map(taken.map(({ work, site }) => [work, site.areaId]))
    return works.map((work): Outcome => {
      const areaId = areas.get(work)
      if (areaId === undefined) return reject(DECLARATIONS.SITE_UNKNOWN, { field: 'siteId' })
      // The journal says that somebody came to the place, never who: the id is random, and the row is gone after its days.
      return accept([{ type: 'checked-in-at-place', areaId, subjectId: work.payload.siteId, live: ['check-ins'] }])
    })
  },
})

async function keep(
  taken: readonly { readonly work: Work<CheckIn>; readonly site: SiteRow }[],
  { trx, vault }: Step,
  keepUntil: ReturnType<typeof addDays>,
): Promise<void> {
  if (taken.length === 0) return
  const key = (await dayKeysFor(trx, vault, [keepUntil])).get(keepUntil)
  const phones = taken.map(({ work: { id, payload } }) =>
    payload.phone === undefined ? null : (key?.seal(payload.phone, phoneAbout(id)) ?? null),
  )
  await sql`
    insert into check_ins (zone_id, id, site_id, at, sealed_phone, keep_until)
    select zone_id, id, site_id, at, sealed_phone, ${keepUntil}
    from unnest(${taken.map(({ site }) => site.zoneId)}::int[], ${taken.map(({ work }) => work.id)}::uuid[],
                ${taken.map(({ site }) => site.id)}::uuid[], ${taken.map(({ work }) => work.occurredAt)}::timestamptz[],
                ${phones}::text[]) as given (zone_id, id, site_id, at, sealed_phone)`.execute(trx)
}

/** The ward looked at the code of a place; each look is kept, the last stands. */
export const recordQrCheckIntent = defineIntent({
  contract: recordQrCheck,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof recordQrCheck.payload>>, step: Step) => {
    const { siteId, hasCode, isUsed, at = work.occurredAt } = work.payload
    const site = (await sitesByIds(step.trx, [siteId])).get(siteId)
    const today = dayOf(step.now, step.profile.utcOffsetMinutes)
    if (!isOpen(site, today, step.tree)) return reject(DECLARATIONS.SITE_UNKNOWN, { field: 'siteId' })
    const notAllowed = allowed(work, step, 'declarations.check-places', site.areaId, 'declarations.read')
    if (notAllowed) return reject(notAllowed.status === 404 ? ACCESS.NOT_FOUND : notAllowed)
    if (at > step.now) return reject(DECLARATIONS.DAY_AHEAD, { field: 'at' })
    await sql`
      insert into qr_checks (zone_id, id, site_id, at, has_code, is_used, officer_id)
      values (${site.zoneId}, ${work.id}, ${siteId}, ${at}, ${hasCode}, ${isUsed ?? null}, ${work.actor.officerId})`.execute(
      step.trx,
    )
    const data = { siteId, hasCode: hasCode ? 1 : 0, isUsed: isUsed === undefined ? null : Number(isUsed) }
    return accept([{ type: 'qr-code-checked', areaId: site.areaId, subjectId: siteId, data, live: ['check-ins'] }])
  }),
})
