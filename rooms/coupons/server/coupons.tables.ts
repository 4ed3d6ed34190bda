import type { ColumnType } from 'kysely'

/** Row types of the room's tables; see db/migrations/0035-coupons.sql. */
export interface CouponSchemesTable {
  zone_id: number
  id: string
  area_id: number
  name: string
  document_id: string
  valid_from: string
  valid_to: string
  ended_at: string | null
  end_reason: string | null
  market_ids: string[]
  market_spans: ColumnType<unknown, string | undefined, string>
  groups: unknown
  slots: unknown
  sunday_allowed: boolean
  quota_per_week: number
  one_person: boolean
  tolerance_minutes: number
  source: string | null
  forgotten_at: string | null
}

/** One card of a household. */
export interface CouponsTable {
  zone_id: number
  id: string
  scheme_id: string
  area_id: number
  household_id: string | null
  serial: string
  group_no: number
  slot_no: number
  card_no: number
  proxy: string | null
  used_days: string[]
  issued_at: string
  withdrawn_at: string | null
  withdraw_reason: string | null
  replaced_by: string | null
}

/** A print run. */
export interface CouponIssuesTable {
  zone_id: number
  id: string
  scheme_id: string
  area_id: number
  total: number
  at: string
  account_id: string | null
  officer_id: string | null
  post_id: string | null
}

/** A visit. */
export interface CouponRedemptionsTable {
  zone_id: number
  id: string
  area_id: number
  site_id: string
  scheme_id: string
  coupon_id: string | null
  at: string
  day: string
  slot_no: number
  persons: number
  proxy: boolean
  offline: boolean
  mark: string | null
  officer_id: string | null
}

/** People counted at a gate. */
export interface CouponGateCountsTable {
  zone_id: number
  id: string
  area_id: number
  site_id: string
  at: string
  day: string
  kind: 'in' | 'out' | 'recount' | 'helped'
  people: number
  why: string | null
  note: string | null
}

/** How many people a market may hold. */
export interface CouponCapacitiesTable {
  zone_id: number
  site_id: string
  area_id: number
  capacity: number
  source: string
  set_at: string
}

/** A double use. */
export interface CouponDoublesTable {
  zone_id: number
  id: string
  area_id: number
  scheme_id: string
  coupon_id: string | null
  day: string
  first_id: string
  first_zone_id: number
  second_id: string
  second_zone_id: number
  found_at: string
  outcome: string | null
  note: string | null
  settled_at: string | null
  officer_id: string | null
}

/** A call to roll coupons out. */
export interface CouponCallsTable {
  id: string
  area_id: number
  source: string
  document_id: string | null
  asked_on: string
  due_at: string | null
  at: string
}

/** Where an area stands with coupons. */
export interface CouponRolloutsTable {
  zone_id: number
  area_id: number
  standing: 'studying' | 'adopted' | 'not-needed'
  on_day: string
  note: string | null
  reported_at: string
  officer_id: string | null
}

declare module '#platform/server' {
  interface Tables {
    coupon_schemes: CouponSchemesTable
    coupons: CouponsTable
    coupon_issues: CouponIssuesTable
    coupon_redemptions: CouponRedemptionsTable
    coupon_gate_counts: CouponGateCountsTable
    coupon_capacities: CouponCapacitiesTable
    coupon_doubles: CouponDoublesTable
    coupon_calls: CouponCallsTable
    coupon_rollouts: CouponRolloutsTable
  }
}
