import type { Generated } from 'kysely'

/** Row types of the tracer's tables; see db/migrations/0047-visits.sql. */
export interface StayBatchesTable {
  number: Generated<number>
  id: string
  source: string
  visits: number
  from_minute: number | null
  to_minute: number | null
  recorded_at: string
}

/** Who bears which number. */
export interface TracePeopleTable {
  person_id: string
  number: Generated<number>
  household_id: string | null
  batch: number
}

/** Which place bears which number. */
export interface TracePlacesTable {
  place_id: string
  number: Generated<number>
  zone_id: number
  kind: string
  capacity: number | null
  ventilation: string
  closed_on: string | null
  batch: number
}

/** A stay of somebody at a place. */
export interface StaysTable {
  zone_id: number
  place: number
  person: number
  enter_minute: number
  leave_minute: number
  is_open: boolean
  visit: number
}

/** A stay as it was before a change. */
export interface StayChangesTable extends StaysTable {
  batch: number
  changed_at: string
}

/** A reported contact. */
export interface TraceLinksTable {
  link_id: string
  one: number
  other: number
  from_minute: number
  until_minute: number
  batch: number
}

declare module '#platform/server' {
  interface Tables {
    stay_batches: StayBatchesTable
    trace_people: TracePeopleTable
    trace_places: TracePlacesTable
    stays: StaysTable
    stay_changes: StayChangesTable
    trace_links: TraceLinksTable
  }
}
