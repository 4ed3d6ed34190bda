import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type {} from './tracing.tables.ts'

/** An interview as it stands. */
export interface InterviewRow {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly caseId: string
  readonly personId: string
  readonly startedAt: Instant
  readonly sealedDraft: string | null
  /** What was noted when it was finished. */
  readonly sealedNote: string | null
  readonly version: number
  readonly savedAt: Instant | null
  readonly finishedAt: Instant | null
  readonly contacts: number
  readonly places: number
}

const columns = sql`id, zone_id as "zoneId", area_id as "areaId", case_id as "caseId", person_id as "personId",
  started_at as "startedAt", sealed_draft as "sealedDraft", sealed_note as "sealedNote", version, saved_at as "savedAt", finished_at as "finishedAt",
  contacts, places`

/** What was typed opens for its interview alone. */
export const draftAbout = (interviewId: string) => `interview ${interviewId}`

/** An interview by id. */
export async function interviewById(db: Db | Trx, id: string): Promise<InterviewRow | undefined> {
  const { rows } = await sql<InterviewRow>`select ${columns} from interviews where id = ${id}`.execute(db)
  return rows[0]
}

/** An interview by id, locked for change. */
export async function interviewForUpdate(trx: Trx, id: string): Promise<InterviewRow | undefined> {
  const { rows } = await sql<InterviewRow>`select ${columns} from interviews where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** Interviews of cases, the newest first. */
export async function interviewsOf(db: Db | Trx, caseIds: readonly string[]): Promise<InterviewRow[]> {
  if (caseIds.length === 0) return []
  const { rows } = await sql<InterviewRow>`
    select ${columns} from interviews where case_id = any(${[...caseIds]}::uuid[]) order by started_at desc, id desc`.execute(
    db,
  )
  return rows
}
