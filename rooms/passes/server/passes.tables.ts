/** Row types of the room's tables; see db/migrations/0030-passes.sql. */
export interface PassKeysTable {
  kid: string
  algorithm: 'ES256' | 'EdDSA'
  x: string
  y: string | null
  sealed: string
  made_at: string
  made_by: string | null
  reason: string | null
  retired_at: string | null
  accept_until: string
  withdrawn_at: string | null
  withdrawn_by: string | null
  withdraw_reason: string | null
}

export interface WithdrawnPassesTable {
  pass_id: string
  kind: string
  until_at: string
  withdrawn_at: string
  reason: string
}

export interface TravelPermitsTable {
  zone_id: number
  id: string
  area_id: number
  numbered_in: number | null
  number: string
  batch_id: string
  kind: string
  purpose: string
  document_id: string
  to_area_id: number | null
  persons: number
  from_at: string
  until_at: string
  issued_at: string
  issued_by: string
  issued_post: string
  withdrawn_at: string | null
  withdrawn_by: string | null
  withdraw_reason: string | null
}

export interface DutyCardsTable {
  zone_id: number
  id: string
  area_id: number
  role: string
  force: string | null
  officer_id: string
  from_at: string
  until_at: string
  issued_at: string
  issued_by: string
  issued_post: string
  withdrawn_at: string | null
  withdrawn_by: string | null
  withdraw_reason: string | null
}

declare module '#platform/server' {
  interface Tables {
    pass_keys: PassKeysTable
    withdrawn_passes: WithdrawnPassesTable
    travel_permits: TravelPermitsTable
    travel_permit_names: { zone_id: number; permit_id: string; sealed: string; keep_until: string }
    travel_permit_numbers: { area_id: number; year: number; last: number }
    duty_cards: DutyCardsTable
  }
}
