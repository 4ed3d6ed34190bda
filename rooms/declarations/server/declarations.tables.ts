/** Row types of the room's tables; see db/migrations/0036-declarations.sql. */
export interface DeclarationsTable {
  zone_id: number
  id: string
  area_id: number
  declared_at: string
  channel: string
  entered_by: string | null
  flagged: boolean
  keep_until: string
}

/** A declaration that a person should look at. */
export interface DeclarationFlagsTable {
  zone_id: number
  declaration_id: string
  area_id: number
  declared_at: string
  reasons: unknown
  asked_at: string | null
  task_id: string | null
  call_by: string
  tries: number
  called_at: string | null
  called_by: string | null
  outcome: string | null
  keep_until: string
}

/** Somebody came to a place. */
export interface CheckInsTable {
  zone_id: number
  id: string
  site_id: string
  at: string
  sealed_phone: string | null
  keep_until: string
}

declare module '#platform/server' {
  interface Tables {
    declarations: DeclarationsTable
    declaration_flags: DeclarationFlagsTable
    check_ins: CheckInsTable
  }
}
