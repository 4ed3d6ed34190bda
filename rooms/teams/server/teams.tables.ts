/** Row types of the room's tables; see db/migrations/0033-teams.sql. */
export interface TeamsTable {
  zone_id: number
  id: string
  area_id: number
  kind: string
  name: string
  folded: string
  pilot_id: string | null
  source: string | null
  synthetic: boolean
  formed_on: string
  ended_on: string | null
  end_reason: string | null
}

/** A member of a team. */
export interface TeamMembersTable {
  zone_id: number
  id: string
  team_id: string
  place: number
  officer_id: string | null
  name: string | null
  role: string
  force: string | null
}

/** Which team a household has. */
export interface TeamHouseholdsTable {
  zone_id: number
  household_id: string
  team_id: string
  assigned_at: string
}

/** What came of a visit. */
export interface VisitsTable {
  zone_id: number
  id: string
  area_id: number
  household_id: string | null
  team_id: string | null
  at: string
  on_day: string
  outcome: string
  need: string | null
  task_id: string | null
  officer_id: string | null
}

/** A pilot and what became of it. */
export interface PilotsTable {
  id: string
  area_id: number
  title: string
  site_area_ids: number[]
  started_on: string | null
  evaluated_on: string | null
  evaluated_by: string | null
  verdict: string | null
  findings: string | null
  rolled_out_on: string | null
  target_teams: number | null
  target_posts: number | null
  model_id: string | null
  document_id: string | null
  source: string | null
}

/** The latest self-assessment of a group or an agency. */
export interface SafetyReportsTable {
  zone_id: number
  area_id: number
  unit: string
  folded: string
  name: string | null
  joined: number | null
  safe: number | null
  unmet: string[] | null
  on_day: string
}

declare module '#platform/server' {
  interface Tables {
    teams: TeamsTable
    team_members: TeamMembersTable
    team_households: TeamHouseholdsTable
    team_visits: VisitsTable
    pilots: PilotsTable
    safety_reports: SafetyReportsTable
  }
}
