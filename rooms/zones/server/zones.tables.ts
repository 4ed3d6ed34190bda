import type { Regime, Scope, SupplyCount, UnitStatus } from '../domain/index.ts'

/** Row types of the room's tables; see db/migrations/0043-zones.sql. */
export interface LockdownsTable {
  zone_id: number
  id: string
  area_id: number
  regime: Regime
  scope: Scope
  place: string
  boundary: string | null
  reason: string
  smallest_reason: string | null
  residents: number | null
  household_ids: string[]
  case_ids: string[]
  cluster_id: string | null
  supplier: string | null
  supply_days: number | null
  guard_post_id: string | null
  guard_people: number | null
  guard_set_at: string | null
  source: string | null
  document_id: string | null
  starts_at: string | null
  ends_at: string | null
  review_at: string | null
  proposed_at: string
  proposed_by: string | null
  dismissed_at: string | null
  dismiss_reason: string | null
  decided_at: string | null
  lifted_at: string | null
  lift_reason: string | null
  opened_at: string | null
  lapse_noted_at: string | null
}

/** A decision of a named person. */
export interface LockdownDecisionsTable {
  zone_id: number
  id: string
  lockdown_id: string
  kind: 'lock' | 'extend' | 'lift'
  number: string
  document_id: string
  reason: string | null
  from_at: string
  ends_at: string | null
  review_at: string | null
  unit_area_id: number
  officer_id: string
  post_id: string
  at: string
}

/** Supplies as told at a moment. */
export interface LockdownSuppliesTable {
  zone_id: number
  id: string
  lockdown_id: string
  at: string
  items: SupplyCount[] | string
  note: string | null
  officer_id: string | null
}

/** A cluster, or a proposal that was dismissed. */
export interface ClustersTable {
  zone_id: number
  id: string
  area_id: number
  name: string
  state: 'open' | 'closed' | 'dismissed'
  index_case_id: string | null
  reason: string
  rule: unknown
  source: string | null
  at: string
  officer_id: string
  post_id: string | null
  closed_at: string | null
  close_reason: string | null
  closed_by: string | null
}

/** A colour of an area. */
export interface ZoneColoursTable {
  zone_id: number
  id: string
  area_id: number
  scheme_id: string
  colour: string
  reason: string
  from_at: string
  to_at: string | null
  review_at: string
  document_id: string | null
  number: string | null
  proposed_at: string
  proposed_by: string | null
  dismissed_at: string | null
  dismiss_reason: string | null
  decided_at: string | null
  officer_id: string | null
  post_id: string | null
}

/** A plan to end an outbreak. */
export interface OutbreakPlansTable {
  zone_id: number
  id: string
  area_id: number
  lockdown_id: string | null
  cluster_id: string | null
  playbook_id: string
  outbreak_at: string
  criteria: unknown
  lock_target_hours: number
  end_target_days: number
  at: string
  officer_id: string | null
  extinguished_at: string | null
}

/** By which playbook a unit works. */
export interface UnitPlaybooksTable {
  zone_id: number
  id: string
  area_id: number
  status: UnitStatus
  reason: string
  from_at: string
  to_at: string | null
  officer_id: string
  post_id: string | null
}

declare module '#platform/server' {
  interface Tables {
    lockdowns: LockdownsTable
    lockdown_decisions: LockdownDecisionsTable
    lockdown_supplies: LockdownSuppliesTable
    clusters: ClustersTable
    cluster_cases: { zone_id: number; cluster_id: string; case_id: string; added_at: string }
    zone_colours: ZoneColoursTable
    outbreak_plans: OutbreakPlansTable
    zone_tasks: { zone_id: number; owner_id: string; task_id: string }
    unit_playbooks: UnitPlaybooksTable
  }
}
