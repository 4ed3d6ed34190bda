/** Row types of the room's tables; see db/migrations/0042-tracing.sql. The tracer's own are in tracer/. */
export interface InterviewsTable {
  zone_id: number
  id: string
  area_id: number
  case_id: string
  person_id: string
  started_at: string
  started_by: string | null
  sealed_draft: string | null
  version: number
  saved_at: string | null
  sealed_note: string | null
  finished_at: string | null
  finished_by: string | null
  contacts: number
  places: number
}

/** The clock of a case. */
export interface CaseClocksTable {
  zone_id: number
  case_id: string
  area_id: number
  person_id: string
  confirmed_at: string
  listed_at: string | null
  f1: number
  f1_isolated: number
  isolated_at: string | null
  withdrawn_at: string | null
  forgotten_at: string | null
}

/** A trace as it was answered. */
export interface TracesTable {
  zone_id: number
  id: string
  area_id: number
  levels: number
  asked_at: string
  asked_by: string | null
  applied_seq: string
  served_by: string
  took_ms: number
  found: unknown
  places_left_out: number
  stale_at: string | null
  stale_reason: string | null
  replaced_by: string | null
  issued_at: string | null
  closed_at: string | null
  close_reason: string | null
  forget_on: string | null
  forgotten_at: string | null
}

/** Somebody whom a trace reached. */
export interface TracedPeopleTable {
  zone_id: number
  trace_id: string
  person_id: string
  area_id: number
  ward_id: number
  level: number
  rank: number
  exposed_at: string
  via_kind: string
  via_person_id: string
  via_place_id: string | null
  via_from: string
  via_until: string
  via_minutes: number
  minutes: number
  risk: number
  parts: unknown
  case_id: string | null
  listed_at: string | null
  carried: boolean
  called_at: string | null
  isolated_at: string | null
  tested_at: string | null
}

declare module '#platform/server' {
  interface Tables {
    interviews: InterviewsTable
    case_clocks: CaseClocksTable
    traces: TracesTable
    traced_people: TracedPeopleTable
  }
}
