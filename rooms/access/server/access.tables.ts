import type {} from '#rooms/areas/server'
import type {} from '#rooms/bodies/server'

/** Row types of the room's tables; see db/migrations/0004-access.sql. */
export interface AccountsTable {
  id: string
  username: string
  officer_id: string | null
  name: string
  area_id: number
  locale: 'vi' | 'en'
  password_hash: string | null
  password_set_at: string | null
  must_change_password: boolean
  totp_secret: string | null
  totp_pending: string | null
  totp_last_step: number | null
  demo: boolean
  created_at: string
  disabled_at: string | null
}

export interface SessionsTable {
  id: string
  hash: Buffer
  account_id: string
  started_at: string
  seen_at: string
  expires_at: string
  ended_at: string | null
  address: string
  agent: string
}

export interface SignInFailuresTable {
  id: string
  account_id: string | null
  username_hash: Buffer
  address: string
  browser_hash: Buffer | null
  why: string
  at: string
  forgiven: boolean
}

export interface ApiTokensTable {
  id: string
  account_id: string
  name: string
  hash: Buffer
  permissions: string[]
  area_id: number | null
  created_at: string
  expires_at: string
  revoked_at: string | null
  used_at: string | null
}

export interface GrantsTable {
  id: string
  account_id: string
  role: string
  area_id: number
  from_at: string
  to_at: string | null
}

export interface ReadsLoggedTable {
  zone_id: number
  id: string
  area_id: number
  account_id: string
  officer_id: string | null
  post_id: string | null
  subject_kind: string
  subject_id: string | null
  reason: string
  outcome: 'shown' | 'refused'
  at: string
  request_id: string
}

export interface FieldDevicesTable {
  id: string
  account_id: string
  hash: Buffer
  agent: string
  version: number
  session_id: string | null
  first_at: string
  heard_at: string
  unsent: number
  lost_at: string | null
  lost_by: string | null
  wiped_at: string | null
}

declare module '#platform/server' {
  interface Tables {
    accounts: AccountsTable
    recovery_codes: { account_id: string; hash: Buffer; used_at: string | null }
    sessions: SessionsTable
    known_browsers: { account_id: string; hash: Buffer; used_at: string }
    sign_in_failures: SignInFailuresTable
    api_tokens: ApiTokensTable
    grants: GrantsTable
    reads_logged: ReadsLoggedTable
    field_devices: FieldDevicesTable
  }
}
