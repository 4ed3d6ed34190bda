import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { CaseOutcome, Route } from '../domain/index.ts'

/** A case as it is kept. */
export interface StoredCase {
  readonly zoneId: number
  readonly id: string
  readonly areaId: number
  readonly about: 'post' | 'body'
  readonly postId: string | null
  readonly bodyId: string | null
  readonly officerId: string | null
  readonly route: Route
  readonly matter: string
  readonly requestedBy: string
  readonly requestedOn: string
  readonly openedBy: string
  readonly openedAt: Instant
  readonly explainBy: Instant
  readonly decideBy: Instant
  readonly explainedAt: Instant | null
  readonly outcome: CaseOutcome | null
  readonly outcomeNote: string | null
  readonly decidedBy: string | null
  readonly decidedPostId: string | null
  readonly decidedAt: Instant | null
}

/** The columns of {@link StoredCase}. */
export const caseColumns = sql`
  accountability_cases.zone_id as "zoneId", accountability_cases.id, accountability_cases.area_id as "areaId", about,
  accountability_cases.post_id as "postId", accountability_cases.body_id as "bodyId",
  accountability_cases.officer_id as "officerId", route, matter, requested_by as "requestedBy",
  requested_on as "requestedOn", opened_by as "openedBy", opened_at as "openedAt", explain_by as "explainBy",
  decide_by as "decideBy", explained_at as "explainedAt", outcome, outcome_note as "outcomeNote",
  decided_by as "decidedBy", decided_post_id as "decidedPostId", decided_at as "decidedAt"`

/** The case, held until the transaction ends; undefined when there is none. */
export async function lockCase(trx: Trx, id: string): Promise<StoredCase | undefined> {
  const { rows } = await sql<StoredCase>`
    select ${caseColumns} from accountability_cases where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** One thing that somebody said about a case or a criticism. */
export async function keepStatement(
  trx: Trx,
  statement: { zoneId: number; id: string; subjectId: string; officerId: string | null; said: string; at: Instant },
): Promise<void> {
  const { zoneId, id, subjectId, officerId, said, at } = statement
  await sql`
    insert into accountability_statements (zone_id, id, subject_id, officer_id, said, at)
    values (${zoneId}, ${id}, ${subjectId}, ${officerId}, ${said}, ${at})`.execute(trx)
}

/** What was said, oldest first, with the names of who said it. */
export async function readStatements(db: Db | Trx, subjectId: string) {
  const { rows } = await sql<{ id: string; officerName: string | null; said: string; at: Instant }>`
    select accountability_statements.id, officers.name as "officerName", said, at from accountability_statements
    left join officers on officers.id = accountability_statements.officer_id
    where subject_id = ${subjectId} order by at, accountability_statements.id`.execute(db)
  return rows
}
