import type { Instant, Words } from '#kit'
import type { Trx } from '#platform/server'
import {
  ACCESS,
  accept,
  allowed,
  defineIntent,
  type Fact,
  type Notice,
  notify,
  oneByOne,
  reject,
} from '#platform/server'
import { holdersOf } from '#rooms/bodies/server'
import { DOCUMENTS, distributeDocument } from '../domain/index.ts'
import { labelOf } from './change-draft.ts'
import { lockDocument, type StoredDocument } from './documents.store.ts'
import { addPostsOfKind, addRecipientRows, sendAll, unknownPosts } from './recipients.store.ts'

/** Sends a document to its list, to further lines, and down to every post of a kind. */
export const distributeDocumentIntent = defineIntent({
  contract: distributeDocument,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { documentId, recipients, toPosts } = work.payload
    const { trx, tree, now } = step
    const document = await lockDocument(trx, documentId)
    if (!document) return reject(ACCESS.NOT_FOUND, { field: 'documentId' })
    const refusal = allowed(work, step, 'documents.write', toPosts?.underAreaId ?? document.areaId, 'documents.read')
    if (refusal) return reject(refusal)
    if (document.state === 'draft') return reject(DOCUMENTS.STILL_A_DRAFT)
    if (document.entry === 'cited') return reject(DOCUMENTS.STUB)
    const unknown = await unknownPosts(
      trx,
      recipients.flatMap(({ postId }) => postId ?? []),
    )
    if (unknown.length > 0) return reject(ACCESS.NOT_FOUND, { field: 'recipients' })
    await addRecipientRows(trx, work, { documentId, areaId: document.areaId, tree }, recipients)
    if (toPosts) await addPostsOfKind(trx, work, { documentId, tree, now, ...toPosts })
    const sent = await sendAll(trx, documentId, work.occurredAt)
    if (sent.length === 0) return reject(DOCUMENTS.NOBODY_TO_SEND_TO, { field: 'recipients' })
    await tellHolders(trx, document, sent, { now, label: await labelOf(document, step) })
    return accept([sentFact(document, sent.length)], { sent: sent.length })
  }),
})

function sentFact({ id, areaId }: StoredDocument, sent: number): Fact {
  return {
    type: 'document-sent',
    areaId,
    subjectId: id,
    documentId: id,
    data: { sent },
    live: ['documents', 'notices'],
  }
}

async function tellHolders(
  trx: Trx,
  document: StoredDocument,
  sent: readonly { areaId: number; postId: string | null }[],
  { now, label }: { now: Instant; label: Words },
): Promise<void> {
  const posts = sent.flatMap(({ areaId, postId }) => (postId === null ? [] : [{ areaId, postId }]))
  const holders = await holdersOf(
    trx,
    posts.map(({ postId }) => postId),
    now,
  )
  const notices = posts.flatMap(({ areaId, postId }): Notice[] => {
    const holder = holders.get(postId)
    if (!holder) return []
    const { id } = document
    return [
      {
        officerId: holder.officerId,
        kind: 'document-sent',
        reason: `document-sent:${id}:${postId}`,
        areaId,
        subjectId: id,
        data: { documentId: id, label },
      },
    ]
  })
  await notify(trx, notices, now)
}
