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

declare module '#platform/server' {
  interface Tables {
    pass_keys: PassKeysTable
    withdrawn_passes: WithdrawnPassesTable
  }
}
