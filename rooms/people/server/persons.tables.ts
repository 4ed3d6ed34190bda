import type { RequestKind } from '../domain/index.ts'

/** Row types of persons; see db/migrations/0040-people-persons.sql. */
export interface PersonsTable {
  zone_id: number
  id: string
  area_id: number
  household_id: string | null
  year_of_birth: number | null
  sex: string | null
  merged_into: string | null
  synthetic: boolean
  entered_at: string
  indexed: boolean
  forgotten_at: string | null
  version: number
}

/** A keyed mark of a piece of a name. */
export interface PersonTokensTable {
  zone_id: number
  token: string
  person_id: string
}

/** That one person was found to be another. */
export interface PersonMergesTable {
  zone_id: number
  id: string
  person_id: string
  into_id: string
  reason: string
  at: string
  account_id: string | null
  officer_id: string | null
  post_id: string | null
  undone_at: string | null
  undone_reason: string | null
  undone_by_account_id: string | null
  undone_by_officer_id: string | null
}

/** Two that may be one. */
export interface PersonLikenessesTable {
  zone_id: number
  left_id: string
  right_id: string
  score: number
  found_at: string
  decision: 'same' | 'different' | null
  decided_at: string | null
  decided_by_officer_id: string | null
  reason: string | null
}

/** A room that needs a person named. */
export interface PersonHoldsTable {
  zone_id: number
  person_id: string
  room: string
  until_on: string | null
}

/** What a resident asks about their own data. */
export interface PersonRequestsTable {
  zone_id: number
  id: string
  area_id: number
  person_id: string
  kind: RequestKind
  via: 'desk' | 'phone' | 'letter'
  by_proxy: boolean
  section: string | null
  asked_at: string
  received_by_account_id: string | null
  received_by_officer_id: string | null
  owner_post_id: string | null
  answer_due_on: string
  decide_due_on: string
  extended_reason: string | null
  answered_at: string | null
  decided_at: string | null
  outcome: 'granted' | 'refused' | null
  decided_by_account_id: string | null
  decided_by_officer_id: string | null
}

declare module '#platform/server' {
  interface Tables {
    persons: PersonsTable
    person_tokens: PersonTokensTable
    person_merges: PersonMergesTable
    person_likenesses: PersonLikenessesTable
    person_holds: PersonHoldsTable
    person_requests: PersonRequestsTable
  }
}
