/** Row types of the room's tables; see db/migrations/0021-patrols.sql. */
export interface PatrolsTable {
  zone_id: number
  id: string
  area_id: number
  mode: string
  route: string
  from_at: string
  to_at: string
  day: string
  people: number
  with_whom: string | null
  post_ids: string[]
  cancelled_at: string | null
  cancel_reason: string | null
}

/** What was recorded at one time. */
export interface PatrolChecksTable {
  zone_id: number
  id: string
  area_id: number
  patrol_id: string | null
  at: string
  day: string
  persons: number
  vehicles: number
  reminders: number
  note: string | null
  recorded_by: string | null
  correct_reason: string | null
}

declare module '#platform/server' {
  interface Tables {
    patrols: PatrolsTable
    patrol_checks: PatrolChecksTable
  }
}
