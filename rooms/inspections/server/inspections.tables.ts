/** Row types of the room's tables; see db/migrations/0022-inspections.sql. */
export interface InspectionTeamsTable {
  id: string
  area_id: number
  body_id: string
  owner_body_id: string
  leader_post_id: string
  document_id: string | null
  registered_at: string
  ended_at: string | null
  end_reason: string | null
}

export interface InspectionCampaignsTable {
  id: string
  area_id: number
  title: string
  from_on: string
  to_on: string
  document_id: string | null
  opened_at: string
  opened_by: string | null
  closed_at: string | null
  close_reason: string | null
}

export interface InspectionsTable {
  zone_id: number
  id: string
  area_id: number
  level_area_id: number
  team_id: string | null
  kind: string
  surprise: boolean
  subject_kind: string
  site_id: string | null
  body_id: string | null
  post_id: string | null
  campaign_id: string | null
  checklist: string | null
  note: string | null
  planned_on: string | null
  planned_at: string | null
  planned_by: string | null
  place: string | null
  checked_in_at: string | null
  check_in_recorded_at: string | null
  checked_in_by: string | null
  finished_at: string | null
  finish_recorded_at: string | null
  finished_by: string | null
  outcome: string | null
  summary: string | null
  called_off_at: string | null
  call_off_reason: string | null
  overlap_of: string | null
  sort_at: string
  recorded_at: string
}

export interface InspectionAnswersTable {
  zone_id: number
  inspection_id: string
  checklist: string
  version: number
  item: string
  verdict: string | null
  number: number | null
  note: string | null
  older_version: boolean
  answered_by: string | null
  answered_at: string
  recorded_at: string
}

export interface InspectionFindingsTable {
  zone_id: number
  id: string
  area_id: number
  inspection_id: string
  team_id: string | null
  template: string | null
  checklist: string | null
  item: string | null
  title: string
  details: string | null
  severity: number
  lane: string | null
  counted: number | null
  fixed_on_spot: boolean
  stated_at: string
  recorded_at: string
  stated_by: string | null
  due_at: string | null
  recheck_by: string | null
  state: string
  owner_post_id: string | null
  owner_officer_id: string | null
  task_id: string | null
  rounds: number
  updated_at: string
}

export interface InspectionFindingStepsTable {
  zone_id: number
  id: string
  finding_id: string
  number: number
  area_id: number
  kind: string
  at: string
  recorded_at: string
  officer_id: string | null
  post_id: string | null
  note: string | null
  due_at: string | null
}

export interface InspectionPhotosTable {
  zone_id: number
  id: string
  hash: string
  of_kind: string
  of_id: string
  seen_through: string
  place: number
  caption: string | null
}

export interface InspectionVisitsTable {
  zone_id: number
  id: string
  area_id: number
  kind: string
  title: string
  leader_post_id: string | null
  leader_officer_id: string | null
  delegation_visit_id: string | null
  document_id: string | null
  conclusion: string | null
  at: string
  recorded_at: string
  recorded_by: string | null
}

declare module '#platform/server' {
  interface Tables {
    inspection_teams: InspectionTeamsTable
    inspection_team_areas: { id: string; team_id: string; area_id: number; from_at: string; to_at: string | null }
    inspection_team_members: { id: string; team_id: string; post_id: string; from_at: string; to_at: string | null }
    inspection_campaigns: InspectionCampaignsTable
    inspection_campaign_targets: {
      campaign_id: string
      place: number
      site_kind: string
      checklist: string | null
      percent: number
    }
    inspections: InspectionsTable
    inspection_inspectors: { zone_id: number; inspection_id: string; officer_id: string; post_id: string | null }
    inspection_answers: InspectionAnswersTable
    inspection_findings: InspectionFindingsTable
    inspection_finding_steps: InspectionFindingStepsTable
    inspection_photos: InspectionPhotosTable
    inspection_visits: InspectionVisitsTable
    inspection_visit_stops: {
      zone_id: number
      visit_id: string
      place: number
      id: string
      site_id: string | null
      name: string
      area_id: number | null
      at: string | null
      observation: string | null
    }
  }
}
