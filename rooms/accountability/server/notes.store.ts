import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Trx } from '#platform/server'
import type { Ground, NoteKind, NoteTarget } from '../domain/index.ts'
import { findBodySubject, findPostSubject, findUnitSubject, type Subject } from './people.query.ts'

/** A note as it is kept. */
export interface StoredNote {
  readonly zoneId: number
  readonly id: string
  readonly areaId: number
  readonly kind: NoteKind
  readonly target: NoteTarget
  readonly postId: string | null
  readonly bodyId: string | null
  readonly officerId: string | null
  readonly targetName: string | null
  readonly title: string
  readonly said: string
  readonly source: string
  readonly evidence: Ground[]
  readonly draftedBy: string
  readonly draftedAt: Instant
  readonly explainBy: Instant | null
  readonly explainedAt: Instant | null
  readonly publishedBy: string | null
  readonly publishedAt: Instant | null
  readonly publishedUntil: string | null
  readonly withdrawnAt: Instant | null
  readonly withdrawnReason: string | null
  readonly correctionAsked: string | null
  readonly correctionAskedAt: Instant | null
  readonly correctionAnswer: 'corrected' | 'kept' | 'withdrawn' | null
  readonly correctionNote: string | null
  readonly correctedAt: Instant | null
}

/** The columns of {@link StoredNote}. */
export const noteColumns = sql`
  accountability_notes.zone_id as "zoneId", accountability_notes.id, accountability_notes.area_id as "areaId",
  accountability_notes.kind, target, accountability_notes.post_id as "postId", accountability_notes.body_id as "bodyId",
  accountability_notes.officer_id as "officerId", target_name as "targetName", accountability_notes.title, said,
  accountability_notes.source, evidence, drafted_by as "draftedBy", drafted_at as "draftedAt", explain_by as "explainBy",
  explained_at as "explainedAt", published_by as "publishedBy", published_at as "publishedAt",
  published_until as "publishedUntil", withdrawn_at as "withdrawnAt", withdrawn_reason as "withdrawnReason",
  correction_asked as "correctionAsked", correction_asked_at as "correctionAskedAt",
  correction_answer as "correctionAnswer", correction_note as "correctionNote", corrected_at as "correctedAt"`

/** The note, held until the transaction ends; undefined when there is none. */
export async function lockNote(trx: Trx, id: string): Promise<StoredNote | undefined> {
  const { rows } = await sql<StoredNote>`
    select ${noteColumns} from accountability_notes where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** Whom a note touches now; a team or a force leads nothing and has nobody by name. */
export async function subjectOfNote(
  trx: Trx,
  note: Pick<StoredNote, 'areaId' | 'target' | 'postId' | 'bodyId'>,
  now: Instant,
): Promise<Subject | undefined> {
  if (note.target === 'post') return findPostSubject(trx, note.postId ?? '', now)
  if (note.target === 'body') return findBodySubject(trx, note.bodyId ?? '', now)
  if (note.target === 'unit') return findUnitSubject(trx, note.areaId, now)
  return { areaId: note.areaId, postId: null, bodyId: null, officerIds: [], leads: false }
}
