/** Row types of the room's tables; see db/migrations/0010-duty.sql. */
export interface DutyShiftsTable {
  zone_id: number
  id: string
  body_id: string
  area_id: number
  officer_id: string
  role: string
  from_at: string
  to_at: string
  day_kind: string
  rest_reason: string | null
  plan_id: string
  version: number
  changed_at: string
  taken_at: string | null
  cancelled_at: string | null
  replaced_by: string | null
}

/** A request to swap or cover. */
export interface DutySwapsTable {
  zone_id: number
  id: string
  body_id: string
  area_id: number
  shift_id: string
  other_shift_id: string | null
  asker_id: string
  other_id: string
  reason: string
  state: string
  asked_at: string
  answered_at: string | null
  decided_at: string | null
  decided_by: string | null
}

/** A public number of an office. */
export interface DutyHotlinesTable {
  zone_id: number
  id: string
  area_id: number
  body_id: string | null
  kind: string
  number: string
  label: string | null
  from_at: string
  retired_at: string | null
  checked_at: string | null
  check_outcome: string | null
}

declare module '#platform/server' {
  interface Tables {
    duty_shifts: DutyShiftsTable
    duty_handovers: {
      zone_id: number
      id: string
      body_id: string
      area_id: number
      shift_id: string
      note: string
      given_by: string
      given_at: string
    }
    duty_swaps: DutySwapsTable
    duty_hotlines: DutyHotlinesTable
    duty_holidays: { id: string; day: string; kind: string; name: string; source: string; recorded_at: string }
    duty_feeds: {
      id: string
      officer_id: string
      account_id: string
      hash: Buffer
      opened_at: string
      closed_at: string | null
    }
  }
}
