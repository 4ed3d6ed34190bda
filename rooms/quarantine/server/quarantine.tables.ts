import type { CheckOutcome, DecisionKind, OrderState, PlaceState } from '../domain/index.ts'

/** Row types of the room's tables; see db/migrations/0045-quarantine.sql. */
export interface IsolationPlacesTable {
  zone_id: number
  id: string
  area_id: number
  site_id: string
  capacity: number | null
  capacity_source: string | null
  state: PlaceState
  state_since: string
  activated_on: string | null
  headcount: number | null
  headcount_at: string | null
  over_reason: string | null
  source: string | null
}

/** A step of a place. */
export interface IsolationPlaceStepsTable {
  zone_id: number
  id: string
  place_id: string
  state: PlaceState
  on_day: string
  /** From 0, in the order taken. */
  seq: number
  reason: string | null
  officer_id: string | null
}

/** A milestone on the way to opening. */
export interface IsolationMilestonesTable {
  zone_id: number
  id: string
  place_id: string
  place_order: number
  title: string
  due_on: string | null
  done_on: string | null
}

/** An order of isolation, from its proposal on. */
export interface IsolationOrdersTable {
  zone_id: number
  id: string
  area_id: number
  person_id: string | null
  household_id: string | null
  class: string
  setting: string
  case_id: string | null
  state: OrderState
  proposed_at: string
  proposed_by: string | null
  due_at: string
  last_exposure_on: string | null
  home_asked: boolean
  home_channel: string | null
  home_on_behalf: boolean | null
  home_answers: unknown
  decided_at: string | null
  place_id: string | null
  over_reason: string | null
  protection: string | null
  rule_key: string | null
  day_zero: string | null
  last_day: string | null
  ends_at: string | null
  follow_days: number | null
  self_watch_until: string | null
  self_watch_key: Buffer | null
  is_minor: boolean | null
  guardian_plan: string | null
  guardian_id: string | null
  ended_at: string | null
  end_kind: string | null
  keep_until: string | null
  synthetic: boolean
}

/** A decision about somebody. */
export interface IsolationDecisionsTable {
  zone_id: number
  id: string
  order_id: string
  kind: DecisionKind
  decided_at: string
  decided_on: string
  officer_id: string
  post_id: string
  basis_key: string | null
  document_id: string | null
  ground: string | null
  reason: string
  alternative: string | null
  last_day_before: string | null
  last_day: string | null
  complain_by: string
}

/** A complaint about a decision. */
export interface IsolationAppealsTable {
  zone_id: number
  id: string
  order_id: string
  decision_id: string
  filed_at: string
  channel: string
  on_behalf: boolean
  is_late: boolean
  obstacle: string | null
  sealed: string | null
  resolve_by: string
  resolved_at: string | null
  outcome: string | null
  reason: string | null
  judge_officer_id: string | null
  judge_post_id: string | null
}

/** A daily check. */
export interface IsolationChecksTable {
  zone_id: number
  id: string
  order_id: string
  on_day: string
  at: string
  by_means: string
  outcome: CheckOutcome
  temperature: string | null
  oxygen: number | null
  officer_id: string | null
  task_id: string | null
}

/** A need of somebody in isolation. */
export interface IsolationNeedsTable {
  zone_id: number
  id: string
  order_id: string
  area_id: number
  need: string
  asked_at: string
  channel: string
  on_behalf: boolean
  due_at: string
  task_id: string
  met_at: string | null
  done: string | null
  met_by: string | null
}

declare module '#platform/server' {
  interface Tables {
    isolation_places: IsolationPlacesTable
    isolation_place_steps: IsolationPlaceStepsTable
    isolation_milestones: IsolationMilestonesTable
    isolation_orders: IsolationOrdersTable
    isolation_decisions: IsolationDecisionsTable
    isolation_appeals: IsolationAppealsTable
    isolation_checks: IsolationChecksTable
    isolation_needs: IsolationNeedsTable
  }
}
