/** Row types of the room's tables; see db/migrations/0002-areas.sql. */
export interface AreasTable {
  id: number
  kind: string
  name: string
  folded: string
  formerly: string | null
  parent_id: number | null
  valid_from: string
  valid_to: string | null
  zone_id: number
  first: number
  last: number
  depth: number
  synthetic: boolean
  grid_column: number | null
  grid_row: number | null
}

declare module '#platform/server' {
  interface Tables {
    areas: AreasTable
    area_codes: { code: string; area_id: number; valid_from: string; valid_to: string | null }
    area_successions: {
      old_id: number
      new_id: number
      on_day: string
      part: string
      share: number | null
      source: string
    }
    area_boundaries: { area_id: number; geometry: unknown; source: string; imported_at: string }
    in_force: InForceTable
  }
}

export interface InForceTable {
  zone_id: number
  id: string
  area_id: number
  kind: string
  label_vi: string
  label_en: string
  document_id: string | null
  from_at: string
  to_at: string | null
  review_at: string | null
  data: unknown
}

declare module '#platform/server' {
  interface Tables {
    reforms: ReformsTable
    reform_areas: { reform_id: string; old_id: number; heir_id: number | null; fate: string }
    reform_waits: ReformWaitsTable
  }
}

/** See db/migrations/0015-succession.sql. */
export interface ReformsTable {
  id: string
  on_day: string
  digest: string
  plan: unknown
  source: string
  document_id: string | null
  state: 'proposed' | 'running' | 'done'
  proposed_at: string
  proposed_by: string
  ordered_at: string | null
  ordered_by: string | null
  officer_id: string | null
  post_id: string | null
  grants: 'end' | 'carry' | null
  job_id: string | null
  switched_at: string | null
  finished_at: string | null
  counts: unknown
}

export interface ReformWaitsTable {
  zone_id: number
  id: string
  reform_id: string
  kind: string
  area_id: number
  subject_id: string
  since: string
  settled_at: string | null
  settled_by: string | null
  settled_to: number[] | null
  reason: string | null
}
