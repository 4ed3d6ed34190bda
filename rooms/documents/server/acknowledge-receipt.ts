import type { Instant } from '#kit'
import { ACCESS, accept, defineIntent, type Outcome, reject, type Step, type Work } from '#platform/server'
import { acknowledgeReceipt, DOCUMENTS, markActed, markRead } from '../domain/index.ts'
import { lockReceipts, type ReceiptRow, saveReceipts } from './recipients.store.ts'

type Stage = 'received' | 'read' | 'acted'
type Saying = Work<{ recipientId: string }>

/**
 * The recipients' words, all of a batch at once. Each stage says the ones before it: who has read has also received. Saying
 * it again changes nothing and is accepted, for two people may hold one post's phone.
 */
function handleAll(stage: Stage) {
  return async (items: readonly Saying[], { trx }: Step): Promise<readonly Outcome[]> => {
    const rows = await lockReceipts(
      trx,
      items.map(({ payload }) => payload.recipientId),
    )
    const changed = new Map<string, ReceiptRow & { officerId: string | null }>()
    const outcomes = items.map((work): Outcome => {
      const row = changed.get(work.payload.recipientId) ?? rows.get(work.payload.recipientId)
      if (!row || row.sentAt === null) return reject(ACCESS.NOT_FOUND, { field: 'recipientId' })
      if (!isRecipient(work, row)) return reject(DOCUMENTS.NOT_YOUR_RECEIPT)
      const next = advance(row, stage, work.occurredAt)
      if (!next) return accept([])
      changed.set(row.id, { ...next, officerId: work.actor.officerId })
      return accept([toFact(row, stage)])
    })
    await saveReceipts(trx, [...changed.values()])
    return outcomes
  }
}

/**
 * Only the recipient says so: whoever holds the post now, or the office of the very same area. For a line without a post,
 * the office that keeps the document, which hears it by telephone or by paper.
 */
function isRecipient({ actor }: Saying, { postId, areaId, keptAt }: ReceiptRow): boolean {
  return actor.scopes.some((scope) => {
    if (!scope.permissions.has('documents.receive')) return false
    if (postId === null) return scope.areaId === keptAt && scope.permissions.has('documents.write')
    return scope.postId === postId || (scope.areaId === areaId && scope.permissions.has('documents.write'))
  })
}

function advance(row: ReceiptRow, stage: Stage, at: Instant): ReceiptRow | undefined {
  const receivedAt = row.receivedAt ?? at
  const readAt = row.readAt ?? (stage === 'received' ? null : at)
  const actedAt = row.actedAt ?? (stage === 'acted' ? at : null)
  const isSame = row.receivedAt === receivedAt && row.readAt === readAt && row.actedAt === actedAt
  return isSame ? undefined : { ...row, receivedAt, readAt, actedAt }
}

function toFact({ id, documentId, areaId, receivedAt }: ReceiptRow, stage: Stage) {
  return {
    type: `document-${stage}`,
    areaId,
    subjectId: id,
    documentId,
    data: { first: receivedAt === null ? 1 : 0 },
    live: ['documents'],
  }
}

/** The recipient has it. */
export const acknowledgeReceiptIntent = defineIntent({
  contract: acknowledgeReceipt,
  area: 'handler',
  handle: handleAll('received'),
})

/** The recipient has read it. */
export const markReadIntent = defineIntent({ contract: markRead, area: 'handler', handle: handleAll('read') })

/** The recipient has acted on it. */
export const markActedIntent = defineIntent({ contract: markActed, area: 'handler', handle: handleAll('acted') })
