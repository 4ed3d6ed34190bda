import { sql } from 'kysely'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { childId, type Step, type Trx, type Work } from '#platform/server'
import { type evidenceField, TASKS } from '../domain/index.ts'
import type { Done } from './change-tasks.ts'
import './tasks.tables.ts'

/** One proof as it was sent. */
export type SentEvidence = z.infer<typeof evidenceField>

/** Hashes, among those sent, of files that are on the server. */
export async function knownFiles(trx: Trx, sent: readonly SentEvidence[]): Promise<Set<string>> {
  const hashes = [...new Set(sent.flatMap(({ fileHash }) => fileHash ?? []))]
  if (hashes.length === 0) return new Set()
  const { rows } = await sql<{ hash: string }>`select hash from files where hash = any(${hashes}::text[])`.execute(trx)
  return new Set(rows.map(({ hash }) => hash))
}

/** Why a proof cannot be taken; undefined when it can. */
export function refuseEvidence(sent: SentEvidence, files: ReadonlySet<string>, field: string): Refusal | undefined {
  const incomplete = (what: string) =>
    refuse(TASKS.EVIDENCE_INCOMPLETE, { field: `${field}.${what}`, params: { what } })
  if (sent.kind === 'text') return sent.text === undefined ? incomplete('text') : undefined
  if (sent.kind === 'document') return sent.documentId === undefined ? incomplete('documentId') : undefined
  if (sent.fileHash === undefined) return incomplete('fileHash')
  return files.has(sent.fileHash) ? undefined : refuse(TASKS.NO_SUCH_FILE, { field: `${field}.fileHash` })
}

/** The id of the `index`-th proof of an intent. */
export function evidenceId(work: Pick<Work<unknown>, 'id'>, index: number): string {
  return childId(work, `evidence/${index}`)
}

/** Puts the proofs of accepted changes beside their tasks. */
export async function writeEvidence<P>(
  done: readonly Done<P>[],
  step: Step,
  evidenceOf: (payload: P) => readonly SentEvidence[],
): Promise<void> {
  const rows = done.flatMap(({ work, change }) =>
    evidenceOf(work.payload).map((sent, index) => ({
      sent,
      work,
      task: change.task,
      id: evidenceId(work as Work<unknown>, index),
    })),
  )
  if (rows.length === 0) return
  await sql`
    insert into task_evidence (zone_id, id, task_id, kind, file_hash, document_id, text, officer_id, at)
    select * from unnest(
      ${rows.map(({ task }) => task.zoneId)}::int[], ${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ task }) => task.id)}::uuid[], ${rows.map(({ sent }) => sent.kind)}::text[],
      ${rows.map(({ sent }) => (sent.kind === 'file' ? sent.fileHash : null))}::text[],
      ${rows.map(({ sent }) => (sent.kind === 'document' ? sent.documentId : null))}::uuid[],
      ${rows.map(({ sent }) => sent.text ?? null)}::text[], ${rows.map(({ work }) => work.actor.officerId)}::uuid[],
      ${rows.map(({ work }) => work.occurredAt)}::timestamptz[])`.execute(step.trx)
}
