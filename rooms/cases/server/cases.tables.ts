import type { BacklogKind, CaseOutcome, CaseStatus, SettingGroup, SourceKind } from '../domain/index.ts'

/** Row types of the room's tables; see db/migrations/0041-cases.sql. */
export interface CasesTable {
  zone_id: number
  id: string
  area_id: number
  person_id: string
  status: CaseStatus
  setting: string
  setting_group: SettingGroup
  residence_area_id: number | null
  residence_outside: string | null
  report_area_id: number
  report_place: string | null
  reported_at: string
  sampled_at: string | null
  confirmed_at: string | null
  confirmed_on: string | null
  onset_on: string | null
  symptoms: string | null
  variant: string | null
  variant_sure: string | null
  source_kind: SourceKind
  source_case_id: string | null
  source_cluster_id: string | null
  source_note: string | null
  backlog: BacklogKind | null
  entered_at: string
  classified_at: string | null
  tier: string | null
  placed_at: string | null
  placed_where: string | null
  outcome: CaseOutcome | null
  outcome_on: string | null
  withdrawn_at: string | null
  list_key: string | null
  list_id: string | null
  origin: string | null
  synthetic: boolean
  disputed: number
  version: number
  listed_at: string
}

/** A change of a case. */
export interface CaseVersionsTable {
  zone_id: number
  case_id: string
  version: number
  changed_at: string
  officer_id: string | null
  what: string
  changes: unknown
  reason: string | null
}

/** What another source says of a case. */
export interface CaseClaimsTable {
  zone_id: number
  id: string
  case_id: string
  field: string
  value: string | null
  source: string
  said_at: string
  settled_at: string | null
  settled_as: string | null
}

/** A reported contact. */
export interface ContactLinksTable {
  zone_id: number
  id: string
  area_id: number
  from_person_id: string
  to_person_id: string
  from_at: string | null
  until_at: string | null
  relation: string
  distance: string
  minutes: number | null
  masked: boolean | null
  source: string
  case_id: string | null
  listed_at: string
  withdrawn_at: string | null
  synthetic: boolean
}

/** The class of a person now. */
export interface PersonClassesTable {
  person_id: string
  zone_id: number
  area_id: number
  class: number
  since_at: string
  exposed_at: string | null
  last_exposed_at: string | null
  until_on: string | null
  via_person_id: string | null
  via_link_id: string | null
  case_id: string | null
  classified_at: string
}

/** Found free of it. */
export interface ContactClearancesTable {
  person_id: string
  zone_id: number
  cleared_at: string
  reason: string
  officer_id: string | null
}

/** What was published. */
export interface CaseBulletinsTable {
  id: string
  area_id: number
  day: string
  as_of_at: string
  version: number
  replaces_id: string | null
  reason: string | null
  total: number
  community: number
  isolation: number
  unclassified: number
  backlog: number
  withdrawn: number
  figures: unknown
  stated: unknown
  note: string | null
  signed_by: string
  signed_post_id: string
  signed_at: string
  superseded_at: string | null
}

declare module '#platform/server' {
  interface Tables {
    cases: CasesTable
    case_versions: CaseVersionsTable
    case_claims: CaseClaimsTable
    contact_links: ContactLinksTable
    person_classes: PersonClassesTable
    contact_clearances: ContactClearancesTable
    case_bulletins: CaseBulletinsTable
  }
}
