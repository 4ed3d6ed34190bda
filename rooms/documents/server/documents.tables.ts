/** Row types of the room's tables; see db/migrations/0006-documents.sql. */
export interface DocumentsTable {
  id: string
  area_id: number
  issuer_area_id: number | null
  territory: number[]
  entry: 'own' | 'received' | 'cited'
  state: 'draft' | 'issued' | 'revoked'
  number_raw: string | null
  number: string | null
  family: 'state' | 'party' | null
  kind: string
  issuer: string
  issuer_rank: number
  title: string | null
  folded: string
  place: string | null
  issued_on: string | null
  effective_from: string | null
  effective_to: string | null
  review_at: string | null
  ended_at: string | null
  ended_by: string | null
  revoke_reason: string | null
  signatures: unknown
  source: string | null
  note: string | null
  issued_at: string | null
  issued_by_officer_id: string | null
  issued_by_post_id: string | null
  recorded_at: string
  recorded_by: string | null
  updated_at: string
  version: number
}

export interface DocumentMeasuresTable {
  document_id: string
  place: number
  id: string
  sentence: string
  parameter: string | null
  value: unknown | null
  from_at: string | null
  to_at: string | null
}

export interface DocumentRecipientsTable {
  zone_id: number
  id: string
  document_id: string
  place: number
  area_id: number
  name: string
  purpose: string
  post_id: string | null
  post_kind: string | null
  sent_at: string | null
  received_at: string | null
  read_at: string | null
  acted_at: string | null
  officer_id: string | null
}

export interface ComplianceDaysTable {
  zone_id: number
  document_id: string
  area_id: number
  day: number
  on_day: string
  from_at: string
  to_at: string
  report: 'met' | 'not-met' | null
  note: string | null
  reported_at: string | null
  late: boolean
  officer_id: string | null
  post_id: string | null
}

export interface CascadesTable {
  id: string
  document_id: string
  area_id: number
  templates: string[]
  account_id: string | null
  officer_id: string | null
  post_id: string | null
  total: number
  at: string
}

export interface CascadeGapsTable {
  zone_id: number
  cascade_id: string
  document_id: string
  area_id: number
  template_code: string
  post_kind: string
  owned_by_area_id: number | null
}

export interface MeetingsTable {
  id: string
  area_id: number
  form: 'meeting' | 'inspection' | 'statement'
  kind: string
  issuer: string
  title: string
  folded: string
  held_on: string
  place: string | null
  chair: unknown
  attendees: unknown
  territory: number[]
  source: string | null
  note: string | null
  recorded_at: string
  recorded_by: string | null
}

export interface ConclusionsTable {
  meeting_id: string
  place: number
  id: string
  sentence: string
  orders: boolean
  owner_level: string | null
  owner_post: string | null
  due_at: string | null
  due_stated: boolean
}

declare module '#platform/server' {
  interface Tables {
    documents: DocumentsTable
    document_relations: { document_id: string; kind: string; to_id: string; at: string }
    document_measures: DocumentMeasuresTable
    document_delegations: { document_id: string; place: number; decision_type: string; level: string }
    document_recipients: DocumentRecipientsTable
    document_units: {
      zone_id: number
      document_id: string
      area_id: number
      activated_at: string | null
      head_officer_id: string | null
    }
    compliance_days: ComplianceDaysTable
    cascades: CascadesTable
    cascade_gaps: CascadeGapsTable
    meetings: MeetingsTable
    meeting_documents: { meeting_id: string; kind: string; document_id: string }
    conclusions: ConclusionsTable
    conclusion_tasks: { zone_id: number; conclusion_id: string; task_id: string }
  }
}
