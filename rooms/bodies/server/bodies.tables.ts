/** An official in their office (cán bộ). Residents never stand here. */
export interface OfficersTable {
  id: string
  name: string
  folded: string
  synthetic: boolean
  source: string
}

/** An organisation on an area: Đảng ủy, UBND, HĐND, MTTQ, Ban Chỉ đạo, Sở Chỉ huy … */
export interface BodiesTable {
  id: string
  area_id: number
  kind: string
  line: string
  name: string
  folded: string
  parent_id: string | null
  office_phone: string | null
  valid_from: string
  valid_to: string | null
}

/** A post in a body, or a responsibility for an area without one (`body_id` null). */
export interface PostsTable {
  id: string
  area_id: number
  body_id: string | null
  kind: string
  line: string
  title: string
  is_head: boolean
  valid_from: string
  valid_to: string | null
}

export interface AccountabilitiesTable {
  post_id: string
  to_post_id: string
  line: string
}

export interface HoldingsTable {
  id: string
  post_id: string
  officer_id: string
  acting: boolean
  from_at: string
  to_at: string | null
  document_id: string | null
}

declare module '#platform/server' {
  interface Tables {
    officers: OfficersTable
    bodies: BodiesTable
    posts: PostsTable
    accountabilities: AccountabilitiesTable
    holdings: HoldingsTable
    body_activations: { body_id: string; document_id: string; head_officer_id: string; at: string }
  }
}
