import type { Generated } from 'kysely'

/**
 * Every table of the house, for typed queries. A room adds its own by declaration merging:
 * `declare module '#platform/server' { interface Tables { tasks: TasksTable } }`.
 */
export interface Tables {
  area_tree: { one: number; version: number }
  intents: {
    id: string
    type: string
    digest: Buffer
    account_id: string | null
    recorded_at: string
    result: unknown | null
  }
  journal: JournalTable
  seals: SealsTable
  cursors: { name: string; xid: string; seq: number }
  tallies: { zone_id: number; indicator: string; day: string; value: number }
  tallies_above: { area_id: number; indicator: string; day: string; value: number }
  tallies_below: { zone_id: number; indicator: string; day: string; area_id: number; value: number }
  gaps: GapsTable
  notices: NoticesTable
  job_runs: JobRunsTable
  files: { hash: string; bytes: number; media_type: string; uploaded_by: string | null; uploaded_at: string }
  photos: {
    hash: string
    thumbnail_hash: string
    taken_at: string | null
    width: number
    height: number
    bytes: number
    uploaded_at: string
    named: boolean
  }
  photo_uploads: { hash: string; account_id: string; uploaded_at: string }
  settings: { key: string; value: unknown }
}

/** An entry of the journal; see journal/README.md. */
export interface JournalTable {
  zone_id: number
  id: string
  seq: Generated<number>
  xid: Generated<string>
  type: string
  area_id: number
  subject_id: string | null
  intent_id: string | null
  account_id: string | null
  officer_id: string | null
  post_id: string | null
  document_id: string | null
  occurred_at: string
  recorded_at: string
  data: unknown
}

/** A link of the hash chain; see journal/seal.ts. */
export interface SealsTable {
  number: number
  entries: number
  first_xid: string
  first_seq: number
  last_xid: string
  last_seq: number
  root: Buffer
  previous: Buffer
  hash: Buffer
  sealed_at: string
}

/** A gap, open or closed; see radar/README.md. */
export interface GapsTable {
  zone_id: number
  id: string
  rule: string
  subject: string
  area_id: number
  owner_post_id: string | null
  owner_officer_id: string | null
  owner_area_id: number
  severity: number
  since: string
  due_at: string | null
  opened_at: string
  closed_at: string | null
  raised: number
  data: unknown
}

/** What a person was told; see notices.ts. */
export interface NoticesTable {
  zone_id: number
  id: string
  officer_id: string
  kind: string
  reason: string
  area_id: number
  subject_id: string | null
  at: string
  read_at: string | null
  data: unknown
}

/** A piece of long work; see jobs/jobs.ts. */
export interface JobRunsTable {
  id: string
  kind: string
  area_id: number
  account_id: string | null
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'
  done: number
  total: number
  cancel_asked: boolean
  input: unknown
  outcome: unknown | null
  created_at: string
  updated_at: string
  leased_until: string | null
}
