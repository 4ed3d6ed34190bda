import type { LookFinding } from '../domain/index.ts'

/** A look at a signal; see db/migrations/0046-forecast.sql. */
export interface SignalLooksTable {
  zone_id: number
  id: string
  area_id: number
  on_day: string
  finding: LookFinding
  note: string | null
  officer_id: string | null
  looked_at: string
}

declare module '#platform/server' {
  interface Tables {
    signal_looks: SignalLooksTable
  }
}
