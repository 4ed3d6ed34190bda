/** Row types of the room's tables; see db/migrations/0034-forces.sql. Units and orders are read by their queries. */
export interface ForceStrengthsTable {
  zone_id: number
  unit_id: string
  on_day: string
  present: number
  standby: number
  reported_at: string
  reported_by: string | null
}

declare module '#platform/server' {
  interface Tables {
    force_strengths: ForceStrengthsTable
    force_member_health: { zone_id: number; unit_id: string; member_id: string; sealed: string; kept_at: string }
  }
}
