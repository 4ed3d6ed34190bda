import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import type { SiteRisk } from '../domain/index.ts'
import type {} from './sites.tables.ts'

/** A place as other rooms read it. */
export interface SiteRow {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly kind: string
  readonly name: string
  readonly address: string | null
  readonly inChargeBodyId: string | null
  readonly inChargeEntityId: string | null
  readonly risk: SiteRisk | null
  readonly riskReviewOn: string | null
  readonly openedOn: string
  /** From this day on it is no more; the day it opened: it never was. */
  readonly closedOn: string | null
}

/** The columns of a {@link SiteRow}, for statements that select from `sites`. */
export const siteColumns = sql`sites.id, sites.zone_id as "zoneId", sites.area_id as "areaId", sites.kind, sites.name,
  sites.address, sites.in_charge_body_id as "inChargeBodyId", sites.in_charge_entity_id as "inChargeEntityId", sites.risk,
  sites.risk_review_on as "riskReviewOn", sites.opened_on as "openedOn", sites.closed_on as "closedOn"`

/** Places by id, open and closed; an unknown id is absent. Says nothing of who may see them: ask `may` with their area. */
export async function sitesByIds(db: Db | Trx, ids: readonly (string | null)[]): Promise<Map<string, SiteRow>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<SiteRow>`
    select ${siteColumns} from sites where sites.id = any(${wanted}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Names of places by id, for answers to people; an unknown id is absent. */
export async function siteNames(db: Db | Trx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from sites where id = any(${wanted}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}
