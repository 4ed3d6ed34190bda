/** Row types of the room's tables; see db/migrations/0020-sites.sql. */
export interface SitesTable {
  zone_id: number
  id: string
  area_id: number
  kind: string
  name: string
  folded: string
  search: string
  address: string | null
  in_charge_body_id: string | null
  in_charge_entity_id: string | null
  note: string | null
  source: string | null
  risk: string | null
  risk_review_on: string | null
  opened_on: string
  closed_on: string | null
  close_reason: string | null
}

/** A judgement of the risk of a place. */
export interface SiteRisksTable {
  zone_id: number
  id: string
  site_id: string
  level: string
  reason: string
  review_on: string | null
  set_at: string
  set_by: string | null
}

/** A stage of an entry point. */
export interface SiteStagesTable {
  zone_id: number
  id: string
  site_id: string
  place: number
  name: string
  duty: string | null
  owner_post_id: string
  set_at: string
  removed_at: string | null
}

declare module '#platform/server' {
  interface Tables {
    sites: SitesTable
    site_risks: SiteRisksTable
    site_stages: SiteStagesTable
  }
}
