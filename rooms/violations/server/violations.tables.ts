/** Row types of the room's tables; see db/migrations/0024-violations.sql. Dossiers are read and written whole: dossiers.store.ts. */
export interface ViolationSealedTable {
  zone_id: number
  id: string
  violation_id: string
  kind: string
  at: string
  sealed: string
  keep_until: string
}

declare module '#platform/server' {
  interface Tables {
    violation_sealed: ViolationSealedTable
  }
}
