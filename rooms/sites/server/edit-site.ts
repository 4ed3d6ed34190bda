import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, foldVietnamese, type Refusal, refuse } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { editSite, judgeSite, SITES } from '../domain/index.ts'
import { type InCharge, inChargeKey, inChargeKnown } from './in-charge.query.ts'
import { isRefusal, lockSite } from './lock-site.ts'
import { lockAreas, openSites } from './register-sites.ts'
import { siteKinds } from './site-kinds.query.ts'
import type { SiteRow } from './sites.store.ts'
import type { SitesTable } from './sites.tables.ts'

type Edit = z.infer<typeof editSite.payload>
type Change = Partial<SitesTable>

/** Mends what is written of a place. The journal says which fields changed, never what stood in them. */
export const editSiteIntent = defineIntent<Edit>({
  contract: editSite,
  area: 'handler',
  handle: oneByOne(async (work: Work<Edit>, step: Step) => {
    const site = await lockSite(work, step, 'sites.keep')
    if (isRefusal(site)) return reject(site)
    const change = changeOf(site, work.payload)
    const fields = Object.keys(work.payload).filter((key) => key !== 'siteId' && key !== 'another')
    if (Object.keys(change).length === 0) return reject(SITES.NOTHING_TO_CHANGE)
    const refusal = await judgeEdit(site, work.payload, step)
    if (refusal) return reject(refusal)
    await step.trx
      .updateTable('sites')
      .set(change)
      .where('id', '=', site.id)
      .where('zone_id', '=', site.zoneId)
      .execute()
    return accept([{ type: 'site-edited', areaId: site.areaId, subjectId: site.id, data: { fields }, live: ['sites'] }])
  }),
})

function changeOf(site: SiteRow, { kind, name, address, note, inCharge }: Edit): Change {
  const isRenamed = name !== undefined || address !== undefined
  const [newName, newAddress] = [name ?? site.name, address === undefined ? site.address : address]
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(isRenamed
      ? {
          name: newName,
          address: newAddress,
          folded: foldVietnamese(newName),
          search: foldVietnamese(`${newName} ${newAddress ?? ''}`),
        }
      : {}),
    ...(note === undefined ? {} : { note }),
    ...(inCharge === undefined ? {} : toColumns(inCharge)),
  }
}

function toColumns(inCharge: InCharge | null): Change {
  return {
    in_charge_body_id: inCharge?.kind === 'body' ? inCharge.id : null,
    in_charge_entity_id: inCharge?.kind === 'entity' ? inCharge.id : null,
  }
}

async function judgeEdit(site: SiteRow, payload: Edit, step: Step): Promise<Refusal | null> {
  const { trx, now, profile } = step
  const today = dayOf(now, profile.utcOffsetMinutes)
  const { kind = site.kind, name = site.name, inCharge, another } = payload
  if (inCharge && !(await inChargeKnown(trx, [inCharge])).has(inChargeKey(inCharge))) {
    return refuse(SITES.IN_CHARGE_UNKNOWN, { field: 'inCharge' })
  }
  if (kind === site.kind && name === site.name) return null
  await lockAreas(trx, [site.areaId])
  const kinds = await siteKinds(profile)
  const others = [...(await openSites(trx, [site.areaId], today))].filter(([, id]) => id !== site.id)
  // A kind that has ended since stays with the places that had it: only a new kind is asked of today.
  const openedOn = kind === site.kind ? site.openedOn : today
  const wanted = { areaId: site.areaId, kind, name, openedOn, another }
  const refusal = judgeSite(wanted, { kinds, today, onTheList: new Map(others) })
  if (refusal) return refusal
  return kinds.some((one) => one.key === kind && one.entryPoint) ? null : refuseStages(site, step)
}

async function refuseStages(site: SiteRow, { trx }: Step): Promise<Refusal | null> {
  const { rows } = await sql`
    select 1 from site_stages where site_id = ${site.id} and removed_at is null limit 1`.execute(trx)
  return rows.length > 0 ? refuse(SITES.HAS_STAGES, { field: 'kind' }) : null
}
