/** A signed brief: its content lies in the file store under `content_hash`; see db/migrations/0013-briefs.sql. */
export interface IssuedBriefsTable {
  zone_id: number
  id: string
  area_id: number
  at: string
  issued_at: string
  number: string | null
  officer_id: string
  post_id: string
  digest: string
  content_hash: string
}

declare module '#platform/server' {
  interface Tables {
    issued_briefs: IssuedBriefsTable
  }
}
