import type { SampleOutcome, ScoreState } from '../domain/index.ts'

/** Row types of the room's tables; see db/migrations/0026-scorecards.sql. */
export interface ScoresTable {
  zone_id: number
  id: string
  area_id: number
  on_day: string
  version: number
  formula: string
  known_at: string
  computed_at: string
  inputs: string
  score: number | null
  completeness: number | null
  timeliness: number | null
  consistency: number | null
  process: number | null
  counts: unknown
  head_officer_id: string | null
  state: ScoreState
  seen_at: string | null
  seen_by: string | null
  explanation: string | null
  explained_at: string | null
  explained_by: string | null
  approved_at: string | null
  approved_by: string | null
  approved_post: string | null
  published_at: string | null
  published_by: string | null
  published_post: string | null
}

interface ScoreRatingsTable {
  zone_id: number
  id: string
  area_id: number
  officer_id: string
  post_id: string
  from_day: string
  to_day: string
  formula: string
  score: number | null
  advice: string | null
  rating: string
  reason: string
  rated_by: string
  rated_post: string | null
  rated_at: string
  replaced_at: string | null
}

interface ScoreSamplesTable {
  zone_id: number
  id: string
  area_id: number
  on_day: string
  formula: string
  salt: string
  lot: number
  report_id: string | null
  drawn_at: string
  due_at: string
  outcome: SampleOutcome | null
  note: string | null
  checked_by: string | null
  checked_post: string | null
  checked_at: string | null
}

declare module '#platform/server' {
  interface Tables {
    scores: ScoresTable
    score_ratings: ScoreRatingsTable
    score_samples: ScoreSamplesTable
  }
}
