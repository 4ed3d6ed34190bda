import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, foldVietnamese, type Refusal, refuse } from '#kit'
import {
  accept,
  allowed,
  childId,
  defineIntent,
  type Fact,
  type Outcome,
  reject,
  type Step,
  type Trx,
  type Work,
} from '#platform/server'
import { judgeSite, registerSite, SITES, sameSiteKey, type WantedSite } from '../domain/index.ts'
import { inChargeKey, inChargeKnown } from './in-charge.query.ts'
import { siteKinds } from './site-kinds.query.ts'
import type { SiteRisksTable, SitesTable } from './sites.tables.ts'

type Register = z.infer<typeof registerSite.payload>

/** Puts places on the register. A thousand cost a handful of statements. */
export const registerSiteIntent = defineIntent<Register>({
  contract: registerSite,
  area: (payload) => payload.areaId,
  handle: async (works: readonly Work<Register>[], step: Step) => {
    const { trx, now, profile } = step
    const today = dayOf(now, profile.utcOffsetMinutes)
    const kinds = await siteKinds(profile)
    const areaIds = [...new Set(works.map(({ payload }) => payload.areaId))].sort((one, other) => one - other)
    await lockAreas(trx, areaIds)
    const onTheList = await openSites(trx, areaIds, today)
    const ended = await endedAreas(trx, areaIds, today)
    const inCharge = await inChargeKnown(
      trx,
      works.map(({ payload }) => payload.inCharge),
    )
    const rows: SitesTable[] = []
    const risks: SiteRisksTable[] = []
    const outcomes = works.map((work): Outcome => {
      const { payload } = work
      const wanted: WantedSite = { ...payload, openedOn: payload.openedOn ?? today }
      const refusal =
        judgeArea(ended.get(payload.areaId)) ??
        judgeSite(wanted, { kinds, today, onTheList }) ??
        judgeInCharge(payload, inCharge) ??
        (payload.risk ? allowed(work, step, 'sites.set-risk', payload.areaId) : null)
      if (refusal) return reject(refusal)
      onTheList.set(sameSiteKey(wanted), work.id)
      rows.push(toRow(work, step, wanted.openedOn))
      if (payload.risk) risks.push(toRisk(work, step))
      return accept([toFact(work)], { siteId: work.id })
    })
    await saveSites(trx, rows)
    if (risks.length > 0) await trx.insertInto('site_risks').values(risks).execute()
    return outcomes
  },
})

/** Two who register the same place at once come one after the other, and the second is told. */
export async function lockAreas(trx: Trx, areaIds: readonly number[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(7420, area_id) from unnest(${[...areaIds]}::int[]) as given (area_id)`.execute(
    trx,
  )
}

/** Open places of these areas by what makes two of them the same. */
export async function openSites(trx: Trx, areaIds: readonly number[], today: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; areaId: number; kind: string; name: string }>`
    select id, area_id as "areaId", kind, name from sites
    where area_id = any(${[...areaIds]}::int[]) and (closed_on is null or closed_on > ${today}::date)`.execute(trx)
  return new Map(rows.map((row) => [sameSiteKey(row), row.id]))
}

async function endedAreas(trx: Trx, areaIds: readonly number[], today: string): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; validTo: string }>`
    select id, valid_to as "validTo" from areas where id = any(${[...areaIds]}::int[]) and valid_to <= ${today}::date`.execute(
    trx,
  )
  return new Map(rows.map((row) => [row.id, row.validTo]))
}

function judgeArea(endedOn: string | undefined): Refusal | null {
  return endedOn === undefined ? null : refuse(SITES.AREA_PAST, { field: 'areaId', params: { day: endedOn } })
}

function judgeInCharge({ inCharge }: Register, known: ReadonlySet<string>): Refusal | null {
  if (!inCharge || known.has(inChargeKey(inCharge))) return null
  return refuse(SITES.IN_CHARGE_UNKNOWN, { field: 'inCharge' })
}

function toRow(work: Work<Register>, { tree }: Step, openedOn: string): SitesTable {
  const { areaId, kind, name, address = null, inCharge, note = null, source = null, risk } = work.payload
  return {
    zone_id: tree.get(areaId).zoneId,
    id: work.id,
    area_id: areaId,
    kind,
    name,
    folded: foldVietnamese(name),
    search: foldVietnamese(`${name} ${address ?? ''}`),
    address,
    in_charge_body_id: inCharge?.kind === 'body' ? inCharge.id : null,
    in_charge_entity_id: inCharge?.kind === 'entity' ? inCharge.id : null,
    note,
    source,
    risk: risk?.level ?? null,
    risk_review_on: risk?.reviewOn ?? null,
    opened_on: openedOn,
    closed_on: null,
    close_reason: null,
  }
}

function toRisk(work: Work<Register>, { tree, now }: Step): SiteRisksTable {
  const { areaId, risk } = work.payload
  return {
    zone_id: tree.get(areaId).zoneId,
    id: childId(work, 'risk'),
    site_id: work.id,
    level: risk?.level ?? '',
    reason: risk?.reason ?? '',
    review_on: risk?.reviewOn ?? null,
    set_at: now,
    set_by: work.actor.officerId,
  }
}

function toFact({ id, payload: { areaId, kind, risk } }: Work<Register>): Fact {
  const data = { kind, ...(risk ? { risk: risk.level } : {}) }
  return { type: 'site-registered', areaId, subjectId: id, data, live: ['sites'] }
}

async function saveSites(trx: Trx, rows: readonly SitesTable[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into sites (zone_id, id, area_id, kind, name, folded, search, address, in_charge_body_id, in_charge_entity_id,
                       note, source, risk, risk_review_on, opened_on)
    select * from unnest(
      ${rows.map((r) => r.zone_id)}::int[], ${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.area_id)}::int[],
      ${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.name)}::text[], ${rows.map((r) => r.folded)}::text[],
      ${rows.map((r) => r.search)}::text[], ${rows.map((r) => r.address)}::text[],
      ${rows.map((r) => r.in_charge_body_id)}::uuid[], ${rows.map((r) => r.in_charge_entity_id)}::uuid[],
      ${rows.map((r) => r.note)}::text[], ${rows.map((r) => r.source)}::text[], ${rows.map((r) => r.risk)}::text[],
      ${rows.map((r) => r.risk_review_on)}::date[], ${rows.map((r) => r.opened_on)}::date[])`.execute(trx)
}
