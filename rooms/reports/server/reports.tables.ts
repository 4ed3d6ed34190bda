/** Row types of the room's tables; see db/migrations/0011-reports.sql. */
export interface ReportsTable {
  zone_id: number
  id: string
  area_id: number
  form: string
  period_at: string
  source: string
  version: number
  first_id: string
  superseded_at: string | null
  as_of: string
  since_on: string | null
  due_at: string | null
  submitted_at: string
  recorded_at: string
  late: boolean
  kinds: string
  lows: number[]
  highs: number[] | null
  flaws: unknown
  document_id: string | null
  reference: string | null
  reason: string | null
  officer_id: string | null
  post_id: string | null
  sent_up_at: string | null
  sent_up_by: string | null
  sent_up_post: string | null
  acknowledged: boolean
  withdrawn_reason: string | null
}

export interface ReportCommentsTable {
  zone_id: number
  id: string
  report_id: string
  text: string
  at: string
  officer_id: string | null
  post_id: string | null
}

export interface ReportLocksTable {
  zone_id: number
  id: string
  area_id: number
  form: string
  period_at: string
  locked_at: string
  officer_id: string | null
  post_id: string | null
  opened_at: string | null
  opened_by: string | null
  reason: string | null
}

declare module '#platform/server' {
  interface Tables {
    report_columns: { form: string; indicator: string; place: number }
    reports: ReportsTable
    report_comments: ReportCommentsTable
    report_locks: ReportLocksTable
  }
}
