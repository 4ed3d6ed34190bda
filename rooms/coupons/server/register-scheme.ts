import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, type Refusal, refuse } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { sitesByIds } from '#rooms/sites/server'
import { COUPONS, judgeScheme, registerScheme } from '../domain/index.ts'
import { groundOf } from './schemes.store.ts'

type Register = z.infer<typeof registerScheme.payload>

/** Sets up a scheme on the ground of a directive in force there. */
export const registerSchemeIntent = defineIntent<Register>({
  contract: registerScheme,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<Register>, step: Step) => {
    const { payload } = work
    const ground = await groundOf(step.trx, step.tree, payload)
    const refusal =
      judgeScheme(payload, ground) ?? (await judgeMarkets(payload, step)) ?? (await judgeAlone(payload, step))
    if (refusal) return reject(refusal)
    await step.trx
      .insertInto('coupon_schemes')
      .values({
        zone_id: step.tree.get(payload.areaId).zoneId,
        id: work.id,
        area_id: payload.areaId,
        name: payload.name,
        document_id: payload.documentId,
        valid_from: payload.validFrom,
        valid_to: payload.validTo,
        ended_at: null,
        end_reason: null,
        market_ids: payload.marketIds,
        groups: JSON.stringify(payload.groups),
        slots: JSON.stringify(payload.slots),
        sunday_allowed: payload.sundayAllowed,
        quota_per_week: payload.quotaPerWeek,
        one_person: payload.onePersonPerVisit,
        tolerance_minutes: payload.toleranceMinutes,
        source: payload.source ?? null,
        forgotten_at: null,
      })
      .execute()
    const { areaId, documentId, validFrom, validTo, quotaPerWeek } = payload
    const data = { from: validFrom, to: validTo, quotaPerWeek, markets: payload.marketIds.length }
    const fact = { type: 'coupon-scheme-registered', areaId, subjectId: work.id, documentId, data, live: ['coupons'] }
    return accept([fact], { schemeId: work.id })
  }),
})

/** Every market stands on the register of places (INS-05, SHP-04) and is open. */
export async function judgeMarkets(
  { marketIds }: Pick<Register, 'marketIds'>,
  { trx, now, profile }: Step,
): Promise<Refusal | null> {
  const today = dayOf(now, profile.utcOffsetMinutes)
  const sites = await sitesByIds(trx, marketIds)
  const isMissing = marketIds.some((id) => {
    const site = sites.get(id)
    return !site || (site.closedOn !== null && site.closedOn <= today)
  })
  return isMissing ? refuse(COUPONS.MARKET_UNKNOWN, { field: 'marketIds' }) : null
}

/** One household has one valid coupon: no two schemes over the same area at a time. */
async function judgeAlone({ areaId, validFrom, validTo }: Register, { trx, tree }: Step): Promise<Refusal | null> {
  const place = tree.get(areaId)
  const near = [...tree.upward(areaId), ...tree.inside([place])].map(({ id }) => id)
  const { rows } = await sql`
    select 1 from coupon_schemes where area_id = any(${[...new Set(near)]}::int[])
      and valid_from < ${validTo} and least(valid_to, ended_at) > ${validFrom} limit 1`.execute(trx)
  return rows.length > 0 ? refuse(COUPONS.SCHEME_OVERLAPS, { field: 'validFrom' }) : null
}
