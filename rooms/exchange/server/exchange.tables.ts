import type { Instant } from '#kit'

/** Row types of the room's tables; see db/migrations/0012-exchange.sql. */
export interface UploadRow {
  readonly id: string
  readonly account_id: string
  readonly name: string
  readonly kind: 'xlsx' | 'csv'
  readonly hash: string
  readonly bytes: number
  readonly uploaded_at: Instant
  readonly expires_at: Instant
  readonly forgotten_at: Instant | null
}

/** How a batch's file is read, as it was chosen in the preview. */
export interface BatchReading {
  readonly tab: string | null
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'tcvn3' | null
  readonly headerRow: number
  readonly matches: readonly { readonly column: number; readonly key: string }[]
  readonly fixed: Readonly<Record<string, string>>
}

/** One import. */
export interface BatchRow {
  readonly id: string
  readonly upload_id: string
  readonly account_id: string
  readonly officer_id: string | null
  readonly area_id: number
  readonly sheet: string
  readonly variant: string | null
  readonly reading: BatchReading
  readonly state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed' | 'undoing' | 'undone'
  readonly read_to: number
  readonly percent: number
  readonly rows: number
  readonly done: number
  readonly wrong: number
  readonly already: number
  readonly unchanged: number
  readonly undone: number
  readonly not_undone: number
  readonly undo_job: string | null
  readonly problem: { readonly code: string; readonly words: { readonly vi: string; readonly en: string } } | null
  readonly started_at: Instant
  readonly ended_at: Instant | null
  readonly errors_forgotten_at: Instant | null
}

declare module '#platform/server' {
  interface Tables {
    exchange_uploads: UploadRow
    exchange_batches: BatchRow
  }
}
