/** Row types of the room's tables; see db/migrations/0032-people.sql. */
export interface HouseholdsTable {
  zone_id: number
  id: string
  area_id: number
  number: number
  size: number
  elderly: number | null
  children: number | null
  boarding: boolean
  has_phone: boolean
  door: Buffer | null
  source: string | null
  synthetic: boolean
  version: number
  entered_at: string
  since_on: string
  left_on: string | null
  left_reason: string | null
  forget_on: string | null
}

/** A person of a household, without what names them. */
export interface ResidentsTable {
  zone_id: number
  id: string
  household_id: string
  temporary: boolean
}

/** The key of one household or person. */
export interface IdentityKeysTable {
  zone_id: number
  id: string
  key: string
}

/** What names one household or person, sealed. */
export interface IdentitiesTable {
  zone_id: number
  id: string
  sealed: string
}

/** A keyed mark of a number. */
export interface IdentityMarksTable {
  zone_id: number
  mark: Buffer
  kind: string
  household_id: string | null
  subject_id: string
}

declare module '#platform/server' {
  interface Tables {
    households: HouseholdsTable
    residents: ResidentsTable
    identity_keys: IdentityKeysTable
    identities: IdentitiesTable
    identity_marks: IdentityMarksTable
  }
}
