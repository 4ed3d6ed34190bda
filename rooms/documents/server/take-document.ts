import { ACCESS, accept, allowed, type Fact, type Outcome, reject, type Step, type Work } from '#platform/server'
import { lockDocument, type StoredDocument } from './documents.store.ts'

/** The document to be changed, locked, if the actor may; else why not. */
export async function takeDocument(
  work: Work<{ documentId: string }>,
  step: Step,
  permission: 'documents.write' | 'documents.issue',
): Promise<StoredDocument | Outcome> {
  const document = await lockDocument(step.trx, work.payload.documentId)
  if (!document) return reject(ACCESS.NOT_FOUND, { field: 'documentId' })
  const refusal = allowed(work, step, permission, document.areaId, 'documents.read')
  return refusal ? reject(refusal) : document
}

/** The one fact that a change of a document leaves. */
export function changed(document: StoredDocument, type: string, data: Fact['data'] = {}): Outcome {
  const { id, areaId } = document
  return accept([{ type, areaId, subjectId: id, documentId: id, data, live: ['documents'] }], { documentId: id })
}
