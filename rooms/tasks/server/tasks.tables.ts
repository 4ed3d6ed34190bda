/** Row types of the room's tables; see db/migrations/0005-tasks.sql. */
export interface TasksTable {
  zone_id: number
  id: string
  area_id: number
  parent_zone_id: number | null
  parent_id: string | null
  document_id: string | null
  template_code: string | null
  title: string
  folded: string
  product: string | null
  measure: string | null
  part: string
  priority: number
  owner_post_id: string | null
  owner_officer_id: string | null
  assigner_post_id: string | null
  assigner_officer_id: string | null
  self_close: boolean
  start_at: string
  due_at: string | null
  acknowledge_by: string | null
  state: string
  percent: number
  acknowledged_at: string | null
  reported_at: string | null
  accept_by: string | null
  closed_at: string | null
  reminders: number
  deadline_changes: number
  alarm: string | null
  alarm_at: string | null
  created_at: string
  updated_at: string
  version: number
}

export interface TaskRemarksTable {
  zone_id: number
  id: string
  task_id: string
  kind: string
  text: string | null
  percent: number | null
  officer_id: string | null
  post_id: string | null
  at: string
}

export interface TaskEvidenceTable {
  zone_id: number
  id: string
  task_id: string
  kind: string
  file_hash: string | null
  document_id: string | null
  text: string | null
  officer_id: string | null
  at: string
}

export interface TaskUndosTable {
  zone_id: number
  intent_id: string
  task_id: string
  account_id: string | null
  version: number
  before: unknown
  facts: unknown
  at: string
}

export interface ObstaclesTable {
  zone_id: number
  id: string
  task_id: string
  area_id: number
  text: string
  raised_by: string
  raised_at: string
  responder_post_id: string
  responder_officer_id: string
  answer_by: string
  forwarded: number
  answer: string | null
  answered_by: string | null
  answered_at: string | null
}

export interface IncidentsTable {
  zone_id: number
  id: string
  area_id: number
  title: string
  details: string | null
  severity: number
  reported_by: string | null
  happened_at: string
  reported_at: string
  responder_post_id: string
  responder_officer_id: string
  responder_area_id: number
  take_by: string
  forwarded: number
  taken_by: string | null
  taken_at: string | null
  outcome: string | null
  settled_by: string | null
  settled_at: string | null
}

export interface AssignmentClosuresTable {
  zone_id: number
  id: string
  body_id: string
  document_id: string | null
  area_id: number
  members: number
  closed_by: string | null
  closed_at: string
}

declare module '#platform/server' {
  interface Tables {
    tasks: TasksTable
    task_coordinators: { zone_id: number; task_id: string; post_id: string }
    task_remarks: TaskRemarksTable
    task_evidence: TaskEvidenceTable
    task_undos: TaskUndosTable
    obstacles: ObstaclesTable
    incidents: IncidentsTable
    assignment_closures: AssignmentClosuresTable
  }
}
