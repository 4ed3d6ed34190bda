import type {} from '#rooms/access/server'

/** Row type of the room's table; see db/migrations/0014-audit.sql. */
interface AuditMarkNotesTable {
  id: string
  mark_key: string
  account_id: string
  outcome: 'explained' | 'followed-up'
  note: string
  noted_by: string
  noted_at: string
}

declare module '#platform/server' {
  interface Tables {
    audit_mark_notes: AuditMarkNotesTable
  }
}
